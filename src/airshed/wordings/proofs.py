"""Faults of photos and files that are sealed as proofs, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "proofs.broken_document": (
        "{where}：文件损坏或不完整，没有保存。请在电脑上打开看看，另存后再传",
        "{where}: the file is damaged or not complete and was not kept; open it, save it again and send that",
    ),
    "proofs.broken_photo": (
        "{where}：照片损坏或不完整，没有保存。请重新拍，或重新从手机里传",
        "{where}: the photo is damaged or not complete and was not kept; take it again, or send it again",
    ),
    "proofs.empty": ("{where}：文件是空的，没有保存", "{where}: the file is empty and was not kept"),
    "proofs.heic": (
        (
            "{where}：{value} 格式的照片在多数电脑上打不开，没有保存。请存成 {expected} 再传"
            "（苹果手机：设置 → 相机 → 格式 → 兼容性最佳）"
        ),
        (
            "{where}: most computers cannot open photos as {value}; it was not kept. Save it as {expected} "
            "(iPhone: Settings, Camera, Formats, Most Compatible)"
        ),
    ),
    "proofs.macros": (
        "{where}：文件里有宏（程序），没有保存。请另存为 {expected} 再传",
        "{where}: the document has macros, which are programs, and was not kept; save it as {expected}",
    ),
    "proofs.many": (
        "一次最多 {expected} 个文件，请分几次",
        "at most {expected} files at once; send them in several parts",
    ),
    "proofs.named": (
        "{where} 没有写或太长（最多 {expected} 个字符）：“{value}”",
        "{where} is missing or longer than {expected} signs: {value!r}",
    ),
    "proofs.no_photo": (
        "{where}：这一项要照片，没有保存。请拍照或选照片",
        "{where}: only a photo shows this, so it was not kept; take one or choose one",
    ),
    "proofs.none": ("没有文件，请先拍照或选择文件", "there are no files; take a photo or choose some first"),
    "proofs.place": (
        "“{value}”不是经纬度，应在 {expected} 之间，两个都要有",
        "{value!r} is no longitude and latitude; both are needed, within {expected}",
    ),
    "proofs.too_many_pixels": (
        "{where}：照片太大（{value} 像素），没有保存；最多 {expected} 百万像素。请缩小后再传",
        "{where}: the photo is too large ({value} pixels) and was not kept; at most {expected} megapixels",
    ),
    "proofs.unknown": (
        (
            "{where}：内容不是能封存的照片或文件（看内容，不看名字），没有保存。可以传 {expected}；"
            "加了打开密码的文件请先去掉密码"
        ),
        (
            "{where}: by its content, whatever its name, it is no photo or document that can be sealed; it was not "
            "kept. Send {expected}, without a password"
        ),
    ),
    "proofs.logged": (
        "佐证材料 {where} 是案件记录的一部分，不能撤回；有误请在下一步附上新的",
        "proof {where} is part of the log of a case and stays; where it is wrong, bring another with the next step",
    ),
    "proofs.why": ("请写撤回的理由", "say why it is withdrawn"),
    "proofs.withdrawn": (
        "佐证材料 {where} 已被撤回，请看现在的状态",
        "proof {where} is withdrawn already; see where it stands now",
    ),
}

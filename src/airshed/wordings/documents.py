"""Faults of official papers of cases, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "documents.missing": ("{where}缺“{value}”：{expected}", "{where} lacks “{value}”: it {expected}"),
    "documents.unknown_field": (
        "{where}没有可填的“{value}”；可以填：{expected}",
        "{where} does not ask for {value!r}; it asks for: {expected}",
    ),
    "documents.too_long": (
        "{where}的“{value}”太长，最多 {expected} 字",
        "“{value}” of {where} is too long; at most {expected} signs",
    ),
    "documents.forbidden": (
        "{where}：不由您（{value}）办理（{expected}）。由经办部门的人员或领导起草、签发",
        "{where}: not for you ({value}) to do ({expected}); the office of the case or a leader drafts and signs it",
    ),
    "documents.no_name": (
        "{where}：账号 {value} 没有对应的人员，不能签发。请管理员在“用户”页填上人员",
        "{where}: account {value} names no person, so it cannot sign; the administrator adds one under Users",
    ),
    "documents.no_prefix": (
        "{where}：{value}还没有发文代字，不能编号。请该部门人员在案件的公文页填写",
        "{where}: {value} has no letters for its numbers yet; an officer of it enters them on the papers of the case",
    ),
    "documents.number_taken": (
        "{where}：文号 {value} 已被别的公文使用。请核对各部门的发文代字",
        "{where}: number {value} is another paper's; check the letters of the departments",
    ),
    "documents.letters": (
        "{where}的发文代字“{value}”不可用，应为 {expected} 个字",
        "letters {value!r} of {where} cannot be used; expected {expected} signs",
    ),
    "documents.letters_taken": (
        "{where}：发文代字“{value}”已被别的部门使用",
        "{where}: letters {value!r} are those of another department",
    ),
    "documents.why": ("{where}：撤回要写明理由", "{where}: say why it is withdrawn"),
    "documents.moved": (
        "{where}：已由 {value} 办理，现在是“{expected}”。请刷新后再办",
        "{where}: {value} was faster; it is now {expected!r}; look again first",
    ),
    "documents.unknown_kind": (
        "没有文种 {value}；有：{expected}",
        "no paper {value!r}; there are: {expected}",
    ),
    "documents.not_whole": (
        "{where}：存档文件不在，或与摘要 {value} 不符。请管理员从备份恢复",
        "{where}: what was kept is gone or is not of digest {value}; restore it from a backup",
    ),
    "documents.no_converter": (
        "这台服务器没有 {expected}，不能转成 PDF；请下载 docx",
        "this machine has no {expected}, so there is no PDF; take the docx",
    ),
    "documents.not_converted": (
        "{where} 没有转成 PDF（{value}）；请下载 docx",
        "{where} made no PDF ({value}); take the docx",
    ),
}

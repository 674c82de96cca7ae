"""Faults of uploads and of the watched folder, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "uploads.broke": (
        "{where}：读这个文件时出了意外（{value}），没有存入任何数据。请检查文件；文件没有问题就把它交给管理员",
        (
            "{where}: reading it failed in a way nobody foresaw ({value}); nothing was stored. "
            "Look at the file; if it is in order, hand it to the administrator"
        ),
    ),
    "uploads.folder_inside": (
        "{where}：文件夹里还有文件夹，只读一层。请把文件放在同一层",
        "{where}: a folder within a folder is not read; put the files side by side",
    ),
    "uploads.link": (
        "{where}：是链接，不跟随，已去掉。请放文件本身",
        "{where}: a link is not followed and was taken away; put the file itself there",
    ),
    "uploads.many": (
        "一次最多 {expected} 个文件，请分几次",
        "at most {expected} files at once; send them in several parts",
    ),
    "uploads.no_file": (
        "{where}：不是普通文件",
        "{where}: it is no ordinary file",
    ),
    "uploads.no_permission": (
        "{where}：没有权限读。请改文件的权限，让运行 airshed 的用户能读",
        "{where}: may not be read; let the user who runs airshed read it",
    ),
    "uploads.no_stations": (
        "还没有站点名单：站点编号没有核对，也不知道属于哪个城市。请把站点名单也上传",
        "there is no list of stations: codes were not checked and belong to no city; upload the list as well",
    ),
    "uploads.none": ("没有文件，请先选择文件", "there are no files; choose some first"),
    "uploads.step_taken": (
        "别人或后台刚处理了这次上传，请看现在的状态",
        "somebody else, or the jobs, have just gone on with this upload; see where it stands now",
    ),
    "uploads.system": (
        "服务器读写文件时出错（{value}），没有存入任何数据。请管理员看磁盘和权限，然后再试",
        (
            "the server could not read or write ({value}); nothing was stored. "
            "Ask the administrator about disk and permissions, then try again"
        ),
    ),
    "uploads.too_large": (
        "一次上传的文件总共不能超过 {expected}，什么也没有保存。请分几次上传",
        "the files of one upload may weigh {expected} together; nothing was kept. Send them in several parts",
    ),
    "uploads.too_much": (
        (
            "{where}：读它要用的内存超过 {expected}，或者时间太长，没有存入任何数据。请分成小一些的文件；"
            "表格里远处若有多余的单元格，请删掉"
        ),
        (
            "{where}: reading it takes more than {expected} of memory, or too long; nothing was stored. "
            "Split it into smaller files; in a spreadsheet, delete stray cells far away"
        ),
    ),
}

"""Faults of rulings on pages, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "rulings.ambiguous": (
        "{where}：数据不完整或过期，请重新打开页面再试",
        "{where}: the page is out of date, open it again",
    ),
    "rulings.changed": (
        "{where}：打开页面之后被 {value} 改动、批准、退回或撤回过，请看最新内容再决定。没有保存任何内容",
        "{where}: changed, decided or withdrawn by {value} since the page was opened; look again, nothing was stored",
    ),
    "rulings.contradicts": (
        "{where}：“{value}”与现行裁定 {expected} 矛盾。若要改，请在“替代”中选择它，或先终止它",
        '{where}: {value!r} contradicts ruling {expected}; choose it under "replaces", or end it first',
    ),
    "rulings.days": (
        "{where}：最后一天早于第一天（{expected}）",
        "{where}: the last day lies before the first ({expected})",
    ),
    "rulings.ends_before": (
        "{where}：这条裁定自 {value} 起已经终止，不能把终止推后",
        "{where}: this ruling is over from {value} on, it cannot end later",
    ),
    "rulings.long": (
        "{where}：有 {value} 个字符，最多 {expected} 个",
        "{where}: {value} characters, at most {expected} are taken",
    ),
    "rulings.missing": ("请填写{where}", "{where} is missing"),
    "rulings.nothing_chosen": ("还没有选中任何一条", "nothing is chosen yet"),
    "rulings.own_draft": (
        "{where}：起草人 {value} 不能批准自己起草的裁定",
        "{where}: {value} drafted this and cannot approve it",
    ),
    "rulings.sign": ("{where}：含有不能保存的控制字符", "{where}: it holds a sign that cannot be stored"),
    "rulings.task_file_large": (
        "{where}：文件有 {value} 字节，最多 {expected} 字节",
        "{where}: the file has {value} bytes, at most {expected} are read",
    ),
    "rulings.year": (
        "{where}：年份 {value} 不对，应在 {expected} 之间",
        "{where}: year {value} is wrong, expected {expected}",
    ),
    "rulings.there": ("{where}：同样的裁定已经有了", "{where}: this ruling is there already"),
}

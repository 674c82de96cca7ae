"""Faults of the diary of resident supervision, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "diary.forbidden": (
        "{where}：不由您（{value}）办理。派驻由牵头部门（大气办）的人员登记，日志由驻点人员本人确认",
        "{where}: not for you ({value}) to do; the coordinating department posts people, who confirm their own days",
    ),
    "diary.account": (
        "{where}：没有在用账号“{value}”",
        "{where}: there is no account {value!r} in use",
    ),
    "diary.days": ("{where}：终止日期 {value} 应为 {expected}", "{where}: last day {value} should be {expected}"),
    "diary.no_day": (
        "{where}：{value} 不在驻点期内，或还没有到（驻点自 {expected} 起）",
        "{where}: {value} is no day of the post, or still to come (it began on {expected})",
    ),
    "diary.nothing_done": (
        "{where}：{value} 没有工作记录，确认前请在备注里写明情况",
        "{where}: nothing was recorded on {value}; say why in the remark before you confirm it",
    ),
    "diary.too_long": (
        "{where}：备注 {value} 字，最多 {expected} 字",
        "{where}: the remark has {value} signs, at most {expected} are kept",
    ),
    "diary.confirmed_before": (
        "{where}：{value} 已经确认，不能再改",
        "{where}: {value} is confirmed already and does not change",
    ),
}

"""Faults of joint meetings, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "meetings.forbidden": (
        "{where}：不由您（{value}）登记。由牵头部门（大气办）的人员登记",
        "{where}: not for you ({value}) to enter; an officer of the coordinating department does",
    ),
    "meetings.not_held": (
        "{where}：日期 {value} 还没有到，开过的会才能登记（今天是 {expected}）",
        "{where}: {value} is still to come; a meeting is entered once it was held (today is {expected})",
    ),
    "meetings.action": (
        "议定事项 {where}：内容“{value}”不可用，应为 1 … {expected} 字",
        "action {where}: {value!r} cannot be used; expected 1 … {expected} signs",
    ),
    "meetings.unit": (
        "议定事项 {where}：没有部门“{value}”；有：{expected}",
        "action {where}: there is no department {value!r}; there are: {expected}",
    ),
    "meetings.person": (
        "议定事项 {where}：没有在用账号“{value}”；责任人可以不填",
        "action {where}: there is no account {value!r} in use; the person may be left out",
    ),
    "meetings.deadline": (
        "议定事项 {where}：期限 {value} 要晚于今天（{expected}）",
        "action {where}: its last day {value} must be after today ({expected})",
    ),
}

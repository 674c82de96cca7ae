"""The wording of faults of workflows, their clocks, and work days."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "flows.unknown_move": ("没有“{value}”这个操作。可用：{expected}", "no move {value!r}; there are: {expected}"),
    "flows.not_from_here": (
        "现在的状态“{value}”不能做“{where}”。现在可以：{expected}",
        "{where}: not from state {value!r}; from here: {expected}",
    ),
    "flows.not_yours": (
        "“{where}”不能由角色“{value}”来做，应为：{expected}",
        "{where}: not for role {value!r}; for: {expected}",
    ),
    "flows.missing": ("{where}：必须填写", "{where}: must be given"),
    "flows.unknown_value": (
        "{where}：这个操作没有这一项。有：{expected}",
        "{where}: not asked for here; known: {expected}",
    ),
    "flows.no_proof": ("{where}：必须附照片或文件作为证明", "{where}: a photo or document must prove it"),
    "flows.same_person": (
        "{where}：不能由做“{expected}”的同一个人（{value}）来做，请换人",
        "{where}: not by the person who made {expected!r} ({value}); somebody else must",
    ),
    "flows.unknown_state": (
        "{where}：没有状态“{value}”。有：{expected}",
        "{where}: no state {value!r}; known: {expected}",
    ),
    "flows.unknown_role": (
        "{where}：没有角色“{value}”。有：{expected}",
        "{where}: no role {value!r}; known: {expected}",
    ),
    "flows.unreached": ("{where}：没有操作能到达状态“{value}”", "{where}: no move leads to state {value!r}"),
    "flows.endless": ("{where}：从状态“{value}”到不了任何终点", "{where}: no end is reached from state {value!r}"),
    "flows.clock_at_end": ("{where}：终点“{value}”不应再计时", "{where}: no clock runs at the end {value!r}"),
    "flows.nobodys": ("{where}：状态“{value}”没有写明由谁处理", "{where}: nobody must act in state {value!r}"),
    "flows.broken_log": (
        "第 {where} 条记录与流程表不符：{value}；应从“{expected}”开始，且不是同一个人",
        "row {where} of the log is not in the table: {value}; expected from {expected!r}, and by another person",
    ),
    "clocks.term": ("{where}：期限“{value}”应为正整数（工作日）", "{where}: {value!r} is no number of work days >= 1"),
    "clocks.deadline": (
        "{where}：{value} 已过，期限应晚于今天：{expected}",
        "{where}: {value} is over; expected {expected}",
    ),
    "clocks.paused": ("已中止计时，请先恢复", "the clock stands still; start it again first"),
    "clocks.not_paused": ("没有中止计时，到期日为 {value}", "the clock does not stand still; its last day is {value}"),
    "clocks.run_out": (
        "已于 {value} 到期，逾期后不能再中止或延期",
        "it ran out on {value}; a clock that has run out is neither stopped nor extended",
    ),
    "clocks.none": ("{where}：这个状态（{value}）没有计时", "{where}: no clock runs in state {value!r}"),
    "cases.value": (
        "{where}：“{value}”不可用，应为：{expected}",
        "{where}: {value!r} cannot be used; expected {expected}",
    ),
    "cases.moved": (
        "{where}：在您查看之后已被办理（{value}），现在的状态是“{expected}”。请刷新后再办",
        "{where}: moved by somebody else since you looked ({value}); it is now {expected!r}; look again first",
    ),
    "cases.forbidden": (
        "{where}：现在这一环节不由您（{value}）办理",
        "{where}: in its present state it is not for you ({value}) to move",
    ),
    "cases.object": (
        "没有这一行，或不在您的范围内：{value}。写法如 {expected}",
        "no such row, or none of yours: {value}; written as {expected}",
    ),
    "cases.urge": (
        "请先勾选要催办的案件（{expected} 件），现在选了 {value} 件",
        "tick the cases to urge ({expected}); {value} are ticked",
    ),
    "cases.office": (
        "“{where}”只能由经办部门（{expected}）办理，不由责任部门的人（{value}）办理",
        "{where}: for officers of the office ({expected}) alone, not of the unit that must act ({value})",
    ),
    "cases.old_proof": (
        "{where}：这个文件已在本案同一步骤用过，请提供新的佐证",
        "{where}: this file proved the same step of this case before; bring a new one",
    ),
    "cases.unknown": ("没有这个案件，或不在您的范围内：{where}", "no such case, or none of yours: {where}"),
    "cases.holidays": (
        "{where}：“{value}”不可用，应为：{expected}",
        "{where}: {value!r} cannot be used; expected {expected}",
    ),
    "calendar.no_holidays": (
        "不知道 {value} 年的放假安排，无法推算工作日。已知：{expected}。请在 holidays.yaml 中补充",
        "holidays of {value} are not known, so work days are not either; known: {expected}; add them to holidays.yaml",
    ),
}

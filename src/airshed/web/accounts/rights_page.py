"""The table of rights as the page `docs/reference/rights.md`: `python -m airshed.web.accounts.rights_page > FILE`."""

import sys
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from airshed.web.accounts.rights import COORDINATED, PERSONAL, STATES, TABLE, UNDIVIDED, Action, Record, Right, Scope
from airshed.web.accounts.roles import NEEDS, ROLE_WORDS, WITH_SECOND_FACTOR, Role

ACTION_WORDS: Mapping[Action, tuple[str, str]] = MappingProxyType(
    {
        Action.view: ("查看", "view"),
        Action.edit: ("编辑", "edit"),
        Action.approve: ("批准", "approve"),
        Action.release: ("发布", "release"),
        Action.export: ("导出", "export"),
        Action.import_: ("导入", "import"),
        Action.manage: ("管理", "manage"),
    }
)
SCOPE_WORDS: Mapping[Scope, tuple[str, str]] = MappingProxyType(
    {
        Scope.own: ("本人", "own"),
        Scope.enterprise: ("本企业", "own enterprise"),
        Scope.grid: ("本网格", "own grid"),
        Scope.area: ("本片区", "own area"),
        Scope.department: ("本部门", "own department"),
        Scope.all: ("全部", "all"),
    }
)
RECORD_WORDS: Mapping[Record, tuple[str, str]] = MappingProxyType(
    {
        Record.clause: ("条款", "clause"),
        Record.ruling: ("裁定", "ruling"),
        Record.figure: ("数值", "figure"),
        Record.account: ("账户", "account"),
        Record.department: ("部门", "department"),
        Record.person: ("人员", "person"),
        Record.audit: ("审计日志", "audit log"),
        Record.observation: ("观测", "observation"),
        Record.monitoring: ("监控设备数据", "data of devices"),
        Record.dust_event: ("沙尘过程", "dust event"),
        Record.upload: ("上传", "upload"),
        Record.register_row: ("台账行", "register row"),
        Record.case: ("办件", "case"),
        Record.release: ("发布内容", "release"),
        Record.meeting: ("联席会议", "joint meeting"),
        Record.diary: ("驻地督办日志", "supervision diary"),
        Record.report: ("报告", "report"),
        Record.notice: ("通知", "notice"),
    }
)
_HEAD = """\
# 权限表 / Rights

谁能对什么做什么。表中没有的一律禁止；查看、检索、导出、地图、接口、历史、通知、附件都经过同一个过滤。\
编辑、批准、发布是三种不同的权限，没有人既能编辑又能发布同一种内容。

Who may do what to what. What is not in the table is forbidden; pages, search, export, map, interface, history, notices
and attachments go through one filter. Editing, approving and releasing are different rights, and nobody both edits and
releases the same kind of record.

本页由程序生成 / This page is generated: `python -m airshed.web.accounts.rights_page > docs/reference/rights.md`
"""


def page() -> str:
    """Return the page."""
    lines = [_HEAD, _coordinated(), ""]
    for role in Role:
        lines += [*_role(role), ""]
    return "\n".join(lines)


def _coordinated() -> str:
    names = "；".join(_both(RECORD_WORDS[record]) for record in Record if record in COORDINATED)
    whole = "；".join(_both(RECORD_WORDS[record]) for record in Record if record in UNDIVIDED)
    return (
        "统筹方案的部门（大气办）的人员，在这些记录上“本部门”就是全部 / For officers of the department that "
        f"coordinates the plan, the scope “department” is all of: {names}.\n\n"
        f"不分部门的记录，够不到全部就一条也没有 / Not divided, so less than all is none: {whole}."
    )


def _role(role: Role) -> Iterator[str]:
    yield f"## {_both(ROLE_WORDS[role])} (`{role}`)\n"
    if role in NEEDS:
        yield f"账户必须写明 / An account must name: `{NEEDS[role]}`\n"
    if role in WITH_SECOND_FACTOR:
        yield "登录须用手机验证码 / Signs in with a code from the phone as well.\n"
    named = sorted(PERSONAL.get(role, ()), key=list(Record).index)
    personal = ", ".join(_both(RECORD_WORDS[record]) for record in named) or "不可见 / none"
    yield f"个人信息（户、车牌、电话） / Personal columns (households, plates, phones): {personal}\n"
    yield "| 记录 / record | 动作 / action | 状态 / states | 范围 / scope |"
    yield "|---|---|---|---|"
    for row in sorted((row for row in TABLE if row.role is role), key=_order):
        words = (_both(RECORD_WORDS[row.record]), _both(ACTION_WORDS[row.action]), _states(row))
        yield f"| {' | '.join(words)} | {_both(SCOPE_WORDS[row.scope])} |"


def _order(row: Right) -> tuple[int, int]:
    return list(Record).index(row.record), list(Action).index(row.action)


def _states(row: Right) -> str:
    if set(row.states) == set(STATES[row.record]):
        return "所有 / any"
    return ", ".join(_both(STATES[row.record][state]) for state in row.states)


def _both(words: tuple[str, str]) -> str:
    return " / ".join(words)


if __name__ == "__main__":
    sys.stdout.write(page())

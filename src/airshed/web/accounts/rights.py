"""Who may do what: one table of role, record, action, states and scope. What is in no row is forbidden.

The table is pure data. `queries.visible` turns it into a filter, and every channel reads through that: page, search,
export, map, interface, history, notice, attachment.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from airshed.web.accounts.roles import WITH_ACCOUNT, Role


class Action(StrEnum):
    """What is done to a record. Editing, approving and releasing are three different things."""

    view = "view"
    edit = "edit"
    approve = "approve"
    release = "release"
    export = "export"
    import_ = "import"
    manage = "manage"


class Scope(StrEnum):
    """Which records of a kind, from none to all."""

    none = "none"
    own = "own"
    enterprise = "enterprise"
    grid = "grid"
    area = "area"
    department = "department"
    all = "all"


class Record(StrEnum):
    """What rights are about."""

    clause = "clause"
    ruling = "ruling"
    figure = "figure"
    account = "account"
    department = "department"
    person = "person"
    audit = "audit"
    observation = "observation"
    monitoring = "monitoring"
    dust_event = "dust_event"
    upload = "upload"
    register_row = "register_row"
    case = "case"
    release = "release"
    report = "report"
    meeting = "meeting"
    diary = "diary"
    notice = "notice"


Words = tuple[str, str]

STATES: Mapping[Record, Mapping[str, Words]] = MappingProxyType(
    {
        Record.clause: {"in_force": ("有效", "in force")},
        Record.ruling: {"draft": ("草稿", "draft"), "approved": ("已批准", "approved"), "ended": ("已终止", "ended")},
        Record.figure: {
            "draft": ("未冻结", "draft"),
            "frozen": ("已冻结", "frozen"),
            "released": ("已发布", "released"),
        },
        Record.account: {"active": ("启用", "active"), "disabled": ("停用", "disabled")},
        Record.department: {"active": ("在用", "active"), "closed": ("撤销", "closed")},
        Record.person: {"active": ("在岗", "active"), "left": ("离岗", "left")},
        Record.audit: {"kept": ("已记录", "kept")},
        Record.observation: {"stored": ("已入库", "stored")},
        Record.monitoring: {"received": ("已接收", "received")},
        Record.dust_event: {
            "proposed": ("拟议", "proposed"),
            "confirmed": ("认定", "confirmed"),
            "rejected": ("不认定", "rejected"),
        },
        Record.upload: {
            "waiting": ("待处理", "waiting"),
            "stored": ("已入库", "stored"),
            "refused": ("被拒绝", "refused"),
            "undone": ("已撤销", "undone"),
        },
        Record.register_row: {"draft": ("未确认", "draft"), "confirmed": ("已确认", "confirmed")},
        Record.case: {
            "found": ("排查", "found"),
            "assigned": ("交办", "assigned"),
            "verified": ("核查", "verified"),
            "interview": ("约谈", "interview"),
            "special_inspection": ("专项督察", "special inspection"),
            "closed": ("办结", "closed"),
        },
        Record.release: {
            "draft": ("草稿", "draft"),
            "approved": ("已批准", "approved"),
            "released": ("已发布", "released"),
            "withdrawn": ("已撤回", "withdrawn"),
        },
        Record.report: {"made": ("已生成", "made")},
        Record.meeting: {"held": ("已召开", "held")},
        Record.diary: {"draft": ("未确认", "draft"), "confirmed": ("已确认", "confirmed")},
        Record.notice: {"told": ("已通知", "told")},
    }
)
"""Every state of a record; a stored state that is not here gives nobody any right."""


@dataclass(frozen=True, slots=True)
class Right:
    """A role may do an action to a record in these states, within a scope."""

    role: Role
    record: Record
    action: Action
    states: tuple[str, ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class Scoped:
    """How a model answers to the table; its class attribute RIGHTS.

    Attributes:
        record: which record of the table it is.
        state_field: lookup that holds the state; None where the record has a single state.
        fields: scope to the lookup that is compared with the user's, or to several of which one is enough:
            `department` with the code of the department, `area`, `grid` and `enterprise` with the codes the user has,
            `own` with the name of the user.
        state_values: state to what is stored, where that is something else than its name.
    """

    record: Record
    state_field: str | None = None
    fields: Mapping[Scope, str | tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    state_values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


_SEEN_BY_ALL_LEADERS = tuple(record for record in Record if record is not Record.notice)
_LEADER_EXPORTS = (
    *(Record.clause, Record.ruling, Record.figure, Record.observation, Record.register_row, Record.case),
    *(Record.dust_event, Record.release, Record.report, Record.monitoring),
)
_CARE = "view edit export import"

# Role, record, actions, scope, states; no states named = every state of the record.
_ROWS: tuple[tuple[Role, Record, str, Scope, str], ...] = (
    # Runs the system: accounts, and where the system stands. Nothing with households, plates or phones; no audit log.
    (Role.administrator, Record.account, "view import manage", Scope.all, ""),
    (Role.administrator, Record.department, "view import manage", Scope.all, ""),
    (Role.administrator, Record.person, "view import manage", Scope.all, ""),
    (Role.administrator, Record.clause, "view", Scope.all, ""),
    (Role.administrator, Record.ruling, "view", Scope.all, ""),
    (Role.administrator, Record.figure, "view", Scope.all, ""),
    (Role.administrator, Record.observation, "view", Scope.all, ""),
    (Role.administrator, Record.monitoring, "view", Scope.all, ""),
    (Role.administrator, Record.release, "view", Scope.all, ""),
    # Reads the log, and nothing else.
    (Role.auditor, Record.audit, "view export", Scope.all, ""),
    # Reads all, approves, releases; edits nothing.
    *((Role.leader, record, "view", Scope.all, "") for record in _SEEN_BY_ALL_LEADERS),
    *((Role.leader, record, "export", Scope.all, "") for record in _LEADER_EXPORTS),
    (Role.leader, Record.ruling, "approve", Scope.all, "draft approved"),
    (Role.leader, Record.figure, "approve", Scope.all, "draft"),
    (Role.leader, Record.figure, "release", Scope.all, "frozen"),
    (Role.leader, Record.case, "approve", Scope.all, ""),
    (Role.leader, Record.release, "approve", Scope.all, "draft"),
    (Role.leader, Record.release, "release", Scope.all, "approved released"),
    # The department's own clauses, registers and cases; drafts what a leader approves.
    (Role.officer, Record.clause, "view export", Scope.department, ""),
    (Role.officer, Record.ruling, "view export", Scope.department, ""),
    (Role.officer, Record.ruling, "edit", Scope.department, "draft"),
    (Role.officer, Record.figure, "view export", Scope.department, ""),
    (Role.officer, Record.department, "view", Scope.all, ""),
    (Role.officer, Record.person, "view", Scope.department, ""),
    (Role.officer, Record.observation, "view export", Scope.all, ""),
    (Role.officer, Record.observation, "import", Scope.department, ""),
    # What devices send: evidence packs are exports, requests to devices are edits.
    (Role.officer, Record.monitoring, "view export edit", Scope.department, ""),
    (Role.officer, Record.dust_event, "view export edit", Scope.department, ""),
    (Role.officer, Record.upload, "view import", Scope.department, ""),
    (Role.officer, Record.upload, "edit", Scope.department, "waiting stored"),
    (Role.officer, Record.register_row, _CARE, Scope.department, ""),
    (Role.officer, Record.case, "view export", Scope.department, ""),
    (Role.officer, Record.case, "edit", Scope.department, ""),
    (Role.officer, Record.release, "view", Scope.department, ""),
    (Role.officer, Record.release, "edit", Scope.department, "draft"),
    (Role.officer, Record.report, "view export edit", Scope.department, ""),
    (Role.officer, Record.meeting, "view", Scope.all, ""),
    (Role.officer, Record.meeting, "edit", Scope.department, ""),
    (Role.officer, Record.diary, "view", Scope.department, ""),
    (Role.officer, Record.diary, "edit", Scope.department, "draft"),
    # The own area, in the field.
    (Role.inspector, Record.department, "view", Scope.all, "active"),
    (Role.inspector, Record.observation, "view", Scope.all, ""),
    (Role.inspector, Record.monitoring, "view export", Scope.area, ""),
    (Role.inspector, Record.upload, "view import", Scope.own, ""),
    (Role.inspector, Record.register_row, "view", Scope.area, ""),
    (Role.inspector, Record.register_row, "edit", Scope.area, ""),
    (Role.inspector, Record.case, "view", Scope.area, ""),
    (Role.inspector, Record.case, "edit", Scope.area, "found assigned verified special_inspection closed"),
    (Role.inspector, Record.meeting, "view", Scope.all, ""),
    (Role.inspector, Record.diary, "view", Scope.own, ""),
    (Role.inspector, Record.diary, "edit", Scope.own, "draft"),
    # The own grid.
    (Role.grid_lead, Record.observation, "view", Scope.all, ""),
    (Role.grid_lead, Record.monitoring, "view", Scope.grid, ""),
    (Role.grid_lead, Record.upload, "view import", Scope.own, ""),
    (Role.grid_lead, Record.register_row, "view", Scope.grid, ""),
    (Role.grid_lead, Record.register_row, "edit", Scope.grid, "draft"),
    (Role.grid_lead, Record.case, "view", Scope.grid, ""),
    (Role.grid_lead, Record.case, "edit", Scope.grid, "found assigned interview special_inspection"),
    (Role.grid_lead, Record.meeting, "view", Scope.all, ""),
    # The own enterprise.
    (Role.plant, Record.observation, "view", Scope.all, ""),
    (Role.plant, Record.monitoring, "view", Scope.enterprise, ""),
    (Role.plant, Record.upload, "view import", Scope.enterprise, ""),
    (Role.plant, Record.register_row, "view export", Scope.enterprise, ""),
    (Role.plant, Record.register_row, "edit", Scope.enterprise, "draft"),
    (Role.plant, Record.case, "view", Scope.enterprise, ""),
    (Role.plant, Record.case, "edit", Scope.enterprise, "assigned interview special_inspection"),
    # What somebody was told is read by nobody else.
    *((role, Record.notice, "view", Scope.own, "") for role in sorted(WITH_ACCOUNT)),
    # Released only.
    (Role.public, Record.figure, "view export", Scope.all, "released"),
    (Role.public, Record.release, "view export", Scope.all, "released"),
)


def _table() -> Iterator[Right]:
    for role, record, actions, scope, states in _ROWS:
        for action in actions.split():
            yield Right(role, record, Action(action), tuple(states.split() or STATES[record]), scope)


TABLE: tuple[Right, ...] = tuple(_table())
_SCOPES: Mapping[tuple[Role, Record, Action, str], Scope] = MappingProxyType(
    {(row.role, row.record, row.action, state): row.scope for row in TABLE for state in row.states}
)

PERSONAL: Mapping[Role, frozenset[Record]] = MappingProxyType(
    {
        Role.leader: frozenset({Record.person, Record.upload, Record.register_row, Record.case}),
        Role.officer: frozenset({Record.person, Record.upload, Record.register_row, Record.case}),
        Role.inspector: frozenset({Record.upload, Record.register_row, Record.case}),
        Role.grid_lead: frozenset({Record.upload, Record.register_row, Record.case}),
        Role.plant: frozenset({Record.upload, Record.register_row, Record.case}),
    }
)
"""Records whose personal columns (households, plates, phones) a role reads, within its scope; else they are masked."""


COORDINATED = frozenset(
    {
        *(Record.clause, Record.ruling, Record.figure, Record.observation, Record.dust_event, Record.register_row),
        *(Record.release, Record.report, Record.case, Record.meeting, Record.diary, Record.monitoring),
    }
)
"""Records of which the department that coordinates the plan (大气办) reaches all, not only its own."""
UNDIVIDED = frozenset({Record.observation, Record.dust_event, Record.release, Record.report, Record.meeting})
"""Records that belong to no department, area, grid or enterprise: whoever does not reach all reaches none."""


def scope_of(role: Role, record: Record, action: Action, state: str) -> Scope:
    """Return which records of a state a role may do an action to; none where no row says so."""
    return _SCOPES.get((role, record, action, state), Scope.none)


def may_see_personal(role: Role, record: Record) -> bool:
    """Whether a role reads the personal columns of the records it sees."""
    return record in PERSONAL.get(role, frozenset())

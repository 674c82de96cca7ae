"""Every cell of the table of rights against the design as it is written here, and in the filter every channel uses."""

from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, models

from airshed.web.accounts.access import may
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import (
    PERSONAL,
    STATES,
    TABLE,
    Action,
    Record,
    Scope,
    Scoped,
    may_see_personal,
    scope_of,
)
from airshed.web.accounts.roles import WITH_ACCOUNT, Role

# Role: record: action scope [states, else all]. What is not here is forbidden.
DESIGN = """
administrator account view all; account import all; account manage all
administrator department view all; department import all; department manage all
administrator person view all; person import all; person manage all
administrator clause view all; ruling view all; figure view all; observation view all; release view all
auditor audit view all; audit export all
leader clause view all; ruling view all; figure view all; account view all; department view all; person view all
leader audit view all; observation view all; upload view all; register_row view all; case view all; release view all
leader dust_event view all; dust_event export all; report view all; report export all
leader meeting view all; diary view all
leader clause export all; ruling export all; figure export all; observation export all; register_row export all
leader case export all; release export all
leader ruling approve all draft,approved; figure approve all draft; release approve all draft
leader case approve all
leader figure release all frozen; release release all approved,released
officer clause view department; clause export department; ruling view department; ruling export department
officer ruling edit department draft; figure view department; figure export department; department view all
officer person view department; observation view all; observation export all
officer observation import department; upload view department; upload import department
officer upload edit department waiting,stored; register_row view department; register_row edit department
officer register_row export department; register_row import department; case view department; case export department
officer case edit department; release view department
officer release edit department draft
officer dust_event view department; dust_event export department; dust_event edit department
officer report view department; report export department; report edit department
officer meeting view all; meeting edit department; diary view department; diary edit department draft
inspector department view all active; observation view all; upload view own; upload import own
inspector register_row view area; register_row edit area; case view area
inspector case edit area found,assigned,verified,special_inspection,closed
inspector meeting view all; diary view own; diary edit own draft
grid_lead meeting view all
grid_lead observation view all; upload view own; upload import own; register_row view grid; register_row edit grid draft
grid_lead case view grid; case edit grid found,assigned,interview,special_inspection
plant observation view all; upload view enterprise; upload import enterprise
plant register_row view enterprise; register_row export enterprise; register_row edit enterprise draft
administrator monitoring view all
leader monitoring view all; monitoring export all
officer monitoring view department; monitoring export department; monitoring edit department
inspector monitoring view area; monitoring export area
grid_lead monitoring view grid
plant monitoring view enterprise
plant case view enterprise; case edit enterprise assigned,interview,special_inspection
administrator notice view own
auditor notice view own
leader notice view own
officer notice view own
inspector notice view own
grid_lead notice view own
plant notice view own
public figure view all released; figure export all released; release view all released; release export all released
"""

CELLS = [
    (role, record, action, state) for role, record, action in product(Role, Record, Action) for state in STATES[record]
]


def _design() -> dict[tuple[Role, Record, Action, str], Scope]:
    found: dict[tuple[Role, Record, Action, str], Scope] = {}
    for line in DESIGN.strip().splitlines():
        role, _, rest = line.partition(" ")
        for words in rest.split(";"):
            record, action, scope, *states = words.split()
            for state in states[0].split(",") if states else STATES[Record(record)]:
                key = (Role(role), Record(record), Action(action), state)
                assert key not in found, key
                found[key] = Scope(scope)
    return found


EXPECTED = _design()
OF_NO_DEPARTMENT = {Record.observation, Record.dust_event, Record.release, Record.report, Record.meeting}


@pytest.mark.parametrize("role", Role)
def test_every_cell_is_the_one_of_the_design(role: Role) -> None:
    for cell in CELLS:
        if cell[0] is role:
            assert scope_of(*cell) is EXPECTED.get(cell, Scope.none), cell


def test_the_table_says_each_thing_once_and_only_of_known_states() -> None:
    said = [(row.role, row.record, row.action, state) for row in TABLE for state in row.states]
    assert len(said) == len(set(said)) == len(EXPECTED)
    assert all(state in STATES[record] for _, record, _, state in said)
    assert all(row.scope is not Scope.none for row in TABLE)


# --- what the design forbids, whatever the table says ---


def test_nobody_alters_the_audit_log() -> None:
    assert {(row.role, row.action) for row in TABLE if row.record is Record.audit} == {
        (Role.auditor, Action.view),
        (Role.auditor, Action.export),
        (Role.leader, Action.view),
    }


def test_the_administrator_sees_no_personal_data() -> None:
    assert not any(may_see_personal(Role.administrator, record) for record in Record)
    seen = {row.record for row in TABLE if row.role is Role.administrator}
    assert not seen & {Record.upload, Record.register_row, Record.case, Record.audit}
    assert not any(row.action is Action.export for row in TABLE if row.role is Role.administrator)


def test_the_auditor_only_reads_the_log() -> None:
    assert {row.record for row in TABLE if row.role is Role.auditor} == {Record.audit, Record.notice}
    assert {row.action for row in TABLE if row.role is Role.auditor} == {Action.view, Action.export}


def test_the_leader_reads_all_and_edits_nothing() -> None:
    actions = {action for role, _, action, _ in EXPECTED if role is Role.leader}
    assert actions == {Action.view, Action.export, Action.approve, Action.release}
    for record in Record:
        for state in STATES[record]:
            own = record is Record.notice
            assert scope_of(Role.leader, record, Action.view, state) is (Scope.own if own else Scope.all)


def test_nobody_reads_what_somebody_else_was_told() -> None:
    rows = [row for row in TABLE if row.record is Record.notice]
    assert {row.scope for row in rows} == {Scope.own}
    assert {row.role for row in rows} == set(WITH_ACCOUNT)
    assert {row.action for row in rows} == {Action.view}


def test_only_leaders_approve_and_release() -> None:
    assert {row.role for row in TABLE if row.action in {Action.approve, Action.release}} == {Role.leader}


def test_nobody_edits_and_releases_or_approves_the_same_record() -> None:
    rights = {(row.role, row.record, row.action) for row in TABLE}
    for role, record in product(Role, Record):
        if (role, record, Action.edit) in rights:
            assert (role, record, Action.release) not in rights
            assert (role, record, Action.approve) not in rights


def test_the_public_sees_released_only_and_changes_nothing() -> None:
    rows = [row for row in TABLE if row.role is Role.public]
    assert {state for row in rows for state in row.states} == {"released"}
    assert {row.action for row in rows} == {Action.view, Action.export}


def test_only_the_administrator_manages() -> None:
    managed = {(row.role, row.record) for row in TABLE if row.action is Action.manage}
    assert managed == {(Role.administrator, record) for record in (Record.account, Record.department, Record.person)}


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.officer, {Scope.department, Scope.own, Scope.all}),
        (Role.inspector, {Scope.area, Scope.own, Scope.all}),
        (Role.grid_lead, {Scope.grid, Scope.own, Scope.all}),
        (Role.plant, {Scope.enterprise, Scope.own, Scope.all}),
    ],
)
def test_whoever_has_a_scope_stays_in_it(role: Role, scopes: set[Scope]) -> None:
    rows = [row for row in TABLE if row.role is role]
    assert {row.scope for row in rows} == scopes
    wide = {(row.record, row.action) for row in rows if row.scope is Scope.all}
    open_to_all = {(record, Action.view) for record in (Record.department, Record.observation, Record.meeting)}
    assert wide <= {*open_to_all, (Record.observation, Action.export)}


def test_whoever_may_do_something_to_a_state_may_see_it() -> None:
    for role, record, action, state in EXPECTED:
        if action is not Action.import_:
            seen = scope_of(role, record, Action.view, state)
            assert seen in {EXPECTED[role, record, action, state], Scope.all}, (role, record, action, state)


def test_personal_columns_are_read_only_of_records_that_are_seen() -> None:
    for role, records in PERSONAL.items():
        for record in records:
            assert any(scope_of(role, record, Action.view, state) is not Scope.none for state in STATES[record])
    assert not {Role.administrator, Role.auditor, Role.public} & PERSONAL.keys()


def test_a_state_nobody_knows_gives_no_right() -> None:
    for role, record, action in product(Role, Record, Action):
        assert scope_of(role, record, action, "unheard_of") is Scope.none


# --- the same cells in the query layer ---

HOLDERS = {
    "mine": {"department": "ecology", "area": "north", "grid": "g1", "enterprise": "p1"},
    "foreign": {"department": "housing", "area": "south", "grid": "g2", "enterprise": "p2", "owner": "somebody"},
    "empty": {"department": "", "area": "", "grid": "", "enterprise": "", "owner": ""},
}
FIELDS = {
    Scope.own: "owner",
    Scope.enterprise: "enterprise",
    Scope.grid: "grid",
    Scope.area: "area",
    Scope.department: "department",
}


class Probe(models.Model):  # type: ignore[misc]
    """A model with every scope, whose RIGHTS a test sets to one record after the other."""

    RIGHTS: Any = None
    state = models.CharField(max_length=30)
    department = models.CharField(max_length=30)
    area = models.CharField(max_length=30)
    grid = models.CharField(max_length=30)
    enterprise = models.CharField(max_length=30)
    owner = models.CharField(max_length=30)

    class Meta:
        app_label = "accounts_probe"

    def __str__(self) -> str:
        return str(self.state)


@pytest.fixture
def probe(home: Any) -> Any:
    with connection.schema_editor() as editor:
        editor.create_model(Probe)
    return Probe


def _seen(probe: Any, user: Any, action: Action) -> set[tuple[str, str]]:
    rows = visible(probe.objects.all(), user=user, action=action)
    holder_of = {row["department"]: name for name, row in HOLDERS.items()}
    return {(row.state, holder_of[row.department]) for row in rows}


@pytest.mark.parametrize("record", Record)
def test_every_cell_in_the_query_layer(record: Record, probe: Any, cast: Any) -> None:
    probe.RIGHTS = Scoped(record, state_field="state", fields=FIELDS)
    users = {role: getattr(cast, role.value) for role in WITH_ACCOUNT} | {Role.public: AnonymousUser()}
    states = (*STATES[record], "unheard_of")
    for role, user in users.items():
        probe.objects.all().delete()
        owner = getattr(user, "username", "nobody")
        for name, state in product(HOLDERS, states):
            probe.objects.create(**{"owner": owner, **HOLDERS[name], "state": state})
        for action in Action:
            expected = set()
            for state in STATES[record]:
                scope = EXPECTED.get((role, record, action, state), Scope.none)
                if record in OF_NO_DEPARTMENT and scope is not Scope.all:
                    scope = Scope.none
                names = {Scope.none: (), Scope.all: tuple(HOLDERS)}.get(scope, ("mine",))
                expected |= {(state, name) for name in names}
            assert _seen(probe, user, action) == expected, (role, record, action)


@pytest.mark.parametrize("record", Record)
def test_who_coordinates_the_plan_reaches_all_of_what_is_coordinated_and_no_more(
    record: Record, probe: Any, cast: Any
) -> None:
    probe.RIGHTS = Scoped(record, state_field="state", fields=FIELDS)
    for name, state in product(HOLDERS, STATES[record]):
        probe.objects.create(**{"owner": "officer", **HOLDERS[name], "state": state})
    before = {action: _seen(probe, cast.officer, action) for action in Action}
    cast.ecology.coordinates = True
    cast.ecology.save()
    own = {Record.clause, Record.ruling, Record.figure, Record.register_row, Record.case, Record.diary}
    coordinated = record in {*own, Record.monitoring, *OF_NO_DEPARTMENT}
    for action in Action:
        granted = {state for state in STATES[record] if (Role.officer, record, action, state) in EXPECTED}
        expected = set(product(granted, HOLDERS)) if coordinated else before[action]
        assert _seen(probe, cast.officer, action) == expected, action
    cast.ecology.closed = True
    cast.ecology.save()
    assert {action: _seen(probe, cast.officer, action) for action in Action} == before


def test_air_data_are_brought_in_by_who_coordinates_only(cast: Any) -> None:
    assert not may(cast.officer, Record.observation, Action.import_)
    cast.ecology.coordinates = True
    cast.ecology.save()
    assert may(cast.officer, Record.observation, Action.import_)
    assert not may(cast.other, Record.observation, Action.import_)
    assert not may(cast.leader, Record.observation, Action.import_)


def test_a_disabled_user_and_one_without_a_scope_see_nothing(probe: Any, cast: Any) -> None:
    probe.RIGHTS = Scoped(Record.case, state_field="state", fields=FIELDS)
    for holder in HOLDERS.values():
        probe.objects.create(**{"owner": "x", **holder, "state": "found"})
    assert _seen(probe, cast.leader, Action.view)
    cast.leader.disabled = True
    assert _seen(probe, cast.leader, Action.view) == set()
    cast.inspector.area = ""
    assert _seen(probe, cast.inspector, Action.view) == set()
    probe.RIGHTS = Scoped(Record.case, state_field="state", fields={})
    assert _seen(probe, cast.officer, Action.view) == set()
    probe.RIGHTS = Scoped(Record.case)  # several states, but nobody said where they are
    cast.leader.disabled = False
    assert _seen(probe, cast.leader, Action.view) == set()
    probe.RIGHTS = None
    assert _seen(probe, cast.leader, Action.view) == set()

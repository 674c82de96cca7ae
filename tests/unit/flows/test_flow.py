"""Tables of transitions: what follows what, for whom, and what a reviewer sees in a log."""

from dataclasses import replace

import pytest

from airshed.flows import flows
from airshed.flows.flow import Flow, LogBroken, Logged, Move, MoveRefused, State, check_flow

ROLES = {"officer", "inspector"}
OFFICERS = frozenset({"officer"})
FLOW = Flow(
    "mending", "XL", 2, ("修", "mending"),
    (
        State("open", ("待办", "open"), "assigned", "unit", "mend"),
        State("done", ("完成", "done"), "verified", "checker", "check"),
        State("closed", ("办结", "closed"), "closed", final=True),
    ),
    (
        Move("finish", ("完成", "finish"), ("open",), "done", OFFICERS, ("measure",), ("note",), proof=True),
        Move("pass", ("通过", "pass"), ("done",), "closed", OFFICERS | {"inspector"}, other_than=("finish",)),
        Move("fail", ("退回", "fail"), ("done",), "open", frozenset({"inspector"}), ("why",)),
        Move("urge", ("催办", "urge"), ("open", "done"), "", OFFICERS),
    ),
    {1: {"new": "open"}},
)  # fmt: skip


def codes(refusal: MoveRefused | LogBroken) -> list[str]:
    return [fault.code for fault in refusal.faults]


def test_a_move_leads_on() -> None:
    assert FLOW.next_state("open", move="finish", role="officer") == "done"
    assert FLOW.next_state("open", move="urge", role="officer") == "open"
    assert [move.name for move in FLOW.moves_from("done", role="inspector")] == ["pass", "fail"]


@pytest.mark.parametrize(
    ("state", "move", "role", "code"),
    [
        ("open", "fly", "officer", "flows.unknown_move"),
        ("closed", "finish", "officer", "flows.not_from_here"),
        ("open", "finish", "inspector", "flows.not_yours"),
    ],
)
def test_other_moves_are_refused(state: str, move: str, role: str, code: str) -> None:
    with pytest.raises(MoveRefused) as refused:
        FLOW.next_state(state, move=move, role=role)
    assert codes(refused.value) == [code]


def test_all_that_is_missing_is_told_at_once() -> None:
    with pytest.raises(MoveRefused) as refused:
        FLOW.check_values("finish", {"measure": "", "colour": "red"}, proofs=0)
    assert codes(refused.value) == ["flows.missing", "flows.unknown_value", "flows.no_proof"]
    FLOW.check_values("finish", {"measure": "x", "note": "y"}, proofs=1)


def test_who_mends_does_not_verify() -> None:
    log = [Logged("finish", "open", "done", "ann")]
    with pytest.raises(MoveRefused) as refused:
        FLOW.check_maker("pass", log, by="ann")
    assert codes(refused.value) == ["flows.same_person"]
    FLOW.check_maker("pass", log, by="bob")
    FLOW.check_maker("fail", log, by="ann")


def test_only_the_last_mending_is_judged() -> None:
    log = [Logged("finish", "open", "done", "ann"), Logged("finish", "open", "done", "bob")]
    FLOW.check_maker("pass", log, by="ann")
    with pytest.raises(MoveRefused):
        FLOW.check_maker("pass", log, by="bob")


def test_a_log_is_replayed() -> None:
    log = [
        Logged("urge", "open", "open", "cat"), Logged("finish", "open", "done", "ann"),
        Logged("pass", "done", "closed", "bob"),
    ]  # fmt: skip
    assert FLOW.replayed([]) == "open"
    assert FLOW.replayed(log) == "closed"


@pytest.mark.parametrize(
    "rows",
    [
        [Logged("pass", "done", "closed", "bob")],
        [Logged("finish", "open", "closed", "ann")],
        [Logged("fly", "open", "done", "ann")],
        [Logged("finish", "open", "done", "ann"), Logged("pass", "done", "closed", "ann")],
        [Logged("urge", "open", "done", "cat")],
    ],
)
def test_a_log_that_the_table_does_not_allow_is_found(rows: list[Logged]) -> None:
    with pytest.raises(LogBroken) as broken:
        FLOW.replayed(rows)
    assert broken.value.faults[0].where == f"#{len(rows)}"


def test_a_changed_table_moves_what_is_stored() -> None:
    assert FLOW.migrated("new", version=1) == "open"
    assert FLOW.migrated("done", version=1) == "done"
    for state, version in (("new", 2), ("done", 3), ("done", 0)):
        with pytest.raises(MoveRefused):
            FLOW.migrated(state, version=version)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"moves": FLOW.moves[1:]}, "flows.unreached"),
        ({"moves": (*FLOW.moves, replace(FLOW.moves[0], target="gone"))}, "flows.unknown_state"),
        ({"moves": (*FLOW.moves, replace(FLOW.moves[0], other_than=("gone",)))}, "flows.unknown_move"),
        ({"moves": (*FLOW.moves, replace(FLOW.moves[0], roles=frozenset({"king"})))}, "flows.unknown_role"),
        ({"moves": (*FLOW.moves, replace(FLOW.moves[0], roles=frozenset()))}, "flows.unknown_role"),
        ({"moves": (FLOW.moves[0], *FLOW.moves[2:])}, "flows.endless"),
        ({"states": (*FLOW.states[:2], replace(FLOW.states[2], term="x"))}, "flows.clock_at_end"),
        ({"states": (replace(FLOW.states[0], duty=""), *FLOW.states[1:])}, "flows.nobodys"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(changed: dict[str, object], code: str) -> None:
    assert not [*check_flow(FLOW, roles=ROLES)]
    assert code in {fault.code for fault in check_flow(replace(FLOW, **changed), roles=ROLES)}  # type: ignore[arg-type]


def test_flows_are_found_by_listing() -> None:
    assert {"five_step", "task"} <= {*flows()}

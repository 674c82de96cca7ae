"""Every workflow: each state is reached and leads to an end, and its roles and steps are those of the rights."""

import pytest

from airshed.flows import flows
from airshed.flows.flow import Logged, check_flow


@pytest.mark.parametrize("name", sorted(flows()))
def test_a_table_is_whole(name: str, django: None) -> None:
    from airshed.web.accounts.rights import STATES, Record  # noqa: PLC0415 - needs Django
    from airshed.web.accounts.roles import Role  # noqa: PLC0415 - as above

    flow = flows()[name]
    assert [*check_flow(flow, roles=[role.value for role in Role])] == []
    assert {state.step for state in flow.states} <= {*STATES[Record.case]}


@pytest.mark.parametrize("name", sorted(flows()))
def test_every_move_can_stand_in_a_log(name: str) -> None:
    flow = flows()[name]
    paths: dict[str, list[Logged]] = {flow.start.name: []}
    while more := {
        move.end(source): [*log, Logged(move.name, source, move.end(source), f"{len(log)}")]
        for source, log in paths.items()
        for move in flow.moves_from(source)
        if move.end(source) not in paths
    }:
        paths |= more
    assert {*paths} == {*flow.state}
    for source, log in paths.items():
        assert flow.replayed(log) == source
        for move in flow.moves_from(source):
            assert flow.replayed([*log, Logged(move.name, source, move.end(source), "else")]) == move.end(source)

"""Cases for whoever looks at them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from tests.web.conftest import Site

from airshed.web.cases.found import Found
from airshed.web.cases.models import Case
from airshed.web.cases.operations import Mover, Step, move_case, mover_of, open_case, the_clock

AT = datetime(2019, 9, 23, 9, 0)
"""A Monday; see `tests/unit/enforcement/test_clocks.py` for the holidays that follow."""
PROOF = ("seen.pdf", [b"%PDF-1.4\n%of somebody who was there\n%%EOF\n"])
FOUND = Found(
    "boilers/B-001 overdue", "by_hand", "锅炉到期未拆", "a boiler past its term", object="boilers/B-001",
    department="ecology", enterprise="E1", area="A1", grid="G1",
)  # fmt: skip
Moves = Callable[..., Case]


@pytest.fixture
def case(site: Site) -> Case:
    """Return a case that was just opened by the clock."""
    return open_case(site.home, FOUND, mover=the_clock(AT))[0]


@pytest.fixture
def moves(site: Site) -> Moves:
    """Return what makes a move by one of the cast, with proof unless told otherwise."""

    def made(  # noqa: PLR0913 - a move, by whom, when, and what comes with it
        code: str,
        move: str,
        by: str,
        at: datetime = AT,
        *,
        files: Any = (PROOF,),
        seen: int | None = None,
        **values: Any,
    ) -> Case:
        mover = the_clock(at) if by == "jobs" else mover_of(site.users[by], at)
        assert isinstance(mover, Mover)
        return move_case(site.home, code, Step(move, values, files, seen), mover=mover)

    return made


@pytest.fixture
def assigned(case: Case, moves: Moves) -> Case:
    """Return a case that the housing department received."""
    moves(case.code, "confirm", "inspector", finding="it stands there, and burns", files=())
    moves(case.code, "assign", "officer", unit="housing", duty="大气法 第38条", files=())
    return moves(case.code, "receive", "officer_elsewhere", files=())

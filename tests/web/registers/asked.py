"""Rows entered by hand and proved, and what the plan says of them: what tests of registers share."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.web.kit.rows import needed_before, values_for

from airshed.air.ruleset import Rulebook
from airshed.city.registers.proofs import paper, picture
from airshed.plan.load import load_plan
from airshed.plan.state import plan_state
from airshed.rules.load import load_editions
from airshed.web.bridge import asking_of, tables_of_home
from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.proving import belonging_of
from airshed.web.kit.register import registers
from airshed.web.proofs.operations import seal

PLAN = "erenhot/2019"
AT = datetime(2019, 5, 6, 9, 0)
ACT = Act("officer", AT)
Given = Mapping[str, Any]


def enter(home: Path, name: str, *rows: Given) -> list[Any]:
    """Enter rows of which nothing is known but these values and what a row must have; return them.

    What a row names is entered too. `proved` of a row lists the purposes of its photos or papers: purpose to the
    moment of it, or to nothing where the moment does not matter.
    """
    register, found = registers()[name], []
    for other in needed_before(register):
        if not other.model.objects.exists():
            enter_row(other, values_for(other, 1), act=ACT)
    for number, given in enumerate(rows, register.model.objects.count() + 1):
        whole = values_for(register, number)
        blank = {c.name: whole[c.name] if c.required else None for c in register.columns}
        values = {**blank, "department": "ecology", **{n: v for n, v in given.items() if n != "proved"}}
        row = enter_row(register, values, act=ACT)
        found.append(row)
        for purpose, moment in dict(given.get("proved", {})).items():
            _prove(home, name, row, purpose, moment or AT)
    return found


def _prove(home: Path, name: str, row: Any, purpose: str, moment: datetime) -> None:
    register = registers()[name]
    key = register.key_of(row)
    is_photo = next(p.photo for p in register.purposes if p.name == purpose)
    subject = f"{key} {purpose}"
    content, ending = (picture(subject), "png") if is_photo else (paper("Example"), "pdf")
    seal(
        home,
        register=name,
        key=key,
        purpose=purpose,
        name=f"{purpose}.{ending}",
        chunks=[content],
        by="officer",
        at=moment,
        scope=belonging_of(register, row),
    )


def column(home: Path, name: str, wanted: str, *, on: date) -> dict[str, Any]:
    """Return a column of a table of evidence by code, as it holds on a day."""
    table = tables_of_home(home)(name, as_of=on)
    assert table is not None
    frame = table.collect()
    return dict(zip(frame["code"], frame[wanted], strict=True))


def answers(home: Path, clause: str, *, on: date) -> dict[str, tuple[str | None, str]]:
    """Return value and status of each indicator of a clause on a day, by its id."""
    plan = load_plan(home, PLAN)
    state = plan_state(plan, asking_of(home, Rulebook(load_editions(home))), as_of=on, only=[clause])
    found: Sequence[Any] = state.clauses[0].indicators
    return {i.id: (None if i.finding.value is None else str(i.finding.value), i.status) for i in found}

"""The demo city's reports counted by hand: rows as told by a moment, and what an indicator asks of them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from airshed.city.registers.offices import books_of, proofs_of, registers_of, truth_of

SEED, UNTIL = 13, date(2019, 11, 20)
YEAR = date(2019, 1, 1), date(2020, 1, 1)
NAMED = {"boilers": ("enterprise", "enterprises"), "site_checks": ("site", "construction_sites")}
"""The column by which rows name rows of another register."""
MEASURES = ("wall", "covering", "wetting", "paving", "washing", "closed_transport")
Row = Mapping[str, Any]
KEYS = {book.name: book.key for book in books_of(SEED)}


# --- what offices told, by hand ---


def key_of(name: str, row: Row) -> str:
    return "|".join(str(row[part]) for part in KEYS[name])


@cache
def told_rows(known_at: datetime | None) -> Mapping[str, Sequence[Row]]:
    """Return the rows of each register as they were told by a moment; the last time a thing was told counts.

    Whoever names something nobody has told of yet waits for the next list of the register.
    """
    rows: dict[str, dict[tuple[str, Any], Row]] = defaultdict(dict)
    waiting: dict[str, list[Row]] = defaultdict(list)
    everything = [report for own in registers_of(SEED, UNTIL).values() for report in own]
    for report in sorted(everything, key=lambda r: (r.moment, r.register)):
        if known_at is not None and report.moment > known_at:
            break
        column, other = NAMED.get(report.register, ("", ""))
        there = {key for key, _ in rows[other]}
        given = [*waiting.pop(report.register, ()), *report.rows]
        for row in given:
            if column and row[column] and row[column] not in there:
                waiting[report.register].append(row)
            else:
                rows[report.register][key_of(report.register, row), row.get("from_date")] = row
    return {name: list(found.values()) for name, found in rows.items()}


@cache
def shown_on(known_at: datetime | None) -> Mapping[tuple[str, str, str], date]:
    """Return the first day on which each thing had a photo or paper for a purpose, as it was known at a moment."""
    found: dict[tuple[str, str, str], date] = {}
    for proof in proofs_of(SEED, UNTIL):
        if known_at is None or proof.moment <= known_at:
            found.setdefault((proof.register, proof.key, proof.purpose), proof.moment.date())
    return found


# --- the indicators, by hand: None = not counted, else whether it is done ---

Proved = Callable[[str, str, str], bool]
Checks = Mapping[str, Row]
"""The last check of each site."""


@dataclass(frozen=True)
class World:
    """What is counted: rows by register, and what proves them."""

    rows: Mapping[str, Sequence[Row]]
    day: date
    proved: Proved

    def checks(self) -> Checks:
        """Return the last check of each site by the day."""
        checks = [row for row in self.rows["site_checks"] if row["checked_date"] <= self.day]
        return {row["site"]: row for row in sorted(checks, key=lambda row: str(row["checked_date"]))}


def by(day: Any, last: date) -> bool:
    return day is not None and day <= last


def _boiler(row: Row, world: World) -> bool | None:
    small = row["device"] == "boiler" and row["fuel"] == "coal" and row["capacity_t_h"] <= 10
    if not (small and row["in_built_up"]):
        return None
    shown = all(world.proved("boilers", row["code"], purpose) for purpose in ("before", "after"))
    return by(row["removed_date"], world.day) and shown


def _polluter(row: Row, world: World) -> bool | None:
    if not by(row["found_date"], world.day):
        return None
    settled = row["class"] in {"upgrade", "move", "close"} and by(row["closed_date"], world.day)
    return settled and world.proved("scattered_polluters", row["code"], "closing")


def _open(row: Row, world: World) -> bool:
    return by(row["started_date"], world.day) and not by(row["finished_date"], world.day)


def _site(row: Row, world: World) -> bool | None:
    if not (row["in_built_up"] and _open(row, world)):
        return None
    check = world.checks().get(row["code"])
    return check is not None and check["checked_date"] >= YEAR[0] and all(check[name] is True for name in MEASURES)


def _tested(row: Row, world: World) -> bool | None:
    registered = row["registered_date"]
    if row["fuel"] != "diesel" or not YEAR[0] <= registered <= world.day:
        return None
    return row["pre_test_passed"] is True and by(row["pre_test_date"], registered)


def _retrofitted(row: Row, world: World) -> bool | None:
    if row["fuel"] != "diesel" or row["retrofit_due"] is None or row["retrofit_due"] >= YEAR[1]:
        return None
    return by(row["retrofit_done_date"], world.day) and row["retrofit_test_passed"] is True


def _online(row: Row, world: World) -> bool | None:
    if not by(row["retrofit_done_date"], world.day) or by(row["cancelled_date"], world.day):
        return None
    return by(row["terminal_online_date"], world.day)


Asks = Callable[[Row, World], bool | None]
INDICATORS: Mapping[str, tuple[str, Asks]] = {
    "C2.3-03a": ("boilers", _boiler),
    "C1.3-03": ("scattered_polluters", _polluter),
    "C4.2-03": ("construction_sites", _site),
    "C3.3-02": ("vehicles", _tested),
    "C3.4-04": ("vehicles", _retrofitted),
    "C3.4-05a": ("vehicles", _online),
}


def answers_of(indicator: str, world: World) -> dict[str, bool]:
    """Return by key whether what an indicator counts is done, of rows that hold on the day."""
    name, asks = INDICATORS[indicator]
    held = [
        row
        for row in world.rows[name]
        if (row["from_date"] is None or row["from_date"] <= world.day) and not by(row["to_date"], world.day)
    ]
    answers = {key_of(name, row): asks(row, world) for row in held}
    assert len(answers) == len(held)
    return {key: done for key, done in answers.items() if done is not None}


def reported(day: date, known_at: datetime | None = None) -> World:
    shown = shown_on(known_at)
    return World(told_rows(known_at), day, lambda *what: what in shown and shown[what] <= day)


def really(day: date, *, until: date) -> World:
    """Return what is so by the evening before a day; it needs no proof."""
    rows = {name: frame.to_dicts() for name, frame in truth_of(SEED, until).items()}
    return World(rows, day, lambda *_: True)

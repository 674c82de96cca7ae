"""What the offices of the invented city report, against what is really so."""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import polars as pl
import pytest

from airshed.city.registers.credit import is_code
from airshed.city.registers.offices import books_of, proofs_of, registers_of, slips_of, truth_of
from airshed.city.registers.reports import Book, Report
from airshed.city.registers.site_checks import MEASURES
from airshed.city.registers.stories import Slip, Thing, Value, facts_on
from airshed.plan.load import indicator_ids, load_plan

SEED, UNTIL = 13, date(2020, 1, 1)
NAMES = tuple(book.name for book in books_of(SEED))
DERIVED = {
    "boilers": {"removal_proof"},
    "scattered_polluters": {"closing_proof", "located", "photo"},
    "construction_sites": {"six_measures", "last_check_date"},
    "vehicles": {"code"},
}
SIZES = {
    "enterprises": (60, 61), "outlets": (60, 61), "boilers": (400, 400), "scattered_polluters": (45, 45),
    "construction_sites": (80, 80), "site_checks": (1500, 3500), "vehicles": (4600, 4603), "documents": (30, 30),
    "returns": (20, 40),
}  # fmt: skip
"""How many of each a city of 75,000 has; of the others, enough to be worth a register."""
SOME = 3, 6000
AHEAD = ("_due", "due_date", "valid_to")
"""How columns end whose days may lie ahead."""
PLAN = load_plan(None, "erenhot/2019")


@cache
def _reported(until: date) -> Mapping[str, Sequence[Report]]:
    return registers_of(SEED, until)


def _reports(name: str) -> Sequence[Report]:
    return _reported(UNTIL)[name]


@cache
def _truth(until: date) -> Mapping[str, pl.DataFrame]:
    return truth_of(SEED, until)


@cache
def _true(name: str) -> list[dict[str, Any]]:
    return _truth(UNTIL)[name].to_dicts()


def _book(name: str) -> Book:
    return next(book for book in books_of(SEED) if book.name == name)


def _slips(register: str, kind: str, column: str | None = None) -> list[Slip]:
    return [
        slip
        for slip in slips_of(SEED)
        if slip.register == register and slip.kind == kind and column in {None, slip.column}
    ]


@cache
def _last_told(register: str) -> dict[tuple[str, Value], dict[str, Value]]:
    """Return the rows of a register as an office holds them, by key and first day of the period."""
    rows = {}
    for report in _reports(register):
        for row in report.rows:
            rows[_key(register, row), row.get("from_date")] = dict(row)
    return rows


def _key(register: str, row: Mapping[str, Value]) -> str:
    sign = "/" if register == "vehicles" else "|"
    return sign.join(str(row[part]) for part in _book(register).key)


def test_the_same_seed_gives_the_same_digits_and_another_seed_another_city() -> None:
    one, proofs = registers_of(SEED, UNTIL), proofs_of(SEED, UNTIL)
    books_of.cache_clear()
    assert registers_of(SEED, UNTIL) == one
    assert proofs_of(SEED, UNTIL) == proofs
    other = registers_of(SEED + 1, UNTIL)
    assert all(other[name] != one[name] for name in NAMES)


@pytest.mark.parametrize("seed", [0, 1, 2, 2019])
def test_any_seed_makes_a_city(seed: int) -> None:
    assert tuple(registers_of(seed, UNTIL)) == NAMES


def test_all_is_made_within_some_seconds() -> None:
    books_of.cache_clear()
    start = time.process_time()
    registers_of(SEED, UNTIL)
    proofs_of(SEED, UNTIL)
    truth_of(SEED, UNTIL)
    assert time.process_time() - start < 15


@pytest.mark.parametrize("name", NAMES)
def test_reports_come_in_order_before_the_day_and_a_shorter_time_is_the_beginning_of_a_longer(name: str) -> None:
    whole = _reports(name)
    moments = [report.moment for report in whole]
    assert moments == sorted(moments)
    assert moments[0] >= datetime(2018, 1, 1)
    assert moments[-1] < datetime(2020, 1, 1)
    assert 4 <= len(whole) <= 90
    for until in (date(2018, 1, 1), date(2019, 5, 20), date(2019, 11, 20)):
        part = _reported(until)[name]
        assert part == whole[: len(part)]
        assert all(report.moment.date() < until for report in part)
        assert all(report.moment.date() >= until for report in whole[len(part) :])


@pytest.mark.parametrize("name", NAMES)
def test_there_are_as_many_as_a_city_of_its_size_has(name: str) -> None:
    least, most = SIZES.get(name, SOME)
    assert least <= _truth(date(2020, 2, 1))[name].height <= most


@pytest.mark.parametrize("name", NAMES)
def test_rows_have_the_columns_of_their_register_in_its_types(name: str) -> None:
    columns = _book(name).columns
    for report in _reports(name):
        assert report.register == name
        assert report.rows
        for row in report.rows:
            assert row.keys() == columns.keys()
            assert row["department"] == report.by_department
            wrong = {
                column: value
                for column, value in row.items()
                if value is not None and type(value) is not columns[column]
            }
            assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_columns_of_the_plan_are_there_unless_they_are_derived(name: str) -> None:
    table = PLAN.file.tables.get(name)
    wanted = set(table.columns) if table else set()
    columns = _book(name).columns.keys()
    assert wanted - columns == DERIVED.get(name, set(_book(name).real))


def test_departments_are_those_of_the_plan_and_nearly_all_report() -> None:
    departments = {report.by_department for reports in _reported(UNTIL).values() for report in reports}
    assert departments <= {department.id for department in PLAN.file.departments}
    assert len(departments) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_a_batch_names_nothing_twice_and_periods_of_a_key_do_not_meet(name: str) -> None:
    for report in _reports(name):
        keys = Counter((_key(name, row), row.get("from_date")) for row in report.rows)
        assert max(keys.values()) == 1
    periods = defaultdict(list)
    for (key, _), row in _last_told(name).items():
        periods[key].append((row.get("from_date"), row.get("to_date")))
    several = {key: found for key, found in periods.items() if len(found) > 1}
    assert len(several) == {"areas": 1, "enterprises": 1, "outlets": 1, "vehicles": 3}.get(name, 0)
    for found in several.values():
        (_, end), (start, last) = sorted(found, key=str)
        assert end == start
        assert last is None


@pytest.mark.parametrize("name", NAMES)
def test_a_row_is_told_again_only_where_something_changed(name: str) -> None:
    last: dict[tuple[str, Value], dict[str, Value]] = {}
    for report in _reports(name):
        for row in report.rows:
            key = (_key(name, row), row.get("from_date"))
            assert last.get(key) != row
            last[key] = dict(row)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_told_before_it_happens(name: str) -> None:
    for report in _reports(name):
        for row in report.rows:
            days = {key: day for key, day in row.items() if isinstance(day, date) and not key.endswith(AHEAD)}
            assert {key: day for key, day in days.items() if day >= report.moment.date()} == {}


ORDER = {
    "enterprises": [("from_date", "to_date")],
    "boilers": [("built_date", "surveyed_date"), ("surveyed_date", "removed_date")],
    "scattered_polluters": [("found_date", "closed_date")],
    "construction_sites": [("started_date", "finished_date")],
    "vehicles": [
        ("registered_date", "retrofit_done_date"),
        ("registered_date", "terminal_online_date"),
        ("registered_date", "cancelled_date"),
        ("cancelled_date", "subsidy_paid_date"),
        ("registered_date", "inventory_date"),
        ("from_date", "to_date"),
    ],
    "documents": [("document_date", "published_date")],
    "returns": [("first_date", "last_date")],
}


@pytest.mark.parametrize("name", ORDER)
def test_days_follow_one_another_in_truth_and_as_they_are_told(name: str) -> None:
    told = list(_last_told(name).values())
    for row in [*told, *_true(name)]:
        for first, then in ORDER[name]:
            one, other = row[first], row[then]
            assert one is None or other is None or one <= other, row


# --- what is told wrong ---


def _differences(book: Book, thing: Thing, day: date) -> set[str]:
    true, told = facts_on(thing.true or {}, day), facts_on(thing.told or {}, day)
    unseen = {name for name in MEASURES if book.name == "site_checks" and told[name] is None}
    return {name for name, value in told.items() if value != true[name]} - unseen


@pytest.mark.parametrize("name", NAMES)
def test_every_difference_between_truth_and_report_is_a_listed_slip(name: str) -> None:
    book = _book(name)
    slips = defaultdict(set)
    for slip in book.slips:
        slips[slip.key].add((slip.kind, slip.column))
    days = [date(2018, 4, 1) + timedelta(days=30 * number) for number in range(22)]
    for thing in book.things:
        if thing.told is None:
            assert ("missing", "") in slips[thing.key]
        elif thing.true is None:
            assert slips[thing.key] & {("duplicate", ""), ("cheated", "")}
        else:
            columns = {column for _, column in slips[thing.key]}
            for day in days:
                if day >= thing.told_from:
                    assert _differences(book, thing, day) <= columns | (
                        {"finished_date"} if ("late", "") in slips[thing.key] else set()
                    )


@pytest.mark.parametrize("name", NAMES)
def test_every_slip_shows_until_it_is_put_right(name: str) -> None:
    book = _book(name)
    for slip in book.slips:
        thing = next(thing for thing in book.things if thing.key == slip.key)
        if slip.kind == "typed_wrong":
            before = (slip.put_right or UNTIL) - timedelta(days=1)
            assert slip.column in _differences(book, thing, before)
            assert not slip.put_right or slip.column not in _differences(book, thing, slip.put_right)
        elif slip.kind == "cheated" and slip.column in book.columns:
            assert slip.column in _differences(book, thing, date(2019, 12, 31))
        elif slip.kind == "late" and slip.column:
            turned = next(first for first, _ in _steps(thing, slip.column))
            assert slip.column in _differences(book, thing, turned)
        elif slip.kind == "late":
            assert thing.told_from > thing.true_from


def _steps(thing: Thing, column: str) -> list[tuple[date, Value]]:
    return list(getattr((thing.true or {})[column], "steps", ()))


def test_credit_codes_are_right_but_for_those_listed() -> None:
    for name in ("enterprises", "scattered_polluters"):
        rows = [row for report in _reports(name) for row in report.rows]
        wrong = {str(row["code"]) for row in rows if row["credit_code"] and not is_code(str(row["credit_code"]))}
        listed = {slip.key for slip in _slips(name, "typed_wrong", "credit_code")}
        copied = {slip.key for slip in _slips(name, "duplicate")}
        assert listed <= wrong
        assert len(wrong - listed) == (1 if name == "enterprises" else 0)
        assert wrong - listed <= copied
        still = {str(row["code"]) for row in _last_told(name).values() if not is_code(str(row["credit_code"] or ""))}
        never = {slip.key for slip in _slips(name, "typed_wrong") if slip.put_right is None}
        assert never <= still
        assert not still & (listed - never)


def test_a_firm_told_twice_has_another_key_and_nearly_the_same_name() -> None:
    names = {key: str(row["name"]) for (key, _), row in _last_told("enterprises").items()}
    doubles = _slips("enterprises", "duplicate")
    assert len(doubles) == 3
    for slip in doubles:
        assert slip.of in names
        assert names[slip.key] != names[slip.of]
        assert names[slip.key][:4] == names[slip.of][:4] or "示例市" in names[slip.key]


def test_more_boilers_are_told_gone_than_are_gone() -> None:
    told = {key for (key, _), row in _last_told("boilers").items() if row["removed_date"]}
    true = {row["code"] for row in _true("boilers") if row["removed_date"]}
    paper = {slip.key for slip in _slips("boilers", "cheated", "removed_date")}
    untold = {slip.key for kind in ("missing", "late") for slip in _slips("boilers", kind)}
    assert len(paper) == 7
    assert told - true == paper
    waiting = {key for key in true - told - untold if _gone_after_the_last_report(str(key))}
    assert true - told <= untold | waiting


def _gone_after_the_last_report(key: str) -> bool:
    gone = next(row["removed_date"] for row in _true("boilers") if row["code"] == key)
    return bool(gone >= date(2019, 12, 5))


def test_boilers_are_of_four_kinds_and_lie_around_the_limits() -> None:
    rows = _true("boilers")
    assert set(Counter(row["device"] for row in rows)) == {"boiler", "tea_boiler", "stove", "grain_dryer"}
    sizes = {row["capacity_t_h"] for row in rows if row["device"] == "boiler"}
    assert {Decimal(size) for size in ("9.9", "10", "10.1", "34.9", "35", "35.1")} <= sizes
    assert {row["in_built_up"] for row in rows} == {True, False}
    new = [
        row for row in rows if row["built_date"] >= date(2018, 1, 1) and row["in_built_up"] and row["fuel"] == "coal"
    ]
    assert any(row["capacity_t_h"] < 35 and not row["exception_approved"] for row in new)
    assert any(row["exception_approved"] for row in new)


def test_trucks_and_others_are_counted_and_a_plate_may_have_two_colours() -> None:
    rows = [row for row in _true("vehicles") if row["from_date"] != date(2019, 7, 1)]
    assert Counter(row["truck"] for row in rows)[True] in range(3990, 4001)
    colours = Counter(row["plate"] for row in _last_told("vehicles").values())
    assert all(plate.startswith("示") for plate in map(str, colours))
    several = [row for row in rows if row["plate_colour"] == "blue" and colours[row["plate"]] > 1]
    assert len(several) == 6


# --- where and for whom ---


def _inside(lon: float, lat: float, ring: list[list[float]]) -> bool:
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def test_points_lie_in_the_city_and_those_of_the_built_up_area_within_it() -> None:
    text = (files("airshed") / "plans/example/2019/areas.geojson").read_text(encoding="utf-8")
    rings = {area["properties"]["id"]: area["geometry"]["coordinates"][0] for area in json.loads(text)["features"]}
    for name in ("enterprises", "outlets", "boilers", "scattered_polluters", "construction_sites"):
        for row in _true(name):
            point = float(row["lon"]), float(row["lat"])
            assert _inside(*point, rings["outline"])
            assert _inside(*point, rings["built_up"]) == (row["area"] in {"A1", "A2"})
            assert row.get("in_built_up", row["area"] in {"A1", "A2"}) == (row["area"] in {"A1", "A2"})
            assert (int(row["grid"][1:]) - 1) // 10 + 1 == int(row["area"][1:])


def test_rows_name_rows_that_there_are() -> None:
    rows = {name: {key for key, _ in _last_told(name)} for name in NAMES}
    for name, column, other in (
        ("outlets", "enterprise", "enterprises"),
        ("boilers", "enterprise", "enterprises"),
        ("site_checks", "site", "construction_sites"),
    ):
        named = {row[column] for row in _last_told(name).values()} - {None}
        assert named <= rows[other], name


def test_documents_and_returns_answer_indicators_of_the_plan() -> None:
    kinds = {
        name: indicator.kind
        for clause in PLAN.file.clauses
        for name, indicator in zip(indicator_ids(clause), clause.indicators, strict=True)
    }
    assert {kinds[str(row["clause"])] for row in _last_told("documents").values()} == {"milestone"}
    clauses = {clause.id: clause for clause in PLAN.file.clauses}
    for row in _last_told("returns").values():
        text = str(clauses[str(row["clause"])].indicators)
        assert f"'{row['item']}'" in text


def test_six_measures_are_looked_at_and_some_visits_find_all_of_them() -> None:
    rows = list(_last_told("site_checks").values())
    met = Counter(sum(row[name] is True for name in MEASURES) for row in rows)
    assert met[6] > 100
    assert min(met) < 4
    assert any(row[name] is None for row in rows for name in MEASURES)

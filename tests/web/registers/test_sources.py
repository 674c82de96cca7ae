"""Lines, devices, kilns, fugitive points, permits, audits, VOC sources, leaks: at their limits, as plans ask."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.registers.asked import answers, column, enter

DAY = date(2019, 11, 20)
BEFORE, AFTER = date(2019, 11, 19), date(2019, 11, 21)
LAST, END = date(2019, 12, 31), date(2020, 1, 1)
Rows = Sequence[Mapping[str, Any]]


# --- which audit counts ---

CLEAN = {"kind": "cleaner_production"}
OCTOBER = date(2019, 10, 31)
THIS = {**CLEAN, "due_date": OCTOBER}
AUDITS: Mapping[str, tuple[Rows, date, date | None, date | None]] = {
    "none": ([], DAY, None, None),
    "of the other kind": ([{**THIS, "kind": "energy"}], DAY, None, None),
    "due later in the year": ([{**CLEAN, "due_date": LAST}], DAY, LAST, None),
    "due next year, asked on the last day": ([{**CLEAN, "due_date": END}], LAST, None, None),
    "due this year, asked on its first day": ([{**CLEAN, "due_date": END}], END, END, None),
    "this year's before one of the next": (
        [THIS, {**CLEAN, "due_date": date(2020, 6, 30)}],
        DAY,
        OCTOBER,
        None,
    ),
    "after one of last year": (
        [{**CLEAN, "due_date": date(2018, 12, 31), "done_date": BEFORE}, THIS],
        DAY,
        OCTOBER,
        None,
    ),
    "last year's where there is none this year": (
        [{**CLEAN, "due_date": date(2018, 12, 31), "done_date": BEFORE}],
        DAY,
        date(2018, 12, 31),
        BEFORE,
    ),
    "of two of a year the open one, though it was due first": (
        [{**CLEAN, "due_date": LAST, "done_date": BEFORE}, THIS],
        DAY,
        OCTOBER,
        None,
    ),
    "of two of a year the one done a day late": (
        [{**CLEAN, "due_date": BEFORE, "done_date": DAY}, {**CLEAN, "due_date": LAST, "done_date": DAY}],
        DAY,
        BEFORE,
        DAY,
    ),
    "of two of a year done in time, the later": (
        [{**CLEAN, "due_date": DAY, "done_date": DAY}, {**CLEAN, "due_date": BEFORE, "done_date": BEFORE}],
        DAY,
        DAY,
        DAY,
    ),
}


@pytest.mark.parametrize("case", AUDITS)
def test_of_a_firm_the_audit_due_in_the_year_counts(site: Site, case: str) -> None:
    rows, day, due, done = AUDITS[case]
    enter(site.home, "enterprises", {"code": "F"}, {"code": "G"})
    enter(site.home, "audits", *({"code": f"A{n}", "enterprise": "F", **row} for n, row in enumerate(rows)))
    assert column(site.home, "enterprises", "audit_due", on=day) == {"F": due, "G": None}
    assert column(site.home, "enterprises", "audit_done_date", on=day) == {"F": done, "G": None}


# --- which round of leak detection counts ---


def half(year: int, number: int, done: date | None = None) -> dict[str, Any]:
    first, last = ((1, 1), (6, 30)) if number == 1 else ((7, 1), (12, 31))
    return {"begins_date": date(year, *first), "due_date": date(year, *last), "done_date": done}


ROUNDS: Mapping[str, tuple[Rows, date, date | None, date | None]] = {
    "not begun": ([half(2019, 2)], date(2019, 6, 30), None, None),
    "begun that day": ([half(2019, 2)], date(2019, 7, 1), LAST, None),
    "the running one after one that was done": (
        [half(2019, 1, date(2019, 6, 20)), half(2019, 2, DAY)],
        DAY,
        LAST,
        DAY,
    ),
    "a missed one is not covered by the next": ([half(2019, 1), half(2019, 2, DAY)], DAY, date(2019, 6, 30), None),
    "one of last year is, in the new year": ([half(2018, 2), half(2019, 1)], date(2019, 1, 1), date(2019, 6, 30), None),
    "done tomorrow": ([half(2019, 1, date(2019, 6, 20)), half(2019, 2, AFTER)], DAY, LAST, AFTER),
}


@pytest.mark.parametrize("case", ROUNDS)
def test_of_a_source_a_round_of_the_year_that_was_missed_counts_else_the_running_one(site: Site, case: str) -> None:
    rows, day, due, done = ROUNDS[case]
    enter(site.home, "voc_sources", {"code": "V"})
    enter(site.home, "ldar_rounds", *({"code": f"R{n}", "voc_source": "V", **row} for n, row in enumerate(rows)))
    assert column(site.home, "voc_sources", "ldar_round_due", on=day) == {"V": due}
    assert column(site.home, "voc_sources", "ldar_round_done_date", on=day) == {"V": done}


# --- columns that are computed ---


def test_a_leak_is_repaired_once_a_second_test_is_not_above_the_limit(site: Site) -> None:
    cases = {"below": "1999.9", "at": "2000", "above": "2000.1", "untested": None}
    row = {"limit_ppm": 2000, "found_date": BEFORE, "repair_date": DAY}
    enter(
        site.home,
        "ldar_leaks",
        *({**row, "code": code, "retest_ppm": value and Decimal(value), "ppm": value and Decimal(value)}
          for code, value in cases.items()),
    )  # fmt: skip
    repaired = column(site.home, "ldar_leaks", "repaired_date", on=DAY)
    assert repaired == {"below": DAY, "at": DAY, "above": None, "untested": None}
    leaks = column(site.home, "ldar_leaks", "is_leak", on=DAY)
    assert leaks == {"below": False, "at": False, "above": True, "untested": None}


def test_from_three_kg_an_hour_on_four_fifths_must_be_removed(site: Site) -> None:
    cases: Mapping[str, tuple[str | None, str | None, bool | None, bool | None]] = {
        "below the rate": ("2.999", "0", None, True),
        "at the rate": ("3", "79.99", False, False),
        "at both": ("3", "80", False, True),
        "above both": ("3.001", "80.01", None, True),
        "low in VOC": ("3", "0", True, True),
        "not measured": ("3", None, False, None),
        "rate unknown": (None, "80", None, True),
        "rate unknown, too little": (None, "79", None, False),
    }
    rows = (
        {"code": code, "initial_rate_kg_h": rate and Decimal(rate), "control_efficiency": kept and Decimal(kept),
         "low_voc": low}
        for code, (rate, kept, low, _) in cases.items()
    )  # fmt: skip
    enter(site.home, "voc_sources", *rows)
    found = column(site.home, "voc_sources", "control_enough", on=DAY)
    assert found == {code: enough for code, (*_, enough) in cases.items()}


def test_what_a_balance_does_not_explain_is_told_and_unknown_where_a_part_is(site: Site) -> None:
    parts = {"used_t_a": 10, "product_t_a": 2, "recovered_t_a": 1, "destroyed_t_a": 3}
    enter(
        site.home,
        "voc_sources",
        {"code": "even", **parts, "emitted_t_a": 4},
        {"code": "short", **parts, "emitted_t_a": Decimal("3.5")},
        {"code": "more", **parts, "emitted_t_a": 5},
        {"code": "unknown", **parts},
    )
    found = column(site.home, "voc_sources", "unexplained_t_a", on=DAY)
    assert found == {"even": 0, "short": 0.5, "more": -1, "unknown": None}


def test_a_kiln_is_reconciled_where_all_three_are_known_and_agree_or_it_is_said_why_not(site: Site) -> None:
    cases: Mapping[str, tuple[bool | None, bool | None, bool | None, str | None, bool]] = {
        "everywhere": (True, True, True, None, True),
        "nowhere": (False, False, False, None, True),
        "gone": (True, True, False, None, False),
        "new, and it is said": (True, False, True, "普查后新建", True),
        "not visited, and it is said": (True, True, None, "现场未去", False),
        "census unknown": (None, True, True, None, False),
    }
    names = ("in_census", "in_permit", "in_field", "difference")
    rows = ({"code": code, **dict(zip(names, values, strict=True))} for code, (*values, _) in cases.items())
    enter(site.home, "kilns", *rows)
    found = column(site.home, "kilns", "reconciled", on=DAY)
    assert found == {code: settled for code, (*_, settled) in cases.items()}


def test_a_pair_of_photos_is_one_before_and_one_after_by_the_day(site: Site) -> None:
    both = {"before": datetime(2019, 11, 1, 9, 0), "after": datetime(2019, 11, 20, 23, 59)}
    enter(
        site.home,
        "fugitive_points",
        {"code": "both", "proved": both},
        {"code": "before", "proved": {"before": None}},
        {"code": "after", "proved": {"after": None}},
        {"code": "plan", "proved": {"document": None}},
    )
    wanted = {"both": True, "before": False, "after": False, "plan": False}
    assert column(site.home, "fugitive_points", "photo_pair", on=DAY) == wanted
    assert column(site.home, "fugitive_points", "photo_pair", on=BEFORE)["both"] is False


def test_a_device_keeps_what_it_was_designed_for_or_more(site: Site) -> None:
    cases = {"below": Decimal("94.99"), "at": Decimal(95), "above": Decimal("95.01"), "unmeasured": None}
    rows = ({"code": c, "design_efficiency": 95, "measured_efficiency": v} for c, v in cases.items())
    enter(site.home, "control_devices", *rows)
    found = column(site.home, "control_devices", "efficiency_kept", on=DAY)
    assert found == {"below": False, "at": True, "above": True, "unmeasured": None}


# --- what the plan says ---

SHOWN = {"before": None, "after": None}
ISSUED = {"issued_date": date(2019, 6, 1)}
FIRMS = [{"code": "F"}, {"code": "G"}, {"code": "H"}]
TEST = {"limit_ppm": 2000, "retest_ppm": 500, "found_date": date(2019, 11, 4)}
CASES: Mapping[str, tuple[str, Sequence[tuple[str, Rows]], date, Mapping[str, tuple[str | None, str]]]] = {
    "surveyed on the day and listed, surveyed tomorrow, surveyed and not listed; nobody said how many there are": (
        "C1.4-01",
        [
            (
                "kilns",
                [
                    {"code": "A", "surveyed_date": DAY, "listed": True},
                    {"code": "B", "surveyed_date": AFTER, "listed": True},
                    {"code": "C", "surveyed_date": DAY, "listed": False},
                ],
            )
        ],
        DAY,
        {"C1.4-01": ("1/3", "no_data")},
    ),
    "a plan accepted on the day or tomorrow; done with a pair of photos, with one, and due next year": (
        "C1.4-03",
        [
            (
                "fugitive_points",
                [
                    {"code": "A", "plan_accepted_date": DAY, "measure_due": LAST, "measure_done_date": DAY,
                     "proved": SHOWN},
                    {"code": "B", "plan_accepted_date": AFTER, "measure_due": LAST, "measure_done_date": DAY,
                     "proved": {"after": None}},
                    {"code": "C", "plan_accepted_date": DAY, "measure_due": END},
                ],
            )
        ],
        DAY,
        {"C1.4-03a": ("2/3", "no_data"), "C1.4-03b": ("1/2", "on_track")},
    ),
    "a measure that was due in the year and is not done when it ends": (
        "C1.4-03",
        [("fugitive_points", [{"code": "A", "measure_due": date(2019, 1, 1)}])],
        END,
        {"C1.4-03b": ("0", "overdue")},
    ),
    "permits due on the first and the last day of the year, and a day off it": (
        "C1.4-07",
        [
            (
                "permits",
                [
                    {"code": "A", "due_date": date(2019, 1, 1), "issued_date": DAY},
                    {"code": "B", "due_date": LAST, "issued_date": AFTER},
                    {"code": "C", "due_date": END, "issued_date": DAY},
                    {"code": "D", "due_date": date(2018, 12, 31)},
                ],
            )
        ],
        DAY,
        {"C1.4-07": ("1/2", "no_data")},
    ),
    "audits passed on their day and a day late, one still open, and one of energy": (
        "C1.4-09",
        [
            ("enterprises", FIRMS),
            (
                "audits",
                [
                    {**THIS, "code": "A", "enterprise": "F", "done_date": OCTOBER},
                    {**THIS, "code": "B", "enterprise": "G", "done_date": date(2019, 11, 1)},
                    {**CLEAN, "code": "C", "enterprise": "H", "due_date": DAY},
                    {"kind": "energy", "code": "D", "enterprise": "F", "due_date": DAY, "done_date": DAY},
                ],
            ),
        ],
        DAY,
        {"C1.4-09a": ("1/2", "behind"), "C1.4-09b": ("1", "on_track")},
    ),
    "no audit is due": ("C1.4-09", [("enterprises", FIRMS)], DAY, {"C1.4-09a": (None, "no_data")}),
    "waste heat judged, looked at without a word, and of a firm that is no key polluter": (
        "C2.3-04",
        [
            (
                "enterprises",
                [
                    {"code": "F", "key_polluter": True, "waste_heat_checked_date": DAY, "waste_heat_suitable": False},
                    {"code": "G", "key_polluter": True, "waste_heat_checked_date": DAY},
                    {"code": "H", "key_polluter": False},
                ],
            )
        ],
        DAY,
        {"C2.3-04a": ("1/2", "on_track")},
    ),
    "sources surveyed on the day and tomorrow": (
        "C5.1-02",
        [("voc_sources", [{"code": "A", "surveyed_date": DAY}, {"code": "B", "surveyed_date": AFTER}])],
        DAY,
        {"C5.1-02": ("1/2", "no_data")},
    ),
    "a round done, one missed before it, and a source that need not; repairs on the last day, late, and not tight": (
        "C5.1-03",
        [
            (
                "voc_sources",
                [
                    {"code": "V", "ldar_required": True},
                    {"code": "W", "ldar_required": True},
                    {"code": "X", "ldar_required": False},
                ],
            ),
            (
                "ldar_rounds",
                [
                    {"code": "V1", "voc_source": "V", **half(2019, 1, date(2019, 6, 30))},
                    {"code": "V2", "voc_source": "V", **half(2019, 2, DAY)},
                    {"code": "W1", "voc_source": "W", **half(2019, 1)},
                    {"code": "W2", "voc_source": "W", **half(2019, 2, DAY)},
                    {"code": "X1", "voc_source": "X", **half(2019, 2)},
                ],
            ),
            (
                "ldar_leaks",
                [
                    {**TEST, "code": "A", "voc_source": "V", "repair_due": BEFORE, "repair_date": BEFORE},
                    {**TEST, "code": "B", "voc_source": "V", "repair_due": BEFORE, "repair_date": DAY},
                    {**TEST, "code": "C", "voc_source": "V", "repair_due": BEFORE, "repair_date": BEFORE,
                     "retest_ppm": 2001},
                    {**TEST, "code": "D", "voc_source": "V", "repair_due": DAY},
                ],
            ),
        ],
        DAY,
        {"C5.1-03a": ("1/2", "on_track"), "C5.1-03b": ("1/3", "behind")},
    ),
    "a monitor accepted, one accepted tomorrow, one not asked for": (
        "C5.1-04",
        [
            (
                "voc_sources",
                [
                    {"code": "A", "monitor_required": True, "monitor_accepted_date": DAY},
                    {"code": "B", "monitor_required": True, "monitor_accepted_date": AFTER},
                    {"code": "C", "monitor_required": False},
                ],
            )
        ],
        DAY,
        {"C5.1-04a": ("1/2", "on_track")},
    ),
    "reports published on their day and a day late, one still open, one of a permit that is not issued": (
        "C8.3-04",
        [
            (
                "permits",
                [
                    {**ISSUED, "code": "A", "report_due": BEFORE, "report_published_date": BEFORE},
                    {**ISSUED, "code": "B", "report_due": BEFORE, "report_published_date": DAY},
                    {**ISSUED, "code": "C", "report_due": DAY},
                    {"code": "D", "report_due": BEFORE},
                ],
            )
        ],
        DAY,
        {"C8.3-04": ("1/2", "behind")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_plan_says_what_follows(site: Site, case: str) -> None:
    clause, given, day, wanted = CASES[case]
    for name, rows in given:
        enter(site.home, name, *rows)
    found = answers(site.home, clause, on=day)
    assert {id_: found[id_] for id_ in wanted} == wanted

"""Vehicles, machines and fuel: values at their limits, days around their terms, and what the plan says of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.registers.asked import answers, column, enter

from airshed.web.bridge import tables_of_home
from airshed.web.kit.register import registers

DAY = date(2019, 11, 20)
ONE = timedelta(days=1)
Rows = Sequence[Mapping[str, Any]]


# --- fuel ---


@pytest.mark.parametrize(
    ("on", "sold", "required"),
    [
        (date(2018, 12, 31), "4999.99", False),
        (date(2019, 1, 1), None, None),
        (date(2019, 2, 14), None, None),
        (date(2019, 2, 15), "5000.01", True),
        (date(2019, 12, 31), "5000.01", True),
        (date(2020, 2, 20), None, None),
        (date(2020, 3, 1), "5000", False),
    ],
)
def test_sales_are_those_of_the_last_full_year_once_it_is_reported(
    site: Site,
    on: date,
    sold: str | None,
    required: bool | None,  # noqa: FBT001 - what is expected
) -> None:
    enter(site.home, "fuel_sites", {"code": "S", "kind": "station"})
    for year, reported, petrol in (
        (2017, date(2018, 2, 1), "4999.99"),
        (2018, date(2019, 2, 15), "5000.01"),
        (2019, date(2020, 3, 1), "5000"),
    ):
        enter(site.home, "fuel_sales", {"site": "S", "year": year, "reported_date": reported, "petrol_t": petrol})
    assert column(site.home, "fuel_sites", "petrol_sales_t", on=on) == {"S": None if sold is None else float(sold)}
    assert column(site.home, "fuel_sites", "online_required", on=on) == {"S": required}


def vapour(code: str, **figures: Any) -> dict[str, Any]:
    return {"code": code, "site": code, "test_date": DAY, "passed": True, **figures}


def test_a_test_that_says_passed_has_passed_where_no_figure_is_outside_its_limit(site: Site) -> None:
    tests = {
        "low": vapour("low", air_liquid_ratio="0.99"),
        "least": vapour("least", air_liquid_ratio="1.00"),
        "most": vapour("most", air_liquid_ratio="1.20", resistance_18_pa=40, resistance_28_pa=90, resistance_38_pa=155),
        "high": vapour("high", air_liquid_ratio="1.21"),
        "r18": vapour("r18", resistance_18_pa="40.1"),
        "r28": vapour("r28", resistance_28_pa="90.1"),
        "r38": vapour("r38", resistance_38_pa="155.1"),
        "tight": vapour("tight", tightness_pa=450, tightness_limit_pa=450),
        "leaky": vapour("leaky", tightness_pa="449.9", tightness_limit_pa=450),
        "failed": vapour("failed", passed=False, air_liquid_ratio="1.10"),
        "bare": vapour("bare"),
    }
    enter(site.home, "fuel_sites", *({"code": code} for code in tests))
    enter(site.home, "vapour_tests", *tests.values())
    found = column(site.home, "fuel_sites", "last_test_passed", on=DAY)
    assert {code for code, passed in found.items() if passed} == {"least", "most", "tight", "bare"}
    assert set(column(site.home, "fuel_sites", "last_test_date", on=DAY - ONE).values()) == {None}


# --- checks and tests of vehicles ---


def test_what_was_measured_is_within_limits_up_to_the_limit_itself(site: Site) -> None:
    held = {"smoke_limit_m1": "1.20"}
    plate = {"plate": "示A00001", "plate_colour": "yellow", "check_date": DAY}
    enter(
        site.home,
        "roadside_checks",
        {**plate, **held, "code": "below", "smoke_m1": "1.19"},
        {**plate, **held, "code": "at", "smoke_m1": "1.20"},
        {**plate, **held, "code": "above", "smoke_m1": "1.21"},
        {**plate, "code": "black", "ringelmann": 1},
        {**plate, "code": "not measured"},
    )
    found = column(site.home, "roadside_checks", "within_limits", on=DAY)
    assert found == {"below": True, "at": True, "above": False, "black": False, "not measured": True}
    assert set(column(site.home, "roadside_checks", "vehicle", on=DAY).values()) == {"示A00001|yellow"}


def test_a_test_is_of_a_vehicle_or_of_a_machine(site: Site) -> None:
    enter(site.home, "machines", {"code": "M1"})
    nox = {"nox_limit_ppm": 1500, "test_date": DAY}
    enter(
        site.home,
        "emission_tests",
        {**nox, "code": "v", "subject": "vehicle", "plate": "示A00001", "plate_colour": "blue", "nox_ppm": 1500},
        {**nox, "code": "m", "subject": "machine", "machine": "M1", "nox_ppm": "1500.1"},
    )
    assert column(site.home, "emission_tests", "vehicle", on=DAY) == {"v": "示A00001|blue", "m": "M1"}
    assert column(site.home, "emission_tests", "within_limits", on=DAY) == {"v": True, "m": False}


SEASON, LAST = date(2019, 10, 1), date(2020, 3, 31)


def truck(number: int, **more: Any) -> dict[str, Any]:
    given = {"fuel": "diesel", "registered_date": date(2015, 5, 1), **more}
    return {"plate": f"示A0000{number}", "plate_colour": "yellow", **given}


def stock(site: Site, *, on: date, season: date = SEASON) -> dict[str, tuple[bool, date | None, int]]:
    table = tables_of_home(site.home)("diesel_stock", as_of=on)
    assert table is not None
    rows = table.collect().filter(season_first_date=season).iter_rows(named=True)
    return {row["code"][4:7]: (row["in_stock"], row["first_check_date"], row["checks"]) for row in rows}


def test_the_stock_of_a_season_is_that_of_its_first_day_whatever_comes_later(site: Site) -> None:
    enter(
        site.home,
        "vehicles",
        truck(1),
        truck(2, registered_date=SEASON),
        truck(3, registered_date=SEASON + ONE),
        truck(4, cancelled_date=SEASON),
        truck(5, cancelled_date=SEASON + ONE),
        truck(6, to_date=SEASON),
        truck(7, to_date=SEASON + ONE),
        truck(8, fuel="petrol"),
    )
    enter(
        site.home, "roadside_checks", {"code": "none", "plate": "外K00001", "plate_colour": "yellow", "check_date": DAY}
    )
    enter(site.home, "emission_tests", {"code": "none", "subject": "machine", "kind": "periodic", "test_date": DAY})
    for day in (SEASON + ONE, DAY, LAST):
        found = {plate for plate, (in_stock, _, _) in stock(site, on=day).items() if in_stock}
        assert found == {"001", "002", "005", "007"}
    assert set(stock(site, on=DAY, season=date(2017, 10, 1))) == {"001", "002", "003", "004", "005", "006", "007"}
    assert stock(site, on=DAY, season=date(2022, 10, 1)) == {}


def test_a_check_counts_from_the_first_to_the_last_day_of_the_season(site: Site) -> None:
    enter(site.home, "vehicles", *(truck(number) for number in range(1, 7)))
    days = {1: [SEASON - ONE], 2: [SEASON], 3: [LAST], 4: [LAST + ONE], 5: [DAY, SEASON + ONE]}
    for number, found in days.items():
        for place, day in enumerate(found):
            same = {"plate": f"示A0000{number}", "plate_colour": "yellow"}
            enter(site.home, "roadside_checks", {**same, "code": f"{number}-{place}", "check_date": day})
    same = {"subject": "vehicle", "plate": "示A00006", "plate_colour": "yellow"}
    enter(
        site.home,
        "emission_tests",
        {**same, "code": "yearly", "kind": "periodic", "test_date": SEASON},
        {**same, "code": "sampled", "kind": "supervision", "test_date": DAY},
        {**same, "code": "blue", "plate_colour": "blue", "kind": "supervision", "test_date": SEASON},
    )
    assert {plate: found[1:] for plate, found in stock(site, on=LAST).items()} == {
        "001": (None, 0), "002": (SEASON, 1), "003": (LAST, 1), "004": (None, 0), "005": (SEASON + ONE, 2),
        "006": (DAY, 1),
    }  # fmt: skip
    assert answers(site.home, "C3.4-14", on=DAY) == {"C3.4-14": ("1/2", "met")}
    assert answers(site.home, "C3.4-14", on=DAY - ONE)["C3.4-14"][0] == "1/3"


def hit(code: str, day: date, plate: str = "示A00001", **more: Any) -> dict[str, Any]:
    limits = {"opacity_limit_percent": 30, "ringelmann_limit": 1, "no_limit_ppm": 1500, "valid": True}
    same = {"site": "Y", "plate": plate, "plate_colour": "yellow"}
    return {**limits, **same, "code": code, "hit_date": day, "time": "08:00", **more}


def test_a_result_is_above_the_limit_only_beyond_it_and_where_it_is_valid(site: Site) -> None:
    enter(site.home, "remote_sensing_sites", {"code": "Y"})
    enter(
        site.home,
        "remote_sensing_hits",
        hit("at", DAY, opacity_percent=30, ringelmann=1, no_ppm=1500),
        hit("opacity", DAY, opacity_percent="30.1"),
        hit("black", DAY, ringelmann="1.5"),
        hit("no", DAY, no_ppm=1501),
        hit("invalid", DAY, opacity_percent=80, no_ppm=9000, valid=False),
        hit("unknown", DAY, opacity_percent=80, valid=None),
    )
    for name, above in (("above_limit", {"opacity", "black"}), ("high_emitter", {"no"})):
        found = column(site.home, "remote_sensing_hits", name, on=DAY)
        assert {code for code, yes in found.items() if yes} == above


def test_two_results_running_within_six_months_are_an_exceedance(site: Site) -> None:
    smoky = {"opacity_percent": 45}
    enter(site.home, "remote_sensing_sites", {"code": "Y"})
    first = date(2019, 4, 20)
    enter(
        site.home,
        "remote_sensing_hits",
        hit("a1", first, "示A00001", **smoky),
        hit("a2", date(2019, 10, 20), "示A00001", **smoky),
        hit("b1", first, "示A00002", **smoky),
        hit("b2", date(2019, 10, 21), "示A00002", **smoky),
        hit("c1", first, "示A00003", **smoky),
        hit("c2", first + ONE, "示A00003", opacity_percent=10),
        hit("c3", first + 2 * ONE, "示A00003", **smoky),
        hit("d1", first, "示A00004", **smoky),
        hit("d2", first + ONE, "示A00004", opacity_percent=10, valid=False),
        hit("d3", first + 2 * ONE, "示A00004", **smoky),
        hit("e1", first, "示A00005", time="08:00", **smoky),
        hit("e2", first, "示A00005", time="17:30", **smoky),
        hit("f1", first, "示A00001", plate_colour="blue", **smoky),
    )
    table = tables_of_home(site.home)("remote_sensing_exceedances", as_of=DAY)
    assert table is not None
    assert sorted(table.collect()["code"]) == ["a2", "d3", "e2"]


# --- machines and carriers ---


@pytest.mark.parametrize(
    ("stage", "limits"),
    [("2", (3.00, 2.00, 2.00, 1.61, 1.61, None)), ("3", (2.00, 1.00, 1.00, 0.80, 0.80, None)), ("X", (None,) * 6)],
)
def test_the_limit_of_smoke_follows_stage_and_power(site: Site, stage: str, limits: Sequence[float | None]) -> None:
    powers = ("18.9", "19", "36.9", "37", "560", "560.1")
    enter(site.home, "machines", *({"code": power, "stage": stage, "power_kw": power} for power in powers))
    assert tuple(column(site.home, "machines", "smoke_limit_m1", on=DAY).values()) == limits


def test_ledgers_are_due_above_twenty_diesel_trucks(site: Site) -> None:
    month = {"month_date": date(2019, 10, 31)}
    enter(site.home, "carriers", *({**month, "code": f"C{number}", "trucks_diesel": number} for number in (19, 20, 21)))
    assert column(site.home, "carriers", "ledger_due", on=DAY) == {"C19": False, "C20": False, "C21": True}


def test_a_code_is_due_thirty_days_after_a_machine_came(site: Site) -> None:
    enter(site.home, "machines", {"code": "M", "acquired_date": date(2019, 10, 21)})
    assert column(site.home, "machines", "code_due", on=DAY) == {"M": DAY}


def test_the_label_of_a_machine_is_printed_once_it_has_its_code(site: Site, client_of: Callable[..., Client]) -> None:
    coded, plain = enter(site.home, "machines", {"code": "A", "registration_code": "3-AA000001"}, {"code": "B"})
    client = client_of("officer")
    page = client.get(f"/registers/machines/{coded.pk}/")
    assert f"/registers/machines/{coded.pk}/label.pdf" in page.content.decode()
    answer = client.get(f"/registers/machines/{coded.pk}/label.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert client.get(f"/registers/machines/{plain.pk}/label.pdf").status_code == 404
    assert not [name for name, one in registers().items() if one.tag and one.column[one.tag[0]].personal]


# --- the plan ---


FOUND, YEAR_BEFORE = date(2019, 9, 1), date(2018, 5, 1)
SPRING = date(2019, 5, 1)
LATELY = DAY - ONE
TRUCK = {"plate": "示A00001", "plate_colour": "yellow"}
MONTH = {"code": "A", "trucks": 10, "tonnage_t": 100, "rail_tonnage_t": 40}
FAILED = {"passed": False, "sample_date": SPRING, "follow_up_due": LATELY}
TESTED = {"code": "A", "station": "A", "subject": "machine", "kind": "periodic", "passed": False, "test_date": FOUND}
SHOWN = {"kind": "test", "disclosure_ok": True, "disclosure_channel": "website", "disclosure_checked_date": DAY}
CASES: Mapping[str, tuple[Mapping[str, Rows], Mapping[str, tuple[str, str]]]] = {
    "carriers": (
        {"carriers": [
            {**MONTH, "month_date": date(2018, 10, 31), "trucks_clean": 4, "trucks_new_energy": 1},
            {**MONTH, "month_date": date(2019, 10, 31), "trucks_clean": 5, "trucks_new_energy": 2},
        ]},
        {"C3.1-01": ("1/2", "on_track"), "C3.1-02a": ("2/5", "behind"), "C3.2-01b": ("1/5", "on_track")},
    ),
    "fuel sites": (
        {
            "fuel_sites": [
                {"code": "A", "kind": "station", "recovery_done_date": DAY, "online_date": DAY, "diesel_sold": True,
                 "urea_sold": True},
                {"code": "B", "kind": "station", "recovery_done_date": DAY, "diesel_sold": True, "urea_sold": False},
                {"code": "C", "kind": "depot"},
                {"code": "D", "kind": "station", "recovery_done_date": LATELY, "diesel_sold": False},
            ],
            "fuel_sales": [
                {"site": site, "year": 2018, "reported_date": date(2019, 3, 1), "petrol_t": petrol}
                for site, petrol in (("A", "5000.01"), ("B", 5000), ("C", 9000))
            ],
            "vapour_tests": [
                {"code": "1", "site": "A", "test_date": DAY, "passed": True},
                {"code": "2", "site": "B", "test_date": date(2018, 12, 31), "passed": True},
            ],
        },
        {
            "C3.3-06a": ("3/4", "on_track"), "C3.3-06b": ("1/3", "on_track"), "C3.3-07": ("1", "met"),
            "C3.4-08a": ("1/2", "on_track"),
        },
    ),
    "samples": (
        {"oil_samples": [
            {**FAILED, "code": "on", "product": "gas", "link": "use", "followed_up_date": LATELY},
            {**FAILED, "code": "after", "product": "gas", "link": "use", "followed_up_date": DAY},
            {"code": "before", "product": "gas", "link": "sell", "sample_date": YEAR_BEFORE},
            {"code": "made", "product": "gas", "link": "make", "sample_date": SPRING},
            {"code": "stored", "product": "gas", "link": "store", "sample_date": DAY},
            {"code": "pure", "product": "lng", "link": "use", "sample_date": DAY, "nitrogen_ok": True},
            {"code": "mixed", "product": "lng", "link": "use", "sample_date": DAY, "nitrogen_ok": False},
            {"code": "unknown", "product": "lng", "link": "use", "sample_date": DAY},
            {"code": "drawn", "product": "petrol", "link": "use", "sample_date": DAY, "random_drawn": True,
             "passed": True},
            {**FAILED, "code": "bad", "product": "diesel", "link": "use", "random_drawn": True,
             "followed_up_date": LATELY},
            {"code": "tip", "product": "diesel", "link": "use", "sample_date": DAY, "random_drawn": False,
             "passed": True},
            {"code": "waits", "product": "diesel", "link": "use", "sample_date": DAY, "random_drawn": True},
            {"code": "urea", "product": "urea", "link": "use", "sample_date": DAY, "passed": True},
            {"code": "later", "product": "urea", "link": "use", "sample_date": DAY},
        ]},
        {
            "C3.3-08a": ("2/3", "behind"), "C3.3-08b": ("2", "on_track"), "C3.3-10a": ("2/3", "behind"),
            "C3.3-10b": ("1/2", "behind"), "C3.3-11": ("1/2", "no_data"), "C3.4-08b": ("1", "on_track"),
        },
    ),
    "checks": (
        {"roadside_checks": [
            {**TRUCK, "code": "1", "check_date": date(2018, 11, 20), "passed": True},
            {**TRUCK, "code": "2", "check_date": FOUND, "passed": False, "penalty_due": SEASON, "penalty_date": SEASON,
             "repair_due": SEASON, "repair_date": SEASON + ONE},
        ]},
        {"C3.4-06": ("1", "behind"), "C3.4-07b": ("1", "on_track"), "C3.4-07c": ("0", "behind")},
    ),
    "others": (
        {
            "illegal_fuel_sites": [
                {"code": "A", "found_date": FOUND, "due_date": SEASON, "cleared_date": SEASON},
                {"code": "B", "found_date": FOUND, "due_date": SEASON, "cleared_date": SEASON + ONE},
            ],
            "test_stations": [
                {**SHOWN, "code": "A", "disclosure_checked_date": date(2019, 1, 1)},
                {**SHOWN, "code": "B", "disclosure_checked_date": date(2018, 12, 31)},
                {**SHOWN, "code": "C", "disclosure_channel": "other"},
                {**SHOWN, "code": "D", "disclosure_ok": False},
                {"code": "E", "kind": "repair"},
            ],
            "zones": [
                {"code": "A", "kind": "diesel_truck", "drawn_date": DAY, "max_stage": 3},
                {"code": "B", "kind": "diesel_truck", "drawn_date": DAY, "max_stage": 2},
                {"code": "C", "kind": "machine", "max_stage": 1},
            ],
            "emission_tests": [
                {**TESTED, "repair_due": SEASON, "repaired_date": SEASON, "retest_due": SEASON + ONE,
                 "retest_passed_date": SEASON + 2 * ONE},
            ],
            "muck_trucks": [
                {"code": "A", "registered_date": DAY, "enclosed": True},
                {"code": "B", "registered_date": DAY, "enclosed": False},
                {"code": "C", "enclosed": False},
            ],
            "remote_sensing_sites": [
                {"code": "A", "due_date": date(2019, 12, 31), "built_date": DAY},
                {"code": "B", "due_date": date(2020, 1, 1)},
            ],
            "vehicle_disclosures": [
                {"code": "A", "product": "vehicle", **dict.fromkeys(
                    ("test_disclosed_date", "control_disclosed_date", "repair_disclosed_date"), DAY)},
                {"code": "B", "product": "vehicle", "test_disclosed_date": DAY, "control_disclosed_date": DAY},
                {"code": "C", "product": "engine"},
            ],
        },
        {
            "C3.3-09b": ("1/2", "behind"), "C3.4-09": ("1/4", "behind"), "C3.4-12b": ("1/2", "on_track"),
            "C3.4-15a": ("1", "on_track"), "C3.4-15b": ("0", "behind"), "C4.2-04a": ("1/2", "behind"),
            "C7.1-04a": ("1", "met"), "C7.1-04b": ("0", "behind"), "C3.3-01": ("1/2", "behind"),
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_plan_reads_what_was_entered(site: Site, case: str) -> None:
    tables, expected = CASES[case]
    for name, rows in tables.items():
        enter(site.home, name, *rows)
    found: dict[str, tuple[str | None, str]] = {}
    for clause in sorted({indicator.rstrip("abc") for indicator in expected}):
        found |= answers(site.home, clause, on=DAY)
    assert {indicator: found[indicator] for indicator in expected} == expected

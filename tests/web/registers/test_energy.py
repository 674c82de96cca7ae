"""Registers of energy: coal that does not add up, days and amounts at their limits, households without names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from html import unescape
from itertools import count
from pathlib import Path
from re import sub
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.registers.asked import answers, enter

from airshed.web.bridge import tables_of_home
from airshed.web.kit.register import registers

DAY, LAST = date(2019, 11, 20), date(2019, 12, 31)
Clients = Callable[..., Client]
Rows = Sequence[Mapping[str, Any]]
D = date.fromisoformat


def parents(home: Path) -> None:
    """Enter an enterprise, an outlet and a batch that rows name."""
    enter(home, "enterprises", *({"code": code, "name": code} for code in ("E1", "E2")))
    enter(home, "coal_outlets", *({"code": code, "name": code} for code in ("M1", "M2")))
    enter(home, "clean_fuel_batches", {"code": "F1"})


def table(home: Path, name: str, *columns: str, as_of: date | None = DAY) -> list[tuple[Any, ...]]:
    """Return columns of a register as evidence."""
    frame = tables_of_home(home)(name, as_of=as_of)
    assert frame is not None
    return frame.select(columns).collect().rows()


def watched(client: Client, name: str, **asked: str) -> list[str]:
    """Return the keys of the rows that a list says do not add up, with what else it says of them."""
    html = client.get(f"/registers/{name}/", {"watch": "1", "on": "all", **asked}).content.decode()
    lines = html.partition("registers-table")[2].partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")[:-1]
    return [unescape(sub(r"\s+", " ", sub(r"<[^>]*>", " ", line))).strip() for line in lines]


# --- the ledger ---

LEDGER: list[tuple[str, list[tuple[str, Any, Any, Any, Any]], list[float | None]]] = [
    ("a first entry alone has nothing before it", [("2019-01-31", None, 10, 4, 6)], [None]),
    ("with what there was it adds up", [("2019-01-31", 5, 10, 4, 11)], [0]),
    ("what is missing from stock is negative", [("2019-01-31", 5, 10, 4, "10.9")], [-0.1]),
    (
        "the entry before is that of the day before, in whatever order they come",
        [("2019-02-28", None, 0, 3, 3), ("2019-01-31", None, 10, 4, 6), ("2019-03-31", None, 1, 1, "3.001")],
        [0, None, 0.001],
    ),
    (
        "a stock nobody counted leaves the next one open, whatever it says of a beginning",
        [("2019-01-31", None, 10, 4, None), ("2019-02-28", 6, 0, 3, 3), ("2019-03-31", None, 0, 1, 2)],
        [None, None, 0],
    ),
    (
        "bought or sold unknown is not checked",
        [("2019-01-31", 5, None, 4, 6), ("2019-02-28", None, 0, None, 6)],
        [None] * 2,
    ),
    ("tenths are tenths", [("2019-01-31", "0.1", "0.2", 0, "0.3")], [0]),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in LEDGER], ids=[case[0] for case in LEDGER])
def test_stock_is_the_stock_before_and_what_was_bought_less_what_was_sold(
    site: Site, rows: list[tuple[str, Any, Any, Any, Any]], expected: list[float | None]
) -> None:
    parents(site.home)
    names = ("opening_t", "bought_t", "sold_t", "stock_t")
    for day, *amounts in rows:
        values = {n: None if a is None else Decimal(a) for n, a in zip(names, amounts, strict=True)}
        enter(site.home, "coal_ledger", {"outlet": "M1", "entry_date": D(day), **values})
    enter(site.home, "coal_ledger", {"outlet": "M2", "entry_date": D("2019-02-15"), "stock_t": Decimal(900)})
    found = dict(table(site.home, "coal_ledger", "entry_date", "unexplained_t"))
    assert [found[D(row[0])] for row in rows] == expected


def test_entries_that_do_not_add_up_are_listed_with_how_much(site: Site, client_of: Clients) -> None:
    parents(site.home)
    good = {"outlet": "M1", "opening_t": Decimal(5), "bought_t": Decimal(10), "sold_t": Decimal(4)}
    one, two = D("2019-01-31"), D("2019-02-28")
    enter(
        site.home,
        "coal_ledger",
        {
            **good,
            "entry_date": one,
            "stock_t": Decimal(11),
            "sold_shops_t": Decimal(1),
            "sold_households_t": Decimal(3),
        },
        {**good, "entry_date": two, "opening_t": None, "stock_t": Decimal("14.5")},
        {**good, "outlet": "M2", "entry_date": one, "stock_t": Decimal(11), "sold_shops_t": Decimal(3)},
        {**good, "outlet": "M2", "entry_date": two, "opening_t": None},
    )
    client = client_of("officer", language="en")
    first, other = watched(client, "coal_ledger")
    assert first.startswith("M1 2019-02-28")
    assert "counted less what there should be: -2.5 t" in first
    assert other.startswith("M2 2019-01-31")
    assert "sold to nobody named: 1 t" in other
    assert "2 rows" in client.get("/registers/coal_ledger/").content.decode()
    assert len(watched(client, "coal_ledger", entry_date_from="2019-02-01")) == 1
    taken = client.get("/registers/coal_ledger/export/csv/", {"watch": "1"})
    assert b"".join(taken.streaming_content).count(b"M1") == 1
    taken.close()
    assert watched(client_of("grid_lead"), "coal_ledger") == []


# --- what else does not add up ---

SAMPLE = {"outlet": "M1", "sample_date": D("2019-03-01"), "seal_number": "S", "seal_intact": True, "passed": True}
SAMPLE |= {"sulphur_pct": Decimal(1), "sulphur_limit_pct": Decimal(1), "ash_pct": None, "ash_limit_pct": Decimal(16)}
MONTH = {"enterprise": "E1", "month_date": D("2019-01-31"), "coal_t": Decimal(100), "energy_tce": Decimal("71.43")}
TRADE = {"account": "E1", "kind": "coal", "trade_date": D("2019-01-05"), "counterpart": "X", "amount_t": Decimal(5)}
TURBINE = {"kind": "wind", "plant": "W", "month_date": D("2019-01-31"), "available_mwh": Decimal(100)}
BATCH = {"delivered_date": D("2019-10-20"), "test_date": D("2019-10-21"), "passed": True, "ash_limit_pct": Decimal(20)}
BUILDING = {"name": "N", "area_m2": Decimal(100), "green_class": "one"}
HOME = {"block": "B", "method": "gas", "subsidy_state": "paid", "verified_date": D("2019-10-02")}
ODD: dict[str, list[tuple[Mapping[str, Any], bool]]] = {
    "coal_samples": [
        (SAMPLE, False),
        ({**SAMPLE, "sulphur_pct": Decimal("1.001")}, True),
        ({**SAMPLE, "sulphur_pct": Decimal("1.001"), "passed": False}, False),
        ({**SAMPLE, "seal_number": ""}, True),
        ({**SAMPLE, "seal_intact": False}, True),
        ({**SAMPLE, "ash_pct": Decimal(16)}, False),
    ],
    "energy_use": [
        (MONTH, False),
        ({**MONTH, "energy_tce": Decimal("72.15")}, False),  # 0.72 of 72.15 is less than a hundredth
        ({**MONTH, "energy_tce": Decimal("72.16")}, True),
        ({**MONTH, "energy_tce": Decimal("70.73")}, False),
        ({**MONTH, "energy_tce": Decimal("70.72")}, True),
        ({**MONTH, "energy_tce": None}, False),
    ],
    "quota_trades": [
        ({**TRADE, "balance_t": Decimal(5)}, False),
        ({**TRADE, "balance_t": Decimal("5.001")}, True),
        ({**TRADE, "amount_t": Decimal("-0.001"), "balance_t": Decimal("-0.001")}, True),
        ({**TRADE, "balance_t": Decimal(5), "counterpart": ""}, True),
    ],
    "renewables": [
        ({**TURBINE, "generated_mwh": Decimal(90), "curtailed_mwh": Decimal(10)}, False),
        ({**TURBINE, "generated_mwh": Decimal(90), "curtailed_mwh": Decimal("9.999")}, True),
        ({**TURBINE, "plant": "", "generated_mwh": Decimal(90), "curtailed_mwh": Decimal(10)}, True),
        ({"kind": "wind", "capacity_mw": Decimal(50)}, False),
    ],
    "clean_fuel_batches": [
        ({**BATCH, "ash_pct": Decimal(20)}, False),
        ({**BATCH, "ash_pct": Decimal("20.001")}, True),
        ({**BATCH, "test_date": None}, True),
    ],
    "new_buildings": [
        ({**BUILDING, "green_area_m2": Decimal(100)}, False),
        ({**BUILDING, "green_area_m2": Decimal("100.1")}, True),
        ({**BUILDING, "green_area_m2": Decimal(1), "green_class": ""}, True),
        ({**BUILDING, "green_area_m2": Decimal(0), "green_class": ""}, False),
    ],
    "households": [
        ({**HOME, "converted_date": D("2019-10-01")}, False),
        ({**HOME, "converted_date": None}, True),
        ({**HOME, "converted_date": D("2019-10-01"), "subsidy_state": "approved", "verified_date": None}, False),
    ],
}


@pytest.mark.parametrize("name", ODD)
def test_rows_that_contradict_themselves_are_listed(site: Site, client_of: Clients, name: str) -> None:
    parents(site.home)
    numbers, odd = count(1), []
    for values, is_odd in ODD[name]:
        number = next(numbers)
        own: dict[str, Any] = {"code": f"R{number}"} if "code" in registers()[name].column else {}
        if name == "energy_use":
            own = {"month_date": date(2019, number, 28)}
        if name == "quota_trades":
            own["kind"] = ["coal", "so2", "nox", "pm"][number - 1]
        enter(site.home, name, {**values, **own})
        odd += [str(own.get("code", own.get("month_date")))] if is_odd else []
    lines = watched(client_of("officer", language="en"), name)
    assert len(lines) == len(odd)
    assert all(any(f"{key} " in line for line in lines) for key in odd)


# --- derived columns ---


@pytest.mark.parametrize(
    ("values", "photo", "expected"),
    [
        ({}, False, False),
        ({"verified_date": D("2019-10-20")}, False, False),
        ({"verified_date": D("2019-10-20")}, True, True),
        ({}, True, False),
        ({"verified_date": D("2019-10-20"), "used_kwh": Decimal(0)}, False, False),
        ({"verified_date": D("2019-10-20"), "used_kwh": Decimal("0.1")}, False, True),
        ({"verified_date": D("2019-10-20"), "used_m3": Decimal("0.1")}, False, True),
        ({"verified_date": D("2019-10-20"), "fuel_batch": "F1"}, False, True),
    ],
)
def test_a_household_is_verified_by_a_day_and_something_that_shows_it(
    site: Site,
    values: Mapping[str, Any],
    photo: bool,  # noqa: FBT001
    expected: bool,  # noqa: FBT001
) -> None:
    parents(site.home)
    proved = {"proved": {"installed": None}} if photo else {}
    enter(
        site.home, "households", {"code": "H1", "method": "gas", "converted_date": D("2019-10-01"), **values, **proved}
    )
    assert table(site.home, "households", "verified", as_of=LAST) == [(expected,)]


def test_an_area_is_accepted_with_the_day_of_it_and_fuels_make_standard_coal(site: Site) -> None:
    parents(site.home)
    place = {"name": "N", "method": "central"}
    enter(site.home, "heating_areas", {"code": "A", **place}, {"code": "B", **place, "accepted_date": D("2019-10-01")})
    assert table(site.home, "heating_areas", "code", "accepted") == [("A", False), ("B", True)]
    fuels = {"coal_t": 1000, "gas_m3": 10_000, "power_kwh": 100_000, "diesel_t": 1, "heat_gj": 100}
    amounts = {name: Decimal(amount) for name, amount in fuels.items()}
    stock = {"coal_bought_t": Decimal(900), "coal_stock_t": Decimal(400)}
    enter(site.home, "energy_use", {"enterprise": "E1", "month_date": D("2019-01-31"), "coal_stock_t": Decimal(500)})
    enter(
        site.home,
        "energy_use",
        {"enterprise": "E1", "month_date": D("2019-02-28"), **amounts, **stock, "energy_tce": Decimal(750)},
    )
    rows = table(site.home, "energy_use", "fuels_tce", "gap_tce", "unexplained_coal_t")
    assert rows[1] == (
        pytest.approx(714.3 + 13.3 + 12.29 + 1.4571 + 3.412, abs=0.0006),
        pytest.approx(5.241, abs=0.002),
        0,
    )


# --- what the plan says ---


def month(code: str, day: str, coal: str, energy: str, output: str) -> dict[str, Any]:
    values = {"coal_t": Decimal(coal), "energy_tce": Decimal(energy), "output_yuan": Decimal(output)}
    return {"enterprise": code, "month_date": D(day), **values}


AREA = {"name": "N", "method": "central", "area_m2": Decimal(1000)}
OUTLET = {"name": "N", "surveyed_date": D("2019-05-01")}
PLANNED = {"method": "gas", "due_date": LAST, "verified_date": LAST, "used_m3": Decimal(1)}
STOVE = {**PLANNED, "method": "biomass_stove", "fuel_batch": "F1"}
FAILED = {"outlet": "M1", "sample_date": D("2019-06-01"), "passed": False, "follow_up_due": D("2019-07-01")}
SOLD = {"outlet": "M1", "bought_t": Decimal(1), "sold_t": Decimal(1)}
NEW = {"name": "N", "central_heating": True}
WIND = {"kind": "wind", "plant": "W", "generated_mwh": Decimal(90), "curtailed_mwh": Decimal(10)}
CASES: list[tuple[str, date, Mapping[str, Rows], Mapping[str, tuple[str, str | None]]]] = [
    (
        "C2.1-01",
        LAST,
        {"energy_use": [month("E1", "2018-12-31", "1", "10", "1000"), month("E1", "2019-12-31", "1", "18", "2000")]},
        {"C2.1-01a": ("no_data", "18"), "C2.1-01b": ("met", "90")},
    ),
    (
        "C2.1-02",
        DAY,
        {"energy_use": [month("E1", "2018-10-31", "100.1", "1", "1"), month("E1", "2019-10-31", "100.1", "1", "1")]},
        {"C2.1-02": ("behind", "1001/10")},
    ),
    (
        "C2.1-02",
        DAY,
        {"energy_use": [month("E1", "2018-10-31", "100.1", "1", "1"), month("E1", "2019-10-31", "100", "1", "1")]},
        {"C2.1-02": ("on_track", "100")},
    ),
    (
        "C2.1-03",
        DAY,
        {
            "quota_trades": [
                {**TRADE, "code": "A", "balance_t": Decimal(0)},
                {**TRADE, "code": "B", "balance_t": Decimal("-0.001")},
                {**TRADE, "code": "C"},
                {**TRADE, "code": "D", "balance_t": Decimal(1), "counterpart": ""},
                {**TRADE, "code": "E", "trade_date": D("2018-12-31"), "balance_t": Decimal(-1)},
            ]
        },
        {"C2.1-03": ("behind", "3")},
    ),
    (
        "C2.2-02",
        LAST,
        {
            "heating_areas": [
                {**AREA, "code": "A", "connected_date": D("2018-12-31"), "accepted_date": D("2018-12-31")},
                {**AREA, "code": "B", "connected_date": D("2019-12-31"), "accepted_date": D("2019-12-31")},
                {**AREA, "code": "C", "connected_date": D("2019-06-01")},
                {**AREA, "code": "D", "method": "gas", "connected_date": D("2019-06-01"), "accepted_date": LAST},
            ]
        },
        {"C2.2-02a": ("met", "2000"), "C2.2-02b": ("no_data", None)},
    ),
    (
        "C2.2-03",
        LAST,
        {
            "households": [
                {**PLANNED, "code": "A", "converted_date": LAST},
                {**PLANNED, "code": "B", "converted_date": LAST, "used_m3": None},
                {**PLANNED, "code": "C", "converted_date": None},
                {**PLANNED, "code": "D", "due_date": D("2020-01-01"), "converted_date": None},
                {**PLANNED, "code": "E", "method": "central", "converted_date": LAST},
            ]
        },
        {"C2.2-03a": ("no_data", "1/3"), "C2.2-03b": ("behind", "0")},
    ),
    (
        "C2.2-04",
        D("2019-10-20"),
        {
            "households": [{**STOVE, "code": "A", "converted_date": D("2019-10-01")}],
            "clean_fuel_batches": [
                {"code": "A", "delivered_date": D("2019-10-14"), "passed": False},
                {"code": "B", "delivered_date": D("2019-10-15"), "test_date": D("2019-10-20"), "passed": True},
                {"code": "C", "delivered_date": D("2019-10-15"), "test_date": D("2019-10-21"), "passed": True},
                {"code": "D", "delivered_date": D("2019-10-21"), "passed": False},
            ],
        },
        {"C2.2-04a": ("no_data", "1"), "C2.2-04b": ("behind", "1/2")},
    ),
    (
        "C2.3-05",
        LAST,
        {
            "coal_samples": [
                {**FAILED, "code": "A", "sample_date": D("2018-12-31")},
                {**FAILED, "code": "B", "followed_up_date": D("2019-07-01")},
                {**FAILED, "code": "C", "followed_up_date": D("2019-07-02")},
                {**FAILED, "code": "D", "follow_up_due": LAST},
                {**FAILED, "code": "E", "passed": True},
            ]
        },
        {"C2.3-05a": ("met", "4"), "C2.3-05b": ("behind", "1")},
    ),
    (
        "C2.3-06",
        LAST,
        {
            "coal_outlets": [
                {**OUTLET, "code": "A", "licence_valid_to": D("2019-12-31")},
                {**OUTLET, "code": "B", "licence_valid_to": D("2019-12-30")},
                {**OUTLET, "code": "C", "closed_date": LAST},
            ]
        },
        {"C2.3-06a": ("no_data", "3/5"), "C2.3-06b": ("behind", "1/4")},
    ),
    (
        "C2.3-07",
        LAST,
        {
            "coal_ledger": [
                {**SOLD, "entry_date": D("2018-12-31"), "stock_t": Decimal(3)},
                {**SOLD, "entry_date": D("2019-01-31"), "stock_t": Decimal(2)},
                {**SOLD, "entry_date": D("2019-02-28"), "stock_t": Decimal(2), "sold_t": None},
                {**SOLD, "entry_date": D("2019-03-31"), "stock_t": Decimal(2)},
                {**SOLD, "outlet": "M2", "entry_date": D("2019-03-31"), "stock_t": Decimal(2)},
            ]
        },
        {"C2.3-07a": ("no_data", "0"), "C2.3-07b": ("behind", "1/2")},
    ),
    (
        "C2.4-01",
        LAST,
        {
            "heating_areas": [
                {**AREA, "code": "A", "metered_date": D("2018-12-31")},
                {**AREA, "code": "B", "metered_date": LAST, "area_m2": Decimal(1)},
            ],
            "new_buildings": [
                {**NEW, "code": "A", "completed_date": D("2019-01-01"), "metered": True},
                {**NEW, "code": "B", "completed_date": LAST, "metered": False},
                {**NEW, "code": "C", "completed_date": D("2018-12-31"), "metered": False},
                {**NEW, "code": "D", "completed_date": LAST, "central_heating": False},
            ],
        },
        {"C2.4-01a": ("met", "1001"), "C2.4-01b": ("behind", "1/2")},
    ),
    (
        "C2.4-02",
        D("2020-12-31"),
        {
            "new_buildings": [
                {
                    **NEW,
                    "code": "A",
                    "completed_date": D("2020-01-01"),
                    "area_m2": Decimal(70),
                    "green_area_m2": Decimal(0),
                },
                {
                    **NEW,
                    "code": "B",
                    "completed_date": D("2020-12-31"),
                    "area_m2": Decimal(30),
                    "green_area_m2": Decimal(30),
                },
                {
                    **NEW,
                    "code": "C",
                    "completed_date": D("2019-12-31"),
                    "area_m2": Decimal(500),
                    "green_area_m2": Decimal(0),
                },
            ]
        },
        {"C2.4-02": ("met", "3/10")},
    ),
    (
        "C2.5-02",
        LAST,
        {
            "renewables": [
                {"code": "W", "kind": "wind", "capacity_mw": Decimal(50)},
                {**WIND, "code": "W/1", "month_date": D("2019-01-31"), "available_mwh": Decimal(100)},
                {**WIND, "code": "W/0", "month_date": D("2018-12-31"), "available_mwh": Decimal(10)},
                {**WIND, "code": "S/1", "kind": "solar", "month_date": LAST, "available_mwh": Decimal(200)},
            ]
        },
        {"C2.5-02a": ("no_data", "1/10"), "C2.5-02b": ("no_data", "1/20")},
    ),
    (
        "C2.5-03",
        DAY,
        {
            "renewables": [
                {"code": "S", "kind": "biomass", "capacity_mw": Decimal(6), "in_service_date": DAY},
                {"code": "T", "kind": "biomass", "capacity_mw": Decimal(12), "in_service_date": D("2019-11-21")},
                {"code": "S/1", "kind": "biomass", "capacity_mw": Decimal(6), "month_date": D("2019-10-31")},
            ]
        },
        {"C2.5-03a": ("not_due", "0"), "C2.5-03b": ("no_data", "6")},
    ),
]


@pytest.mark.parametrize(("clause", "as_of", "given", "expected"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_the_plan_counts_what_is_entered(
    site: Site,
    clause: str,
    as_of: date,
    given: Mapping[str, Rows],
    expected: Mapping[str, tuple[str, str | None]],
) -> None:
    parents(site.home)
    for name, rows in given.items():
        enter(site.home, name, *rows)
    found = {id: (status, value) for id, (value, status) in answers(site.home, clause, on=as_of).items()}  # noqa: A001
    assert found == expected


# --- households are no names ---


def test_households_are_counted_by_block_of_what_the_reader_may_see(site: Site, client_of: Clients) -> None:
    parents(site.home)
    home = {"name": "示甲子", "address": "示例路1号", "phone": "00012345678", "meter_number": "B000001"}
    for number, method in enumerate(("gas", "gas", "electricity", "biomass_stove")):
        place = {"block": "北片", "grid": "G1"} if number < 3 else {"block": "南片", "grid": "G9"}
        enter(site.home, "households", {**home, **place, "code": f"H{number}", "method": method})
    counts = {"leader": ["北片 2 1 0 3", "南片 0 0 1 1"], "grid_lead": ["北片 2 1 3"]}
    for who, expected in counts.items():
        page = client_of(who, language="en").get("/registers/households/").content.decode()
        words = unescape(sub(r"\s+", " ", sub(r"<[^>]*>", " ", page)))
        assert "By Block and Changed to, counted gas electricity" in words
        assert [line for line in counts["leader"] + counts["grid_lead"] if f" {line} " in words] == expected
        assert not [home[name] for name in ("address", "phone", "meter_number") if home[name] in page]
    assert client_of("administrator").get("/registers/households/").status_code == 404
    assert "counted" not in client_of("officer_elsewhere", language="en").get("/registers/households/").content.decode()

"""Every packaged edition: its schema, its first and last day, its sources; and the values of the facts."""

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from airshed.rules.edition import DOUBTFUL, SURE, Edition, get_edition, in_force
from airshed.rules.load import PACKAGED, families, load_editions
from airshed.vocab import ITEMS, POLLUTANTS

EDITIONS = load_editions()
DAY = timedelta(days=1)
EVERY = pytest.mark.parametrize("edition", EDITIONS, ids=lambda e: f"{e.family}/{e.name}")


def test_all_editions_are_there() -> None:
    assert {(e.family, e.name) for e in EDITIONS} == {
        ("ambient", "gb3095-2012"),
        ("ambient", "gb3095-2012-amendment-2018"),
        ("ambient", "gb3095-2026-transition"),
        ("ambient", "gb3095-2026-final"),
        ("index", "hj633-2012"),
        ("index", "hj633-2026"),
        ("evaluation", "hj663-2013"),
        ("evaluation", "hj663-2026"),
        ("dust", "2016-120"),
        ("alerts", "2017-86"),
        ("alerts", "2018-875"),
        ("alerts", "2024-6"),
        ("casework", "habit-2019"),
        ("plausibility", "import-2026"),
    }
    assert {e.path for e in EDITIONS} == set(PACKAGED.glob("*/*.yaml"))
    assert set(families()) == {e.family for e in EDITIONS}


def test_they_load_fast() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        load_editions()
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.15


@EVERY
def test_the_day_before_of_and_after_the_first_day(edition: Edition) -> None:
    first = edition.effective
    assert _on(edition, first) == edition
    if edition.expires is None or first + DAY < edition.expires:
        assert _on(edition, first + DAY) == edition
    earlier = [e for e in _siblings(edition) if e.effective < first]
    if earlier:
        assert _on(edition, first - DAY) == max(earlier, key=lambda e: e.effective)


@EVERY
def test_the_day_before_and_of_the_end(edition: Edition) -> None:
    later = [e.effective for e in _siblings(edition) if e.effective > edition.effective]
    end = edition.expires or min(later, default=None)
    if end is None:
        assert _on(edition, date(2100, 1, 1)) == edition
    else:
        assert _on(edition, end - DAY) == edition
        assert _on(edition, end) != edition
        assert [e.effective for e in _siblings(edition) if e.effective == end], "no gap where one edition ends"


def _siblings(edition: Edition) -> list[Edition]:
    return [e for e in EDITIONS if (e.family, e.scope) == (edition.family, edition.scope)]


def _on(edition: Edition, day: date) -> Edition:
    return in_force(EDITIONS, family=edition.family, on=day, scope=edition.scope)


@EVERY
def test_every_row_has_clause_certainty_and_day_of_checking(edition: Edition) -> None:
    for table, rows in edition.tables.items():
        for index, row in enumerate(rows):
            where = f"{edition.name}: {table}[{index}]"
            assert row["clause"], where
            assert row["sure"] in SURE, where
            assert isinstance(row["checked"], date), where
    assert edition.source.title
    assert edition.source.clause


@EVERY
def test_every_unverified_value_is_open_to_choice_and_says_why(edition: Edition) -> None:
    options = edition.options
    for table, rows in edition.tables.items():
        for index, row in enumerate(rows):
            if row["sure"] in DOUBTFUL:
                assert row["note"], f"{edition.name}: {table}[{index}]"
                assert table != "parameters" or row["name"] in options
    assert all(doubt.note for doubt in edition.doubts())


@EVERY
def test_every_number_has_its_unit(edition: Edition) -> None:
    for row in edition.tables["parameters"]:
        number = isinstance(row["value"], int | Decimal) and not isinstance(row["value"], bool)
        assert number == (row["unit"] is not None), row["name"]
    for table in ("limits", "breakpoints", "ceilings", "local_limits"):
        assert all(row["unit"] for row in edition.tables.get(table, ()))


@EVERY
def test_fractions_are_exact(edition: Edition) -> None:
    def values(value: object) -> Iterator[object]:
        if isinstance(value, tuple):
            for item in value:
                yield from values(item)
        else:
            yield value

    cells = [v for rows in edition.tables.values() for row in rows for cell in row.values() for v in values(cell)]
    assert not any(isinstance(cell, float) for cell in cells)


# --- the values, against the facts ----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def facts(shared: Path) -> str:
    """Return the compiled facts about ambient air."""
    return (shared / "facts" / "ambient.md").read_text(encoding="utf-8")


def _table(facts: str, heading: str) -> list[list[str]]:
    """Return the cells of the first table after a heading, its head left out."""
    lines = facts[facts.index(heading) :].splitlines()
    rows = [line for line in lines if line.startswith("|")]
    first = lines.index(rows[0])
    length = next(i for i, line in enumerate(lines[first:]) if not line.startswith("|"))
    return [[cell.strip().strip("*") for cell in row.strip("|").split("|")] for row in rows[2:length]]


CODES = {"SO2": "so2", "NO2": "no2", "CO": "co", "O3": "o3", "PM10": "pm10", "PM2.5": "pm25"}
CODES |= {"TSP": "tsp", "NOx": "nox", "Pb": "pb", "BaP": "bap"}
PERIODS = {"year": "year", "24 h": "day", "day": "day", "1 h": "hour", "daily max 8 h": "8h", "quarter": "quarter"}


def _limits(rows: list[list[str]], *, grade_1: int) -> set[tuple[str, str, int, Decimal]]:
    found = set()
    for row in rows:
        code = CODES[row[0].split(" ")[0]]
        periods = [PERIODS[p.strip()] for p in row[1].split("/")]
        for grade, cell in ((1, row[grade_1]), (2, row[grade_1 + 1])):
            if cell != "-":
                values = [Decimal(v.strip(" *")) for v in cell.split("/")]
                found |= {(code, p, grade, v) for p, v in zip(periods, values, strict=True)}
    return found


@pytest.mark.parametrize(
    ("name", "heading", "grade_1"),
    [
        ("gb3095-2012", "### 1.1 ", 2),
        ("gb3095-2012-amendment-2018", "### 1.1 ", 2),
        ("gb3095-2026-transition", "### 1.3 ", 2),
        ("gb3095-2026-final", "### 1.3 ", 4),
    ],
)
def test_limits_are_those_of_the_facts(facts: str, name: str, heading: str, grade_1: int) -> None:
    rows = get_edition(EDITIONS, family="ambient", text=name).tables["limits"]
    found = {(r["pollutant"], r["period"], r["grade"], r["value"]) for r in rows}
    assert len(found) == len(rows)
    assert found == _limits(_table(facts, heading), grade_1=grade_1)


@pytest.mark.parametrize("year", ["2012", "2026"])
def test_breakpoints_are_those_of_the_facts(facts: str, year: str) -> None:
    edition = get_edition(EDITIONS, family="index", text=year)
    rows = {row["item"]: row for row in edition.tables["breakpoints"]}
    assert set(rows) == set(ITEMS)
    table = _table(facts, "### 2.1 ")
    iaqi = [int(row[0]) for row in table]
    columns = ["so2_24h", "so2_1h", "no2_24h", "no2_1h", "co_24h", "co_1h", "o3_8h", "o3_1h"]
    particles = {"2012": (9, 11), "2026": (10, 12)}[year]
    places = {item: [place] for place, item in enumerate(columns, start=1)}
    for code, place in zip(("pm10", "pm25"), particles, strict=True):
        places[f"{code}_24h"] = places[f"{code}_1h"] = [place]
    for item, [place] in places.items():
        steps = [
            (i, Decimal(row[place].strip("* "))) for i, row in zip(iaqi, table, strict=True) if row[place].strip("* ")
        ]
        assert list(zip(rows[item]["iaqi"], rows[item]["values"], strict=True)) == steps, item


@pytest.mark.parametrize("year", ["2012", "2026"])
def test_levels_and_colours_are_those_of_the_facts(facts: str, year: str) -> None:
    rows = get_edition(EDITIONS, family="index", text=year).tables["levels"]
    for row, (aqi, level, category, colour, rgb, cmyk) in zip(rows, _table(facts, "### 2.3 "), strict=True):
        upto = re.search(r"(?:<=|-)(\d+)", aqi)
        assert row["upto"] == (int(upto[1]) if upto else None)
        assert (row["level_zh"], row["category_zh"]) == (level, category.split(" ")[0])
        assert row["colour_zh"].removesuffix("色") == colour.split(" ")[0]
        assert row["rgb"] == "#" + "".join(f"{int(part):02x}" for part in rgb.split(","))
        assert row["cmyk"] == tuple(int(part) for part in cmyk.split(","))


def test_the_editions_differ_where_the_texts_do() -> None:
    old, new = (get_edition(EDITIONS, family="index", text=year) for year in ("2012", "2026"))
    items = {(e.name, r["scope"]): set(r["items"]) for e in (old, new) for r in e.tables["reports"]}
    assert items[old.name, "daily"] - items[new.name, "daily"] == {"o3_1h"}
    assert "pm25_24h" in items[old.name, "realtime"]
    assert {"pm25_1h", "pm10_1h"} <= items[new.name, "realtime"]
    assert "o3_8h" in items[old.name, "realtime"] - items[new.name, "realtime"]
    above = {(e.name, r["item"]): r["above"] for e in (old, new) for r in e.tables["breakpoints"]}
    assert (above[old.name, "so2_1h"], above[new.name, "so2_1h"]) == ("none", "hold")
    assert (above[old.name, "o3_8h"], above[new.name, "o3_8h"]) == ("none", "hold")
    assert (old.parameter("round_first"), new.parameter("round_first")) == (False, True)
    assert (old.parameter("exceeding_published"), new.parameter("exceeding_published")) == (True, False)
    assert (old.parameter("completeness"), new.parameter("completeness")) == ("ignore", "5.3.1")
    assert (old.parameter("valid_day"), new.parameter("valid_day")) == ("all", "5.3.1")


@pytest.mark.parametrize("year", ["2013", "2026"])
def test_annual_items_composite_and_weights(year: str) -> None:
    edition = get_edition(EDITIONS, family="evaluation", text=year)
    annual = {(r["pollutant"], r["statistic"], r["p"]) for r in edition.tables["annual_items"]}
    percentiles = {"so2": 98, "no2": 98, "pm10": 95, "pm25": 95, "co": 95, "o3": 90}
    means = {(p, "mean", None) for p in ("so2", "no2", "pm10", "pm25")}
    assert annual == means | {(code, "percentile", p) for code, p in percentiles.items()}
    composite = {r["pollutant"]: (r["statistic"], r["p"], r["limit_period"]) for r in edition.tables["composite_items"]}
    assert composite == {p: ("mean", None, "year") for p, _, _ in means} | {
        "co": ("percentile", 95, "day"),
        "o3": ("percentile", 90, "8h"),
    }
    weights = {(r["set"], r["pollutant"]): r["weight"] for r in edition.tables["weights"]}
    assert weights == {("equal", p): 1 for p in POLLUTANTS} | {
        ("2026", p): {"pm25": 3, "no2": 2, "o3": 2}.get(p, 1) for p in POLLUTANTS
    }
    assert {r["pollutant"]: r["decimals"] for r in edition.tables["decimals"]} == dict.fromkeys(POLLUTANTS, 0) | {
        "co": 1
    }


def test_composite_standards_are_those_of_the_facts() -> None:
    items = get_edition(EDITIONS, family="evaluation", text="2026").tables["composite_items"]
    for name, expected in (("2012", (60, 40, 70, 35, 4, 160)), ("gb3095-2026-transition", (60, 40, 60, 30, 4, 160))):
        limits = get_edition(EDITIONS, family="ambient", text=name).tables["limits"]
        found = {(r["pollutant"], r["period"]): r["value"] for r in limits if r["grade"] == 2}
        wanted = dict(zip(("so2", "no2", "pm10", "pm25", "co", "o3"), expected, strict=True))
        assert {r["pollutant"]: found[r["pollutant"], r["limit_period"]] for r in items} == wanted


@pytest.mark.parametrize(
    ("name", "tiers"),
    [
        (
            "2017-86",
            {
                "blue": [[(200, 24)]],
                "yellow": [[(200, 48)]],
                "orange": [[(200, 72), (300, None)]],
                "red": [[(200, 96), (300, 48)], [(500, None)]],
            },
        ),
        (
            "2018-875",
            {"yellow": [[(200, 48)]], "orange": [[(200, 72)]], "red": [[(200, 96), (300, 48)], [(500, None)]]},
        ),
        (
            "2024-6",
            {
                "yellow": [[(200, 24)], [(150, 48)]],
                "orange": [[(200, 48)], [(150, 72)]],
                "red": [[(200, 72), (300, 24)]],
            },
        ),
    ],
)
def test_alert_tiers_are_those_of_the_facts(name: str, tiers: dict[str, list[list[tuple[int, int | None]]]]) -> None:
    rows = get_edition(EDITIONS, family="alerts", text=name).tables["tiers"]
    found = {
        r["tier"]: [[(c["aqi_above"] or c["aqi_from"], c["hours"]) for c in conditions] for conditions in r["any"]]
        for r in rows
    }
    assert found == tiers
    reaching = [c["aqi_from"] for r in rows for conditions in r["any"] for c in conditions if c["aqi_from"]]
    assert reaching == ([] if name == "2024-6" else [500])


def test_dust_is_all_options() -> None:
    edition = get_edition(EDITIONS, family="dust", text="2016-120")
    values = {"start_ratio": 2, "start_above": 150, "window_hours": 6, "end_within": Decimal("0.10")}
    values["pm25_ratio"] = Decimal("0.5")
    assert {name: edition.parameter(name) for name in values} == values
    assert values.keys() <= edition.options.keys()
    assert {r["pollutant"] for r in edition.tables["excluded"]} == {"pm10", "pm25"}


def test_ceilings_catch_carbon_monoxide_in_the_wrong_unit() -> None:
    rows = get_edition(EDITIONS, family="plausibility", text="2026").tables["ceilings"]
    ceilings = {r["pollutant"]: (r["above"], r["unit"]) for r in rows}
    assert ceilings["co"] == (150, "mg_m3")
    assert ceilings["pm10"] == ceilings["pm25"] == ceilings["so2"] == (10_000, "ug_m3")
    assert (ceilings["no2"], ceilings["o3"]) == ((5000, "ug_m3"), (2000, "ug_m3"))
    assert {r["sure"] for r in rows} == {"U"}


@pytest.mark.parametrize("name", ["2012", "2018", "gb3095-2026-transition", "gb3095-2026-final"])
def test_validity_counts_are_those_of_the_facts(name: str) -> None:
    edition = get_edition(EDITIONS, family="ambient", text=name)
    counts = {
        "hour_min_minutes": 45, "day_min_hours": 20, "o3_8h_min_hours": 6, "year_min_days": 324, "month_min_days": 27,
        "february_min_days": 25, "sampled_year_min_days": 60, "sampled_month_min_days": 5, "sampled_day_min_hours": 24,
        "lead_quarter_min_days": 15,
    }  # fmt: skip
    assert {n: edition.parameter(n) for n in counts} == counts
    assert {edition.parameter_row(n)["sure"] for n in counts} == ({"U"} if name in {"2012", "2018"} else {"P"})
    kelvin = Decimal(273) if name == "2012" else Decimal("298.15")
    assert (edition.parameter("gas_kelvin"), edition.parameter("gas_hpa")) == (kelvin, Decimal("1013.25"))
    assert edition.parameter("particles_at_reference") == (name == "2012")

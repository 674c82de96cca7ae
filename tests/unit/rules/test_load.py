"""What the loader accepts, lays over each other and refuses."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from airshed.rules.edition import Edition, get_edition, in_force
from airshed.rules.load import load_editions

Change = Callable[..., Any]
Load = Callable[[], Any]
Write = Callable[[str, str], Path]
INDEX = "index/hj633-2012"
AMBIENT = "ambient/gb3095-2012"


def value_of(edition: Edition, pollutant: str, period: str, grade: int = 2) -> Decimal:
    rows = edition.tables["limits"]
    key = (pollutant, period, grade)
    found: Decimal = next(r["value"] for r in rows if (r["pollutant"], r["period"], r["grade"]) == key)
    return found


# --- the home -------------------------------------------------------------------------------------------------------


def test_a_home_without_rules_changes_nothing(tmp_path: Path) -> None:
    assert load_editions(tmp_path) == load_editions()
    assert load_editions(tmp_path / "missing") == load_editions(None)


def test_a_changed_breakpoint_in_the_home_is_the_one_used(changed: Change, tmp_path: Path) -> None:
    assert not changed(INDEX, ("[0, 35, 75, 115, 150, 250, 350, 500]", "[0, 35, '74.5', 115, 150, 250, 350, 500]"))
    edition = in_force(load_editions(tmp_path), family="index", on=date(2019, 1, 1))
    row = next(r for r in edition.tables["breakpoints"] if r["item"] == "pm25_24h")
    assert row["values"][2] == Decimal("74.5")
    assert edition.path == tmp_path / "rules" / f"{INDEX}.yaml"
    assert (edition.shadowed, edition.origin) == (True, "home")


def test_the_packaged_edition_is_untouched_by_a_home(changed: Change) -> None:
    before = load_editions()
    changed(INDEX, ("value: 24h", "value: 1h"))
    assert load_editions() == before
    assert not any(e.shadowed or e.origin == "home" for e in before)


def test_a_new_name_in_the_home_adds_an_edition(changed: Change, tmp_path: Path) -> None:
    pairs = (("name: hj633-2026", "name: city-2030"), ("effective: 2026-03-01", "effective: 2030-01-01"))
    assert not changed("index/hj633-2026", *pairs, to="index/city-2030")
    editions = load_editions(tmp_path)
    assert len(editions) == len(load_editions()) + 1
    assert in_force(editions, family="index", on=date(2029, 12, 31)).name == "hj633-2026"
    added = in_force(editions, family="index", on=date(2030, 1, 1))
    assert (added.name, added.shadowed, added.origin) == ("city-2030", False, "home")


def test_an_edition_that_amends_a_shadowed_one_keeps_the_values_of_the_home(changed: Change, tmp_path: Path) -> None:
    assert not changed(AMBIENT, ("period: year, grade: 2, value: 35", "period: year, grade: 2, value: 33"))
    amended = get_edition(load_editions(tmp_path), family="ambient", text="2018")
    assert value_of(amended, "pm25", "year") == Decimal(33)
    assert amended.parameter("gas_kelvin") == Decimal("298.15")


def test_an_edition_may_change_one_parameter_of_another(write: Write, tmp_path: Path) -> None:
    write(
        "evaluation/city-2020",
        "{family: evaluation, name: city-2020, effective: 2020-01-01, scope: city, amends: hj663-2013,\n"
        " source: {title: 市文件, clause: 一, sure: S, checked: 2026-11-24},\n"
        " parameters: [{name: city_min_share, value: '0.5', unit: share}]}",
    )
    editions = load_editions(tmp_path)
    own = in_force(editions, family="evaluation", on=date(2020, 1, 1), scope="city")
    nation = in_force(editions, family="evaluation", on=date(2020, 1, 1))
    assert (own.parameter("city_min_share"), own.parameter_row("city_min_share")["sure"]) == (Decimal("0.5"), "S")
    assert nation.parameter("city_min_share") == Decimal("0.75")
    assert own.tables["annual_items"] == nation.tables["annual_items"]
    assert [row["name"] for row in own.tables["parameters"]] == [row["name"] for row in nation.tables["parameters"]]


@pytest.mark.parametrize(
    "name", ["index/hj633-2012.yml", "indices/x.yaml", "hj633-2012.yaml", "index/old/hj633-2012.yaml"]
)
def test_a_file_that_would_never_be_read_is_a_fault(tmp_path: Path, faults: Load, name: str) -> None:
    path = tmp_path / "rules" / name
    path.parent.mkdir(parents=True)
    path.write_text("family: index")
    fault = faults().only(code="rules.misplaced", where=name)
    assert "(alerts|ambient|casework|dust|evaluation|index|plausibility)/NAME.yaml" in fault.expected


def test_other_files_of_a_home_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rules" / "index").mkdir(parents=True)
    (tmp_path / "rules" / "index" / "README.md").write_text("why we changed it")
    assert load_editions(tmp_path) == load_editions()


# --- editions beside each other -------------------------------------------------------------------------------------


def test_two_editions_of_one_first_day_are_a_fault(changed: Change) -> None:
    found = changed(INDEX, ("name: hj633-2012", "name: hj633-2012b"), to="index/hj633-2012b")
    fault = found.only(code="rules.overlap", where="index/hj633-2012b.yaml: effective")
    assert fault.expected == "!= 2013-01-01 (hj633-2012)"


def test_two_editions_that_both_claim_a_day_are_a_fault(changed: Change) -> None:
    pairs = (("name: hj633-2012", "name: city-2020"), ("effective: 2013-01-01", "effective: 2020-01-01"))
    fault = changed(INDEX, *pairs, to="index/city-2020").only(code="rules.overlap", where="city-2020.yaml: effective")
    assert fault.expected == ">= 2026-03-01 (hj633-2012)"


def test_an_edition_of_another_scope_does_not_overlap(changed: Change, tmp_path: Path) -> None:
    pairs = (("name: hj633-2012", "name: city-2013"), ("effective: 2013-01-01", "effective: 2013-01-01\nscope: city"))
    assert not changed(INDEX, *pairs, to="index/city-2013")
    editions = load_editions(tmp_path)
    assert in_force(editions, family="index", on=date(2019, 1, 1)).name == "hj633-2012"
    assert in_force(editions, family="index", on=date(2019, 1, 1), scope="city").name == "city-2013"


def test_amending_an_unknown_edition_is_a_fault(changed: Change) -> None:
    found = changed("ambient/gb3095-2026-final", ("amends: gb3095-2026-transition", "amends: gb3095-2025"))
    fault = found.only(code="rules.unknown_value", where="gb3095-2026-final.yaml: amends")
    assert "gb3095-2026-transition" in fault.expected


def test_editions_that_amend_each_other_are_a_fault(changed: Change) -> None:
    found = changed(AMBIENT, ("expires: 2018-09-01", "expires: 2018-09-01\namends: gb3095-2012-amendment-2018"))
    assert {fault.code for fault in found} == {"rules.amends"}


# --- everything at once ---------------------------------------------------------------------------------------------


def test_all_faults_of_all_files_come_at_once(changed: Change, write: Write) -> None:
    write("dust/2016-120", "family: dust\nfamily: dust\n")
    write("alerts/2017-86", "{family: alerts")
    every = changed(AMBIENT, ("{pollutant: so2,", "{pollutant: ozone,"), ("value: 60,", "value: sixty,"))
    found = [(fault.where.rsplit("/", 1)[-1].split(".yaml")[0], fault.code) for fault in every]
    assert ("2016-120", "rules.duplicate_key") in found
    assert ("2017-86", "rules.yaml") in found
    assert found.count(("gb3095-2012", "rules.unknown_value")) == 1
    assert found.count(("gb3095-2012", "rules.not_number")) == 1
    assert len(found) == 4


def test_editions_are_immutable_to_the_last_row() -> None:
    edition = load_editions()[0]
    with pytest.raises(AttributeError):
        edition.name = "other"  # type: ignore[misc]
    assert isinstance(edition.tables, MappingProxyType)
    for table in edition.tables.values():
        assert isinstance(table, tuple)
        for row in table:
            assert isinstance(row, MappingProxyType)
            assert not any(isinstance(value, list | dict | set) for value in row.values())
    assert len({hash(e) for e in load_editions()}) == len(load_editions())

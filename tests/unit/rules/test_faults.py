"""Every fault of an edition file names its file, its key and what would be right."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from airshed.rules.edition import get_edition
from airshed.rules.load import PACKAGED, load_editions

Change = Callable[..., Any]
Load = Callable[[], Any]
Write = Callable[[str, str], Path]
INDEX = "index/hj633-2012"
AMBIENT = "ambient/gb3095-2012"


# --- faults of one file ---------------------------------------------------------------------------------------------


def test_broken_yaml_names_file_line_and_column(changed: Change) -> None:
    found = changed(INDEX, ("iaqi: [0, 50, 100, 150, 200, 300, 400, 500]", "iaqi: [0, 50"))
    fault = found.only(code="rules.yaml", where="column 11")
    assert f"{INDEX}.yaml: line " in fault.where


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path: Path, faults: Load) -> None:
    path = tmp_path / "rules" / "index" / "x.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes("title: 环境".encode("gb18030"))
    faults().only(code="rules.unreadable", where="index/x.yaml")


def test_a_byte_order_mark_is_no_fault(changed: Change) -> None:
    assert not changed(INDEX, ("family: index", "\ufefffamily: index"))


def test_breakpoints_must_rise(changed: Change) -> None:
    found = changed(INDEX, ("[0, 40, 80, 180, 280, 565, 750, 940]", "[0, 40, 80, 80, 280, 565, 750, 940]"))
    fault = found.only(code="rules.not_ascending", where=f"{INDEX}.yaml: breakpoints[2].values[3]")
    assert (fault.value, fault.expected) == ("80", "> 80")


def test_steps_must_rise(changed: Change) -> None:
    found = changed(
        INDEX, ("iaqi: [0, 50, 100, 150, 200, 300, 400, 500]", "iaqi: [0, 50, 100, 150, 150, 300, 400, 500]")
    )
    found.only(code="rules.not_ascending", where="breakpoints[0].iaqi[4]")


def test_every_step_needs_its_value(changed: Change) -> None:
    found = changed(INDEX, ("[0, 40, 80, 180, 280, 565, 750, 940]", "[0, 40, 80, 180, 280, 565, 750]"))
    fault = found.only(code="rules.length", where=f"{INDEX}.yaml: breakpoints[2].values")
    assert (fault.value, fault.expected) == ("7", "8 (iaqi)")


@pytest.mark.parametrize(
    ("name", "old", "new", "most"),
    [
        (INDEX, "{pollutant: pm25, decimals: 0", "{pollutant: pm25, decimals: 2", "<= 1"),
        ("evaluation/hj663-2026", "{pollutant: so2, decimals: 0", "{pollutant: so2, decimals: 3", "<= 1"),
    ],
)
def test_decimals_finer_than_what_is_stored_are_refused(
    changed: Change, name: str, old: str, new: str, most: str
) -> None:
    found = changed(name, (old, new))
    assert found.only(code="rules.range", where=".decimals").expected == most


def test_decimals_as_fine_as_what_is_stored_are_taken(changed: Change) -> None:
    assert not changed(
        INDEX,
        ("{pollutant: pm25, decimals: 0", "{pollutant: pm25, decimals: 1"),
        ("{pollutant: co, decimals: 1", "{pollutant: co, decimals: 3"),
    )


def test_breakpoints_start_at_zero(changed: Change) -> None:
    found = changed(INDEX, ("values: [0, 40, 80,", "values: [1, 40, 80,"))
    found.only(code="rules.range", where="breakpoints[2].values[0]")


def test_a_negative_value_is_a_fault(changed: Change) -> None:
    changed(AMBIENT, ("value: 20,", "value: -20,")).only(code="rules.range", where="limits[0].value")


def test_an_unknown_item_is_named_with_the_known_ones(changed: Change) -> None:
    fault = changed(INDEX, ("item: so2_24h", "item: so2_day")).only(
        code="rules.unknown_value", where="breakpoints[0].item"
    )
    assert fault.value == "so2_day"
    assert "so2_24h, so2_1h, no2_24h" in fault.expected


def test_an_unknown_pollutant_is_named_with_the_known_ones(changed: Change) -> None:
    found = changed(AMBIENT, ("{pollutant: so2,", "{pollutant: ozone,"))
    fault = found.only(code="rules.unknown_value", where=f"{AMBIENT}.yaml: limits[0].pollutant")
    assert fault.value == "ozone"
    assert "pm25, pm10, so2, no2, co, o3, tsp, nox, pb, bap" in fault.expected


@pytest.mark.parametrize(
    ("old", "new", "where", "known"),
    [
        ("effective:", "efective: 1\neffective:", "efective", "effective"),
        ("  clause: Table 1\n", "  clause: Table 1\n  page: 3\n", "source.page", "checked"),
        ("    above: cap\n", "    above: cap\n    below: cap\n", "breakpoints[0].below", "above_sure"),
    ],
)
def test_an_unknown_key_is_named_with_the_known_ones(
    changed: Change, old: str, new: str, where: str, known: str
) -> None:
    fault = changed(INDEX, (old, new)).only(code="rules.unknown_key", where=f": {where}")
    assert known in fault.expected.split(", ")


@pytest.mark.parametrize(
    ("name", "old", "where"),
    [
        (INDEX, "effective: 2013-01-01\n", "effective"),
        (INDEX, "  title: HJ 633-2012 环境空气质量指数(AQI)技术规定(试行)\n", "source.title"),
        (INDEX, "    unit: ug_m3\n", "breakpoints[0].unit"),
        (AMBIENT, ", unit: ug_m3", "limits[0].unit"),
    ],
)
def test_a_missing_key_is_a_fault(changed: Change, name: str, old: str, where: str) -> None:
    changed(name, (old, "")).only(code="rules.missing_key", where=f"{name}.yaml: {where}")


@pytest.mark.parametrize(
    ("old", "new", "where", "code"),
    [
        ("effective: 2013-01-01", "effective: soon", "effective", "rules.not_day"),
        ("effective: 2013-01-01", "effective: '2013-01-01'", "effective", "rules.not_day"),
        ("[0, 40, 80, 180, 280, 565, 750, 940]", "940", "breakpoints[2].values", "rules.not_list"),
        ("[0, 40, 80,", "[0, forty, 80,", "breakpoints[2].values[1]", "rules.not_number"),
        ("[0, 40, 80,", "[0, '1e3', 80,", "breakpoints[2].values[1]", "rules.not_number"),
        ("[0, 40, 80,", "[0, true, 80,", "breakpoints[2].values[1]", "rules.not_number"),
        ('rgb: "#00e400"', "rgb: green", "levels[0].rgb", "rules.not_colour"),
        ("level: 1,", "level: one,", "levels[0].level", "rules.not_count"),
        ("item: so2_24h", "item: 24", "breakpoints[0].item", "rules.not_text"),
        ("clause: Table 1\n", "clause: ''\n", "source.clause", "rules.not_text"),
        (
            '{item: so2_1h, use: so2_24h, clause: "Table 1, note 2"}',
            "so2_1h",
            "fallbacks[0]",
            "rules.not_mapping",
        ),
    ],
)
def test_a_wrong_type_is_a_fault(changed: Change, old: str, new: str, where: str, code: str) -> None:
    changed(INDEX, (old, new)).only(code=code, where=f": {where}")


def test_a_file_that_is_a_list_is_a_fault(write: Write, faults: Load) -> None:
    write("index/x", "- family: index")
    faults().only(code="rules.not_mapping", where="x.yaml")


def test_a_fraction_without_quotes_is_refused_with_the_remedy(changed: Change) -> None:
    fault = changed(AMBIENT, ('value: "0.5"', "value: 0.5")).only(code="rules.float", where="limits[38].value")
    assert fault.expected == 'write it in quotes: "0.5"'


def test_a_duplicate_key_is_a_fault(changed: Change) -> None:
    fault = changed(INDEX, ("above: none", "above: none\n    above: cap")).only(
        code="rules.duplicate_key", where="breakpoints[1].above"
    )
    assert fault.value.startswith("line ")


def test_a_duplicate_row_is_a_fault(changed: Change) -> None:
    found = changed(AMBIENT, ("pollutant: so2, period: year, grade: 2", "pollutant: so2, period: year, grade: 1"))
    fault = found.only(code="rules.duplicate_row", where="limits[1]")
    assert fault.value == "so2 year 1"


def test_a_limit_in_a_foreign_unit_is_a_fault(changed: Change) -> None:
    changed(AMBIENT, ("value: 4, unit: mg_m3", "value: 4000, unit: ug_m3")).only(
        code="rules.unit", where="limits[12].unit"
    )


def test_a_doubt_needs_a_note(changed: Change) -> None:
    found = changed(INDEX, (part(INDEX, "    note: The text does not say whether", "  - name: realtime_pm"), ""))
    found.only(code="rules.no_note", where=f": parameters[{place_of('round_first', family='index')}]")


def test_an_edition_must_expire_after_it_starts(changed: Change) -> None:
    changed(INDEX, ("expires: 2026-03-01", "expires: 2013-01-01")).only(code="rules.range", where="expires")


def test_an_impossible_day_is_a_fault(changed: Change) -> None:
    changed(INDEX, ("expires: 2026-03-01", "expires: 2026-02-29")).only(code="rules.date", where="expires")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [("name: hj633-2012", "name: hj633-2013", "name"), ("family: index", "family: ambient", "family")],
)
def test_name_and_family_are_those_of_file_and_folder(changed: Change, old: str, new: str, where: str) -> None:
    changed(INDEX, (old, new)).only(code="rules.misnamed", where=f": {where}")


# --- parameters -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "key", "expected"),
    [
        ("day_min_hours", "value: 20\n    unit: hours", "value: 20", "rules.unit", "unit", "hours"),
        ("day_min_hours", "value: 20\n    unit: hours", "value: 20\n    unit: days", "rules.unit", "unit", "hours"),
        ("day_min_hours", "value: 20\n", "value: 25\n", "rules.range", "value", "0..24"),
        ("day_min_hours", "value: 20\n", "value: '20'\n", "rules.not_count", "value", "75"),
        ("particles_at_reference", "value: true", "value: 1", "rules.not_flag", "value", "true, false"),
        ("particles_at_reference", "value: true", "value: true, unit: state", "rules.unit", "unit", "null"),
        ("gas_kelvin", "value: 273", "value: '-273'", "rules.range", "value", ">= 0"),
    ],
)
def test_a_parameter_is_what_its_name_says(  # noqa: PLR0913 - a row of the table above
    changed: Change, *, name: str, old: str, new: str, code: str, key: str, expected: str
) -> None:
    fault = changed(AMBIENT, (old, new)).only(code=code, where=f": parameters[{place_of(name)}].{key}")
    assert fault.expected == f"{name}: {expected}"


def place_of(parameter: str, *, family: str = "ambient", text: str = "2012") -> int:
    rows = get_edition(load_editions(), family=family, text=text).tables["parameters"]
    return [row["name"] for row in rows].index(parameter)


def test_an_unknown_parameter_is_named_with_the_known_ones(changed: Change) -> None:
    found = changed(AMBIENT, ("name: day_min_hours", "name: day_min_hour"))
    where = f"parameters[{place_of('day_min_hours')}].name"
    assert "day_min_hours" in found.only(code="rules.unknown_value", where=where).expected


def test_a_word_is_one_that_the_code_understands(changed: Change) -> None:
    found = changed(INDEX, ("value: 24h\n    known: [24h, 1h]", "value: 3h\n    known: [3h]"))
    fault = found.only(code="rules.unknown_value", where=f"parameters[{place_of('realtime_pm', family='index')}].value")
    assert fault.expected == "realtime_pm: 24h, 1h"


def test_a_default_must_be_among_the_known_values(changed: Change) -> None:
    found = changed(INDEX, ("known: [24h, 1h]", "known: [1h]"))
    where = f"parameters[{place_of('realtime_pm', family='index')}].value"
    assert found.only(code="rules.unknown_value", where=where).expected == "realtime_pm: 1h"


def test_a_number_is_exact_however_it_is_written(tmp_path: Path) -> None:
    ambient = get_edition(load_editions(tmp_path), family="ambient", text="2012")
    assert (type(ambient.parameter("gas_kelvin")), ambient.parameter("gas_kelvin")) == (Decimal, 273)
    assert ambient.parameter("gas_hpa") == Decimal("1013.25")
    assert type(ambient.parameter("day_min_hours")) is int


# --- the edition as a whole -----------------------------------------------------------------------------------------


def test_a_missing_table_is_a_fault(changed: Change) -> None:
    changed(INDEX, (part(INDEX, "reports:", "fallbacks:"), "")).only(
        code="rules.missing_key", where=f"{INDEX}.yaml: reports"
    )


def test_a_missing_parameter_is_named(changed: Change) -> None:
    found = changed(INDEX, ("  - {name: lowest_index, value: 0, unit: iaqi, clause: Table 2}\n", ""))
    assert found.only(code="rules.missing_key", where="parameters").expected == "name: lowest_index"


def test_a_report_must_have_its_breakpoints(changed: Change) -> None:
    found = changed(INDEX, (part(INDEX, "  - item: pm25_24h", "  - item: pm10_1h"), ""))
    assert [fault.code for fault in found] == ["rules.unknown_value"] * 2
    assert [fault.where.split(": ")[1] for fault in found] == ["reports[0].items[6]", "reports[1].items[6]"]
    assert {fault.value for fault in found} == {"pm25_24h"}


def test_a_fallback_must_have_its_breakpoints(changed: Change) -> None:
    reports = (", o3_1h, o3_8h, pm10", ", o3_8h, pm10")
    found = changed(INDEX, (part(INDEX, "  - item: o3_1h", "  - item: pm10_24h"), ""), reports, reports)
    assert found.only(code="rules.unknown_value", where="fallbacks[1].use").value == "o3_1h"


def test_a_report_lists_every_item_once(changed: Change) -> None:
    found = changed(INDEX, ("o3_1h, o3_8h, pm10_24h", "o3_8h, o3_8h, pm10_24h"))
    assert found.only(code="rules.duplicate_row", where="reports[0].items").value == "o3_8h"


def test_levels_follow_each_other_to_no_upper_end(changed: Change) -> None:
    changed(INDEX, ("level: 2, upto: 100", "level: 2, upto: 50")).only(
        code="rules.not_ascending", where="levels.upto[1]"
    )
    changed(INDEX, ("level: 6, upto: null", "level: 6, upto: 500")).only(code="rules.range", where="levels[5].upto")
    changed(INDEX, ("level: 2,", "level: 7,")).only(code="rules.not_ascending", where="levels")


def part(name: str, start: str, end: str) -> str:
    text = (PACKAGED / f"{name}.yaml").read_text(encoding="utf-8")
    return text[text.index(start) : text.index(end)]


def test_a_set_of_weights_covers_the_composite_index(changed: Change) -> None:
    name = "evaluation/hj663-2026"
    fault = changed(
        name, (part(name, "  - {set: equal, pollutant: o3,", "  - {set: equal, pollutant: pm10,"), "")
    ).only(code="rules.missing_key", where="weights")
    assert fault.expected == "set equal: o3"


def test_ceilings_cover_every_pollutant(changed: Change) -> None:
    name = "plausibility/import-2026"
    found = changed(name, (part(name, "  - {pollutant: o3,", "  - pollutant: co"), ""))
    assert found.only(code="rules.missing_key", where="ceilings").expected == "o3"


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("{aqi_above: 200, hours: 48}", "{hours: 48}", "rules.missing_key", "tiers[1].any[0][0]"),
        ("{aqi_above: 200, hours: 48}", "{aqi_above: 200, aqi_from: 300}", "rules.missing_key", "tiers[1].any[0][0]"),
        ("{aqi_above: 200, hours: 48}", "{aqi_over: 200}", "rules.unknown_key", "tiers[1].any[0][0].aqi_over"),
        ("{aqi_above: 200, hours: 48}", "{aqi_above: 200, hours: 0}", "rules.range", "tiers[1].any[0][0].hours"),
        ("[{aqi_above: 200, hours: 48}]", "[]", "rules.length", "tiers[1].any[0]"),
        ("tier: yellow", "tier: purple", "rules.unknown_value", "tiers[1].tier"),
        ("tier: yellow", "tier: red", "rules.duplicate_row", "tiers[3]"),
        ('pm, share: "0.10"', 'pm, share: "1.10"', "rules.range", "reductions[2].share"),
    ],
)
def test_tiers_are_conditions_that_can_be_read(changed: Change, old: str, new: str, code: str, where: str) -> None:
    found = changed("alerts/2017-86", (old, new))
    assert [f.code for f in found if f.where.endswith(f": {where}")] == [code], found

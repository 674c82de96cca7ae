"""Every chart, found by listing: on the demo city and on nothing, in both languages."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.web.charts.samples import City

from airshed.web import charts as library
from airshed.web.charts import ChartBroken, charts, names, script
from airshed.web.charts.chart import Chart, Language, Words
from airshed.web.charts.drawing import plain
from airshed.web.charts.theme import DARK, NO_POLLUTANT, POLLUTANT_COLOURS, SCALE, SHARES

LANGUAGES: tuple[Language, ...] = ("zh", "en")
CHINESE = re.compile(r"[\u3400-\u9fff]")
LARGEST_JSON = 90_000
"""Of the samples, which show a year of days or two weeks of hours. [bytes]"""


@pytest.fixture(scope="session")
def drawn(inputs: Mapping[str, Any]) -> dict[tuple[str, Language], Chart]:
    return {
        (key, language): charts()[re.split(r"[.|]", key)[0]].draw(given, language=language)
        for key, given in inputs.items()
        for language in LANGUAGES
    }


def test_every_chart_has_a_sample_with_data_and_one_without(inputs: Mapping[str, Any]) -> None:
    assert set(names()) == {re.split(r"[.|]", key)[0] for key in inputs if "|" not in key}
    assert set(names()) == {re.split(r"[.|]", key)[0] for key in inputs if "|" in key}


def test_every_chart_is_named_and_titled_in_both_languages() -> None:
    for name, module in charts().items():
        assert name == module.NAME
        assert CHINESE.search(module.TITLE.zh)
        assert not CHINESE.search(module.TITLE.en)


def test_a_broken_file_among_the_charts_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bad_syntax.py").write_text("def draw(:\n", encoding="utf-8")
    (tmp_path / "half.py").write_text('NAME = "half"\n', encoding="utf-8")
    monkeypatch.setattr(library, "__path__", [*library.__path__, str(tmp_path)])
    with pytest.raises(ChartBroken) as refused:
        charts.__wrapped__()
    assert [(fault.code, fault.where) for fault in refused.value.faults] == [
        ("web.chart", "bad_syntax"),
        ("web.chart", "half"),
    ]
    assert "draw" in refused.value.faults[1].value


def test_the_script_of_the_page_ships_with_the_package() -> None:
    assert script().read_bytes()[:200].count(b"plotly.js")


def test_words_are_complete(drawn: Mapping[tuple[str, Language], Chart]) -> None:
    for (key, language), chart in drawn.items():
        assert chart.language == language
        assert re.match(r"\w", chart.title), (key, chart.title)
        assert chart.title == chart.title.strip(), key
        assert chart.notes, key
        assert set(chart.columns) == set(chart.table.columns), key
        if language == "en":
            said = [*chart.columns.values(), *(note for note in chart.notes if not note.startswith("Evidence"))]
            assert [text for text in said if CHINESE.search(text)] == [], key
        else:
            assert all(CHINESE.search(note) for note in chart.notes), key


def _axes(chart: Chart) -> Iterator[tuple[str, Any]]:
    layout = chart.figure.to_plotly_json()["layout"]
    polar = [layout["polar"]["radialaxis"]] if "polar" in layout else []
    hidden = {key for key in layout if re.fullmatch(r"[xy]axis\d*", key) and layout[key].get("visible") is False}
    yield from (("radial", axis) for axis in polar)
    yield from ((key, layout[key]) for key in layout if re.fullmatch(r"[xy]axis\d*", key) and key not in hidden)


def test_every_axis_has_a_title_with_its_unit(drawn: Mapping[tuple[str, Language], Chart]) -> None:
    for (key, language), chart in drawn.items():
        axes = dict(_axes(chart))
        assert axes, key
        for name, axis in axes.items():
            if axis.get("showticklabels") is False and not axis["title"].get("text"):
                continue  # shares the labels of the panel below
            assert re.search(r"\(.+\)|（.+）", axis["title"]["text"]), (key, language, name)


def test_the_json_is_plain_bounded_and_safe_in_a_page(drawn: Mapping[tuple[str, Language], Chart]) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for (key, _), chart in drawn.items():
        text = chart.json()
        shape = json.loads(text, parse_constant=refuse)
        assert shape["title"] == chart.title
        assert len(text.encode()) < LARGEST_JSON, key
        assert not re.search(r"[<>&]", text), key
        assert "bdata" not in text, key


def test_what_is_drawn_is_the_table(drawn: Mapping[tuple[str, Language], Chart]) -> None:
    for (key, _), chart in drawn.items():
        traces = [trace for trace in chart.figure.to_plotly_json()["data"] if trace.get("meta")]
        assert traces or "|" in key, key
        for trace in traces:
            meta = trace["meta"]
            rows = _kept(chart.table, meta.get("where", {}), meta.get("without", {}))
            if "z" in meta:
                flat = sorted(value for line in trace["z"] for value in line if value is not None)
                assert flat == sorted(rows[meta["z"]].drop_nulls()), key
            elif "r" in meta:
                assert list(trace["r"]) == rows[meta["r"]].to_list(), key
            else:
                _compare(trace, rows, meta, key)


def _kept(table: pl.DataFrame, where: Mapping[str, Any], without: Mapping[str, Any]) -> pl.DataFrame:
    for column, value in where.items():
        table = table.filter(pl.col(column) == value)
    for column, values in without.items():
        table = table.filter(~pl.col(column).is_in(values).fill_null(value=False))
    return table


def _compare(trace: Mapping[str, Any], rows: pl.DataFrame, meta: Mapping[str, str], key: str) -> None:
    rows = rows.filter(pl.col(meta["y"]).is_not_null())
    pairs = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]
    assert [y for _, y in pairs] == rows[meta["y"]].to_list(), key
    if "x" in meta:
        assert [x for x, _ in pairs] == [plain(value) for value in rows[meta["x"]]], key


def test_what_is_missing_is_never_drawn_as_zero(inputs: Mapping[str, Any]) -> None:
    chart = charts()["hours"].draw(inputs["hours.units"], language="en")
    gaps = chart.table.filter(pl.col("value").is_null())
    assert gaps.height
    for trace in chart.figure.to_plotly_json()["data"]:
        if trace.get("mode") == "lines":
            assert trace["connectgaps"] is False
            assert 0 not in trace["y"]
    calendar = charts()["calendar"].draw(inputs["calendar"], language="en")
    absent = calendar.table.filter(pl.col("kind").is_null())
    assert absent.height
    assert set(absent["mark"]) == {"–"}


def test_the_csv_reads_back_to_the_same_values(drawn: Mapping[tuple[str, Language], Chart]) -> None:
    for (key, _), chart in drawn.items():
        raw = chart.csv()
        assert raw.startswith(b"\xef\xbb\xbf")
        head, *rows = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline="")))
        assert head == [chart.columns[name] for name in chart.table.columns]
        assert len(rows) == chart.table.height, key
        for row, values in zip(rows, chart.table.iter_rows(), strict=True):
            assert [_read(cell, value) for cell, value in zip(row, values, strict=True)] == [
                plain(value) if value is not None else None for value in values
            ], key


def _read(cell: str, value: Any) -> Any:
    if value is None:
        assert cell == ""
        return None
    if isinstance(value, bool):
        return cell == "1"
    return type(value)(cell) if isinstance(value, int | float) else cell


def test_the_same_input_gives_the_same_bytes(inputs: Mapping[str, Any], drawn: Mapping[Any, Chart]) -> None:
    for key, given in inputs.items():
        again = charts()[re.split(r"[.|]", key)[0]].draw(given, language="zh")
        assert again.json() == drawn[key, "zh"].json(), key
        assert again.csv() == drawn[key, "zh"].csv(), key


def test_every_colour_has_its_counterpart_in_a_dark_page_or_is_meant_for_both(
    drawn: Mapping[tuple[str, Language], Chart], city: City
) -> None:
    levels = {row["rgb"] for edition in city.rules.editions for row in edition.tables.get("levels", ())}
    both = {*levels, *POLLUTANT_COLOURS.values(), NO_POLLUTANT, *(c for _, c in (*SCALE, *SHARES))}
    for (key, _), chart in drawn.items():
        found = set(re.findall(r'"(#[0-9a-fA-F]{3,8}|rgb[^"]+)"', json.dumps(chart.figure.to_plotly_json())))
        assert found - {"rgba(0,0,0,0)"} <= {*DARK, *both}, key
        dark = json.dumps(chart.dark().to_plotly_json())
        assert not any(f'"{colour}"' in dark for colour in DARK), key


def test_levels_are_told_apart_without_colour(drawn: Mapping[tuple[str, Language], Chart]) -> None:
    found = drawn["calendar", "zh"].table.group_by("kind").agg(pl.col("mark").unique())
    assert {row["kind"]: row["mark"] for row in found.to_dicts()} == {
        None: ["–"], 1: ["优"], 2: ["良"], 3: ["轻"], 4: ["中"], 5: ["重"],
    }  # fmt: skip
    lines = [t["line"] for t in drawn["hours.units", "en"].figure.to_plotly_json()["data"] if t.get("mode") == "lines"]
    assert len({line["dash"] for line in lines}) == len(lines)


def test_text_of_a_table_is_no_formula() -> None:
    table = pl.DataFrame({"a": ["=1+1", "@x", "-3", "plain"], "b": [-1.5, None, 2.0, 3.0]})
    chart = Chart("x", "x", "en", charts()["days"].drawing.blank(), table, {"a": "=a", "b": "b (m)"})
    lines = chart.csv().decode("utf-8-sig").split("\r\n")
    assert lines == ["'=a,b (m)", "'=1+1,-1.5", "'@x,", "'-3,2.0", "plain,3.0", ""]


def test_words_that_could_end_a_script_are_escaped() -> None:
    title = Words("</script><b>", "</script>").say("zh")
    chart = Chart("x", title, "zh", charts()["days"].drawing.blank(), pl.DataFrame(), {})
    assert "</script>" not in chart.json()
    assert json.loads(chart.json())["title"] == title

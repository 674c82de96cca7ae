"""What leaves a register: every register in every format, read back; whose rows, what is masked, what is recorded."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from html import escape
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.test import Client
from openpyxl import load_workbook  # type: ignore[import-untyped]
from tests.web.accounts.helpers import entries
from tests.web.conftest import CAST, STRANGER, Site
from tests.web.kit.conftest import few
from tests.web.kit.rows import fill

from airshed.plan.load import load_plans
from airshed.web.accounts import rights
from airshed.web.accounts.access import may
from airshed.web.accounts.models import Department, User
from airshed.web.accounts.rights import Action, Record
from airshed.web.audit import rows_match
from airshed.web.audit.models import Entry
from airshed.web.cells import MASK
from airshed.web.kit.columns import Type
from airshed.web.kit.leaving import exports
from airshed.web.kit.leaving.dictionary import uses_of
from airshed.web.kit.leaving.spreadsheets import example_rows
from airshed.web.kit.operations import Act, values_of
from airshed.web.kit.register import POINT, Register, registers
from airshed.web.kit.sheets.reading import read_list
from airshed.web.written import SYNTHETIC

NOW = datetime(2019, 12, 1, 8, 30)
ACT = Act("officer", datetime(2019, 5, 6, 9, 0), "first entry")
FORMULA = "=1+1"


@pytest.fixture
def filled(site: Site, register: Register) -> list[dict[str, Any]]:
    """Return the values of three rows of the register as they are stored; a note begins like a formula."""
    fill(register, ACT, count=3)
    register.model.objects.filter(pk=register.model.objects.first().pk).update(note=FORMULA)
    Department.objects.get_or_create(code="housing")
    return [values_of(register, row) for row in exports.exportable(register, user=None)]


def _taken(register: Register, format: str, folder: Path, *, language: str = "zh", user: Any = None) -> Any:  # noqa: A002
    rows = exports.exportable(register, user=user)
    chosen = exports.format_of(register, format)
    path = folder / f"file.{format}"
    found = exports.export(register, rows, chosen, language, path=path, by="root", user=user, at=NOW)
    return path, found


def test_a_list_that_left_comes_back_the_same(register: Register, filled: list[dict[str, Any]], tmp_path: Path) -> None:
    assert FORMULA in [row["note"] for row in filled]
    for format, language in product(("xlsx", "csv"), ("zh", "en")):  # noqa: A001 - what it is
        path, found = _taken(register, format, tmp_path, language=language)
        sheet = read_list(path, register.columns, key=register.key)
        assert list(sheet.faults) == []
        assert [dict(row.values) for row in sheet.rows] == filled
        assert (found.rows, found.masked, found.name) == (3, False, f"{register.name}-2019-12-01.{format}")


def test_a_map_has_each_row_at_its_point(register: Register, filled: list[dict[str, Any]], tmp_path: Path) -> None:
    if not register.placed and not register.outlined:
        with pytest.raises(exports.FormatUnknown, match="geojson"):
            exports.format_of(register, "geojson")
        return
    if register.placed:
        register.model.objects.filter(pk=register.model.objects.last().pk).update(lon=None, lat=None)
    path, _ = _taken(register, "geojson", tmp_path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["type"] == "FeatureCollection"
    assert told["airshed"]["title"]["zh"] == register.words[0]
    assert not told["airshed"]["synthetic"]
    shapes = [feature["geometry"] for feature in told["features"]]
    if register.placed:
        assert shapes == [{"type": "Point", "coordinates": [104.512, 41.062]}] * 2 + [None]
    else:
        assert shapes == [json.loads(values[register.outlined]) for values in filled]
    for feature, values in zip(told["features"], filled, strict=True):
        plain = {name: _json(value) for name, value in values.items() if name not in {*POINT, register.outlined}}
        assert feature["properties"] == plain


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def test_a_typed_table_keeps_days_flags_and_exact_numbers(
    register: Register, filled: list[dict[str, Any]], tmp_path: Path
) -> None:
    path, _ = _taken(register, "parquet", tmp_path)
    frame = pl.read_parquet(path)
    assert frame.columns == [column.name for column in register.columns]
    kinds: Mapping[Type, Any] = {Type.FLAG: pl.Boolean, Type.DATE: pl.Date, Type.COUNT: pl.Int64}
    for column in register.columns:
        number = pl.Float64 if column.decimals is None else pl.Decimal
        expected = number if column.type is Type.NUMBER else kinds.get(column.type, pl.String)
        assert frame[column.name].dtype == expected, column.name
    rows = [{n: float(v) if n in POINT and v is not None else v for n, v in row.items()} for row in filled]
    assert frame.to_dicts() == rows
    assert pl.read_parquet_metadata(path)["register"] == register.name


@few
def test_an_empty_register_leaves_as_heads(site: Site, register: Register, tmp_path: Path) -> None:
    for format in exports.formats_of(register):  # noqa: A001 - what it is
        path, found = _taken(register, format.name, tmp_path)
        assert found.rows == 0
        assert path.stat().st_size > 0
    assert pl.read_parquet(tmp_path / "file.parquet").columns == list(register.column)
    assert _codes(tmp_path / "file.xlsx", register) == ["registers.no_rows"]


def _codes(path: Path, register: Register) -> list[str]:
    return [fault.fault.code for fault in read_list(path, register.columns, key=register.key).faults]


@few
def test_who_takes_rows_is_recorded_with_their_digest(
    register: Register, filled: list[dict[str, Any]], tmp_path: Path
) -> None:
    _, found = _taken(register, "csv", tmp_path)
    ((entry),) = entries("register.exported")
    assert (entry["by"], entry["object"], entry["rows"]) == ("root", register.name, 3)
    assert (entry["format"], entry["masked"], entry["rows_digest"]) == ("csv", [], found.digest)
    number = Entry.objects.get(action="register.exported").number
    assert rows_match(number, filled)
    assert not rows_match(number, filled[:2])


# --- masks ---


@pytest.fixture
def masking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let leaders read no personal data of registers."""
    monkeypatch.setattr(rights, "PERSONAL", {})


@few
@pytest.mark.usefixtures("masking")
def test_what_is_masked_says_so_and_cannot_be_stored(
    site: Site, register: Register, filled: list[dict[str, Any]], tmp_path: Path
) -> None:
    personal = {column.name for column in register.columns if column.personal}
    leader = User.objects.get(username="leader")
    for format in ("xlsx", "csv"):  # noqa: A001 - what it is
        path, found = _taken(register, format, tmp_path, user=leader)
        assert found.masked == bool(personal)
        assert found.name.endswith(f"-masked.{format}") == bool(personal)
        sheet = read_list(path, register.columns, key=register.key)
        assert {(fault.column, fault.fault.code) for fault in sheet.faults} == {
            (name, "registers.masked") for name in personal
        }
    for name in personal:
        for row in filled:
            assert str(row[name]).encode() not in (tmp_path / "file.csv").read_bytes()
    frame = pl.read_parquet(_taken(register, "parquet", tmp_path, user=leader)[0])
    for name in personal:
        assert set(frame[name].to_list()) <= {MASK, None}


@few
def test_the_machine_itself_sees_what_is_personal(
    register: Register, filled: list[dict[str, Any]], masking: None, tmp_path: Path
) -> None:
    path, found = _taken(register, "csv", tmp_path)
    assert not found.masked
    assert [dict(row.values) for row in read_list(path, register.columns, key=register.key).rows] == filled


def test_made_up_data_say_so(site: Site, tmp_path: Path) -> None:
    register = registers()["boilers"]
    fill(register, ACT, count=1)
    (site.home / SYNTHETIC).mkdir(parents=True)
    path, found = _taken(register, "geojson", tmp_path)
    assert found.name == "boilers-2019-12-01-synthetic.geojson"
    about = json.loads(path.read_text(encoding="utf-8"))["airshed"]
    assert about["synthetic"]
    assert any("合成数据" in note for note in about["notes"])
    assert pl.read_parquet_metadata(_taken(register, "parquet", tmp_path)[0])["synthetic"] == "true"
    assert any("合成数据" in line for line in _notes(_taken(register, "xlsx", tmp_path)[0], "说明"))


def _notes(path: Path, title: str) -> list[str]:
    """Return the first column of the sheet of notes."""
    book = load_workbook(path)
    lines = [str(row[0].value) for row in book[title].iter_rows()]
    book.close()
    return lines


# --- the pages ---


@pytest.fixture
def shelf(site: Site) -> Register:
    """Return a register with two rows of the officer's department and one of another."""
    register = registers()["boilers"]
    rows = fill(register, ACT, count=3)
    register.model.objects.filter(pk=rows[2].pk).update(department="housing")
    return register


@pytest.mark.parametrize("name", [*CAST, STRANGER])
def test_each_takes_away_what_the_table_says(
    site: Site, shelf: Register, client_of: Callable[..., Client], name: str
) -> None:
    user = site.users.get(name)
    allowed = user is not None and may(user, Record.register_row, Action.export)
    counts = {"leader": 3, "officer": 2, "officer_elsewhere": 1, "plant": 0}
    answer = client_of(name).get(f"/registers/{shelf.name}/export/csv/?q=code-&stray=1")
    if not allowed:
        assert answer.status_code in {302, 403, 404}
        assert b"GL-" not in answer.content
        assert entries("register.exported") == []
        return
    content = b"".join(answer.streaming_content)
    assert content.decode("utf-8-sig").count("\r\n") == counts[name] + 1
    assert answer["Content-Disposition"].startswith('attachment; filename="boilers-')
    ((entry),) = entries("register.exported")
    assert (entry["by"], entry["rows"], entry["query"]) == (name, counts[name], "q=••••••")


def test_formats_and_registers_that_are_not_there(client_of: Callable[..., Client]) -> None:
    leader = client_of("leader")
    for address in ("boilers/export/docx/", "nothing/export/csv/", "nothing/template.xlsx", "nothing/about/"):
        assert leader.get(f"/registers/{address}").status_code == 404, address


@pytest.mark.parametrize(("language", "title"), [("zh", "说明"), ("en", "Notes")])
def test_the_template_is_empty_and_shows_two_rows(
    register: Register, client_of: Callable[..., Client], language: str, title: str, tmp_path: Path
) -> None:
    answer = client_of("inspector").get(f"/registers/{register.name}/template.xlsx?language={language}")
    file = tmp_path / "template.xlsx"
    file.write_bytes(answer.content)
    assert _codes(file, register) == ["registers.no_rows"]
    shown = [line for line in _notes(file, title) if line.startswith(("示例", "Example "))]
    assert len(shown) == len(set(shown)) == 2
    for name in register.key:
        assert all(register.column[name].label(language) in line for line in shown)
    for row in example_rows(register, language):
        values: dict[str, Any] = {name: register.column[name].parse(text) for name, text in row.items()}
        days = [(values.get(earlier), values.get(later)) for earlier, later in register.sequence]
        assert all(first <= last for first, last in days if first and last)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_dictionary_of_a_register_names_every_column(
    site: Site, register: Register, client_of: Callable[..., Client], language: str
) -> None:
    answer = client_of("officer", language=language).get(f"/registers/{register.name}/about/")
    text = answer.content.decode()
    assert answer.status_code == 200
    for column in register.columns:
        assert f"<code>{column.name}</code>" in text
        assert escape(column.label(language)) in text
    uses = uses_of(register, load_plans(site.home))
    assert all(f"<small>{use.plan}</small>" in text and use.indicators[0] in text for use in uses)
    assert uses or register.part_of or register.outlined or register.source

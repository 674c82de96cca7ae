"""`airshed register`: registers as files, from the server itself."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from airshed.web.django import migrate, setup
from airshed.web.env import make_home

Airshed = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("django")
HEAD = "编号,名称,设备种类,额定蒸发量,归口部门\n"
ROWS = HEAD + "GL-1,甲,燃煤锅炉,10,\nGL-2,乙,茶水炉,0.5,\n"


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a home with two departments, an officer of one of them and an administrator once; tests get copies."""
    home = make_home(tmp_path_factory.mktemp("staffed") / "home")
    migrate(home)
    from airshed.web.accounts.models import Department, User  # noqa: PLC0415 - needs Django

    for code in ("ecology", "housing"):
        Department.objects.create(code=code, zh=code, en=code)
    User.objects.create(username="officer", role="officer", department_id="ecology")
    User.objects.create(username="boss", role="administrator")
    return home


@pytest.fixture
def city(staffed: Path, tmp_path: Path) -> Path:
    """Return a copy of the staffed home."""
    home = tmp_path / "city"
    shutil.copytree(staffed, home)
    setup(home)
    return home


@pytest.fixture
def airshed(airshed: Airshed) -> Airshed:
    """Return the command line as a function of its words, which must end with a code."""

    def call(*words: object, code: int = 0) -> Any:
        answer = airshed(*words)
        assert answer.code == code, (answer.out, answer.err)
        return answer

    return call


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Return a list of two boilers."""
    path = tmp_path / "boilers.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def _rows(home: Path, airshed: Airshed) -> dict[str, int]:
    return {row["name"]: row["rows"] for row in airshed("register", "list", "--home", home, "--json").json}


def _import(airshed: Airshed, home: Path, *words: Any, code: int = 0) -> Any:
    return airshed("register", "import", "boilers", *words, "--home", home, "--json", code=code).json


def test_a_new_home_has_every_register_and_no_row(
    home: Path, airshed: Airshed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    answer = airshed("register", "list", "--home", home, "--json").json
    from airshed.web.kit.register import registers  # noqa: PLC0415 - the command has set Django up

    assert [row["name"] for row in answer] == list(registers())
    assert {tuple(row) for row in answer} == {("name", "label", "rows", "key")}
    assert {row["rows"] for row in answer} == {0}
    assert next(row["key"] for row in answer if row["name"] == "vehicles") == ["plate", "plate_colour"]
    told = airshed("register", "list", "--home", home).out
    assert "boilers" in told
    assert "boilers and other coal-burning devices" in told


@pytest.mark.parametrize(("language", "sheets"), [("zh", ["说明"]), ("en", ["Notes"])])
def test_a_template_can_be_filled_in(
    city: Path, airshed: Airshed, tmp_path: Path, language: str, sheets: list[str]
) -> None:
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - here alone

    file = tmp_path / "boilers.xlsx"
    words = ("template", "boilers", file, "--language", language, "--home", city, "--json")
    answer = airshed("register", *words).json
    assert (answer["file"], answer["language"]) == (str(file), language)
    book = load_workbook(file)
    assert set(sheets) <= set(book.sheetnames)
    sheet = book.worksheets[0]
    heads = {str(cell.value).strip("*"): cell.column for cell in sheet[1]}
    for head, value in zip(heads, ("GL-7", "七", {"zh": "燃煤锅炉", "en": "boiler"}[language]), strict=False):
        sheet.cell(2, heads[head], value)
    book.save(file)
    assert _import(airshed, city, file, "--department", "ecology")["new"] == 1
    assert _rows(city, airshed)["boilers"] == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_departments_it_is_said_what_comes_first(
    city: Path, airshed: Airshed, listed: Path, tmp_path: Path, language: str
) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - here alone

    from airshed.web.accounts.models import Department  # noqa: PLC0415 - needs Django

    words = ("register", "template", "monitors", tmp_path / "m.xlsx", "--language", language, "--home", city)
    first = {"zh": "先在“导入名单”里导入部门", "en": "import departments (Import of lists)"}[language]

    def told() -> bool:
        book = load_workbook(tmp_path / "m.xlsx")
        lines = [str(row[0].value) for row in book.worksheets[1].iter_rows()]
        book.close()
        return any(first in line for line in lines)

    assert "Import of lists" not in airshed(*words).out
    assert not told()
    Department.objects.update(closed=True)
    assert "Import of lists" in airshed(*words).out
    assert told()
    faults = _import(airshed, city, listed, code=2)["faults"]
    assert ("department", "rows.departments_first") in {(fault["column"], fault["code"]) for fault in faults}
    assert "rows.no_department" not in {fault["code"] for fault in faults}


def test_a_list_is_tried_stored_and_taken_back(city: Path, airshed: Airshed, listed: Path) -> None:
    counts = {"new": 2, "changed": 0, "unchanged": 0, "faulty": 0, "faults": []}
    assert _import(airshed, city, listed, "--department", "ecology", "--dry-run") == {"batch": None, **counts}
    assert _rows(city, airshed)["boilers"] == 0
    stored = _import(airshed, city, listed, "--department", "ecology")
    assert stored == {"batch": stored["batch"], **counts}
    assert _rows(city, airshed)["boilers"] == 2
    again = _import(airshed, city, listed, "--department", "ecology")
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)
    listed.write_text(ROWS.replace("10", "12"), encoding="utf-8")
    changed = _import(airshed, city, listed)
    assert (changed["new"], changed["changed"], changed["unchanged"]) == (0, 1, 1)
    assert _capacity() == "12.000"
    taken = airshed("register", "undo", changed["batch"], "--by", "root", "--home", city, "--json").json
    assert taken == {"batch": changed["batch"], "register": "boilers", "rows": 1}
    assert _capacity() == "10.000"
    refused = airshed("register", "undo", changed["batch"], "--home", city, code=2)
    assert str(changed["batch"]) in refused.err
    airshed("register", "undo", stored["batch"], "--home", city)
    assert _rows(city, airshed)["boilers"] == 0


def _capacity() -> str:
    from airshed.web.kit.register import registers  # noqa: PLC0415 - as above

    return str(registers()["boilers"].model.objects.get(code="GL-1").capacity_t_h)


def test_faults_are_all_told_and_nothing_is_stored(city: Path, airshed: Airshed, tmp_path: Path) -> None:
    file = tmp_path / "faulty.csv"
    file.write_text(HEAD + "GL-1,甲,火箭,十,ecology\nGL-2,乙,燃煤锅炉,1,nowhere\nGL-3,丙,燃煤锅炉,1,ecology\n", "utf-8")
    answer = _import(airshed, city, file, code=2)
    assert (answer["batch"], answer["new"], answer["faulty"]) == (None, 1, 2)
    assert [(f["row"], f["column"], f["value"], f["code"]) for f in answer["faults"]] == [
        (2, "device", "火箭", "registers.not_a_choice"),
        (2, "capacity_t_h", "十", "registers.no_number"),
        (3, "department", "nowhere", "rows.department"),
    ]
    assert "tea_boiler" in answer["faults"][0]["remedy"]
    assert _rows(city, airshed)["boilers"] == 0
    told = airshed("register", "import", "boilers", file, "--home", city, code=2)
    assert "火箭" in told.out
    assert "nothing was stored" in told.out


def test_a_file_that_is_no_list_is_a_fault(city: Path, airshed: Airshed, tmp_path: Path) -> None:
    file = tmp_path / "photo.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (fault,) = _import(airshed, city, file, code=2)["faults"]
    assert (fault["row"], fault["code"]) == (0, "registers.other_kind")


def test_an_account_writes_the_rows_of_its_department(
    city: Path, airshed: Airshed, listed: Path, tmp_path: Path
) -> None:
    assert _import(airshed, city, listed, "--by", "officer")["new"] == 2
    foreign = tmp_path / "foreign.csv"
    foreign.write_text(HEAD + "GL-9,九,燃煤锅炉,1,housing\n", "utf-8")
    (fault,) = _import(airshed, city, foreign, "--by", "officer", code=2)["faults"]
    assert (fault["column"], fault["value"], fault["code"]) == ("department", "housing", "rows.foreign")
    assert _import(airshed, city, foreign, "--by", "root")["new"] == 1
    refused = airshed("register", "import", "boilers", listed, "--by", "boss", "--home", city, "--json", code=2)
    assert [fault["code"] for fault in refused.json["errors"]] == ["registers.not_allowed"]
    own = tmp_path / "own.csv"
    answer = airshed("register", "export", "boilers", own, "--by", "officer", "--home", city, "--json").json
    assert (answer["rows"], answer["masked"]) == (2, False)


def test_rows_leave_in_the_format_the_ending_names(city: Path, airshed: Airshed, listed: Path, tmp_path: Path) -> None:
    _import(airshed, city, listed, "--department", "ecology")
    for ending in ("csv", "xlsx", "geojson", "parquet"):
        file = tmp_path / f"out.{ending}"
        answer = airshed("register", "export", "boilers", file, "--by", "root", "--home", city, "--json").json
        assert (answer["file"], answer["format"], answer["rows"]) == (str(file), ending, 2)
    assert pl.read_parquet(tmp_path / "out.parquet")["code"].to_list() == ["GL-1", "GL-2"]
    assert len(json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))["features"]) == 2
    for ending in ("csv", "xlsx"):
        back = _import(airshed, city, tmp_path / f"out.{ending}")
        assert (back["unchanged"], back["new"], back["changed"]) == (2, 0, 0)
    assert sorted(path.name for path in tmp_path.glob(".airshed-*")) == []
    from airshed.web.audit.models import Entry  # noqa: PLC0415 - as above

    assert set(Entry.objects.filter(action="register.exported").values_list("by", "object")) == {("root", "boilers")}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("template", "boilres", "x.xlsx"), "registers.unknown"),
        (("template", "boilers", "x.xlsx", "--language", "fr"), "cli.usage"),
        (("export", "boilers", "x.docx"), "registers.format"),
        (("export", "vehicles", "x.geojson"), "registers.format"),
        (("import", "boilers", "x.csv", "--department", "nowhere"), "accounts.unknown"),
        (("import", "boilers", "missing.csv"), "cli.no_file"),
        (("undo", "77"), "registers.no_batch"),
    ],
)
def test_what_is_not_there_is_named(city: Path, airshed: Airshed, words: tuple[str, ...], code: str) -> None:
    answer = airshed("register", *words, "--home", city, "--json", code=2)
    assert [fault["code"] for fault in answer.json["errors"]] == [code]


@pytest.mark.parametrize("name", ["list", "template", "export", "import", "undo"])
def test_the_help_has_an_example(airshed: Airshed, name: str) -> None:
    assert f"airshed register {name}" in airshed("register", name, "--help").out

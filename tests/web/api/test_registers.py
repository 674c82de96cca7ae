"""Registers through the interface: columns, rows, filters, days, former versions, masks, tags."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import fill

from airshed.web.accounts import rights
from airshed.web.api.registers import RowsAsked
from airshed.web.cells import MASK
from airshed.web.kit.operations import Act, change_row, continue_row, values_of
from airshed.web.kit.pages.asking import RESERVED
from airshed.web.kit.register import Register, registers

Ask = Callable[..., Any]
AT = datetime(2019, 5, 6, 9, 0)
ACT = Act("officer", AT, "first entry")


@pytest.fixture
def rows(site: Site) -> list[Any]:
    """Return three boilers of the officer's department."""
    return fill(registers()["boilers"], ACT, count=3, department="environment")


def _codes(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["code"] for row in answer.json()["items"]]


def test_registers_say_their_columns(rows: list[Any], ask: Ask) -> None:
    told = {register["name"]: register for register in ask("registers").json()["items"]}
    assert set(told) == set(registers())
    boilers = told["boilers"]
    assert (boilers["rows"], boilers["key"], boilers["part_of"]) == (3, ["code"], None)
    columns = {column["name"]: column for column in boilers["columns"]}
    assert list(columns) == list(registers()["boilers"].column)
    assert columns["capacity_t_h"]["unit"] == "t/h"
    assert columns["device"]["choices"][0]["code"] == "boiler"
    assert columns["owner"]["personal"]
    assert columns["enterprise"]["refers_to"] == "enterprises"
    assert told["site_checks"]["part_of"] == "construction_sites"
    first = ask("registers", limit=2).json()
    rest = ask("registers", after=first["next"]).json()
    assert [r["name"] for r in first["items"] + rest["items"]] == sorted(registers())


@pytest.mark.parametrize("name", sorted(registers()))
def test_every_register_gives_its_rows_as_they_are_stored(site: Site, ask: Ask, name: str) -> None:
    register = registers()[name]
    stored = fill(register, ACT, count=2, department="environment")
    answer = ask(f"registers/{name}", of="officer").json()
    assert answer["next"] is None
    for told, row in zip(answer["items"], stored, strict=True):
        assert (told.pop("state"), told.pop("changed_at")) == ("confirmed", "2019-05-06T09:00:00")
        row.refresh_from_db()
        for column, value in values_of(register, row).items():
            plain = value.isoformat() if isinstance(value, date) else value
            assert told[column] == (plain if isinstance(plain, str | bool | None) else pytest.approx(float(plain)))
        assert list(told) == list(register.column)


def test_no_column_is_called_like_what_every_list_is_asked() -> None:
    taken = {*RowsAsked.model_fields, *RESERVED}
    assert "limit" in taken
    assert [(r.name, column) for r in registers().values() for column in r.column if column in taken] == []


@pytest.mark.parametrize("name", sorted(registers()))
def test_every_column_can_choose_rows(site: Site, ask: Ask, name: str) -> None:
    register = registers()[name]
    first, second = fill(register, ACT, count=2, department="environment")
    mine, other = values_of(register, first), values_of(register, second)
    for column in register.columns:
        if column.name in {"lon", "lat", register.outlined}:
            continue
        value = mine[column.name]
        given = "" if value is None else column.text(value, "en")
        found = ask(f"registers/{name}", **{column.name: given})
        assert found.status_code == 200, (column.name, found.content)
        expected = 2 if value == other[column.name] else 1
        assert len(found.json()["items"]) == expected, column.name


def test_pages_follow_each_other(rows: list[Any], ask: Ask) -> None:
    first = ask("registers/boilers", limit=2).json()
    second = ask("registers/boilers", limit=2, after=first["next"]).json()
    assert [len(first["items"]), len(second["items"]), second["next"]] == [2, 1, None]
    assert [r["code"] for r in first["items"] + second["items"]] == ["code-1", "code-2", "code-3"]


def test_rows_of_a_day_and_as_they_were_known(rows: list[Any], ask: Ask) -> None:
    boilers, later = registers()["boilers"], Act("officer", AT + timedelta(days=30), "moved")
    continue_row(boilers, rows[0], {"area": "A2"}, on=date(2019, 9, 1), act=later)
    change_row(boilers, rows[1], {"area": "A3"}, act=later)
    assert len(_codes(ask("registers/boilers"))) == 4
    assert _codes(ask("registers/boilers", on="2019-08-31", area="A1")) == ["code-1", "code-3"]
    assert _codes(ask("registers/boilers", on="2019-09-01", area="A2")) == ["code-1"]
    then = (AT + timedelta(days=1)).isoformat()
    assert _codes(ask("registers/boilers", known_at=then, area="A1")) == ["code-1", "code-2", "code-3"]
    assert _codes(ask("registers/boilers", known_at="2019-05-01T00:00")) == []


def test_each_sees_the_own_rows_only(site: Site, rows: list[Any], ask: Ask) -> None:
    boilers = registers()["boilers"]
    boilers.model.objects.filter(pk=rows[0].pk).update(department="works", area="A9", grid="G9")
    assert _codes(ask("registers/boilers", of="officer")) == ["code-2", "code-3"]
    assert _codes(ask("registers/boilers", of="officer_elsewhere")) == ["code-1"]
    assert _codes(ask("registers/boilers", of="inspector")) == ["code-2", "code-3"]
    assert _codes(ask("registers/boilers", of="grid_lead")) == ["code-2", "code-3"]
    then = (AT + timedelta(days=1)).isoformat()
    assert _codes(ask("registers/boilers", of="officer_elsewhere", known_at=then)) == []
    counts = {r["name"]: r["rows"] for r in ask("registers", of="officer_elsewhere").json()["items"]}
    assert counts["boilers"] == 1


def test_what_is_personal_is_masked(rows: list[Any], ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {row["owner"] for row in ask("registers/boilers").json()["items"]} == {"owner-1", "owner-2", "owner-3"}
    monkeypatch.setattr(rights, "PERSONAL", {})
    answer = ask("registers/boilers")
    assert {row["owner"] for row in answer.json()["items"]} == {MASK}
    refused = ask("registers/boilers", owner="owner-1")
    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"code": "api.masked", "where": "owner", "value": "", "expected": ""}]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"device": "rocket"}, ("api.parameter", "device")),
        ({"in_built_up": "perhaps"}, ("api.parameter", "in_built_up")),
        ({"built_date": "2019-02-30"}, ("api.parameter", "built_date")),
        ({"capacity_t_h": "ten"}, ("api.parameter", "capacity_t_h")),
        ({"after": "x"}, ("api.parameter", "after")),
        ({"state": "lost"}, ("api.parameter", "state")),
        ({"colour": "red"}, ("api.unknown", "colour")),
    ],
)
def test_what_is_wrong_is_told(rows: list[Any], ask: Ask, given: dict[str, str], fault: tuple[str, str]) -> None:
    answer = ask("registers/boilers", **given)
    assert answer.status_code == 422
    assert [(e["code"], e["where"]) for e in answer.json()["errors"]] == [fault]


def test_an_answer_holds_until_the_register_or_the_rights_change(site: Site, rows: list[Any], ask: Ask) -> None:
    def again(tag: str, **given: str) -> int:
        return int(ask("registers/boilers", of="officer", headers={"if-none-match": tag}, **given).status_code)

    tag = ask("registers/boilers", of="officer").headers["ETag"]
    assert again(tag) == 304
    assert again(tag, area="A1") == 200
    assert ask("registers/boilers", of="leader").headers["ETag"] != tag
    change_row(registers()["boilers"], rows[0], {"note": "other"}, act=ACT)
    assert again(tag) == 200
    tag = ask("registers/boilers", of="officer").headers["ETag"]
    officer = site.users["officer"]
    officer.department_id = "works"
    officer.save()
    assert again(tag) == 200


def test_a_register_that_is_not_there(ask: Ask) -> None:
    assert ask("registers/nothing").status_code == 404


def test_merged_rows_are_not_told(rows: list[Any], ask: Ask) -> None:
    boilers: Register = registers()["boilers"]
    boilers.model.objects.filter(pk=rows[2].pk).update(merged_into=rows[0].pk)
    assert _codes(ask("registers/boilers")) == ["code-1", "code-2"]

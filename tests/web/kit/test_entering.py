"""Rows of every register written by hand: entered, changed, continued, ended, many at once, by whom it may be."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from typing import Any

from django.test import Client
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.kit.conftest import ACT, LATER, address, few
from tests.web.kit.rows import fill, in_order, needed_before, values_for

from airshed.web.accounts.models import User
from airshed.web.accounts.rights import Scope
from airshed.web.kit.columns import Type
from airshed.web.kit.models import Confirmation
from airshed.web.kit.operations import change_row, values_of, version_of
from airshed.web.kit.pages.entries import typed
from airshed.web.kit.register import Register, registers

Clients = Callable[..., Client]
WRONG, CONFLICT, GONE = 400, 409, 404
READS = ("leader", "officer_elsewhere", "administrator", "auditor")
"""Of the cast, who writes no row of the ecology bureau."""


def texts(html: str) -> str:
    """Return what a page says."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)))


def sent(register: Register, values: Mapping[str, Any], **more: object) -> dict[str, str]:
    """Return values as a form sends them."""
    return {name: typed(value) for name, value in values.items()} | {name: str(value) for name, value in more.items()}


def new_values(register: Register) -> dict[str, Any]:
    """Return the values of a row that is not there yet, what it refers to being entered."""
    for other in needed_before(register):
        if not other.model.objects.exists():
            fill(other, ACT, count=1)
    return in_order(register, values_for(register, 7))


def first(register: Register) -> Any:
    """Return the first row."""
    return register.model.objects.order_by("pk").first()


def given(register: Register, row: Any, **changed: object) -> dict[str, str]:
    """Return what the form of a row sends, some values changed."""
    return sent(register, {**values_of(register, row), **changed}, seen=version_of(row), why="seen again")


# --- one row ---


def test_what_is_entered_is_shown(client_of: Clients, site: Site, register: Register) -> None:
    values, client = new_values(register), client_of("officer")
    form = client.get(address(register, "new")).content.decode()
    for column in register.columns:
        assert (f'name="{column.name}"' in form) == (column.name != "department"), column.name
        assert not column.help[0] or column.name == "department" or column.help[0] in unescape(form)
    answer = client.post(address(register, "new"), sent(register, values, why="first survey", department="housing"))
    row = first(register)
    assert answer.headers["Location"] == address(register, row.pk)
    assert values_of(register, row) == values
    assert (row.state, row.changed_by, row.why) == ("confirmed", "officer", "first survey")
    text = texts(client.get(address(register, row.pk)).content.decode())
    for column in register.columns:
        if column.type is not Type.REFERENCE and column.name != "department":
            assert column.text(values[column.name], "zh") in text
    again = client.post(address(register, "new"), sent(register, values))
    assert again.status_code == WRONG
    assert register.model.objects.count() == 1


@few
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(
    client_of: Clients, site: Site, register: Register
) -> None:
    values = sent(register, new_values(register)) | {"note": "kept meanwhile", "area": "A" * 51}
    wrong = {c.name: "?!" for c in register.columns if c.type in {Type.NUMBER, Type.COUNT, Type.DATE, Type.CODE}}
    answer = client_of("officer").post(address(register, "new"), {**values, **wrong})
    html = answer.content.decode()
    assert answer.status_code == WRONG
    assert not register.model.objects.exists()
    assert html.count("airshed-fault") == len(wrong) + 1
    assert "kept meanwhile" in html
    unknown = client_of("officer").post(address(register, "new"), {**values, "area": "A1", "from_date": "2019-02-30"})
    assert "2019-02-30" in texts(unknown.content.decode())
    empty = client_of("officer").post(address(register, "new"), {})
    assert empty.status_code == WRONG


def test_a_reference_must_be_there(client_of: Clients, site: Site, register: Register) -> None:
    values = new_values(register)
    for column in register.references:
        answer = client_of("officer").post(address(register, "new"), sent(register, {**values, column: "nothing"}))
        assert answer.status_code == WRONG
        assert "nothing" in texts(answer.content.decode())
    assert not register.model.objects.exists()


@few
def test_a_form_begins_with_what_its_address_says(client_of: Clients, site: Site, register: Register) -> None:
    html = client_of("officer").get(address(register, "new"), {"note": "from a row", "department": "housing"})
    assert "from a row" in html.content.decode()
    assert "housing" not in html.content.decode()


@few
def test_a_change_needs_a_reason_and_keeps_what_was(client_of: Clients, filled: Register) -> None:
    row, client = first(filled), client_of("officer")
    data = given(filled, row, note="corrected")
    answer = client.post(address(filled, row.pk, "edit"), {**data, "why": " "})
    assert answer.status_code == WRONG
    assert "corrected" in answer.content.decode()
    client.post(address(filled, row.pk, "edit"), {**data, "why": "typed wrongly"})
    row.refresh_from_db()
    assert (row.note, row.why, row.changed_by) == ("corrected", "typed wrongly", "officer")
    assert [version.note for version in row.versions.order_by("history_id")] == ["note-1", "corrected"]
    ((told),) = entries("register.changed")
    assert (told["by"], told["columns"]) == ("officer", ["note"])
    same = client.post(address(filled, row.pk, "edit"), given(filled, row))
    assert same.status_code == 302
    assert row.versions.count() == 2


@few
def test_the_key_stays_whatever_is_sent(client_of: Clients, filled: Register) -> None:
    row = first(filled)
    other = sent(filled, values_for(filled, 9))
    client_of("officer").post(
        address(filled, row.pk, "edit"),
        {**given(filled, row, note="x"), **{name: other[name] for name in filled.key}, "department": "housing"},
    )
    key = filled.key_of(row)
    row.refresh_from_db()
    assert (filled.key_of(row), row.note, row.department_id) == (key, "x", "ecology")


@few
def test_it_may_be_otherwise_from_a_day_on(client_of: Clients, filled: Register) -> None:
    row, client = first(filled), client_of("officer")
    data = given(filled, row, note="rebuilt") | {"how": "changed"}
    assert client.post(address(filled, row.pk, "edit"), {**data, "since": "no day"}).status_code == WRONG
    answer = client.post(address(filled, row.pk, "edit"), {**data, "since": "2019-10-01"})
    row.refresh_from_db()
    after = filled.model.objects.order_by("pk").last()
    assert answer.headers["Location"] == address(filled, after.pk)
    assert (row.note, row.to_date) == ("note-1", date(2019, 10, 1))
    assert (after.note, after.from_date, after.to_date) == ("rebuilt", date(2019, 10, 1), None)
    assert filled.key_of(after) == filled.key_of(row)


@few
def test_of_two_who_change_one_row_the_second_chooses(client_of: Clients, filled: Register) -> None:
    row, client = first(filled), client_of("officer")
    mine = given(filled, row, note="mine", source="my source")
    change_row(filled, row, {"note": "theirs", "grid": "G1b"}, act=LATER)
    answer = client.post(address(filled, row.pk, "edit"), mine)
    html = answer.content.decode()
    assert answer.status_code == CONFLICT
    assert "inspector" in html
    row.refresh_from_db()
    assert row.note == "theirs"
    sides = {
        name: re.findall(rf'<input type="radio" name="{name}" value="([^"]*)" required( checked)?>', html)
        for name in ("note", "source", "grid")
    }
    assert sides["note"] == [("theirs", ""), ("mine", "")]
    assert sides["source"] == [("source-1", ""), ("my source", " checked")]
    assert sides["grid"] == [("G1b", " checked"), ("G1", "")]
    along = dict(re.findall(r'<input type="hidden" name="([a-z0-9_]+)" value="([^"]*)"', html))
    chosen = {name: unescape(text) for name, text in along.items() if name != "csrfmiddlewaretoken"}
    chosen |= {"note": "mine", "source": "my source", "grid": "G1b", "why": "seen again"}
    client.post(address(filled, row.pk, "edit"), chosen)
    row.refresh_from_db()
    assert (row.note, row.source, row.grid, row.changed_by) == ("mine", "my source", "G1b", "officer")
    assert [version.note for version in row.versions.order_by("history_id")] == ["note-1", "theirs", "mine"]


@few
def test_a_change_from_a_day_on_sees_what_others_did_too(client_of: Clients, filled: Register) -> None:
    row = first(filled)
    mine = given(filled, row, note="mine") | {"how": "changed", "since": "2019-10-01"}
    change_row(filled, row, {"note": "theirs"}, act=LATER)
    answer = client_of("officer").post(address(filled, row.pk, "edit"), mine)
    assert answer.status_code == CONFLICT
    assert 'name="since" value="2019-10-01"' in answer.content.decode()
    assert filled.model.objects.count() == len(range(3))


@few
def test_a_row_ends_with_a_reason_and_stays(client_of: Clients, filled: Register) -> None:
    row, client = first(filled), client_of("officer")
    for data in ({"to_date": "2019-10-01"}, {"to_date": "yesterday", "why": "gone"}):
        client.post(address(filled, row.pk, "end"), data)
        row.refresh_from_db()
        assert row.to_date is None
    client.post(address(filled, row.pk, "end"), {"to_date": "2019-10-01", "why": "pulled down"})
    row.refresh_from_db()
    assert (row.to_date, row.why) == (date(2019, 10, 1), "pulled down")
    assert "已终止" in texts(client.get(address(filled, row.pk)).content.decode())


@few
def test_rows_of_one_key_never_hold_on_the_same_day(client_of: Clients, filled: Register) -> None:
    row, client = first(filled), client_of("officer")
    client.post(address(filled, row.pk, "end"), {"to_date": "2019-10-01", "why": "pulled down"})
    again = {**values_of(filled, row), "to_date": None}
    for begins, kept in (("", False), ("2019-09-30", False), ("2019-10-01", True)):
        data = sent(filled, again) | {"from_date": begins}
        answer = client.post(address(filled, "new"), data)
        assert answer.status_code == (302 if kept else WRONG)
    after = filled.model.objects.order_by("pk").last()
    earlier = client.post(address(filled, after.pk, "edit"), given(filled, after, from_date=date(2019, 5, 1)))
    assert earlier.status_code == WRONG
    assert "2019-10-01" in texts(earlier.content.decode())
    after.refresh_from_db()
    assert after.from_date == date(2019, 10, 1)


# --- who writes what ---


@few
def test_who_may_not_write_does_not(client_of: Clients, filled: Register) -> None:
    row = first(filled)
    data = given(filled, row, note="not mine to write") | {"to_date": "2019-10-01", "row": str(row.pk), "sure": "1"}
    for name in READS:
        client = client_of(name)
        for parts in ((row.pk, "edit"), (row.pk, "end")):
            assert client.post(address(filled, *parts), data).status_code == GONE
        client.post(address(filled, "many"), {**data, "store": "1", "column": "note"})
        client.post(address(filled, "confirm"), data)
        client.post(address(filled, "new"), {**sent(filled, values_for(filled, 8)), "department": "ecology"})
        picks = re.findall('type="checkbox" name="row" value="([0-9]+)"', client.get(address(filled)).content.decode())
        assert not filled.model.objects.filter(department="ecology", pk__in=picks).exists()
    for name in ("leader", "administrator", "auditor"):
        assert client_of(name).get(address(filled, "new")).status_code == GONE
        assert client_of(name).post(address(filled, "complete"), {"sure": "1"}).status_code == GONE
    assert not filled.model.objects.filter(department="ecology").exclude(changed_by="officer").exists()
    assert filled.model.objects.filter(department="ecology").count() == len(range(3))
    assert first(filled).versions.count() == 1


@few
def test_an_officer_writes_for_the_own_department_only(client_of: Clients, site: Site, register: Register) -> None:
    values = new_values(register)
    client_of("officer_elsewhere").post(address(register, "new"), sent(register, values))
    row = first(register)
    assert (row.department_id, row.state) == ("housing", "confirmed")
    assert client_of("officer").get(address(register, row.pk)).status_code == GONE


@few
def test_an_inspector_enters_drafts_of_the_own_area_and_an_officer_confirms(
    client_of: Clients, site: Site, register: Register
) -> None:
    values, client = new_values(register), client_of("inspector")
    form = client.get(address(register, "new")).content.decode()
    assert 'name="department"' in form
    assert 'name="area"' not in form
    client.post(address(register, "new"), sent(register, {**values, "area": "A2"}))
    row = first(register)
    assert (row.state, row.area, row.department_id) == ("draft", "A1", "ecology")
    assert client.post(address(register, "confirm"), {"row": str(row.pk)}).status_code == GONE
    officer = client_of("officer")
    assert address(register) + "?state=draft" in officer.get("/registers/").content.decode()
    officer.post(address(register, "confirm"), {"row": str(row.pk), "back": "row"})
    row.refresh_from_db()
    assert (row.state, row.changed_by) == ("confirmed", "officer")
    client.post(address(register, row.pk, "edit"), given(register, row, note="seen on the spot"))
    row.refresh_from_db()
    assert (row.note, row.state, row.changed_by) == ("seen on the spot", "confirmed", "inspector")


@few
def test_a_grid_lead_and_a_plant_write_drafts_only(client_of: Clients, filled: Register) -> None:
    row = first(filled)
    lookup = filled.model.RIGHTS.fields.get(Scope.enterprise)
    if lookup:
        User.objects.filter(username="plant").update(enterprise=getattr(row, lookup))
    for name in ("grid_lead", *(["plant"] if lookup else [])):
        client = client_of(name)
        assert client.get(address(filled, row.pk)).status_code == 200
        assert client.post(address(filled, row.pk, "edit"), given(filled, row, note=name)).status_code == GONE
        change_row(filled, row, {"note": "as entered"}, act=LATER, state="draft")
        client.post(address(filled, row.pk, "edit"), given(filled, row, note=name))
        row.refresh_from_db()
        assert (row.note, row.state, row.changed_by) == (name, "draft", name)
        change_row(filled, row, {"note": "as entered"}, act=LATER, state="confirmed")


# --- many rows ---


@few
def test_ticked_rows_take_the_same_value_all_or_none(client_of: Clients, filled: Register) -> None:
    client, rows = client_of("officer"), list(filled.model.objects.order_by("pk"))
    ticked = {"row": [str(row.pk) for row in rows[:2]]}
    asked = client.post(address(filled, "many"), ticked)
    assert asked.content.decode().count('<input type="hidden" name="row"') == len(ticked["row"])
    values = {"column": "source", "source": "survey of 2019", "note": "not ticked", "store": "1"}
    assert client.post(address(filled, "many"), {**ticked, **values}).status_code == WRONG
    assert client.post(address(filled, "many"), {**ticked, "store": "1", "why": "x"}).status_code == WRONG
    client.post(address(filled, "many"), {**ticked, **values, "why": "one source"})
    found = filled.model.objects.order_by("pk").values_list("source", "note")
    assert [*found] == [("survey of 2019", "note-1"), ("survey of 2019", "note-2"), ("source-3", "note-3")]
    assert [row.versions.count() for row in rows] == [2, 2, 1]
    wrong = {"column": "to_date", "to_date": "2019-10-01", "store": "1", "why": "x"}
    change_row(filled, rows[1], {"from_date": date(2019, 11, 1)}, act=LATER)
    answer = client.post(address(filled, "many"), {**ticked, **wrong})
    assert answer.status_code == WRONG
    assert filled.model.objects.filter(to_date=None).count() == len(rows)


@few
def test_all_that_was_found_is_changed_and_nothing_else(client_of: Clients, filled: Register) -> None:
    rows = list(filled.model.objects.order_by("pk"))
    change_row(filled, rows[0], {"area": "A2"}, act=LATER, state="draft")
    change_row(filled, rows[2], {"department": "housing"}, act=LATER)
    data = {"all": "1", "query": "state=confirmed", "column": "note", "note": "all of them", "store": "1", "why": "x"}
    client_of("officer").post(address(filled, "many"), data)
    assert [*filled.model.objects.order_by("pk").values_list("note", flat=True)] == ["note-1", "all of them", "note-3"]
    client_of("officer").post(address(filled, "confirm"), {"all": "1", "query": "state=draft"})
    assert not filled.model.objects.filter(state="draft").exists()


@few
def test_a_department_says_that_its_rows_are_complete(client_of: Clients, filled: Register) -> None:
    client = client_of("officer")
    client.post(address(filled, "complete"))
    assert not Confirmation.objects.exists()
    client.post(address(filled, "complete"), {"sure": "1"})
    said = Confirmation.objects.get()
    assert (said.register, said.department_id, said.by, said.rows) == (filled.name, "ecology", "officer", 3)
    assert f"{said.confirmed_date}" in texts(client.get("/registers/").content.decode())


def test_nothing_is_found_under_numbers_that_are_none(client_of: Clients, site: Site) -> None:
    client = client_of("officer")
    for name in registers():
        for parts in ("0/", "99999999999999999999/", "0/edit/", "99999999999999999999/close/", "0/proofs/"):
            assert client.get(f"/registers/{name}/{parts}").status_code in {GONE, 405}
    assert client.get("/registers/nothing/").status_code == GONE

"""What every register does because it is declared: found by listing, entered, kept with its history, told to plans."""

from datetime import date, datetime

import polars as pl
import pytest
from tests.web.conftest import Site
from tests.web.kit.rows import fill, in_order, values_for

from airshed.plan.load import load_plans
from airshed.plan.question import columns_of
from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import Record, Scope
from airshed.web.audit.models import Entry
from airshed.web.bridge import tables_of_home
from airshed.web.kit.operations import (
    Act,
    RowExists,
    RowMoved,
    change_row,
    confirm_register,
    continue_row,
    end_row,
    enter_row,
    values_of,
    version_of,
)
from airshed.web.kit.register import Register
from airshed.web.kit.rows import OWNED
from airshed.web.kit.values import RowFaulty

ACT = Act("officer", datetime(2019, 5, 6, 9, 0), "first entry")
LATER = Act("inspector", datetime(2019, 6, 7, 10, 0), "seen on the spot")


def test_who_reaches_rows_is_told_by_department_area_and_grid(register: Register) -> None:
    scoped = register.model.RIGHTS
    assert (scoped.record, scoped.state_field) == (Record.register_row, "state")
    assert OWNED.items() <= scoped.fields.items()
    assert scoped.fields.keys() - OWNED.keys() <= {Scope.enterprise}


def test_a_row_is_kept_as_it_was_entered(site: Site, register: Register) -> None:
    row = fill(register, ACT, count=1)[0]
    stored = register.model.objects.get(pk=row.pk)
    told = values_of(register, stored)
    assert told == {**in_order(register, values_for(register, 1)), "department": "ecology"}
    assert (stored.changed_by, stored.changed_at, stored.why) == ("officer", ACT.at, "first entry")


def test_a_change_keeps_what_was_before(site: Site, register: Register) -> None:
    row = fill(register, ACT, count=1)[0]
    first = version_of(row)
    change_row(register, row, {"note": "changed"}, act=LATER, seen=first)
    versions = list(row.versions.order_by("history_id"))
    assert [(v.note, v.changed_by, v.history_date) for v in versions] == [
        ("note-1", "officer", ACT.at),
        ("changed", "inspector", LATER.at),
    ]
    with pytest.raises(RowMoved, match="inspector"):
        change_row(register, row, {"note": "mine"}, act=ACT, seen=first)
    assert register.model.objects.get(pk=row.pk).note == "changed"


def test_of_a_key_there_is_one_open_row(site: Site, register: Register) -> None:
    fill(register, ACT, count=1)
    with pytest.raises(RowExists) as refused:
        fill(register, ACT, count=1)
    assert register.key_of(values_for(register, 1)) == refused.value.faults[0].value
    assert register.model.objects.count() == 1


def test_a_row_goes_on_differently_from_a_day(site: Site, register: Register) -> None:
    row = fill(register, ACT, count=1)[0]
    after = continue_row(register, row, {"note": "other"}, on=date(2019, 9, 1), act=LATER)
    row.refresh_from_db()
    assert (row.to_date, after.from_date, after.to_date) == (date(2019, 9, 1), date(2019, 9, 1), None)
    tables = tables_of_home(site.home)
    for day, note in ((date(2019, 8, 31), "note-1"), (date(2019, 9, 1), "other")):
        frame = tables(register.name, as_of=day)
        assert frame is not None
        assert frame.collect()["note"].to_list() == [note]
    with pytest.raises(RowFaulty):
        continue_row(register, after, {"note": "never"}, on=date(2019, 9, 1), act=LATER)


def test_a_row_that_ended_stays(site: Site, register: Register) -> None:
    row = fill(register, ACT, count=1)[0]
    end_row(register, row, on=date(2019, 7, 1), act=LATER)
    tables = tables_of_home(site.home)
    counts = [tables(register.name, as_of=date(2019, month, 1)).collect().height for month in (6, 7)]  # type: ignore[union-attr]
    assert counts == [1, 0]
    assert register.model.objects.count() == 1


def test_what_was_known_at_a_moment_comes_back(site: Site, register: Register) -> None:
    row = fill(register, ACT, count=2)[0]
    change_row(register, row, {"note": "later"}, act=LATER)
    tables = tables_of_home(site.home)
    key = register.key_of(row)
    for moment, notes in ((ACT.at, ["note-1", "note-2"]), (LATER.at, ["later", "note-2"]), (None, ["later", "note-2"])):
        frame = tables(register.name, known_at=moment)
        assert frame is not None
        assert frame.sort("note").collect()["note"].to_list() == sorted(notes), (key, moment)
    before = tables(register.name, known_at=datetime(2019, 5, 6, 8, 59))
    assert before is not None
    assert before.collect().is_empty()


def test_plans_find_the_columns_they_ask_for(site: Site, register: Register) -> None:
    fill(register, ACT, count=2)
    frame = tables_of_home(site.home)(register.name, as_of=date(2019, 11, 20))
    assert frame is not None
    types = frame.collect_schema()
    assert "code" in types
    for plan in load_plans(site.home):
        if register.name in plan.file.tables:
            for name, dtype in columns_of(plan.file, register.name).items():
                assert name in types, (plan.id, name)
                same = types[name] == dtype or (types[name].is_integer() and dtype == pl.Int64())
                assert same, (plan.id, name, types[name], dtype)


def test_a_row_of_nobody_and_of_nowhere_is_refused_with_all_its_faults(site: Site, register: Register) -> None:
    values = {**values_for(register, 1), "department": "nobody"}
    if register.placed:
        values |= {"lon": 2, "lat": 48}
    with pytest.raises(RowFaulty) as refused:
        enter_row(register, values, act=ACT)
    codes = {fault.code for fault in refused.value.faults}
    assert "rows.department" in codes
    assert ("rows.outside" in codes) == register.placed
    assert ("rows.reference" in codes) == bool(register.references)
    assert not register.model.objects.exists()


def test_every_write_is_in_the_audit_chain_without_personal_values(site: Site, register: Register) -> None:
    row = fill(register, ACT, count=1)[0]
    change_row(register, row, {"note": "changed"}, act=LATER)
    confirm_register(register, Department.objects.get(code="ecology"), on=date(2019, 6, 7), by="officer", at=LATER.at)
    entries = list(Entry.objects.filter(object__startswith=register.name).order_by("number"))
    actions = [entry.action for entry in entries]
    assert actions[-3:] == ["register.entered", "register.changed", "register.confirmed"]
    personal = [str(getattr(row, column.name)) for column in register.columns if column.personal]
    told = " ".join(f"{entry.object} {entry.detail}" for entry in entries)
    assert not [value for value in personal if value and value in told]

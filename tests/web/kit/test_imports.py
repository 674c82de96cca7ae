"""A list comes in: it is shown before anything is stored, stored as a whole, and taken back as a whole."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from tests.web.conftest import Site
from tests.web.kit.conftest import few
from tests.web.kit.rows import fill, in_order, needed_before, values_for

from airshed.web.bridge import tables_of_home
from airshed.web.kit.bringing import bulk, imports
from airshed.web.kit.bringing.kept import list_lines
from airshed.web.kit.bringing.lists import Outcome, Whose
from airshed.web.kit.models import Batch
from airshed.web.kit.operations import Act, change_row, enter_row, values_of
from airshed.web.kit.proving import belonging_of
from airshed.web.kit.register import Register, registers
from airshed.web.kit.sheets.writing import csv_of, table
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import seal

ACT = Act("officer", datetime(2019, 5, 6, 9, 0))
AT, LATER = datetime(2019, 6, 3, 9, 0), datetime(2019, 6, 4, 9, 0)
OWN = Whose("ecology", only=True)


def boilers(*rows: str, head: str = "编号,设备种类,额定蒸发量（t/h）,归口部门,拆除或停用日期") -> bytes:
    return "\n".join((head, *rows)).encode()


def bring(site: Site, name: str, content: bytes, *, whose: Whose = OWN, by: str = "officer") -> tuple[Batch, Outcome]:
    batch = imports.receive(
        site.home, registers()[name], "list.csv", [content], by=by, department="ecology", at=AT, why="yearly survey"
    )
    return batch, imports.read(site.home, batch, whose=whose)


def store(site: Site, batch: Batch, *, whose: Whose = OWN, now: datetime = AT) -> None:
    imports.agree(batch, by="officer")
    imports.store(site.home, batch, whose=whose, now=now)


def counts(batch: Batch) -> tuple[int, ...]:
    return tuple(batch.counts[name] for name in ("new", "changed", "unchanged", "faulty"))


def codes(outcome: Outcome) -> list[str]:
    return [remark.fault.code for remark in outcome.faults]


# --- every register ---


def test_a_list_written_by_us_is_stored_as_it_was_and_again_changes_nothing(site: Site, register: Register) -> None:
    for other in needed_before(register):
        enter_row(other, in_order(other, values_for(other, 1)), act=ACT)
    rows = [in_order(register, values_for(register, number)) for number in (1, 2, 3)]
    content = table(register.columns, rows, title=register.words[0], language="zh")
    batch, _ = bring(site, register.name, content)
    assert counts(batch) == (3, 0, 0, 0)
    assert not register.model.objects.filter(batch=batch.pk).exists()
    store(site, batch)
    stored = [values_of(register, row) for row in register.model.objects.filter(batch=batch.pk).order_by("pk")]
    assert stored == rows
    again, _ = bring(site, register.name, csv_of(register.columns, stored, language="en"))
    assert counts(again) == (0, 0, 3, 0)


@few
def test_what_an_import_did_is_taken_back(site: Site, register: Register) -> None:
    old = fill(register, ACT, count=2)
    before = [values_of(register, row) for row in old]
    changed = {**before[0], "note": "better known"}
    new = in_order(register, values_for(register, 7))
    batch, _ = bring(site, register.name, csv_of(register.columns, [changed, before[1], new], language="zh"))
    assert counts(batch) == (1, 1, 1, 0)
    store(site, batch)
    assert register.model.objects.get(pk=old[0].pk).note == "better known"
    assert imports.undo(batch, by="officer", now=LATER) == 2
    after = [values_of(register, row) for row in register.model.objects.order_by("pk")]
    assert after == before
    tables = tables_of_home(site.home)
    held = [tables(register.name, known_at=moment).collect().height for moment in (ACT.at, AT, LATER)]  # type: ignore[union-attr]
    assert held == [2, 3, 2]
    assert batch.state == "undone"


# --- what lists do ---


def test_only_columns_of_the_list_change_and_an_empty_cell_empties(site: Site) -> None:
    fill(registers()["boilers"], ACT, count=1)
    row = registers()["boilers"].model.objects.get()
    content = f"code,拆除或停用日期,备注\n{row.code},2019/6/1,\n".encode()
    batch, outcome = bring(site, "boilers", content)
    assert counts(batch) == (0, 1, 0, 0)
    changes = {("note", "note-1", None), ("removed_date", row.removed_date, date(2019, 6, 1))}
    assert set(outcome.effects[0].changes) == changes
    store(site, batch)
    row.refresh_from_db()
    assert (row.removed_date, row.note, row.capacity_t_h) == (date(2019, 6, 1), "", Decimal("0.5"))
    assert (row.changed_by, row.why, row.batch) == ("officer", "yearly survey", batch.pk)


def test_nothing_is_stored_of_a_list_with_a_fault(site: Site) -> None:
    content = boilers(
        "GL-1,燃煤锅炉,10,ecology,", "GL-2,飞船,十,ecology,2019-13-01", "GL-3,茶水炉,1,ecology,2039-01-01"
    )
    batch, outcome = bring(site, "boilers", content)
    assert counts(batch) == (1, 0, 0, 2)
    assert codes(outcome) == [
        "registers.not_a_choice",
        "registers.no_number",
        "registers.no_such_day",
        "rows.future",
    ]
    assert [(remark.row, remark.column) for remark in outcome.faults] == [
        (3, "device"),
        (3, "capacity_t_h"),
        (3, "removed_date"),
        (4, "removed_date"),
    ]
    assert [remark.letter for remark in outcome.faults] == ["B", "C", "E", "E"]
    assert outcome.faults[3].fault.where == "E4 拆除或停用日期"  # as the list calls it, though parsing saw no fault
    with pytest.raises(imports.ListFaulty):
        imports.agree(batch, by="officer")
    assert not registers()["boilers"].model.objects.exists()


def test_a_row_with_an_unreadable_cell_is_checked_in_its_other_cells_too(site: Site) -> None:
    head = "编号,设备种类,额定蒸发量,归口部门,所属企业,拆除或停用日期"
    rows = ("GL-1,燃煤锅炉,十,nobody,QY-9,2039-01-01", "GL-2,飞船,2,ecology,,2019-02-30", "GL-3,燃煤锅炉,2,ecology,,")
    batch, outcome = bring(site, "boilers", boilers(*rows, head=head), whose=Whose("ecology"))
    assert [(remark.row, remark.column) for remark in outcome.faults] == [
        *((2, name) for name in ("capacity_t_h", "enterprise", "department", "removed_date")),
        *((3, name) for name in ("device", "removed_date")),
    ]
    assert counts(batch) == (1, 0, 0, 2)


def test_a_later_beginning_ends_the_row_before(site: Site) -> None:
    head = "编号,设备种类,额定蒸发量,燃料,归口部门,起始日期,终止日期"
    batch, _ = bring(site, "boilers", boilers("GL-1,boiler,4,煤,市生态环境局,2018-01-01,", head=head))
    store(site, batch)
    batch, outcome = bring(site, "boilers", boilers("GL-1,boiler,4,天然气,ecology,2019-03-01,", head=head))
    assert (counts(batch), outcome.effects[0].ends is not None) == ((1, 0, 0, 0), True)
    store(site, batch)
    rows = registers()["boilers"].model.objects.order_by("from_date").values_list("fuel", "from_date", "to_date")
    assert list(rows) == [
        ("coal", date(2018, 1, 1), date(2019, 3, 1)),
        ("gas", date(2019, 3, 1), None),
    ]
    exported = [values_of(registers()["boilers"], row) for row in registers()["boilers"].model.objects.order_by("pk")]
    again, _ = bring(site, "boilers", csv_of(registers()["boilers"].columns, exported, language="zh"))
    assert counts(again) == (0, 0, 2, 0)
    assert imports.undo(batch, by="officer", now=LATER) == 2
    assert list(registers()["boilers"].model.objects.values_list("fuel", "to_date")) == [("coal", None)]


def test_rows_of_one_key_on_the_same_days_are_refused(site: Site) -> None:
    head = "编号,设备种类,归口部门,起始日期,终止日期"
    rows = ("GL-1,boiler,ecology,2018-01-01,2018-07-01", "GL-1,boiler,ecology,2018-06-01,")
    _, outcome = bring(site, "boilers", boilers(*rows, head=head))
    assert codes(outcome) == ["rows.overlap"]


def test_an_officer_writes_for_the_own_department_only(site: Site) -> None:
    enter_row(registers()["boilers"], {"code": "GL-9", "device": "boiler", "department": "housing"}, act=ACT)
    content = boilers("GL-1,boiler,1,housing,", "GL-9,boiler,2,,", "GL-2,boiler,2,,")
    batch, outcome = bring(site, "boilers", content)
    assert codes(outcome) == ["rows.foreign", "rows.foreign"]
    assert counts(batch) == (1, 0, 0, 2)
    batch, _ = bring(site, "boilers", content, whose=Whose("ecology"))
    assert counts(batch) == (2, 1, 0, 0)


def test_photos_follow_their_row_to_another_department_and_back(site: Site) -> None:
    register = registers()["boilers"]
    row = fill(register, ACT, count=1)[0]
    key = register.key_of(row)
    seal(
        site.home,
        register="boilers",
        key=key,
        purpose="document",
        name="a.pdf",
        chunks=[b"%PDF-1.4\n%%EOF\n"],
        by="officer",
        at=ACT.at,
        scope=belonging_of(register, row),
    )
    batch, _ = bring(site, "boilers", f"code,归口部门\n{key},housing\n".encode(), whose=Whose("ecology"))
    store(site, batch, whose=Whose("ecology"))
    assert Proof.objects.get().department_id == "housing"
    imports.undo(batch, by="officer", now=LATER)
    assert Proof.objects.get().department_id == "ecology"


def test_a_register_that_moved_is_shown_again(site: Site) -> None:
    row = fill(registers()["boilers"], ACT, count=1)[0]
    batch, _ = bring(site, "boilers", f"code,note\n{row.code},from the list\n".encode())
    change_row(registers()["boilers"], row, {"note": "by hand"}, act=ACT)
    with pytest.raises(imports.ListMoved):
        store(site, batch)
    assert (batch.step, batch.state) == ("reading", "waiting")
    row.refresh_from_db()
    assert row.note == "by hand"


def test_an_import_whose_rows_changed_since_stays(site: Site) -> None:
    batch, _ = bring(site, "boilers", boilers("GL-1,boiler,1,ecology,", "GL-2,boiler,1,ecology,"))
    store(site, batch)
    row = registers()["boilers"].model.objects.get(code="GL-2")
    change_row(registers()["boilers"], row, {"note": "seen"}, act=ACT)
    with pytest.raises(bulk.ChangedSince) as refused:
        imports.undo(batch, by="officer", now=LATER)
    assert [(fault.code, fault.where) for fault in refused.value.faults] == [("rows.changed_since", "GL-2")]
    assert registers()["boilers"].model.objects.count() == 2


def test_an_import_that_others_rest_on_stays(site: Site) -> None:
    batch, _ = bring(site, "enterprises", "编号,名称,归口部门\nQY-1,示例厂,ecology\n".encode())
    store(site, batch)
    enter_row(
        registers()["boilers"],
        {"code": "GL-1", "device": "boiler", "department": "ecology", "enterprise": "QY-1"},
        act=ACT,
    )
    with pytest.raises(bulk.ChangedSince) as refused:
        imports.undo(batch, by="officer", now=LATER)
    assert [(fault.code, fault.where) for fault in refused.value.faults] == [("rows.referred_to", "QY-1")]


def test_an_import_that_dies_half_way_leaves_nothing(site: Site) -> None:
    rows = [f"GL-{number},boiler,1,ecology," for number in range(1200)]
    batch, _ = bring(site, "boilers", boilers(*rows))

    def dies(done: int, _: int) -> None:
        if done >= 1000:
            raise KeyboardInterrupt

    imports.agree(batch, by="officer")
    with pytest.raises(KeyboardInterrupt):
        imports.store(site.home, batch, whose=OWN, now=AT, advance=dies)
    assert not registers()["boilers"].model.objects.exists()
    assert not registers()["boilers"].model.history.model.objects.exists()
    batch.refresh_from_db()
    assert batch.step == "storing"
    imports.store(site.home, batch, whose=OWN, now=AT)
    assert registers()["boilers"].model.objects.count() == 1200


def test_lines_are_kept_for_the_page(site: Site) -> None:
    row = fill(registers()["boilers"], ACT, count=1)[0]
    content = f"code,device,note\n{row.code},boiler,other\nGL-9,stove,\nGL-8,ship,\n".encode()
    batch, _ = bring(site, "boilers", content)
    assert [line["key"] for line in list_lines(site.home, batch, "new")] == ["GL-9"]
    assert [line["changes"] for line in list_lines(site.home, batch, "changed")] == [[["note", "note-1", "other"]]]
    (fault,) = list_lines(site.home, batch, "fault")
    assert (fault["row"], fault["column"], fault["fault"]["code"]) == (4, "device", "registers.not_a_choice")

"""Nothing counts twice, nothing is lost: periods of a key in a list, many rows at once, imports taken back, merges."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from tests.web.accounts.helpers import entries
from tests.web.conftest import Site
from tests.web.kit.conftest import ACT, LATER, address
from tests.web.kit.rows import fill, values_for
from tests.web.kit.test_imports import boilers, bring, codes, counts, store

from airshed.web.bridge import tables_of_home
from airshed.web.kit.bringing import bulk, imports
from airshed.web.kit.bringing.lists import Whose
from airshed.web.kit.bringing.work import work_on_all
from airshed.web.kit.models import Batch
from airshed.web.kit.operations import (
    MergeRefused,
    RowExists,
    change_row,
    change_rows,
    continue_row,
    end_row,
    enter_row,
    merge_row,
    unmerge_row,
)
from airshed.web.kit.parsing import Refused
from airshed.web.kit.proving import belonging_of
from airshed.web.kit.register import Register, registers
from airshed.web.kit.values import RowFaulty
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import seal

Clients = Callable[..., Client]
Days = tuple[date | None, date | None]
HEAD = "编号,设备种类,归口部门,起始日期,终止日期,备注"
SUMMER, AUTUMN = date(2019, 6, 1), date(2019, 9, 1)
BACK = datetime(2019, 6, 5, 9, 0)


@pytest.fixture
def register(site: Site) -> Register:
    """Return boilers, one of them entered: it holds as far back as is known."""
    found = registers()["boilers"]
    fill(found, ACT, count=1)
    return found


def days(register: Register) -> set[tuple[Days, str]]:
    """Return the days of all rows, with their notes."""
    return {((row.from_date, row.to_date), row.note) for row in register.model.objects.filter(merged_into=None)}


def only(register: Register) -> Any:
    """Return the one row there is."""
    return register.model.objects.get()


def enter(register: Register, number: int, **values: Any) -> Any:
    return enter_row(register, {**values_for(register, number), "removed_date": None, **values}, act=ACT)


# --- several periods of one key in a list ---


@pytest.mark.parametrize("turn", [1, -1])
def test_a_line_that_corrects_a_row_and_one_that_ends_it_are_both_kept(
    site: Site, register: Register, turn: int
) -> None:
    code = only(register).code
    lines = [f"{code},boiler,ecology,,,corrected", f"{code},boiler,ecology,2019-09-01,,since"][::turn]
    batch, outcome = bring(site, "boilers", boilers(*lines, head=HEAD))
    assert (codes(outcome), counts(batch)) == ([], (1, 1, 0, 0))
    store(site, batch)
    assert days(register) == {((None, AUTUMN), "corrected"), ((AUTUMN, None), "since")}


def test_a_line_that_changes_nothing_keeps_its_row_from_the_next_one(site: Site, register: Register) -> None:
    code = only(register).code
    batch, _ = bring(site, "boilers", f"编号,起始日期,备注\n{code},,note-1\n{code},2019-09-01,since\n".encode())
    assert counts(batch) == (1, 0, 1, 0)
    store(site, batch)
    assert days(register) == {((None, AUTUMN), "note-1"), ((AUTUMN, None), "since")}


@pytest.mark.parametrize("turn", [1, -1])
def test_two_lines_that_follow_a_row_end_it_where_the_first_begins(site: Site, register: Register, turn: int) -> None:
    row = change_row(register, only(register), {"from_date": date(2018, 1, 1)}, act=ACT)
    lines = [f"{row.code},boiler,ecology,2019-06-01,2019-09-01,b", f"{row.code},boiler,ecology,2019-09-01,,c"]
    batch, outcome = bring(site, "boilers", boilers(*lines[::turn], head=HEAD))
    assert codes(outcome) == []
    store(site, batch)
    assert days(register) == {((date(2018, 1, 1), SUMMER), "note-1"), ((SUMMER, AUTUMN), "b"), ((AUTUMN, None), "c")}


@pytest.mark.parametrize("turn", [1, -1])
def test_a_line_that_ends_a_row_too_late_for_the_next_one_is_refused(site: Site, register: Register, turn: int) -> None:
    row = change_row(register, only(register), {"from_date": date(2018, 1, 1)}, act=ACT)
    lines = [f"{row.code},boiler,ecology,2018-01-01,2019-10-01,a", f"{row.code},boiler,ecology,2019-09-01,,b"]
    _, outcome = bring(site, "boilers", boilers(*lines[::turn], head=HEAD))
    assert codes(outcome) == ["rows.overlap"]


# --- many rows at once ---


def test_many_rows_are_not_opened_over_each_other(client_of: Clients, register: Register) -> None:
    continue_row(register, only(register), {"note": "since"}, on=AUTUMN, act=ACT)
    before = days(register)
    data = {"all": "1", "query": "on=all", "column": "to_date", "to_date": "", "store": "1", "why": "x"}
    answer = client_of("officer").post(address(register, "many"), data)
    assert answer.status_code == 400
    assert "日期重叠" in answer.content.decode()
    assert days(register) == before


def test_a_change_of_many_rows_loses_nobody_elses_change(register: Register) -> None:
    chosen = list(register.model.objects.all())
    change_row(register, only(register), {"area": "A2"}, act=LATER)
    assert change_rows(register, chosen, {"note": "for all"}, act=ACT) == 1
    row = only(register)
    assert (row.area, row.note) == ("A2", "for all")


def test_a_number_of_thousands_of_digits_is_no_row(client_of: Clients, register: Register) -> None:
    client = client_of("officer")
    answer = client.post(address(register, "confirm"), {"row": "1" * 5000, "back": "row"})
    assert answer.headers["Location"] == address(register)
    for move in ("merge", "unmerge"):
        assert client.post(address(register, move), {"row": "1" * 5000, "into": "1" * 30}).status_code == 404


# --- imports taken back ---


def test_an_import_into_whose_row_another_was_merged_stays(site: Site, register: Register) -> None:
    batch, _ = bring(site, "boilers", boilers("GL-1,boiler,1,ecology,"))
    store(site, batch)
    merge_row(register, enter(register, 7), register.model.objects.get(code="GL-1"), act=ACT)
    with pytest.raises(bulk.ChangedSince) as refused:
        imports.undo(batch, by="officer", now=BACK)
    assert [(fault.code, fault.where) for fault in refused.value.faults] == [("rows.merged_here", "GL-1")]
    assert batch.step == "done"


def test_an_import_that_ended_a_row_stays_once_another_holds_on_its_days(site: Site, register: Register) -> None:
    code = only(register).code
    batch, _ = bring(site, "boilers", f"编号,终止日期\n{code},2019-05-01\n".encode())
    store(site, batch)
    enter(register, 1, from_date=SUMMER)
    with pytest.raises(bulk.ChangedSince) as refused:
        imports.undo(batch, by="officer", now=BACK)
    assert [fault.code for fault in refused.value.faults] == ["rows.in_the_way"]


def test_an_import_that_continued_what_others_refer_to_is_taken_back(site: Site, register: Register) -> None:
    enterprises = registers()["enterprises"]
    plant = change_row(enterprises, enterprises.model.objects.get(), {"from_date": date(2018, 1, 1)}, act=ACT)
    batch, _ = bring(site, "enterprises", f"编号,名称,起始日期\n{plant.code},新名字,2019-05-01\n".encode())
    assert counts(batch) == (1, 0, 0, 0)
    store(site, batch)
    assert register.model.objects.get().enterprise == plant.code
    assert imports.undo(batch, by="officer", now=BACK) == 2
    assert list(enterprises.model.objects.values_list("name", "to_date")) == [(plant.name, None)]


# --- proofs ---


def prove(site: Site, register: Register, row: Any, *, name: str = "a.pdf") -> None:
    seal(
        site.home,
        register=register.name,
        key=register.key_of(row),
        purpose="document",
        name=name,
        chunks=[b"%PDF-1.4\n%%EOF\n"],
        by="officer",
        at=ACT.at,
        scope=belonging_of(register, row),
    )


def test_correcting_a_former_row_moves_no_proof(site: Site, register: Register) -> None:
    former = only(register)
    prove(site, register, former)
    continue_row(register, former, {"department": "housing"}, on=AUTUMN, act=ACT)
    assert Proof.objects.get().department_id == "housing"
    former.refresh_from_db()
    change_row(register, former, {"area": "A9"}, act=LATER)
    assert (Proof.objects.get().department_id, Proof.objects.get().area) == ("housing", "A1")


def test_what_was_known_before_a_merge_has_the_proofs_where_they_were(site: Site, register: Register) -> None:
    one, two = only(register), enter(register, 2)
    prove(site, register, two)
    merge_row(register, two, one, act=LATER)
    tables = tables_of_home(site.home)
    told = [tables("boilers", known_at=at).collect().select("code", "files_document").rows() for at in (ACT.at, None)]  # type: ignore[union-attr]
    assert [sorted(rows) for rows in told] == [[(one.code, 0), (two.code, 1)], [(one.code, 1)]]


# --- merges ---


def test_a_merged_key_is_not_entered_again_by_form_or_list(site: Site, register: Register) -> None:
    one, two = only(register), enter(register, 2)
    merge_row(register, two, one, act=ACT)
    with pytest.raises(RowExists) as refused:
        enter(register, 2)
    assert [(f.code, f.value, f.expected) for f in refused.value.faults] == [("rows.merged_key", two.code, one.code)]
    _, outcome = bring(site, "boilers", boilers(f"{two.code},boiler,1,ecology,", f"{one.code},boiler,1,ecology,"))
    assert codes(outcome) == ["rows.merged_key"]
    unmerge_row(register, register.model.objects.get(pk=two.pk), act=LATER)
    assert len(days(register)) == 2


def test_what_counts_is_not_merged_into_a_draft(register: Register) -> None:
    draft = enter_row(register, values_for(register, 2), act=ACT, state="draft")
    with pytest.raises(MergeRefused) as refused:
        merge_row(register, only_confirmed(register), draft, act=ACT)
    assert [fault.code for fault in refused.value.faults] == ["rows.merge_draft"]
    merge_row(register, draft, only_confirmed(register), act=ACT)


def only_confirmed(register: Register) -> Any:
    """Return the one row that counts."""
    return register.model.objects.get(state="confirmed")


def test_a_merge_takes_no_rows_that_somebody_may_not_change(client_of: Clients, register: Register) -> None:
    own, other = only(register), enter(register, 2)
    former = {"department": "housing", "from_date": date(2017, 1, 1), "to_date": date(2018, 1, 1)}
    change_row(register, own, {"from_date": date(2018, 1, 1)}, act=ACT)
    foreign = enter(register, 1, **former)
    client = client_of("officer")
    answer = client.post(address(register, "merge"), {"row": own.pk, "into": other.pk, "why": "x"}, follow=True)
    assert "有您不能改的行" in answer.content.decode()
    assert not register.model.objects.exclude(merged_into=None).exists()
    merge_row(register, own, other, act=ACT)
    client.post(address(register, "unmerge"), {"row": own.pk}, follow=True)
    foreign.refresh_from_db()
    assert foreign.merged_into_id == other.pk


# --- what others hold is not told ---


def test_a_list_tells_of_a_foreign_row_only_whose_it_is(site: Site, register: Register) -> None:
    row = enter(register, 2, department="housing", from_date=SUMMER)
    end_row(register, row, on=AUTUMN, act=ACT)
    register.model.objects.filter(pk=row.pk).update(enterprise="QY-SECRET")
    lines = f"{row.code},boiler,ecology,2019-06-01,2019-08-01,x"
    batch, outcome = bring(site, "boilers", boilers(lines, head=HEAD))
    assert codes(outcome) == ["rows.foreign"]
    assert "QY-SECRET" not in str(outcome.faults)
    assert counts(batch) == (0, 0, 0, 1)


def test_the_log_keeps_nothing_that_was_searched_for(client_of: Clients, site: Site) -> None:
    vehicles = registers()["vehicles"]
    plate = fill(vehicles, ACT, count=1)[0].plate
    address_of = f"/registers/vehicles/export/csv/?q={plate}&plate={plate}&fuel=diesel&other={plate}"
    answer = client_of("officer").get(address_of)
    assert plate.encode() in b"".join(answer.streaming_content)
    (entry,) = entries("register.exported")
    assert plate not in str(entry)
    assert entry["query"] == "q=••••••&plate=••••••&fuel=diesel"


def test_whoever_reads_personal_data_is_recorded_wherever_they_are_shown(client_of: Clients, site: Site) -> None:
    vehicles = registers()["vehicles"]
    row = fill(vehicles, ACT, count=1)[0]
    plant = registers()["enterprises"].model.objects.get()
    content = f"车牌号,号牌颜色,备注\n{row.plate},{row.plate_colour},new\n".encode()
    batch, _ = bring(site, "vehicles", content)
    client = client_of("officer")
    for page in ("vehicles/duplicates", f"enterprises/{plant.pk}", f"imports/{batch.pk}"):
        assert client.get(f"/registers/{page}/").status_code == 200
    assert client.get("/api/v1/registers/vehicles").status_code == 200
    told = {entry["object"] for entry in entries("personal.read") if "plate" in str(entry["columns"])}
    shown = {f"vehicles {what}" for what in ("duplicates", "related", f"import {batch.pk}", "api")}
    assert shown - told == {"vehicles duplicates"}  # there is no pair
    assert all(row.plate not in str(entry) for entry in entries("personal.read"))


def test_many_days_at_once_are_refused_with_words(register: Register) -> None:
    continue_row(register, only(register), {"note": "since"}, on=AUTUMN, act=ACT)
    with pytest.raises(RowFaulty) as refused:
        change_rows(register, register.model.objects.all(), {"to_date": None}, act=ACT)
    assert {fault.code for fault in refused.value.faults} == {"rows.overlap"}


# --- lists that the machine's administrator brings ---


def test_a_list_with_rows_of_others_is_not_shown_to_one_department(
    client_of: Clients, site: Site, register: Register
) -> None:
    code = only(register).code
    own, _ = bring(site, "boilers", boilers("GL-1,boiler,1,ecology,"), whose=Whose("ecology"), by="root")
    lists = (
        ["GL-2,boiler,1,ecology,", "GL-3,boiler,1,housing,"],
        [f"{code},boiler,1,housing,"],
        ["GL-4,ship,1,housing,"],
    )
    mixed = [bring(site, "boilers", boilers(*rows), whose=Whose("ecology"), by="root")[0] for rows in lists]
    for name, seen in (("officer", [own]), ("leader", [own, *mixed])):
        client = client_of(name)
        page = client.get(address(register, "import")).content.decode()
        for batch in (own, *mixed):
            there = batch in seen
            assert (f"/registers/imports/{batch.pk}/" in page) == there
            assert client.get(f"/registers/imports/{batch.pk}/").status_code == (200 if there else 404)
    assert client_of("officer").post(f"/registers/imports/{mixed[0].pk}/store/").status_code == 404


def test_an_import_that_fails_keeps_no_other_from_its_turn(
    site: Site, register: Register, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    one, _ = bring(site, "boilers", boilers("GL-1,boiler,1,ecology,"))
    two, _ = bring(site, "boilers", boilers("GL-2,boiler,1,ecology,"))
    three, _ = bring(site, "boilers", boilers("GL-3,boiler,1,ecology,"))
    for batch in (one, two, three):
        imports.agree(batch, by="officer")
    stored = bulk.store_effects
    refusals: list[Exception] = [RuntimeError("no such thing"), IntegrityError("UNIQUE constraint failed")]

    def refuses(*args: Any, **kwargs: Any) -> None:
        if refusals:
            raise refusals.pop(0)
        stored(*args, **kwargs)

    monkeypatch.setattr(bulk, "store_effects", refuses)
    work_on_all(site.home)
    assert [Batch.objects.get(pk=b.pk).step for b in (one, two, three)] == ["storing", "failed", "done"]
    assert Batch.objects.get(pk=two.pk).problem[0]["code"] == "rows.refused"
    assert any(record.message == "register.import.failed" for record in caplog.records)
    assert {row.code for row in register.model.objects.exclude(batch=None)} == {"GL-3"}


def test_all_faulty_rows_are_counted_though_not_all_faults_are_listed(site: Site, register: Register) -> None:
    lines = [f"GL-{number},飞船,十,ecology," for number in range(3000)]
    batch, outcome = bring(site, "boilers", boilers(*lines, "GL-A,boiler,1,housing,"))
    assert (len(outcome.faults), outcome.more_faults) == (5000, 1001)
    assert (batch.counts["faulty"], batch.counts["faults"]) == (3001, 6001)


@pytest.mark.parametrize("number", ["9" * 19, "-" + "9" * 19, "9" * 27])
def test_a_number_longer_than_any_that_is_kept_is_refused(client_of: Clients, site: Site, number: str) -> None:
    returns = registers()["returns"]
    column = returns.column["value"]
    with pytest.raises(Refused):
        column.parse(number)
    row = fill(returns, ACT, count=1)[0]
    data = {"value": number, "seen": "0", "why": "x"}
    answer = client_of("officer").post(address(returns, row.pk, "edit"), data)
    assert answer.status_code == 400

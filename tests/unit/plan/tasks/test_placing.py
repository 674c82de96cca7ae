"""Tasks: the departments and days they name, and the clauses they are placed on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.plan.tasks.task_files import HEADER, docx, xlsx

from airshed.errors import Fault
from airshed.plan.load import load_plan
from airshed.plan.rulings.ruling import Ruling
from airshed.plan.schema import Department
from airshed.plan.tasks.deadlines import UnreadableDate, deadline_in
from airshed.plan.tasks.departments import department_named, ids_in
from airshed.plan.tasks.lists import Task, tasks_of
from airshed.plan.tasks.placing import Import, Placed, placed_tasks
from airshed.plan.tasks.tables import TaskFileBroken, read_tables

EXAMPLE = load_plan(None, "example/2019")
CITY = load_plan(None, "erenhot/2019")
FIRST = date(2019, 3, 1)


def tasks(path: Path, plan: Any = EXAMPLE) -> tuple[Task, ...]:
    return tasks_of(read_tables(path), plan.file)


def refused(path: Path) -> list[Fault]:
    with pytest.raises(TaskFileBroken) as error:
        tasks(path)
    return list(error.value.faults)


def placed(given: Sequence[Task], *, known: Sequence[Ruling] = (), plan: Any = EXAMPLE) -> tuple[Placed, ...]:
    return placed_tasks(given, Import(plan, known, "清单", "王", "sha256 00", FIRST, by="a"))


def task(item: str = "举报限期答复", **more: Any) -> Task:
    values = {"clause": "", "measure": "", "lead": "works", "assist": (), "deadline": None, **more}
    return Task("清单!3", item=item, **values)


# --- departments and days ---


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("市生态环境局", "ecology"),
        ("生态环境局", "ecology"),
        ("生态环境", "ecology"),
        ("二连浩特市生态环境局", "ecology"),
        ("市发改委", "development"),
        ("住建局", "housing"),
        ("交通局", "transport"),
        ("城管局", "city_management"),
        ("综合执法局", "city_management"),
        ("市监局", "market"),
        ("金融办", "finance_office"),
        ("Transport Bureau", "transport"),
        ("transport", "transport"),
        ("Meteorological", "meteorology"),
        ("民政局", None),
        ("环保局", None),
        ("水利局", None),
        ("局", None),
        ("Bureau", None),
    ],
)
def test_departments_are_known_by_the_names_people_write(text: str, id: str | None) -> None:  # noqa: A002
    assert department_named(text, CITY.file.departments).id == id


def test_a_name_that_fits_two_departments_is_not_guessed() -> None:
    names = {"a": "市交通运输局", "b": "市交通警察局"}
    two = [Department(id=id, zh=zh, en=f"{id} office") for id, zh in names.items()]  # noqa: A001
    found = department_named("交通局", two)
    assert (found.id, found.candidates) == (None, ("a", "b"))
    assert ids_in("交通运输局，交通局", two) == "a,交通局"


def test_a_doubtful_department_names_its_candidates(tmp_path: Path) -> None:
    departments = (
        Department(id="a", zh="市交通运输局", en="Transport"),
        Department(id="b", zh="市交通警察局", en="Traffic Police"),
    )
    plan = EXAMPLE.file.model_copy(update={"departments": departments})
    path = xlsx(tmp_path / "list.xlsx", [HEADER, (1, "举报", "", "交通局", "", "")])
    with pytest.raises(TaskFileBroken) as error:
        tasks_of(read_tables(path), plan)
    (fault,) = error.value.faults
    assert (fault.code, fault.expected) == ("plan.task_which", "a 市交通运输局, b 市交通警察局")


@pytest.mark.parametrize(
    ("text", "day", "read"),
    [
        ("2019年12月31日", date(2019, 12, 31), False),
        ("2019.12.31", date(2019, 12, 31), False),
        ("20191231", date(2019, 12, 31), False),
        ("2019-12-31 00:00:00", date(2019, 12, 31), False),
        ("2019年12月31日前完成", date(2019, 12, 31), True),
        ("2020年6月底前", date(2020, 6, 30), True),
        ("2020年2月", date(2020, 2, 29), True),
        ("年底前", date(2019, 12, 31), True),
        ("12月20日前", date(2019, 12, 20), True),
        ("2019年上半年", date(2019, 6, 30), True),
        ("2019年第三季度末", date(2019, 9, 30), True),
        ("全年推进", None, True),
        ("无", None, False),
        ("", None, False),
    ],
)
def test_deadlines_are_read_as_people_write_them(text: str, day: date | None, *, read: bool) -> None:
    found = deadline_in(text, year=2019)
    assert (found.day, found.read) == (day, read)


@pytest.mark.parametrize("text", ["尽快", "2019-02-30", "2019年13月", "43830", "2019年2月30日前", "13月底前", "前"])
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        deadline_in(text, year=2019)


# --- placing ---


@pytest.mark.parametrize(
    ("given", "clause", "why"),
    [
        (task("E2-03 答复"), "E2-03", "id"),
        (task("答复", clause="E2-03"), "E2-03", "id"),
        (task("二3 举报限期答复"), "E2-03", "words"),
        (task("举报 限期答复工作"), "E2-03", "words"),
        (task("举报", measure="九成以上举报在期限内答复"), "E2-03", "words"),
        (task("Answer nine of ten complaints in time"), "E2-03", "words"),
        (task("E9-01 答复"), None, "unknown_id"),
        (task("植树造林"), None, "none"),
        (task("拆除小锅炉，举报限期答复"), None, "several"),
        (task("二1：拆除小锅炉，举报限期答复"), "E2-01", "words"),
        (task("拆除小锅炉", measure="举报限期答复"), None, "several"),
        (task("拆除小锅炉，举报限期答复", measure="举报限期答复"), "E2-03", "words"),
        (task("E2-03 或 E2-01"), None, "several"),
    ],
)
def test_a_task_is_placed_by_id_or_by_words_and_never_guessed(given: Task, clause: str | None, why: str) -> None:
    (found,) = placed([given])
    assert (found.clause, found.why) == (clause, why)
    if why == "several":
        assert set(found.candidates) == {"E2-01", "E2-03"}
        assert found.rulings == ()


def test_a_phrase_inside_a_longer_one_says_nothing_of_its_own() -> None:
    clauses = list(EXAMPLE.file.clauses)
    shorter = clauses[2].model_copy(update={"text": (clauses[2].text[0].model_copy(update={"phrase": "限期答复"}),)})
    plan = replace(EXAMPLE, file=EXAMPLE.file.model_copy(update={"clauses": (*clauses[:2], shorter, *clauses[3:])}))
    assert [p.clause for p in placed([task("举报限期答复")], plan=plan)] == ["E2-03"]
    assert [p.why for p in placed([task("举报限期答复，限期答复信访")], plan=plan)] == ["several"]


def test_gaps_are_filled_and_nothing_else() -> None:
    given = task(lead="works", assist=("weather",), deadline=date(2019, 12, 31))
    (found,) = placed([given])
    assert [(r.clause, r.aspect, r.value) for r in found.rulings] == [
        ("E2-03", "lead", "works"),
        ("E2-03", "assist", "weather"),
        ("E2-03", "deadline", "2019-12-31"),
    ]
    assert {(r.document, r.approver, r.reason) for r in found.rulings} == {("清单", "王", "sha256 00; 清单!3")}


def test_what_the_paper_says_already_is_told_as_same_or_different() -> None:
    given = task("拆除小锅炉", lead="environment", assist=("environment",), deadline=date(2019, 12, 31))
    (found,) = placed([given])
    assert found.rulings == ()
    assert found.same == ("assist",)
    assert [(d.aspect, d.said, d.stands, d.by) for d in found.differs] == [
        ("lead", "environment", "works", "paper"),
        ("deadline", "2019-12-31", "2019-10-31", "paper"),
    ]


def test_what_a_ruling_says_already_is_told_too_also_of_one_to_come() -> None:
    (made,) = placed([task(lead="works")])
    (ruling,) = made.rulings
    (same,) = placed([task(lead="works")], known=[ruling])
    assert (same.rulings, same.same) == ((), ("lead",))
    (other,) = placed([task(lead="weather")], known=[ruling])
    assert [(d.said, d.stands, d.by) for d in other.differs] == [("weather", "works", ruling.id)]
    to_come = replace(ruling, from_date=date(2019, 9, 1))
    (later,) = placed([task(lead="weather")], known=[to_come])
    assert [(d.stands, d.by) for d in later.differs] == [("works", ruling.id)]


def test_rows_that_disagree_fill_nothing_and_rows_that_agree_fill_once() -> None:
    one, two = task(lead="works"), replace(task(lead="weather"), place="清单!4")
    found = placed([one, two])
    assert [p.rulings for p in found] == [(), ()]
    assert [(d.said, d.stands, d.by) for p in found for d in p.differs] == [
        ("works", "weather", "清单!4"),
        ("weather", "works", "清单!3"),
    ]
    agreed = placed([one, replace(one, place="清单!4")])
    assert [(len(p.rulings), p.same) for p in agreed] == [(1, ()), (0, ("lead",))]


def test_a_deadline_before_the_end_of_the_days_of_a_clause_is_told_not_applied() -> None:
    (found,) = placed([task("采暖期每日预报", lead="weather", assist=("works",), deadline=date(2019, 12, 31))])
    assert [(d.aspect, d.said, d.stands, d.by) for d in found.differs] == [
        ("deadline", "2019-12-31", ">= 2020-03-31", "paper")
    ]
    assert [r.aspect for r in found.rulings] == ["assist"]


def test_a_list_of_ten_tasks_of_the_first_city_in_a_word_document(tmp_path: Path) -> None:
    clauses = [c for c in CITY.file.clauses if c.lead is None and not c.deadline][:10]
    leads = [
        "市生态环境局",
        "发改委",
        "工信局",
        "住建局",
        "市公安局",
        "交通运输局",
        "市监局",
        "农牧局",
        "应急局",
        "气象局",
    ]
    rows = [
        (i, f"{c.text[0].number} {c.text[0].phrase}", c.zh, lead, "市财政局、统计局", "")
        for i, (c, lead) in enumerate(zip(clauses, leads, strict=True), start=1)
    ]
    path = docx(tmp_path / "任务清单.docx", [("",) * 6, HEADER, *rows], merges=[(0, 0, 0, 5, "任务清单")])
    found = placed(tasks(path, CITY), plan=CITY)
    assert [p.clause for p in found] == [c.id for c in clauses]
    assert [r.value for p in found for r in p.rulings if r.aspect == "lead"] == [
        "ecology",
        "development",
        "industry",
        "housing",
        "police",
        "transport",
        "market",
        "agriculture",
        "emergency",
        "meteorology",
    ]
    assert {r.value for p in found for r in p.rulings if r.aspect == "assist"} == {"finance,statistics"}

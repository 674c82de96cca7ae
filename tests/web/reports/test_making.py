"""What a report says is what the command line says, stays so, and can be made again."""

import io
import json
import re
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.db import connection
from docx import Document
from tests.conftest import Answer
from tests.web.conftest import Site
from tests.web.reports.conftest import DAY, MONTH, NOW, PLAN

from airshed.plan.figures import frozen_figure
from airshed.web import env
from airshed.web.audit.models import Entry
from airshed.web.bridge import tables_of_home
from airshed.web.reports import operations, papers, rounds, verifying
from airshed.web.reports.content import NothingToReport, digest_of
from airshed.web.reports.fields import LISTS
from airshed.web.reports.models import Failure, Report
from airshed.web.reports.wording import made_of, worded

Ask = Callable[..., Answer]


def daily() -> Report:
    found: Report = Report.objects.get(kind="daily", day=DAY, number=1)
    return found


def make(site: Site, **more: Any) -> operations.Made:
    return operations.make(site.home, **{"kind": "daily", "day": DAY, "by": "officer", "now": NOW, **more})


def set_up(site: Site, **values: int | str) -> None:
    path = site.home / env.SETTINGS_FILE
    lines = [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in values.items()]
    path.write_text("\n".join([path.read_text(encoding="utf-8"), *lines]), encoding="utf-8")


def correct(site: Site, airshed: Ask, tmp_path: Path) -> None:
    """Bring other values of the day, an hour after the reports were made."""
    settings = site.home / env.SETTINGS_FILE
    later = re.sub(
        r"^clock_offset_s = (-\d+)$",
        lambda found: f"clock_offset_s = {int(found[1]) + 7200}",
        settings.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    settings.write_text(later, encoding="utf-8")
    rows = pl.DataFrame(
        {
            "station": ["9901A"] * 24,
            "hour_end": [f"2019-11-19 {n:02}:00" for n in range(1, 24)] + ["2019-11-20 00:00"],
            "pm10": [400.0] * 24,
        }
    )
    file = tmp_path / "later.csv"
    rows.write_csv(file)
    assert airshed("air", "import", file, "--home", site.home).code == 0


# --- what it says ---


def test_the_air_of_the_day_is_that_of_the_command_line(site: Site, airshed: Ask) -> None:
    told = airshed("air", "report", "--place", "city:示例市", "--on", f"{DAY}", "--home", site.home, "--json").json
    found = daily().content["air"]["report"]
    for key, value in found.items():
        assert value == told[key], key


def test_the_year_so_far_is_that_of_the_command_line(site: Site, airshed: Ask) -> None:
    words = ("air", "evaluate", "--place", "city:示例市", "--from", "2019-01-01", "--to", f"{DAY}", "--home", site.home)
    now = airshed(*words, "--json").json
    found = daily().content["year"]
    for key in ("days", "days_valid", "good_days", "good_days_ratio", "heavy_days", "composite"):
        assert found["now"][key] == now[key], key
    assert found["now"]["pollutants"]["pm25"]["mean"] == now["pollutants"]["pm25"]["mean"]


def test_the_clauses_are_those_of_the_plan_on_the_day(site: Site, airshed: Ask) -> None:
    told = airshed("plan", "status", PLAN, "--as-of", f"{DAY}", "--home", site.home, "--json").json
    found = daily().content
    assert found["counts"] == told["counts"]
    assert found["figures"] == {i["id"]: i["figure_id"] for c in told["clauses"] for i in c["indicators"]}


def test_every_figure_it_names_is_frozen_and_says_the_same(site: Site) -> None:
    content, tables = daily().content, tables_of_home(site.home)
    for goal in content["goals"]:
        frozen = frozen_figure(tables, goal["figure_id"])
        assert (frozen.value, frozen.status, frozen.as_of) == (goal["value"], goal["status"], DAY)
        assert frozen.intact
    stored = tables("figures")
    assert stored is not None
    assert set(content["figures"].values()) <= set(stored.select("figure").collect()["figure"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["daily", "monthly"])
def test_a_document_read_back_says_what_the_content_says(site: Site, kind: str, language: str) -> None:
    report = Report.objects.get(kind=kind)
    paper = Document(io.BytesIO(papers.path_of(site.home, report.papers[language]).read_bytes()))
    words = worded(report.content, site.home, language=language, made=made_of(report))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    for name in LISTS:
        rows = [[row[column] for column in LISTS[name]] for row in words[name]]
        standing = name in ({"weeks", "month_rows", "moves"} if kind == "monthly" else {"days"}) or name in {
            *("stations", "year_rows", "goals", "rank", "overdue", "soon", "registers", "dust", "refused")
        }
        assert not rows or not standing or rows in [table[1:] for table in tables], name
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    for line in ("year_line", "goals_line", "status_line", "overdue_line", "registers_line", "health_line", "digest"):
        assert words[line] in text, line
    assert "{" not in text
    assert words["banner"] in text


def test_numbers_in_words_are_those_of_the_content(site: Site) -> None:
    content = daily().content
    words = worded(content, site.home, language="zh", made=made_of(daily()))
    now = content["year"]["now"]
    rows = {row["item"]: row for row in words["year_rows"]}
    assert rows["PM2.5 平均浓度"]["now"] == f"{now['pollutants']['pm25']['mean']} µg/m³"
    assert rows["CO 第 95 百分位数"]["now"] == f"{now['pollutants']['co']['percentile']['value']} mg/m³"
    assert rows["优良天数"]["now"] == f"{now['good_days']} 天"
    assert rows["PM2.5 平均浓度"]["coverage"] == "318/323"
    goals = {row["code"]: row for row in words["goals"]}
    assert goals["G1-01"]["value"] == "25.2 µg/m³"
    assert goals["G1-01"]["distance"] == "优于目标 9.8 µg/m³"
    assert "109.5" in goals["G1-01"]["allowance"]
    assert [row["date"] for row in words["days"]] == [f"{DAY - timedelta(days=n)}" for n in reversed(range(7))]


def test_no_cities_to_rank_among_is_said_without_how_to_set_it_on_a_paper(site: Site) -> None:
    words = worded(daily().content, site.home, language="zh", made=made_of(daily()))
    assert words["rank"] == []
    assert words["rank_line"] == "没有指定参加排名的城市。"


def test_cities_are_ranked_and_those_without_data_say_so(site: Site) -> None:
    set_up(site, rank_cities="北京，示例市, 北京")
    content = make(site, now=NOW + timedelta(minutes=1)).report.content
    assert content["rank"]["cities"] == ["北京", "示例市"]
    assert [(row["city"], row["own"], row["rank"]) for row in content["rank"]["rows"]] == [
        ("", True, 1),
        ("北京", False, None),
    ]
    words = worded(content, site.home, language="zh", made=made_of(daily()))
    assert words["rank"][1]["composite"] == "无数据"
    assert words["rank"][0]["coverage"] == "314/323"


# --- again ---


def test_made_again_without_change_it_is_the_same_report(site: Site) -> None:
    made = make(site, now=NOW + timedelta(hours=1), by="leader")
    assert (made.fresh, made.report.pk) == (False, daily().pk)
    assert Report.objects.count() == 2


def test_after_more_data_it_is_another_version_and_the_first_still_verifies(
    site: Site, airshed: Ask, tmp_path: Path
) -> None:
    before = daily()
    correct(site, airshed, tmp_path)
    connection.close()
    told = verifying.verified(site.home, before)
    assert told["equal"]
    assert told["rebuilt_digest"] == before.digest
    made = make(site, now=env.now(site.home) + timedelta(minutes=1))
    assert made.fresh
    assert made.report.number == 2
    assert {"air", "days", "year"} <= set(made.report.changes)
    assert made.report.content["air"]["report"]["aqi"] > before.content["air"]["report"]["aqi"]
    again = daily()
    assert (again.content, again.digest, again.papers) == (before.content, before.digest, before.papers)
    assert verifying.verified(site.home, made.report)["equal"]


def test_what_was_altered_does_not_verify(site: Site, airshed: Ask) -> None:
    report = daily()
    content = {**report.content, "counts": {**report.content["counts"], "met": 152}}
    Report.objects.filter(pk=report.pk).update(content=content)
    connection.close()
    answer = airshed("report", "verify", f"daily:{PLAN}:{DAY}:1", "--home", site.home, "--json")
    assert answer.code == 1
    told = answer.json
    assert (told["content"], told["rebuilt"], told["differences"]) == (False, True, ["counts"])
    assert told["papers"] == {"en": True, "zh": True}


def test_a_document_that_was_altered_does_not_verify(site: Site) -> None:
    path = papers.path_of(site.home, daily().papers["en"])
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"x")
    told = verifying.verified(site.home, daily())
    assert (told["equal"], told["content"], told["papers"]) == (False, True, {"en": False, "zh": True})


def test_the_digest_does_not_say_when_it_was_made(site: Site) -> None:
    content = daily().content
    assert digest_of({**content, "counted_at": "2031-01-01T00:00:00"}) == daily().digest
    assert digest_of({**content, "to": "2031-01-01"}) != daily().digest


def test_days_that_are_not_over_are_refused(site: Site) -> None:
    for kind, day in (("daily", NOW.date()), ("monthly", NOW.date())):
        with pytest.raises(NothingToReport) as refusal:
            make(site, kind=kind, day=day)
        assert refusal.value.faults[0].code == "reports.not_over"


def test_making_is_in_the_audit_log(site: Site) -> None:
    entries = list(Entry.objects.filter(action="report.made").order_by("number"))
    assert [(e.by, e.object) for e in entries] == [
        ("officer", f"daily:{PLAN}:{DAY}:1"),
        ("jobs", f"monthly:{PLAN}:{MONTH}:1"),
    ]
    assert json.loads(entries[0].detail)["digest"] == daily().digest


# --- by the clock ---


def test_the_clock_makes_nothing_twice_and_late_rather_than_never(site: Site) -> None:
    assert rounds.go_round(site.home, now=NOW) == []
    assert rounds.go_round(site.home, now=datetime(2019, 11, 21, 7, 59)) == []
    made = rounds.go_round(site.home, now=datetime(2019, 11, 22, 8, 0))
    assert [(r.kind, r.day, r.by) for r in made] == [
        ("daily", date(2019, 11, 20), "jobs"),
        ("daily", date(2019, 11, 21), "jobs"),
    ]
    assert rounds.go_round(site.home, now=datetime(2019, 11, 22, 8, 10)) == []
    assert "无数据" in worded(made[1].content, site.home, language="zh", made=made_of(made[1]))["air_line"]


def test_a_defect_over_one_report_holds_up_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried = []

    def broken(_home: Path, *, kind: str, day: date, by: str, now: datetime) -> None:
        tried.append((kind, day))
        raise ZeroDivisionError

    monkeypatch.setattr(operations, "make", broken)
    assert rounds.go_round(site.home, now=datetime(2019, 11, 22, 8, 0)) == []
    assert tried == [("daily", date(2019, 11, 20)), ("daily", date(2019, 11, 21))]
    assert "report.defect" in caplog.text
    assert Failure.objects.filter(day=date(2019, 11, 21)).exists()


def test_without_hours_there_is_no_report(site: Site) -> None:
    shutil.rmtree(site.home / "lake" / "ambient_hours")
    with pytest.raises(NothingToReport) as refused:
        operations.make(site.home, kind="daily", day=date(2019, 11, 18), by="officer", now=NOW)
    assert refused.value.faults[0].code == "reports.no_hours"


def test_the_bulletin_comes_on_the_first_of_the_month(site: Site) -> None:
    Report.objects.filter(kind="monthly").delete()
    due = list(rounds._due(site.home, datetime(2019, 11, 1, 8, 0)))  # noqa: SLF001 - what is due, without making it
    assert ("monthly", MONTH) in due
    due = list(rounds._due(site.home, datetime(2019, 11, 1, 7, 59)))  # noqa: SLF001 - as above
    assert ("monthly", date(2019, 9, 1)) in due
    set_up(site, report_hour=24)
    assert list(rounds._due(site.home, datetime(2019, 11, 1, 8, 0))) == []  # noqa: SLF001 - as above


def test_who_makes_the_same_version_at_the_same_time_gets_the_first(site: Site) -> None:
    other = daily()
    twin = Report(
        **{
            f: getattr(other, f)
            for f in ("kind", "plan", "day", "number", "made_at", "counted_at", "content", "digest")
        },
        by="late",
    )
    made = operations._stored(twin, by="late", now=NOW)  # noqa: SLF001 - the race itself
    assert (made.fresh, made.report.by) == (False, "officer")


def test_a_failure_is_kept_for_the_page_and_gone_once_it_went_well(site: Site) -> None:
    templates = site.home / env.TEMPLATES
    templates.mkdir(exist_ok=True)
    (templates / "daily.docx").write_bytes(b"no document")
    now = datetime(2019, 11, 21, 8, 0)
    assert rounds.go_round(site.home, now=now) == []
    failure = Failure.objects.get()
    assert (failure.kind, failure.day, failure.faults[0]["code"]) == (
        "daily",
        date(2019, 11, 20),
        "reports.template_broken",
    )
    assert not Report.objects.filter(day=date(2019, 11, 20)).exists()
    (templates / "daily.docx").unlink()
    assert len(rounds.go_round(site.home, now=now)) == 1
    assert not Failure.objects.exists()

"""What pages and commands show of reports, in the language of the reader."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse

from airshed.errors import Fault
from airshed.lake.listing import files
from airshed.lake.tables import TABLES
from airshed.plan.places import load_places
from airshed.web import env
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import get_visible, visible
from airshed.web.accounts.rights import Action, Record
from airshed.web.papers.rendering import MOST
from airshed.web.papers.template import Template
from airshed.web.papers.vocabulary import Vocabulary, Words
from airshed.web.plans import get_titles, plan_of, rulebook
from airshed.web.reports import papers
from airshed.web.reports.fields import FIELDS, LISTS, SECTIONS
from airshed.web.reports.models import KIND_WORDS, KINDS, Failure, Report
from airshed.web.reports.speaking import Speaker
from airshed.web.reports.wording import changes_line, made_of, picture_of, worded
from airshed.web.why import of_air
from airshed.web.words import say
from airshed.wordings import sentences

PAGE, ID_PARTS = 40, 4
FORMS = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}


def check_reader(user: Any, action: Action = Action.view) -> None:  # noqa: ANN401 - a user, or Django's anonymous one
    """Refuse who may not.

    Raises:
        Http404: the user may not do that to reports.
    """
    if not may(user, Record.report, action):
        raise Http404


def list_reports(home: Path, *, user: Any, kind: str = "", page: str = "1", language: str) -> dict[str, Any]:  # noqa: ANN401
    """Return a page of the list, the newest first, and what stands in the way of reports.

    Raises:
        Http404: the user reads no report.
    """
    check_reader(user)
    rows = visible(Report.objects.defer("content"), user=user)
    rows = rows.filter(kind=kind) if kind in KINDS else rows
    shown = Paginator(rows, PAGE).get_page(page)
    speaker, titles = Speaker(language, rulebook(home)), get_titles(home)
    return {
        "reports": [_row(report, speaker, titles) for report in shown],
        "page": shown,
        "kind": kind if kind in KINDS else "",
        "kinds": [{"id": k, "title": say(*KIND_WORDS[k])} for k in KINDS],
        "failures": [_failure(f, speaker) for f in visible(Failure.objects.all(), user=user)[:PAGE]],
        "may_make": may(user, Record.report, Action.edit),
        "may_export": may(user, Record.report, Action.export),
        "hour": env.settings(home)["report_hour"],
        "ranked": bool(env.settings(home)["rank_cities"]),
    }


def _row(report: Report, speaker: Speaker, titles: Mapping[str, str]) -> dict[str, Any]:
    day = report.day.isoformat()
    return {
        "number": report.pk,
        "kind": say(*KIND_WORDS[report.kind]),
        "day": speaker.month(day) if report.kind == "monthly" else speaker.day(day),
        "plan": titles.get(report.plan, report.plan),
        "version": report.number,
        "made_at": report.made_at,
        "by": say("系统自动", "by the clock") if report.by == "jobs" else report.by,
        "changes": changes_line(report.changes, speaker),
    }


def _failure(failure: Failure, speaker: Speaker) -> dict[str, Any]:
    told = [say(*sentences(Fault(**fault))) for fault in failure.faults]
    day = failure.day.isoformat()
    return {
        "kind": say(*KIND_WORDS[failure.kind]),
        "day": speaker.month(day) if failure.kind == "monthly" else speaker.day(day),
        "at": failure.at,
        "told": told
        or [say("服务器读写文件时出错，请管理员看日志", "the server could not read or write; see its log")],
    }


def obstacle(home: Path, *, on: date) -> str:
    """Return what must be done before there can be a report; empty where nothing."""
    plan = plan_of(home, on=on)
    if plan is None or plan.file.place not in load_places(home):
        return say(
            "还没有写明方案的地点由哪些点位代表。请管理员在数据目录的 places.yaml 里写上，"
            "再运行 airshed plan lint 检查。",
            "No stations stand for the place of the plan yet. The administrator names them in places.yaml of the home "
            "and checks with airshed plan lint.",
        )
    if not files(home, TABLES["ambient_hours"]):
        return say(
            "还没有空气数据。请在“上传空气数据”页上传，或请管理员运行 airshed air import。",
            "There are no air data yet. Upload some on the page Upload air data, or ask the administrator to run "
            "airshed air import.",
        )
    return ""


def get_report(number: int, *, user: Any, action: Action = Action.view) -> Report:  # noqa: ANN401 - as above
    """Return a report.

    Raises:
        Http404: there is none for this user.
    """
    found: Report = get_visible(Report.objects.all(), user=user, action=action, pk=number)
    return found


def title_of(report: Report, *, language: str, home: Path) -> str:
    """Return how the page of a report is called: its kind, and its day or month."""
    speaker, day = Speaker(language, rulebook(home)), report.day.isoformat()
    told = speaker.month(day) if report.kind == "monthly" else speaker.day(day)
    return say(f"{told}{KIND_WORDS[report.kind][0]}", f"{KIND_WORDS[report.kind][1].capitalize()} {told}")


def get_page(home: Path, report: Report, *, user: Any, language: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what the page of a report shows: the words of the document, links to figures, other versions."""
    words = worded(report.content, home, language=language, made=made_of(report))
    same = Report.objects.defer("content").filter(kind=report.kind, plan=report.plan, day=report.day)
    place, year = report.content["place"], report.content["year"]
    counted = {"known_at": report.counted_at.isoformat(sep=" ", timespec="seconds")}
    valid = (year["now"]["days_valid"], year["now"]["days"])
    return {
        "words": words,
        "number": report.pk,
        "version": report.number,
        "kind": report.kind,
        "plan": report.plan,
        "synthetic": place["synthetic"],
        "stand_in": place["stand_in"],
        "svg": picture_of(report.content, home, language=language),
        "why": of_air(
            {**year, **counted},
            place=words["place"],
            period=f"{year['now']['from']} – {year['now']['to']}",
            coverage=valid,
            stations=place["stations"],
        ),
        "versions": [{"number": r.pk, "version": r.number, "made_at": r.made_at} for r in same.order_by("number")],
        "sections": [_section(title, parts, words, report.plan) for title, parts in SECTIONS[report.kind]],
        "papers": _papers(report),
        "may_export": may(user, Record.report, Action.export),
        "may_make": may(user, Record.report, Action.edit),
    }


def _papers(report: Report) -> list[dict[str, str]]:
    return [
        {"title": say(*FORMS[lang]), "link": reverse("reports:paper", args=[report.pk, lang])}
        for lang in papers.LANGUAGES
        if lang in report.papers
    ]


def _section(title: Words, parts: Sequence[str], words: Mapping[str, Any], plan: str) -> dict[str, Any]:
    """Return a section of the page: lines, tables, the picture, and why a number is what it is."""
    return {"title": say(*title), "parts": [_part(part, words, plan) for part in parts]}


def _part(part: str, words: Mapping[str, Any], plan: str) -> dict[str, Any]:
    if part in {"picture", "why"}:
        return {part: True}
    if part == "concentrations":
        codes = ("pm25", "pm10", "so2", "no2", "co", "o3")
        return {"heads": [say(*FIELDS[c]) for c in codes], "rows": [{"cells": [words[c] for c in codes]}]}
    if part in FIELDS:
        return {"line": words[part]}
    columns = LISTS[part]
    shown = [name for name in columns if name != "figure"]
    heads = [say(*columns[name]) for name in (*shown, *(["figure"] if "figure" in columns else []))]
    rows = [{"cells": [row[n] for n in shown], "links": _links(plan, row.get("figure", ""))} for row in words[part]]
    return {"heads": heads, "rows": rows}


def _links(plan: str, figures: str) -> list[dict[str, str]]:
    """Return the addresses of frozen figures."""
    return [{"id": id, "link": f"/plans/{plan}/frozen/{id}/"} for id in figures.split(", ") if id]  # noqa: A001


def file_name(report: Report, language: str) -> str:
    """Return how a document is called when it is stored."""
    day = f"{report.day:%Y-%m}" if report.kind == "monthly" else f"{report.day}"
    if language == "en":
        return f"{report.kind}-{day}-v{report.number}.docx"
    return f"空气质量{KIND_WORDS[report.kind][0]}-{day}-第{report.number}版.docx"


def list_templates(home: Path, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the templates, and what they may name.

    Raises:
        Http404: the user may not change them.
    """
    check_reader(user, Action.edit)
    return {
        "templates": [_template(home, template) for template in papers.KNOWN.values()],
        "families": [_family(*family) for family in papers.FAMILIES],
        "most": MOST // 1_000_000,
    }


def _family(words: Words, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "title": say(*words),
        "fields": [(name, say(*words)) for name, words in vocabulary.fields.items()],
        "lists": [
            {"name": name, "columns": [(column, say(*words)) for column, words in columns.items()]}
            for name, columns in vocabulary.lists.items()
        ],
    }


def _template(home: Path, template: Template) -> dict[str, Any]:
    own = template.own(home)
    changed = None if own is None else env.wall_time(home, own.stat().st_mtime)
    return {
        "kind": template.kind,
        "language": template.language,
        "title": f"{say(*template.words)} · {say(*FORMS[template.language])}",
        "name": template.name,
        "own": own is not None,
        "changed": changed,
    }


def shape_of(report: Report) -> dict[str, Any]:
    """Return a report in a list of the command line."""
    return {
        "id": made_of(report)["id"],
        "number": report.pk,
        "kind": report.kind,
        "plan": report.plan,
        "day": report.day.isoformat(),
        "version": report.number,
        "made_at": report.made_at.isoformat(),
        "counted_at": report.counted_at.isoformat(),
        "by": report.by,
        "digest": report.digest,
        "papers": dict(report.papers),
        "changes": list(report.changes),
    }


def of_id(id: str) -> Report | None:  # noqa: A002 - what it is
    """Return the report of an id such as `daily:erenhot/2019:2019-11-19:1`, or of a number; None without one."""
    if id.isascii() and id.isdecimal():
        return _first(pk=int(id[:18]))
    parts = id.split(":")
    if len(parts) != ID_PARTS or not (parts[3].isascii() and parts[3].isdecimal()):
        return None
    try:
        day = date.fromisoformat(parts[2])
    except ValueError:
        return None
    return _first(kind=parts[0], plan=parts[1], day=day, number=int(parts[3][:9]))


def _first(**lookup: Any) -> Report | None:  # noqa: ANN401 - of Django
    found: Report | None = Report.objects.filter(**lookup).first()
    return found

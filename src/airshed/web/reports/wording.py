"""A report in words: one set of fields and rows for document, page and print, in one language."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from airshed.plan.load import PlansBroken, UnknownPlan, load_plan
from airshed.plan.schema import PlanFile
from airshed.web.charts.small import Strip, svg
from airshed.web.plans import rulebook
from airshed.web.reports.air_words import air_words
from airshed.web.reports.plan_words import plan_words
from airshed.web.reports.speaking import Speaker

PARTS: Mapping[str, tuple[str, str]] = {
    "form": ("报告格式", "form of the report"),
    "plan": ("方案", "plan"),
    "plan_digest": ("方案文件", "file of the plan"),
    "place": ("点位", "stations of the place"),
    "air": ("当日空气", "air of the day"),
    "days": ("逐日空气", "the days"),
    "month": ("当月数值", "values of the month"),
    "year": ("今年以来数值", "values of the year"),
    "rank": ("城市排名", "rank"),
    "goals": ("目标", "goals"),
    "counts": ("条款状态", "status of clauses"),
    "overdue": ("逾期条款", "overdue clauses"),
    "soon": ("近期到期条款", "clauses due soon"),
    "moves": ("状态变化", "changes of status"),
    "waiting": ("台账", "registers"),
    "dust": ("待认定沙尘", "dust to be decided"),
    "refused": ("拒收数据", "refused data"),
    "figures": ("数字的依据", "what figures rest on"),
    "template": ("模板", "template"),
}
TITLES = {
    "daily": ("空气质量与方案进展日报", "Daily report on air and plan"),
    "monthly": ("空气质量与方案进展月报", "Monthly bulletin on air and plan"),
}
SYNTHETIC = (
    "合成数据：以下数值由程序编造的数据算出，不代表任何真实城市。",
    "Synthetic data: what follows is computed from invented data and says nothing of any real city.",
)
STAND_IN = (
    "借用其他地方的点位计算，不代表本地实况。",
    "Computed from stations of another place; it says nothing of this one.",
)


def worded(content: Mapping[str, Any], home: Path, *, language: str, made: Mapping[str, Any]) -> dict[str, Any]:
    """Return every field and list of `fields` but the picture, in a language.

    Args:
        content: the content.
        home: where plan and rules are, for their words.
        language: `zh` or `en`.
        made: `number`, `made_at`, `by`, `digest` and `changes` of the report.
    """
    speaker, file = Speaker(language, rulebook(home)), _file(home, content["plan"])
    place, say = content["place"], speaker.say
    day = speaker.month(content["to"]) if content["kind"] == "monthly" else speaker.day(content["to"])
    return {
        "title": say(*TITLES[content["kind"]]),
        "place": say(place["zh"] or place["name"], place["en"] or place["name"]),
        "plan_title": content["plan"] if file is None else say(file.zh, file.en),
        "day": day,
        "version": say(f"第 {made['number']} 版", f"version {made['number']}"),
        "made_at": speaker.moment(made["made_at"]),
        "made_by": say("系统自动", "by the clock") if made["by"] == "jobs" else made["by"],
        "counted_at": speaker.moment(content["counted_at"]),
        "digest": made["digest"],
        "report_id": made["id"],
        "banner": say(*SYNTHETIC) if place["synthetic"] else say(*STAND_IN) if place["stand_in"] else "",
        "changes_line": changes_line(made["changes"], speaker),
        **air_words(content, speaker),
        **plan_words(content, file, speaker),
    }


def changes_line(changes: list[str], speaker: Speaker) -> str:
    """Return what differs from the version before; empty where there is none."""
    if not changes:
        return ""
    told = speaker.listed(speaker.say(*PARTS.get(part, (part, part))) for part in changes)
    return speaker.say(f"与上一版不同的部分：{told}。", f"Parts that differ from the version before: {told}.")


def picture_of(content: Mapping[str, Any], home: Path, *, language: str) -> str:
    """Return the days as bars of AQI, as SVG."""
    place = content["place"]
    name = (place["en"] if language == "en" else place["zh"]) or place["name"]
    strip = Strip({"days": content["days"]}, rulebook(home), name)
    return svg(strip, language="en" if language == "en" else "zh")


def made_of(report: Any) -> dict[str, Any]:  # noqa: ANN401 - a report, or what is to be one
    """Return what a report says of its own making."""
    return {
        "id": name_of(report.kind, report.plan, report.day.isoformat(), report.number),
        "number": report.number,
        "made_at": report.made_at.isoformat(),
        "by": report.by,
        "digest": report.digest,
        "changes": list(report.changes),
    }


def name_of(kind: str, plan: str, day: str, number: int) -> str:
    """Return the id of a report, such as `daily:erenhot/2019:2019-11-19:1`."""
    return f"{kind}:{plan}:{day}:{number}"


def _file(home: Path, plan: str) -> PlanFile | None:
    try:
        return load_plan(home, plan).file
    except (UnknownPlan, PlansBroken):
        return None

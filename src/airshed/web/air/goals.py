"""The yearly goals of air of a plan: the way there, what the rest of the year may bring, and how often it did."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from airshed.calendar import Period, year
from airshed.plan.goals.sentences import allowance_words, outlook_lines
from airshed.plan.load import Plan
from airshed.plan.words import number, status_word, target_words, value_words
from airshed.web import ambient, clauses, plans, why
from airshed.web.air.desk import Desk, Page, choice
from airshed.web.charts import goal as way
from airshed.web.charts.chart import Chart
from airshed.web.words import say

MADE_UP = ("synthetic", "stand_in")
"""What is said of the place of a plan where its data are not its own."""


def get_goals(desk: Desk) -> Page:
    """Return the goals of air of a plan today; one of them with its curve and what the rest of the year may bring.

    Raises:
        Http404: the user reads no clause.
    """
    found = {plan.id: plan for plan in plans.list_plans(desk.home, user=desk.user)}
    options = {id: say(plan.file.zh, plan.file.en) for id, plan in found.items()}  # noqa: A001 - what it is
    if not found:
        return Page({"plan": None}, placed=False)
    today = desk.now.date()
    chosen = desk.given.one_of("plan", options, default=_default(desk, found, today))
    goals = {goal["id"]: goal for goal in clauses.get_goals(desk.home, chosen, on=today, user=desk.user)}
    place = found[chosen].file.place
    values = {
        "plan": options[chosen],
        "today": today,
        **{name: any(getattr(p, name) for p in desk.places if p.id == f"place:{place}") for name in MADE_UP},
    }
    controls = [choice("plan", say("方案", "Plan"), options, chosen)]
    if not goals:
        return Page(values, controls=controls, placed=False)
    names = {id: f"{id} {say(goal['zh'], goal['en'])}" for id, goal in goals.items()}  # noqa: A001 - as above
    one = desk.given.one_of("goal", names, default=next(iter(names)))
    values["goals"] = [_listed(desk, chosen, goal, here=id == one) for id, goal in goals.items()]  # noqa: A001 - as above
    values["goal"], charts = _whole(desk, found[chosen], goals[one], today)
    return Page(values, charts, [*controls, choice("goal", say("目标", "Goal"), names, one)], placed=False)


def _listed(desk: Desk, plan: str, goal: Mapping[str, Any], *, here: bool) -> dict[str, Any]:
    return {
        "id": goal["id"],
        "text": say(goal["zh"], goal["en"]),
        "link": desk.link("goal", plan=plan, goal=goal["id"]),
        "here": here,
        "status": goal["status"],
        "status_word": status_word(goal, say=say),
        "allowance": allowance(goal["outlook"]),
    }


def _whole(desk: Desk, plan: Plan, goal: Mapping[str, Any], today: date) -> tuple[dict[str, Any], dict[str, Chart]]:
    shape = clauses.get_clause(desk.home, plan.id, goal["clause"], on=today, user=desk.user)
    (indicator,) = [i for i in shape["indicators"] if i["id"] == goal["id"]]
    history = clauses.get_history(desk.home, plan.id, goal["clause"], today=today, user=desk.user)
    told = _goal(goal, indicator, plan.id, today)
    chart = way.draw(_given(desk, plan, goal["id"], history, indicator), language=desk.language)
    return told, {told["chart"]: chart}


def _default(desk: Desk, found: Mapping[str, Plan], today: date) -> str:
    """Return the plan of the year for the place, else the one that is looked at on the day."""
    own = [id for id, p in found.items() if desk.place.id == f"place:{p.file.place}" and p.file.year == today.year]  # noqa: A001 - what it is
    looked_at = plans.plan_of_day(desk.home, on=today, user=desk.user)
    return own[0] if own else looked_at.id if looked_at else next(iter(found))


def _given(
    desk: Desk,
    plan: Plan,
    id: str,  # noqa: A002 - of a goal
    history: Mapping[str, Any],
    indicator: Mapping[str, Any],
) -> way.Input:
    """Return what the way to a goal is drawn from; the fair curves are there for means of days."""
    pollutant = indicator["asks"].get("pollutant")
    place = next((p for p in desk.places if p.id == f"place:{plan.file.place}"), None)
    compared = indicator["outlook"] and indicator["outlook"]["comparison"]
    if pollutant is None or place is None or not compared:
        return way.Input(history, id, indicator["outlook"])
    dust = indicator["asks"].get("dust", "keep")
    base_year = int(compared["base_from"][:4])
    so_far = Period(date.fromisoformat(history["from"]), date.fromisoformat(compared["to"]))
    so_far = Period(so_far.from_date, date.fromordinal(so_far.to_date.toordinal() + 1))
    return way.Input(
        history,
        id,
        indicator["outlook"],
        ambient.get_days(desk.home, place, so_far, dust=dust),
        ambient.get_days(desk.home, place, year(base_year), dust=dust),
        pollutant,
        desk.rules,
    )


def _goal(goal: Mapping[str, Any], indicator: Mapping[str, Any], plan: str, today: date) -> dict[str, Any]:
    outlook = indicator["outlook"] or goal["outlook"]
    return {
        "chart": f"chart-{goal['id'].lower()}",
        "clause": goal["clause"],
        "id": goal["id"],
        "text": say(goal["zh"], goal["en"]),
        "name": say(indicator["zh"], indicator["en"] or indicator["zh"]),
        "link": reverse("board:clause", args=(*plan.split("/"), goal["clause"])),
        "status": indicator["status"],
        "status_word": status_word(indicator, say=say),
        "value": value_words(indicator, say=say),
        "target": target_words(indicator, say=say) or say("待裁定", "to be ruled"),
        "coverage": f"{indicator['coverage']['valid']} / {indicator['coverage']['expected']}",
        "allowance": allowance(outlook),
        "lines": lines(outlook),
        "why": why.of_indicator(indicator, as_of=str(today)),
    }


def allowance(outlook: Mapping[str, Any]) -> str:
    """Return in words what the rest of the year may bring, or why that cannot be said."""
    if said := allowance_words(outlook, say=say):
        return said
    if not outlook["days"]["left"]:
        return say("这一年已经结束", "the year is over")
    return say("没有目标值，算不出余地", "without a target nothing can be said of the rest of the year")


def lines(outlook: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what else there is to say of an outlook; what belongs to the line before stands further in."""
    said = allowance_words(outlook, say=say)
    found = [line for line in outlook_lines(outlook, say=say) if not said or not line.startswith(said)]
    high = outlook["highest"]
    if high is not None:
        value = number(high["value"], outlook["unit"], say=say)
        found.append(
            say(f"有记录以来最高的一天：{high['date']}，{value}", f"highest day on record: {high['date']}, {value}")
        )
    return [{"text": line.strip(), "further": line.startswith(" ")} for line in found if line.strip()]

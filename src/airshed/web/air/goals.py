"""The yearly goals of air of a plan: the way there, what the rest of the year may bring, and how often it did."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from airshed.calendar import Period, year
from airshed.plan.load import Plan
from airshed.plan.words import number, status_word, target_words, value_words
from airshed.web import ambient, clauses, plans, why
from airshed.web.air import telling
from airshed.web.air.desk import Desk, Page, choice, leads
from airshed.web.charts import goal as way
from airshed.web.words import say

REACH = {
    "met": ("已达到", "reached"),
    "missed": ("未达到", "missed"),
    "certain": ("必定达到：余下天数再差也达得到", "certain: whatever the rest brings"),
    "safe": (
        "有余地：有记录以来最高的一天也低于余下天数的上限",
        "safe: the worst day on record lies below what the rest may average",
    ),
    "open": ("未定", "open"),
    "out_of_reach": ("已无法达到", "out of reach"),
}


def get_goals(desk: Desk) -> Page:
    """Return each goal of air of a plan today, with its curve and what the rest of the year may bring.

    Raises:
        Http404: the user reads no clause.
    """
    found = {plan.id: plan for plan in plans.list_plans(desk.home, user=desk.user)}
    options = {id: say(plan.file.zh, plan.file.en) for id, plan in found.items()}  # noqa: A001 - what it is
    if not found:
        return Page({"plan": None})
    today = desk.now.date()
    chosen = desk.given.one_of("plan", options, default=_default(desk, found, today))
    goals = clauses.get_goals(desk.home, chosen, on=today, user=desk.user)
    charts = {}
    told = []
    for goal in goals:
        shape = clauses.get_clause(desk.home, chosen, goal["clause"], on=today, user=desk.user)
        (indicator,) = [i for i in shape["indicators"] if i["id"] == goal["id"]]
        name = f"chart-{goal['id'].lower()}"
        history = clauses.get_history(desk.home, chosen, goal["clause"], today=today, user=desk.user)
        charts[name] = way.draw(_given(desk, found[chosen], goal["id"], history, indicator), language=desk.language)
        told.append(_goal(goal, indicator, chosen, today))
    values = {"plan": options[chosen], "plan_id": chosen, "today": today, "goals": told}
    return Page(values, charts, [choice("plan", say("方案", "plan"), options, chosen)])


def _default(desk: Desk, found: Mapping[str, Plan], today: date) -> str:
    """Return the plan of the year for the place, else of the year, else the first."""
    own = [i for i, plan in found.items() if desk.place.id == f"place:{plan.file.place}"]
    now = [i for i, plan in found.items() if plan.file.year == today.year]
    return next(iter([i for i in own if i in now] or now or own or list(found)))


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
        "link": leads(f"/plans/{plan}/clauses/{goal['clause']}/"),
        "status": indicator["status"],
        "status_word": status_word(indicator, say=say),
        "value": value_words(indicator, say=say),
        "target": target_words(indicator, say=say) or say("待裁定", "to be ruled"),
        "coverage": f"{indicator['coverage']['valid']} / {indicator['coverage']['expected']}",
        "allowance": allowance(outlook),
        "reach": say(*REACH[outlook["reach"]]) if outlook["reach"] else "",
        "chance": chance(outlook["chance"]),
        "highest": _highest(outlook),
        "dust": [_dust(line, outlook["unit"]) for line in outlook["dust"]],
        "compared": _compared(outlook),
        "why": why.of_indicator(indicator, as_of=str(today)),
    }


def allowance(outlook: Mapping[str, Any]) -> str:
    """Return in words what the rest of the year may bring."""
    need, left = outlook["need"], outlook["days"]["left"]
    if not left:
        return say("这一年已经结束", "the year is over")
    if not need:
        return say("没有目标值，算不出余地", "without a target nothing can be said of the rest")
    if "average" in need:
        most = number(need["average"], outlook["unit"], say=say)
        return _average(left, most, below=need["op"] == "<", hopeless=float(need["average"]) < 0)
    good = need["good_days"]
    if not good:
        return say("余下天数里不再需要优良天", "no further good day is needed")
    return say(f"余下 {left} 天须有至少 {good} 个优良天", f"at least {good} of the {left} days left must be good")


def _average(left: int, most: str, *, below: bool, hopeless: bool) -> str:
    if hopeless:
        return say(f"余下 {left} 天即使为零也超过目标", f"even at zero the {left} days left exceed the goal")
    if below:
        return say(f"余下 {left} 天平均须低于 {most}", f"the {left} days left must average below {most}")
    return say(f"余下 {left} 天平均不超过 {most}", f"the {left} days left may average at most {most}")


def chance(found: Mapping[str, Any] | None) -> str:
    """Return in words how often the rest of earlier years would have met a goal."""
    if found is None:
        return ""
    of, met = found["of"], found["met"]
    if not of:
        return say("没有往年数据，说不出把握", "no earlier year to judge by")
    said = say(
        f"把往年同期接在今年后面：{of} 年里有 {met} 年达到", f"with the rest of earlier years: {met} of {of} met it"
    )
    if found["too_few"]:
        return said + say("；年份太少，不能当作概率", "; too few years for a probability")
    return said + say("，把握 ", ", probability ") + telling.share(float(found["probability"]))


def _highest(outlook: Mapping[str, Any]) -> str:
    high = outlook["highest"]
    if high is None:
        return ""
    value = number(high["value"], outlook["unit"], say=say)
    return say(f"有记录以来最高的一天：{high['date']}，{value}", f"highest day on record: {high['date']}, {value}")


def _dust(line: Mapping[str, Any], unit: str) -> dict[str, Any]:
    words = {
        "keep": ("保留沙尘", "dust kept"),
        "exclude": ("扣除认定的沙尘", "confirmed dust left out"),
        "exclude-proposed": ("扣除认定和拟议的沙尘", "confirmed and proposed dust left out"),
    }
    return {
        "name": say(*words[line["dust"]]),
        "value": number(line["value"], unit, say=say),
        "valid": line["valid"],
        "days": line["dust_days"],
    }


def _compared(outlook: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the year so far against the base year: all days, and only those valid in both."""
    found = outlook["comparison"]
    if found is None:
        return []
    rows = (
        ("plain", say("全部有效日", "all valid days")),
        ("fair", say("两年都有效的日子", "days valid in both years")),
    )
    return [
        {
            "name": name,
            "now": number(line["now"], outlook["unit"], say=say),
            "then": number(line["base"], outlook["unit"], say=say),
            "change": _changed(line, outlook["unit"]),
            "days": f"{line['valid_now']} / {line['valid_base']}",
            "year": found["base_from"][:4],
        }
        for key, name in rows
        if (line := found[key])
    ]


def _changed(line: Mapping[str, Any], unit: str) -> str:
    if line["change"] is None:
        return telling.UNKNOWN
    if unit == "share":
        return telling.points(float(line["change"]))
    amount = number(line["change"].lstrip("-"), unit, say=say)
    if not float(line["change"]):
        return say("持平", "unchanged")
    words = say("上升", "up by") if float(line["change"]) > 0 else say("下降", "down by")
    relative = (
        ""
        if line["relative"] is None
        else say(f"（{telling.change(float(line['relative']))}）", f" ({telling.change(float(line['relative']))})")
    )
    return f"{words} {amount}{relative}"

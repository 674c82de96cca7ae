"""The plan as the overview shows it: goals, clauses by status and by department, what is late and what is due next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from airshed.plan.goals.sentences import REACHES
from airshed.plan.load import Plan
from airshed.plan.status import STATUSES
from airshed.plan.words import OPS, number, status_word, target_words
from airshed.vocab import STATUS_WORDS
from airshed.web import clauses, plans
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.charts.chart import Words
from airshed.web.charts.small import GoalBar, svg
from airshed.web.overview.drawing import stacked
from airshed.web.overview.words import led
from airshed.web.pages import spoken
from airshed.web.why import of_indicator
from airshed.web.words import say

LISTED = 10
"""Clauses listed of those that are late, and of those that are due next."""
DEPARTMENTS = 8
"""Departments that have a row of their own, the worst first; the others share one."""
BAR_WIDTH = 360
LOST = ("out_of_reach", "missed")


def get_duties(home: Path, plan: Plan, *, on: date, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return where a plan stands at the end of a day: the clauses the user may read.

    Raises:
        As `plans.get_state`.
    """
    state = plans.get_state(home, plan.id, on=on, user=user)
    found, address = state["clauses"], f"/plans/{plan.id}/"
    counts = [(status, say(*words), state["counts"][status]) for status, words in STATUS_WORDS.items()]
    unruled = sum(clause["department"] is None for clause in found)
    may_rule = may(user, Record.ruling, Action.view)
    late, due = _late(found, state, on), _due(found, state, on)
    return {
        "id": plan.id,
        "title": say(plan.file.zh, plan.file.en or plan.file.zh),
        "link": led(address),
        "as_of": on,
        "of_year": plan.file.year == on.year,
        "total": len(found),
        "counts": [{"status": status, "word": word, "count": count} for status, word, count in counts],
        "numbers": state["counts"],
        "pressing": state["counts"]["overdue"] + state["counts"]["behind"],
        "bar": stacked(counts, title=say("条款按状态", "clauses by status")),
        "departments": _departments(found, state),
        "unruled": unruled,
        "gaps_link": f"/rulings/{plan.id}/gaps/?aspect=lead" if may_rule else "",
        "late": late[:LISTED],
        "lates": len(late),
        "due": due[:LISTED],
        "dues": len(due),
        "goals": _goals(home, plan, state, on, user),
        "why": _why(state, on, all_read=reach(user, Record.clause, Action.view, "in_force") is Scope.all),
        "why_dates": _why_dates(on),
    }


def _why(state: Mapping[str, Any], on: date, *, all_read: bool) -> tuple[tuple[str, str], ...]:
    gaps = len(state["gaps"])
    return (
        (say("方案", "plan"), f"{say(state['title']['zh'], state['title']['en'])} ({state['plan']})"),
        (say("截至", "as of"), say(f"{on} 日终", f"the end of {on}")),
        (
            say("范围", "which"),
            say("全部条款", "all clauses") if all_read else say("本部门牵头或配合", "own department's"),
        ),
        (
            say("算法", "how"),
            say(
                "每条取其最差指标的状态，状态由证据算出",
                "a clause has the status of its worst indicator, from evidence",
            ),
        ),
        (say("待裁定", "left open"), say(f"{gaps} 项", f"{gaps}")),
    )


def _why_dates(on: date) -> tuple[tuple[str, str], ...]:
    return (
        (say("截至", "as of"), say(f"{on} 日终", f"the end of {on}")),
        (
            say("日期", "dates"),
            say("条款中未完成指标的最早期限", "the earliest due date of a clause's indicators that are not met"),
        ),
        (
            say("顺序", "order"),
            say("先看期限，同一天的看状态，差的在前", "by date; of one date the worst status first"),
        ),
    )


def _departments(found: Sequence[Mapping[str, Any]], state: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a row a leading department, worst first; then one of all others, and one of what nobody leads yet."""
    own: dict[str | None, list[str]] = {}
    for clause in found:
        own.setdefault(clause["department"], []).append(clause["status"])
    nobody = own.pop(None, [])
    ranked = sorted(own.items(), key=lambda item: (*(-item[1].count(status) for status in STATUSES[:3]), str(item[0])))
    rows = [
        _row(_words(state["departments"][code]), held, f"/plans/{state['plan']}/departments/{code}/")
        for code, held in ranked
    ]
    if len(rows) > DEPARTMENTS:
        rest = [status for _, held in ranked[DEPARTMENTS:] for status in held]
        count = len(ranked) - DEPARTMENTS
        rows = [*rows[:DEPARTMENTS], _row(say(f"其余 {count} 个部门", f"{count} other departments"), rest, "")]
    return [
        *rows,
        *([{**_row(say("部门待裁定", "department to be ruled"), nobody, ""), "unruled": True}] if nobody else []),
    ]


def _row(name: str, held: Sequence[str], address: str) -> dict[str, Any]:
    counts = [{"status": status, "count": held.count(status)} for status in STATUSES]
    return {"name": name, "counts": counts, "total": len(held), "link": led(address) if address else ""}


def _late(found: Sequence[Mapping[str, Any]], state: Mapping[str, Any], on: date) -> list[dict[str, Any]]:
    """Return the overdue clauses, the longest overdue first."""
    late = ((_first(clause, "overdue"), clause) for clause in found if clause["status"] == "overdue")
    return [_line(clause, day, state, on) for day, clause in sorted(late, key=lambda pair: (pair[0], pair[1]["id"]))]


def _due(found: Sequence[Mapping[str, Any]], state: Mapping[str, Any], on: date) -> list[dict[str, Any]]:
    """Return the clauses that are neither met nor overdue by their next date, of one date the worst first."""
    kept = [(_first(clause), clause) for clause in found if clause["status"] not in {"overdue", "met"}]
    kept.sort(key=lambda pair: (pair[0], STATUSES.index(pair[1]["status"]), pair[1]["id"]))
    return [_line(clause, day, state, on) for day, clause in kept]


def _first(clause: Mapping[str, Any], status: str | None = None) -> date:
    """Return the first date that is due of a clause: of indicators with a status, or of those that are not met."""
    days = [
        i["due"]
        for i in clause["indicators"]
        if (i["status"] == status if status else i["status"] not in {"met", "overdue"})
    ]
    return date.fromisoformat(min(days or [i["due"] for i in clause["indicators"]]))


def _line(clause: Mapping[str, Any], day: date, state: Mapping[str, Any], on: date) -> dict[str, Any]:
    left, code = (day - on).days, clause["department"]
    return {
        "id": clause["id"],
        "text": _words(clause),
        "date": day,
        "left": left_words(left, overdue=clause["status"] == "overdue"),
        "status": clause["status"],
        "word": status_word(clause, say=say),
        "department": _words(state["departments"][code]) if code else say("部门待裁定", "department to be ruled"),
        "link": led(f"/plans/{state['plan']}/clauses/{clause['id']}/"),
    }


def left_words(days: int, *, overdue: bool) -> str:
    """Return how many days are left; what has no data is not overdue, whatever its date."""
    plural = "day" if abs(days) == 1 else "days"
    if days >= 0:
        return say(f"还有 {days} 天", f"{days} {plural} left")
    return say(f"逾期 {-days} 天" if overdue else f"期限已过 {-days} 天", f"{-days} {plural} late")


def _goals(home: Path, plan: Plan, state: Mapping[str, Any], on: date, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    indicators = {i["id"]: i for clause in state["clauses"] for i in clause["indicators"]}
    goals = clauses.get_goals(home, plan.id, on=on, user=user)
    return [_goal(goal, indicators[goal["id"]], state, on) for goal in goals if goal["id"] in indicators]


def _goal(goal: Mapping[str, Any], shape: Mapping[str, Any], state: Mapping[str, Any], on: date) -> dict[str, Any]:
    outlook, unit = goal["outlook"], shape["unit"]
    reach_of = outlook["reach"]
    link = led(f"/plans/{state['plan']}/clauses/{goal['clause']}/")
    value = None if shape["gap"] else shape["value"]
    shown = number(value, unit, say=say)
    digits, sign = (shown[:-1], "%") if shown.endswith("%") else shown.partition(" ")[::2]
    return {
        "id": goal["id"],
        "name": _words(shape),
        "text": _words(goal),
        "value": digits,
        "unit": "" if value is None else sign,
        "target": target_words(shape, say=say),
        "status": shape["status"],
        "word": status_word(shape, say=say),
        "distance": _distance(value, shape["target"], unit),
        "allowance": _allowance(outlook, unit),
        "reach": say(*REACHES[reach_of]) if reach_of else say("还说不出", "cannot be said yet"),
        "lost": reach_of in LOST,
        "days": shape["coverage"],
        "bar": _bar(shape, state, on),
        "why": (*of_indicator(shape, as_of=on.isoformat()), *_year(outlook)),
        "link": link,
    }


def _distance(value: str | None, target: Mapping[str, Any], unit: str | None) -> str:
    """Return how far a value is from its target, a share in points of percent."""
    if value is None or target["value"] is None:
        return ""
    gap = Decimal(value) - Decimal(target["value"])
    size = f"{abs(gap).scaleb(2) if unit == 'share' else abs(gap):f}"
    amount = say(f"{size} 个百分点", f"{size} points") if unit == "share" else number(size, unit, say=say)
    if not gap:
        return say("与目标相等", "equal to the target")
    return say(f"比目标{'高' if gap > 0 else '低'} {amount}", f"{amount} {'above' if gap > 0 else 'below'} the target")


def _allowance(outlook: Mapping[str, Any], unit: str | None) -> str:
    """Return what the rest of the year must bring, in words; empty where nothing is left or it cannot be said."""
    need, left = outlook["need"], outlook["days"]["left"]
    if need is None or outlook["reach"] in LOST:
        return ""
    if "average" not in need:
        days = need["good_days"]
        return say(f"余下 {left} 天中须有 {days} 天优良", f"{days} of the {left} days left must be good")
    limit = f"{OPS[need['op']]} {number(need['average'], unit, say=say)}"
    return say(f"余下 {left} 天日均 {limit}", f"the {left} days left may average {limit}")


def _year(outlook: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the allowance rests on: the target of the whole year, days left, the highest day on record."""
    target, days, unit = outlook["target"], outlook["days"], outlook["unit"]
    if target and target["value"] is not None:
        yield say("全年目标", "target of the year"), f"{OPS[target['op']]} {number(target['value'], unit, say=say)}"
    gone, total = days["gone"], days["total"]
    yield say("天数", "days"), say(f"全年 {total}，已过 {gone}，余下 {days['left']}", f"{gone} of {total} gone")
    if highest := outlook["highest"]:
        value = number(highest["value"], unit, say=say)
        yield say("最高的一天", "highest day"), f"{value} ({highest['date']})"


def _bar(shape: Mapping[str, Any], state: Mapping[str, Any], on: date) -> str:
    target, unit = shape["target"], shape["unit"]
    if target["value"] is None:
        return ""
    scale = 100 if unit == "share" else 1
    sign = number("0", unit, say=say).removeprefix("0").removeprefix(".").strip()
    bar = GoalBar(
        label=Words(shape["zh"], shape["en"] or shape["zh"]),
        value=None if shape["gap"] or shape["value"] is None else float(Decimal(shape["value"]) * scale),
        target=float(Decimal(target["value"]) * scale),
        op=target["op"],
        unit="%" if unit == "share" else sign,
        as_of=on,
        valid=shape["coverage"]["valid"],
        expected=shape["coverage"]["expected"],
        synthetic=state["synthetic"],
        width=BAR_WIDTH,
        bare=True,
    )
    return svg(bar, language=spoken())


def _words(shape: Mapping[str, Any]) -> str:
    return say(shape["zh"], shape["en"] or shape["zh"])

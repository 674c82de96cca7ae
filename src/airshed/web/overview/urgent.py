"""The one thing to do first, as a sentence: the air itself, data, goals, what is late, what nobody is named for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from airshed.web.words import say

BAD_LEVEL = 4
"""From this level of the AQI on the air itself comes first: 中度污染, moderately polluted."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """Something to do.

    Attributes:
        text: what, and what it rests on.
        link: where the evidence is; empty where no page has it.
    """

    text: str
    link: str


def first(shape: Mapping[str, Any]) -> Urgent:
    """Return what wants doing first of all that an overview shows."""
    return next(_all(shape), Urgent(say("没有要马上办的事。", "Nothing has to be done at once."), ""))


def _all(shape: Mapping[str, Any]) -> Iterator[Urgent]:
    yield from _of_air(shape)
    if shape["plan"]:
        yield from _of_plan(shape["plan"])
    health = shape["health"]
    if silent := health["silent"]:
        yield Urgent(
            say(f"{silent} 个点位没有数据：查监测站。", f"Stations without data: {silent}. See to them."),
            health["link"],
        )


def _of_air(shape: Mapping[str, Any]) -> Iterator[Urgent]:
    air = shape["air"]
    if air is None or not air["known"]:
        last, link = air and air["last"], shape["uploads"] if shape["may_import"] else ""
        if last:
            yield Urgent(
                say(
                    f"空气数据停在 {last}：查监测站和数据平台，补上小时数据。",
                    f"Air data end at {last}: see to stations and platform, and bring in the hours since.",
                ),
                link or shape["health"]["link"],
            )
            return
        yield Urgent(
            say("没有空气数据：先导入点位和小时数据。", "There are no air data: bring in stations and hours first."),
            link,
        )
        return
    if air["stale"]:
        at, age = air["at"], air["age"]
        yield Urgent(
            say(
                f"空气数据停在 {at}（{age}）：查监测站和数据平台。",
                f"Air data end at {at} ({age}): see to stations and platform.",
            ),
            shape["health"]["link"],
        )
    elif air["level"] and air["level"]["number"] >= BAD_LEVEL:
        name, aqi = air["level"]["name"], air["aqi"]
        yield Urgent(
            say(f"现在 AQI {aqi}，{name}：启动应急措施。", f"AQI {aqi} now, {name}: take emergency measures."),
            air["link"],
        )


def _of_plan(plan: Mapping[str, Any]) -> Iterator[Urgent]:
    numbers, link = plan["numbers"], plan["link"]
    goals = plan["goals"]
    yield from (Urgent(_goal(goal, goal["reach"]), goal["link"]) for goal in goals if goal["lost"])
    if count := numbers["overdue"]:
        late = plan["late"][0]
        yield Urgent(
            say(
                f"{count} 条逾期，最早的是 {late['id']}（{late['department']}，{late['date']}）：督办。",
                f"{_clauses(count)} overdue; first {late['id']} ({late['department']}, {late['date']}): press it.",
            ),
            late["link"] or link,
        )
    behind = (goal for goal in goals if goal["status"] == "behind")
    yield from (Urgent(_goal(goal, goal["allowance"] or goal["word"]), goal["link"]) for goal in behind)
    if count := numbers["behind"]:
        yield Urgent(
            say(
                f"{count} 条滞后：请牵头部门说明怎样赶上。",
                f"{_clauses(count)} behind: ask who leads how to catch up.",
            ),
            link,
        )
    if count := plan["unruled"]:
        yield Urgent(
            say(
                f"{count} 条没有牵头部门：先裁定由谁负责。",
                f"{_clauses(count)} without a department: rule on who leads.",
            ),
            plan["gaps_link"] or link,
        )
    if count := numbers["no_data"]:
        yield Urgent(
            say(
                f"{count} 条没有数据：请牵头部门报送台账和文件。",
                f"{_clauses(count)} without data: ask for registers and documents.",
            ),
            link,
        )


def _clauses(count: int) -> str:
    """Return so many clauses, in English."""
    return "1 clause" if count == 1 else f"{count} clauses"


def _goal(goal: Mapping[str, Any], more: str) -> str:
    value = f"{goal['value']} {goal['unit']}".strip()
    return say(
        f"{goal['name']}至今 {value}，目标 {goal['target']}：{more}。",
        f"{goal['name']} is {value} so far, target {goal['target']}: {more}.",
    )

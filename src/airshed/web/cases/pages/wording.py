"""What states, moves, lights, sources and refusals of cases are called, in the language of the reader."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from airshed.enforcement.clocks import Light
from airshed.errors import Fault
from airshed.flows import flows
from airshed.flows.flow import JOBS, Flow
from airshed.web.accounts.models import Department
from airshed.web.accounts.roles import ROLE_WORDS, Role
from airshed.web.accounts.wording import fault_text
from airshed.web.cases.clocking import is_over
from airshed.web.cases.models import GRADES, STEPS, Case
from airshed.web.cases.operations import OPENED
from airshed.web.cases.sources import sources
from airshed.web.cases.values import LABELS
from airshed.web.words import say

Words = tuple[str, str]
LIGHTS: Mapping[str, Words] = {
    Light.over: ("超期", "overdue"),
    Light.warning: ("临期", "due soon"),
    Light.in_time: ("期限内", "in time"),
    Light.paused: ("中止", "stopped"),
}
SOURCES: Mapping[str, Words] = {
    "promised": ("约谈承诺", "promised in an interview"),
}
"""Sources that are no module of `cases.sources`."""
DUTIES: Mapping[str, Words] = {
    "finder": ("排查人", "whoever surveys"),
    "office": ("经办部门", "the office"),
    "unit": ("责任部门", "the unit that must act"),
    "checker": ("核查人（不能是整改人）", "whoever verifies, other than the fixer"),
    "leader": ("领导", "the leader"),
}
NONE = "-"
"""In an address: what has no value."""


def light_of(case: Case, *, on: date) -> str:
    """Return how the clock of a case stands on a day; empty where none runs."""
    if case.due is None:
        return ""
    if case.left is not None:
        return Light.paused
    if is_over(case, on=on):
        return Light.over
    return Light.warning if case.warn and on >= case.warn else Light.in_time


def light_text(light: str) -> str:
    """Return the word of a light."""
    return say(*LIGHTS[light]) if light else say("已结", "ended")


def matter_of(case: Case) -> str:
    """Return what a case is about."""
    return say(case.zh, case.en or case.zh)


def state_text(flow: Flow, state: str) -> str:
    """Return what a state of a flow is called; a name it does not know stays."""
    return say(*flow.state[state].words) if state in flow.state else state


def move_text(flow: Flow, move: str) -> str:
    """Return what a move of a flow is called."""
    if move == OPENED:
        return say("立案", "opened")
    return say(*flow.move[move].words) if move in flow.move else move


def source_text(source: str) -> str:
    """Return what a source of cases is called."""
    if source in SOURCES:
        return say(*SOURCES[source])
    return say(*sources()[source].words) if source in sources() else source


def evidence_text(case: Case) -> list[tuple[str, str]]:
    """Return what shows a case, name by name, in words."""
    source = sources().get(case.source)
    called = source.shows if source else {}

    def said(text: str) -> str:
        return say(*called[text]) if text in called else text

    def value(text: str) -> str:
        codes = text.split()
        return say("、", ", ").join(map(said, codes)) if {*codes} <= {*called} else text

    return [(said(name), value(str(text))) for name, text in case.evidence.items() if text]


def step_text(step: str) -> str:
    """Return what a step is called."""
    return str(STEPS.get(step, step))


def grade_text(grade: str) -> str:
    """Return what a grade is called."""
    return str(GRADES.get(grade, grade))


def role_text(role: str) -> str:
    """Return what a role is called, that of the clock too."""
    return say("系统计时", "the clock") if role == JOBS else Role(role).text if role in {*Role} else role


def department_names() -> dict[str, str]:
    """Return code to name of all departments."""
    return {one.code: str(one) for one in Department.objects.all()}


def value_text(name: str, value: Any, departments: Mapping[str, str]) -> str:  # noqa: ANN401 - as JSON keeps it
    """Return a value that came with a move in words."""
    if name == "unit":
        return departments.get(str(value), str(value))
    return grade_text(str(value)) if name == "grade" else str(value)


def holder_text(case: Case, flow: Flow, departments: Mapping[str, str]) -> str:
    """Return who must act now; empty at an end."""
    duty = flow.state[case.state].duty if case.state in flow.state else ""
    if not duty:
        return ""
    office, unit = departments.get(case.department_id or "", ""), departments.get(case.unit_id or "", "")
    places = [say(f"片区 {case.area}", f"area {case.area}")] if case.area else []
    places += [say(f"网格 {case.grid}", f"grid {case.grid}")] if case.grid else []
    named = {
        "finder": say("、", ", ").join(places) or office,
        "office": office,
        "unit": " · ".join(filter(None, (unit, case.enterprise, case.person))),
        "checker": say("、", ", ").join(filter(None, (places[0] if places and case.area else "", office))),
    }.get(duty, "")
    text = say(*DUTIES[duty])
    return say(f"{text}：{named}", f"{text}: {named}") if named else text


def trigger_text(case: Case, flow: Flow, departments: Mapping[str, str]) -> str:
    """Return what the clock itself does next, told in advance; empty where it does nothing."""
    if case.trigger is None or case.left is not None:
        return ""
    unit = departments.get(case.unit_id or "", "") or say("责任单位", "the unit")
    last = case.trigger - timedelta(days=1)
    undone = {"issued": ("签收", "received")}.get(case.state, ("报告整改完成", "reported as put right"))
    move = flow.move[case.trigger_move].words
    return say(
        f"若在 {last} 前仍未{undone[0]}，{case.trigger} 将自动{move[0]}（{unit}）。",
        f"If it is not {undone[1]} by {last}, the clock does this by itself on {case.trigger}: {move[1]} ({unit}).",
    )


LABEL, MOVE, STATE, ROLE = "label", "move", "state", "role"
NAMED: Mapping[str, tuple[str, str, str]] = {
    "flows.not_from_here": (MOVE, STATE, MOVE),
    "flows.not_yours": (MOVE, ROLE, ROLE),
    "flows.no_proof": (MOVE, "", ""),
    "flows.same_person": (MOVE, "", MOVE),
    "flows.missing": (LABEL, "", ""),
    "flows.unknown_value": (LABEL, "", LABEL),
    "flows.unknown_move": ("", "", MOVE),
    "clocks.none": ("", STATE, ""),
    "cases.moved": ("", "", STATE),
}
"""What place, value and expectation of a refusal name."""


def worded(fault: Fault) -> str:
    """Return a refusal as a sentence that names fields, moves, states and roles as the page does."""
    names: Mapping[str, Mapping[str, Words]] = {
        LABEL: LABELS,
        MOVE: {move.name: move.words for flow in flows().values() for move in flow.moves},
        STATE: {state.name: state.words for flow in flows().values() for state in flow.states},
        ROLE: {role.value: words for role, words in ROLE_WORDS.items()},
        "": {},
    }

    def said(kind: str, text: str) -> str:
        return say("、", ", ").join(say(*names[kind][p]) if p in names[kind] else p for p in text.split(", "))

    kinds = NAMED.get(fault.code, (LABEL, "", ""))
    told = map(said, kinds, (fault.where, fault.value, fault.expected))
    return fault_text(Fault(fault.code, *told))

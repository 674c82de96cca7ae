"""A task: what a meeting agreed or somebody promised in an interview, done by one and accepted by another."""

from airshed.flows.flow import JOBS, STAYS, Flow, Move, State

DOERS = frozenset({"officer", "inspector", "grid_lead", "plant"})
CHIEFS = frozenset({"officer", "leader"})

STATES = (
    State("open", ("待办", "to be done"), "assigned", "unit", "task"),
    State("done", ("待确认", "done, to be accepted"), "verified", "office", "accept"),
    State("accepted", ("已完成", "accepted"), "closed", final=True),
    State("cancelled", ("已取消", "cancelled"), "closed", final=True),
)

MOVES = (
    Move("finish", ("完成", "finish"), ("open",), "done", DOERS, ("measure",)),
    Move(
        "accept",
        ("确认完成", "accept"),
        ("done",),
        "accepted",
        CHIEFS,
        (),
        ("why",),
        other_than=("finish",),
        office=True,
    ),
    Move(
        "return",
        ("退回", "send back"),
        ("done",),
        "open",
        CHIEFS,
        ("why",),
        ("deadline",),
        other_than=("finish",),
        office=True,
    ),
    Move("cancel", ("取消", "cancel"), ("open", "done"), "cancelled", CHIEFS, ("why",), office=True),
    Move("extend", ("延期", "extend"), ("open",), STAYS, CHIEFS, ("days", "why"), office=True),
    Move("urge", ("催办", "urge"), ("open", "done"), STAYS, CHIEFS, (), ("why",), office=True),
    Move("step_up", ("升级", "step up"), ("open", "done"), STAYS, frozenset({JOBS}), ("level",)),
)

FLOW = Flow("task", "RW", 1, ("任务", "task"), STATES, MOVES)

"""The five steps of supervision 五步法: from a lead to a case that is closed with proof, or inspected specially.

Survey 排查, assignment 交办, verification 核查, interview 约谈, special inspection 专项督察. Source: the plan, 二(五)2.
"""

from airshed.flows.flow import JOBS, STAYS, Flow, Move, State

FIELD = frozenset({"inspector", "grid_lead", "officer"})
UNIT = frozenset({"officer", "plant", "grid_lead"})
CHECKERS = frozenset({"inspector", "officer"})
OFFICE = frozenset({"officer"})
CHIEFS = frozenset({"officer", "leader"})
ANYBODY = CHECKERS | CHIEFS | {JOBS}
MENDING = ("issued", "rectifying", "rectified")
"""States from which somebody can be summoned."""

STATES = (
    State("lead", ("线索待排查", "lead to survey"), "found", "finder", "survey"),
    State("confirmed", ("查实待交办", "found, to be assigned"), "found", "office", "assign"),
    State("issued", ("已交办待签收", "assigned, not received yet"), "assigned", "unit", "receive"),
    State("rectifying", ("整改中", "being put right"), "assigned", "unit", "rectify"),
    State("rectified", ("已整改待核查", "put right, to be verified"), "verified", "checker", "verify"),
    State("verified", ("核查通过待办结", "verified, to be closed"), "verified", "office", "close"),
    State("summoned", ("待约谈", "to be interviewed"), "interview", "office", "interview"),
    State("interviewed", ("约谈后整改", "being put right after the interview"), "interview", "unit", "promise"),
    State("inspection", ("待专项督察", "to be inspected specially"), "special_inspection", "office", "inspect"),
    State("inspected", ("督察后整改", "being put right after the inspection"), "special_inspection", "unit", "promise"),
    State("closed", ("已办结", "closed"), "closed", final=True),
    State("dismissed", ("查无问题", "nothing found"), "closed", final=True),
)

RUNNING = tuple(state.name for state in STATES if not state.final)

MOVES = (
    Move("confirm", ("查实", "confirm"), ("lead",), "confirmed", FIELD, ("finding",), ("grade",)),
    Move("dismiss", ("查无问题", "nothing found"), ("lead",), "dismissed", FIELD, ("why",)),
    Move(
        "assign", ("交办", "assign"), ("confirmed",), "issued", OFFICE,
        ("unit", "duty"), ("enterprise", "person", "deadline", "demand"),
        office=True,
    ),
    Move("receive", ("签收", "receive"), ("issued",), "rectifying", UNIT, (), ("person",)),
    Move("refuse", ("不予接收", "refuse"), ("issued",), "confirmed", UNIT, ("why",)),
    Move("transfer", ("转交", "pass on"), ("issued",), "issued", UNIT - {"plant"}, ("unit", "why"), ("person",)),
    Move(
        "report", ("报告整改完成", "report as put right"), ("rectifying", "interviewed", "inspected"), "rectified",
        UNIT, ("measure",), proof=True,
    ),
    Move(
        "pass", ("核查通过", "verify"), ("rectified",), "verified", CHECKERS, ("finding",), proof=True,
        other_than=("report",),
        office=True,
    ),
    Move(
        "fail", ("核查不通过", "send back"), ("rectified",), "rectifying", CHECKERS, ("why",), ("deadline",),
        other_than=("report",),
        office=True,
    ),
    Move(
        "close", ("办结", "close"), ("verified",), "closed", CHIEFS, (), ("why",), other_than=("report",),
        office=True,
    ),
    Move("summon", ("启动约谈", "summon"), MENDING, "summoned", CHIEFS | {JOBS}, ("why",), office=True),
    Move(
        "interview", ("约谈", "interview"), ("summoned",), "interviewed", CHIEFS,
        ("minutes", "commitment"), ("deadline",),
        office=True,
    ),
    Move(
        "escalate", ("启动专项督察", "order a special inspection"), ("rectifying", "interviewed", "rectified"),
        "inspection",
        CHIEFS | {JOBS}, ("why",),
        office=True,
    ),
    Move(
        "inspect", ("专项督察", "inspect specially"), ("inspection",), "inspected", CHIEFS, ("report",), ("deadline",),
        office=True,
    ),
    Move(
        "recheck", ("随机复核合格", "re-verified at random"), ("closed",), STAYS, CHECKERS, ("finding",),
        other_than=("report",),
        office=True,
    ),
    Move(
        "reopen", ("反弹重开", "reopen on rebound"), ("closed",), "rectifying", ANYBODY, ("why",), ("deadline",),
        office=True,
    ),
    Move("resurvey", ("重新排查", "survey again"), ("dismissed",), "lead", ANYBODY, ("why",)),
    Move("pause", ("中止计时", "stop the clock"), RUNNING, STAYS, CHIEFS, ("why",), office=True),
    Move("resume", ("恢复计时", "start the clock again"), RUNNING, STAYS, CHIEFS, (), ("why",), office=True),
    Move("extend", ("延期", "extend"), RUNNING, STAYS, CHIEFS, ("days", "why"), office=True),
    Move("urge", ("催办", "urge"), RUNNING, STAYS, CHIEFS, (), ("why",), office=True),
    Move("join", ("再次发现", "found again"), RUNNING, STAYS, FIELD | {JOBS}, ("finding",)),
    Move("step_up", ("升级", "step up"), RUNNING, STAYS, frozenset({JOBS}), ("level",)),
)  # fmt: skip

FLOW = Flow("five_step", "AJ", 1, ("五步法案件", "five-step case"), STATES, MOVES)

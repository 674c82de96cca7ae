"""The plan of a report in words: goals, late and coming duties, registers."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from airshed.plan.goals.sentences import allowance_words
from airshed.plan.schema import Clause, PlanFile
from airshed.plan.words import TABLES, UNKNOWN, number, status_word, target_words, value_words
from airshed.vocab import STATUS_WORDS
from airshed.web.reports.speaking import Speaker, ratio

Content = Mapping[str, Any]
SHOWN_REGISTERS = 10
"""Registers a report lists: those most clauses wait for."""
DOWNWARD, UPWARD = ("<=", "<"), (">=", ">")


def plan_words(content: Content, file: PlanFile | None, speaker: Speaker) -> dict[str, Any]:
    """Return all that is said of the plan.

    Args:
        content: the content.
        file: the plan as written now, for its words; None where there is no such plan any more.
        speaker: writes in a language.
    """
    say, reader = speaker.say, _Reader(file, speaker)
    goals, counts, total = content["goals"], content["counts"], sum(content["counts"].values())
    met = sum(goal["status"] in {"met", "on_track"} for goal in goals)
    stands = speaker.listed(f"{say(*STATUS_WORDS[status])} {count}" for status, count in counts.items() if count)
    return {
        "goals_line": say(
            f"空气目标 {len(goals)} 项，截至 {content['to']} 满足 {met} 项。",
            f"Of {len(goals)} goals of air, {met} hold as of the end of {content['to']}.",
        )
        if goals
        else say("方案没有空气目标。", "The plan has no goal of air."),
        "goals": [reader.goal(goal) for goal in goals],
        "status_line": say(f"方案共 {total} 条：{stands}。", f"The plan has {total} clauses: {stands}."),
        "counts": [{"status": say(*STATUS_WORDS[s]), "count": str(n)} for s, n in counts.items()],
        "overdue_line": reader.late_line(content["overdue"]),
        "overdue": reader.duties(content["overdue"], late=True),
        "soon_line": say(
            f"30 天内到期的条款 {len(content['soon'])} 条。", f"Clauses due within 30 days: {len(content['soon'])}."
        )
        if content["soon"]
        else say("30 天内没有条款到期。", "No clause is due within 30 days."),
        "soon": reader.duties(content["soon"], late=False),
        **reader.moves(content),
        **reader.registers(content["waiting"]),
    }


class _Reader:
    """The words of one plan."""

    def __init__(self, file: PlanFile | None, speaker: Speaker) -> None:
        self.speaker = speaker
        self.clauses: dict[str, Clause] = {} if file is None else {c.id: c for c in file.clauses}
        self.departments = {} if file is None else {d.id: speaker.say(d.zh, d.en) for d in file.departments}
        self.tables = {} if file is None else {name: speaker.say(t.zh, t.en) for name, t in file.tables.items()}

    def text(self, clause: str) -> str:
        found = self.clauses.get(clause)
        return UNKNOWN if found is None else self.speaker.say(found.zh, found.en)

    def department(self, code: str | None) -> str:
        return self.departments.get(code or "", code or "") or self.speaker.say("部门待裁定", "department to be ruled")

    def goal(self, goal: Content) -> dict[str, str]:
        say, ahead = self.speaker.say, goal["ahead"]
        clause = self.clauses.get(goal["clause"])
        asked = [] if clause is None else list(clause.indicators)
        name = say(asked[0].zh, asked[0].en) if len(asked) == 1 else self.text(goal["clause"])
        return {
            "code": goal["id"],
            "name": name,
            "value": value_words(goal, say=say),
            "target": target_words(goal, say=say) or UNKNOWN,
            "distance": self.distance(goal),
            "allowance": (allowance_words(ahead, say=say) if ahead else "") or UNKNOWN,
            "status": status_word(goal, say=say),
            "state": goal["status"],
            "coverage": ratio(goal["coverage"]),
            "figure": goal["figure_id"],
        }

    def distance(self, goal: Content) -> str:
        """Return how far the value is on the right or the wrong side of the target, with the unit."""
        value, target, unit = goal["value"], goal["target"]["value"], goal["unit"]
        if value is None or target is None:
            return UNKNOWN
        gap = Decimal(value) - Decimal(target)
        say, op = self.speaker.say, goal["target"]["op"]
        if unit == "share":
            told = f"{abs(gap).scaleb(2):f} {say('个百分点', 'percentage points')}"
        else:
            told = number(f"{abs(gap):f}", unit, say=say)
        if not gap:
            return say("与目标相等", "equal to the target")
        good = gap < 0 if op in DOWNWARD else gap > 0 if op in UPWARD else False
        return say(f"优于目标 {told}", f"better by {told}") if good else say(f"差 {told}", f"short by {told}")

    def late_line(self, duties: list[Content]) -> str:
        say = self.speaker.say
        if not duties:
            return say("没有逾期的条款。", "No clause is overdue.")
        counts = Counter(self.department(duty["department"]) for duty in duties)
        told = self.speaker.listed(f"{name} {count}" for name, count in sorted(counts.items()))
        return say(f"逾期条款 {len(duties)} 条：{told}。", f"Overdue clauses: {len(duties)} ({told}).")

    def duties(self, duties: list[Content], *, late: bool) -> list[dict[str, str]]:
        """Return duties by department and day."""
        rows = []
        for duty in duties:
            days = self.speaker.days(abs(duty["days"]))
            shape = {"status": duty["status"], "indicators": duty["courses"]}
            rows.append(
                {
                    "department": self.department(duty["department"]),
                    "code": duty["clause"],
                    "text": self.text(duty["clause"]),
                    "due": duty["due"],
                    "late" if late else "left": days,
                    "status": status_word(shape, say=self.speaker.say),
                    "figure": ", ".join(duty["figures"]),
                }
            )
        return sorted(rows, key=lambda row: (row["department"], row["due"], row["code"]))

    def moves(self, content: Content) -> dict[str, Any]:
        """Return the changes of status in a month; nothing is said of them in a daily report."""
        if content["kind"] != "monthly":
            return {"moves_line": "", "moves": []}
        say, moves = self.speaker.say, content["moves"]
        rows = [
            {
                "department": self.department(move["department"]),
                "code": move["clause"],
                "text": self.text(move["clause"]),
                "was": say(*STATUS_WORDS[move["from"]]),
                "now": say(*STATUS_WORDS[move["to"]]),
                "figure": ", ".join(move["figures"]),
            }
            for move in moves
        ]
        line = (
            say(f"本月状态有变化的条款 {len(moves)} 条。", f"Clauses whose status changed in the month: {len(moves)}.")
            if moves
            else say("本月没有条款的状态变化。", "No clause changed its status in the month.")
        )
        return {"moves_line": line, "moves": rows}

    def registers(self, waiting: list[Content]) -> dict[str, Any]:
        """Return the tables that wait for rows."""
        say = self.speaker.say
        rows = []
        for row in waiting[:SHOWN_REGISTERS]:
            words = TABLES.get(row["table"])
            name = say(*words) if words else self.tables.get(row["table"], row["table"])
            rows.append({"name": name, "clauses": str(row["clauses"])})
        line = (
            say(
                f"没有记录或过期未核实的台账 {len(waiting)} 个，有关条款因此没有数据；最多列出 {SHOWN_REGISTERS} 个。",
                f"Registers without rows, or not confirmed in time: {len(waiting)}; clauses that rest on them "
                f"have no data; at most {SHOWN_REGISTERS} are listed.",
            )
            if rows
            else say("没有过期未核实的台账。", "No register waits to be brought up to date.")
        )
        return {"registers_line": line, "registers": rows}

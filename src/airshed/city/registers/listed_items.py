"""Listed items: what the lists of single clauses hold in the invented city, and how far each item is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.names import WORDS
from airshed.city.registers.plain import Late, Slips, Wrong, plain
from airshed.city.registers.proofs import Proof, paper
from airshed.city.registers.reports import Book, moments, monthly
from airshed.city.registers.stories import Fact, Facts, Value, day_of, event, since

NAME = "listed_items"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "list_name": str,
    "name": str,
    "clause": str,
    "subject": str,
    "kind": str,
    "number": str,
    "year": int,
    "listed_date": date,
    "due_date": date,
    "done_date": date,
    "accepted_date": date,
    "published_date": date,
    "checked": bool,
    "responsible": str,
    "assisting": str,
    "department": str,
    "source": str,
}
MOMENTS = monthly(date(2018, 4, 10), date(2019, 7, 10), every=3) + moments("2019-10-10", "2019-11-12", "2019-12-10")
DUE = (
    date(2019, 6, 30),
    date(2019, 11, 18),
    date(2019, 11, 19),
    date(2019, 11, 20),
    date(2019, 12, 31),
    date(2020, 6, 30),
)
"""The last five of them around the day and the end of the year on which the city is looked at."""
AROUND = (-90, -30, -1, 0, 1, 40)  # from the day due to the day done [d]
DUTIES = ("C1.2-02", "C2.3-03", "C3.4-10", "C4.1-06", "C4.2-05", "C5.2-01", "C6.1-01", "C7.2-01", "C8.4-01", None)
REGIONS = ("示例旗", "示例右旗", "示例县", "示例盟", "示例口岸委", "示例海关", "示例铁路局", "示例机场", "示例边检站")
LINES = (("red_line", "2019-08-05"), ("quality_line", "2019-09-18"), ("resource_line", "2020-02-03"))
STUDIES = (("receptor", "2018-11-30"), ("receptor", "2019-09-12"), ("dispersion", "2020-03-01"))
TRADES = ("水泥", "砖瓦", "铸造", "化工", "采石", "洗煤", "木材加工", "塑料再生", "皮毛加工", "仓储")


def listed_items(seed: int) -> Book:
    """Return the register; the same seed gives the same items."""
    draw = Random(f"airshed listed items {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [
        _base(name, number) | make(draw, number)
        for name, (count, make) in LISTS.items()
        for number in range(1, count + 1)
    ]
    slips = Slips(
        late=(Late("done_date", 4, 60), Late("accepted_date", 3, 60), Late("", 3, 70)),
        wrong=(Wrong("checked", _checked, 2, cheated=True), Wrong("number", _no_number, 1)),
        missing=4,
    )
    return plain(NAME, COLUMNS, rows, draw, slips, known="listed_date", when=MOMENTS, proofs=_papers(rows))


def _checked(right: Value) -> Value:
    return right is not True


def _no_number(_: Value) -> Value:
    return None


def _base(name: str, number: int) -> dict[str, Fact]:
    found: dict[str, Fact] = dict.fromkeys(COLUMNS)
    return found | {
        "code": f"QD-{name[:2].upper()}-{number:03d}",
        "list_name": name,
        "department": "ecology",
        "source": "archive",
    }


def _due_and_done(draw: Random, number: int) -> tuple[date, Fact]:
    """Return the day due, and the day done; a few are not done at all."""
    due = DUE[number % len(DUE)]
    done = due + timedelta(days=draw.choice(AROUND))
    return due, event(done if draw.random() < 0.92 else None)  # noqa: PLR2004 - most


def _after(draw: Random, done: Fact, chance: float) -> date | None:
    """Return a day some time after something was done, or none."""
    day = day_of(done)
    return day + timedelta(days=draw.randint(3, 25)) if day and draw.random() < chance else None


def _elimination(draw: Random, number: int) -> dict[str, Fact]:
    year = 2018 if number <= 5 else 2019  # noqa: PLR2004 - the first ones are of the year before
    done = event(date(year, 4, 1) + timedelta(days=draw.randrange(270)) if draw.random() < 0.9 else None)  # noqa: PLR2004
    return {
        "name": f"示例{draw.choice(WORDS)}{number}号生产线淘汰",
        "clause": "C1.2-02",
        "subject": draw.choice(TRADES),
        "year": year,
        "number": f"示工信发〔{year}〕8号",
        "listed_date": date(year, 3, 1),
        "due_date": date(year, 12, 31),
        "done_date": done,
        "accepted_date": event(_after(draw, done, 0.85)),
        "department": "industry",
    }


def _violation(draw: Random, number: int) -> dict[str, Fact]:
    due, done = _due_and_done(draw, number)
    return {
        "name": f"示例{draw.choice(WORDS)}{number}号违规项目",
        "clause": "C6.2-02",
        "listed_date": date(2018, 9, 3),
        "due_date": due,
        "done_date": done,
        "department": "industry",
    }


def _issue(draw: Random, number: int) -> dict[str, Fact]:
    due, done = _due_and_done(draw, number)
    told = _after(draw, done, 0.9)
    return {
        "name": f"督察反馈问题{number}：示例事项",
        "clause": "C5.2-01",
        "number": f"反馈意见第{number}条",
        "listed_date": date(2018, 8, 20),
        "due_date": due,
        "done_date": done,
        "checked": since(_after(draw, done, 0.85), value=True, before=False),
        "published_date": event(told),
        "responsible": draw.choice(("示例环保局", "示例住建局", "示例工信局")),
    }


def _partner(draw: Random, number: int) -> dict[str, Fact]:
    due, done = _due_and_done(draw, number)
    agreed = date(2018, 6, 1) + timedelta(days=60 * number)
    return {
        "name": f"与{REGIONS[number - 1]}的联防联控约定",
        "clause": "C6.1-01",
        "subject": REGIONS[number - 1],
        "listed_date": date(2018, 5, 4),
        "accepted_date": event(agreed),
        "due_date": since(agreed, due),
        "done_date": done if agreed < due + timedelta(days=min(AROUND)) else None,
    }


def _release(draw: Random, number: int) -> dict[str, Fact]:
    day = date(2018, 4, 3) + timedelta(days=number * 16 + draw.randrange(14))
    return {
        "name": f"蓝天保卫战宣传{number}：示例稿件",
        "clause": "C8.4-01",
        "kind": "press" if number % 8 == 0 else "media",
        "listed_date": day,
        "published_date": day,
        "department": "publicity",
    }


def _study(_: Random, number: int) -> dict[str, Fact]:
    method, day = STUDIES[number - 1]
    return {
        "name": f"示例市颗粒物来源解析（{number}）",
        "clause": "C7.2-01",
        "kind": method,
        "listed_date": date(2018, 5, 8),
        "done_date": event(date.fromisoformat(day)),
    }


def _rule(draw: Random, number: int) -> dict[str, Fact]:
    trade = TRADES[number % len(TRADES)]
    reviewed = date(2019, 7, 1) + timedelta(days=draw.randrange(170))
    return {
        "name": f"{'禁止新建' if number % 3 else '限制扩建'}{trade}项目（示例条目{number}）",
        "clause": "C1.1-02",
        "subject": trade,
        "kind": "banned" if number % 3 else "restricted",
        "number": f"目录第{number}条",
        "listed_date": date(2019, 6, 10),
        "accepted_date": event(reviewed),
    }


def _layer(_: Random, number: int) -> dict[str, Fact]:
    line, reviewed = LINES[number - 1]
    return {
        "name": f"管控图层{number}（示例）",
        "clause": "C1.1-01",
        "kind": line,
        "number": f"示政发〔2018〕{number}2号",
        "listed_date": date(2018, 12, 3),
        "accepted_date": event(date.fromisoformat(reviewed)),
        "department": "natural_resources",
    }


def _task(draw: Random, number: int) -> dict[str, Fact]:
    return {
        "name": f"附件任务{number}（示例）",
        "clause": DUTIES[number % len(DUTIES)],
        "listed_date": date(2019, 11, 6) + timedelta(days=draw.randrange(30)),
        "due_date": date(2019, 12, 31) if number % 7 else None,
        "responsible": draw.choice(("示例环保局", "示例住建局", "示例交通局", "示例公安局")) if number % 9 else None,
        "assisting": "示例各有关部门",
        "department": "government",
    }


def _dossier(draw: Random, number: int) -> dict[str, Fact]:
    first = (date(2018, 3, 27) if number <= 6 else date(2019, 3, 19)) + timedelta(days=35 * (number % 7))  # noqa: PLR2004
    due = first + timedelta(days=10)
    done = event(due + timedelta(days=draw.choice((-6, -2, 0, 0, 1, 9))))
    return {
        "name": f"{first:%Y-%m-%d}沙尘过程材料",
        "clause": "C7.2-03",
        "kind": "other",
        "listed_date": first,
        "due_date": due,
        "done_date": done,
        "checked": since(day_of(done), draw.random() < 0.85),  # noqa: PLR2004 - most have satellite data
    }


Make = Callable[[Random, int], dict[str, Fact]]
LISTS: Mapping[str, tuple[int, Make]] = {
    "eliminations": (14, _elimination),
    "violations": (12, _violation),
    "feedback_issues": (24, _issue),
    "partners": (len(REGIONS), _partner),
    "publicity": (38, _release),
    "source_studies": (len(STUDIES), _study),
    "negative_list": (20, _rule),
    "constraint_layers": (len(LINES), _layer),
    "annex_tasks": (30, _task),
    "dust_dossiers": (13, _dossier),
}
"""How many items each list has."""
PAPERS = {"dust_dossiers", "feedback_issues"}


def _papers(rows: Sequence[Facts]) -> tuple[Proof, ...]:
    """Return the papers of what was filed or settled; every seventh has none."""
    found = []
    for number, row in enumerate(row for row in rows if row["list_name"] in PAPERS):
        day, key = day_of(row["done_date"]), str(row["code"])
        if day is None or number % 7 == 3:  # noqa: PLR2004 - one of seven
            continue
        content = paper(f"Example paper of listed item {key}")
        found.append(
            Proof(NAME, key, "document", datetime.combine(day, time(16, 20)), None, None, f"{key}.pdf", content)
        )
    return tuple(found)

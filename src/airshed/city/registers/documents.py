"""Documents: papers that clauses ask for; some come late, lack number or file or publication, some never come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.proofs import Proof, paper
from airshed.city.registers.reports import Book, monthly
from airshed.city.registers.stories import Fact, Facts, Slip, Thing, event, mistyped, told_with

NAME = "documents"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "clause": str,
    "number": str,
    "title": str,
    "document_date": date,
    "published_date": date,
    "issuer": str,
    "department": str,
    "source": str,
}
MOMENTS = monthly(date(2018, 6, 25), date(2019, 9, 25), every=3, at="14:30") + monthly(
    date(2019, 10, 25), date(2019, 12, 25), at="14:30"
)
LATE_DAYS = 50
SHORT = {
    "government": "政办", "ecology": "环", "natural_resources": "资", "industry": "工", "energy": "能",
    "agriculture": "农", "police": "公", "commerce": "商", "transport": "交", "housing": "建", "market": "市监",
    "organisation": "组", "meteorology": "气", "emergency": "应急", "development": "发改", "finance": "财",
    "statistics": "统", "publicity": "宣",
}  # fmt: skip
"""Departments as numbers of papers name them."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a clause asks for.

    Attributes:
        clause: id of the indicator.
        title: what it is called here.
        department: who issues it.
        day: about when; the seed moves it by up to ten days.
        published: whether it is published.
        flaw: `number`, `file` (none), `year` (typed wrong, put right), `late` (handed in late), `lost` (never).
    """

    clause: str
    title: str
    department: str
    day: str
    published: bool = False
    flaw: str = ""


PAPERS: Sequence[Paper] = (
    Paper("G0-01", "示例盟年度大气污染防治方案", "government", "2019-06-14"),
    Paper("C1.1-01b", "示例市三条管控线成果", "ecology", "2019-09-18"),
    Paper("C1.1-02a", "示例市环境准入负面清单", "ecology", "2019-08-20", published=True),
    Paper("C1.1-03a", "示例市三挂钩办法", "ecology", "2019-10-10", flaw="number"),
    Paper("C1.1-06a", "示例市规划合一成果", "natural_resources", "2019-11-12"),
    Paper("C1.4-02a", "示例市工业炉窑治理方案", "industry", "2019-10-22"),
    Paper("C2.2-01", "示例市清洁取暖实施方案", "energy", "2018-08-15"),
    Paper("C2.2-03b", "示例市采暖期气电保供通知", "energy", "2019-10-08"),
    Paper("C2.5-03a", "示例市生物质资源评估", "agriculture", "2019-05-21", flaw="file"),
    Paper("C3.2-01a", "示例市新能源汽车通行办法", "police", "2019-07-09", published=True),
    Paper("C3.2-02a", "示例市绿色配送方案", "commerce", "2019-09-03", flaw="lost"),
    Paper("C3.4-01a", "示例市柴油货车排放清单", "ecology", "2019-10-30"),
    Paper("C3.4-02", "示例市柴油货车治理细则", "ecology", "2019-11-14"),
    Paper("C3.4-07a", "示例市三部门联合执法办法", "police", "2019-06-27", flaw="year"),
    Paper("C3.4-10a", "示例市营运柴油货车淘汰计划", "transport", "2019-04-16"),
    Paper("C3.4-12a", "示例市柴油货车限行通告", "police", "2019-11-11", flaw="late"),
    Paper("C4.2-02a", "示例市工地扬尘责任制度", "housing", "2018-05-10"),
    Paper("C5.2-04a", "示例市随机抽查清单和规则", "market", "2019-03-12"),
    Paper("C5.2-05a", "示例市驻地督办安排", "organisation", "2019-10-16"),
    Paper("C6.1-02a", "示例市区域联合预警机制", "meteorology", "2019-10-24"),
    Paper("C6.3-04a", "示例市污染气候预测协议", "meteorology", "2018-10-19", flaw="file"),
    Paper("C6.4-02", "示例市重污染天气应急预案", "emergency", "2018-11-05"),
    Paper("C6.4-03a", "示例市应急减排企业清单", "ecology", "2019-10-28", flaw="late"),
    Paper("C7.3-01b", "示例市年度国民经济计划", "development", "2019-02-20"),
    Paper("C7.3-02a", "示例市大气专项资金办法", "finance", "2019-05-08", flaw="year"),
    Paper("C8.1-01", "示例市指标分月进度表", "statistics", "2019-11-13", flaw="number"),
    Paper("C8.2-01", "示例市大气考核办法", "organisation", "2019-08-06"),
    Paper("C8.3-01a", "示例市应急预案公开", "ecology", "2018-11-20", published=True),
    Paper("C8.3-03a", "示例市环境信息公开制度", "publicity", "2019-07-25"),
    Paper("A-01a", "示例市年度任务清单", "government", "2019-11-06"),
)
"""What the plan asks for and has in the invented city; for the other clauses nothing was issued."""


def documents(seed: int) -> Book:
    """Return the register; the same seed gives the same papers."""
    draw = Random(f"airshed documents {seed}")  # noqa: S311 - a simulator, not a secret
    things: list[Thing] = []
    slips: list[Slip] = []
    proofs: list[Proof] = []
    for number, wanted in enumerate(PAPERS, start=1):
        true, known = _document(draw, number, wanted)
        told, slip = _told(true, wanted.flaw, known)
        late = timedelta(days=LATE_DAYS if wanted.flaw == "late" else 2)
        things.append(Thing(str(true["code"]), true, known, told, known + late))
        slips += [slip] if slip else []
        if told is not None and wanted.flaw != "file":
            proofs.append(_file(things[-1], number))
    return Book(NAME, COLUMNS, tuple(things), MOMENTS, tuple(slips), tuple(proofs))


def _document(draw: Random, number: int, wanted: Paper) -> tuple[Facts, date]:
    day = date.fromisoformat(wanted.day) + timedelta(days=draw.randint(-10, 10))
    out = day + timedelta(days=draw.randint(3, 12)) if wanted.published else None
    facts: dict[str, Fact] = {
        "code": f"WJ-{number:03d}",
        "clause": wanted.clause,
        "number": f"示{SHORT[wanted.department]}发〔{day.year}〕{draw.randint(1, 90)}号",
        "title": wanted.title,
        "document_date": day,
        "published_date": event(out),
        "issuer": wanted.department,
        "department": wanted.department,
        "source": "archive",
    }
    return facts, day


def _told(true: Facts, flaw: str, day: date) -> tuple[Facts | None, Slip | None]:
    """Return a paper as it is told, and the slip if there is one."""
    key = str(true["code"])
    if flaw == "lost":
        return None, Slip(NAME, key, "missing")
    if flaw == "number":
        return told_with(true, {"number": None}), Slip(NAME, key, "missing", "number")
    if flaw == "file":
        return true, Slip(NAME, key, "missing", "file")
    if flaw == "late":
        return true, Slip(NAME, key, "late")
    if flaw == "year":
        put_right = day + timedelta(days=120)
        wrong = mistyped(day, day.replace(year=day.year - 1), put_right=put_right)
        return told_with(true, {"document_date": wrong}), Slip(NAME, key, "typed_wrong", "document_date", "", put_right)
    return true, None


def _file(thing: Thing, number: int) -> Proof:
    clause = str((thing.told or {})["clause"])
    content = paper(f"Example document {number} for clause {clause}: invented, of no legal effect")
    moment = datetime.combine(thing.told_from, time(14, 30))
    return Proof(NAME, thing.key, "file", moment, None, None, f"{thing.key}.pdf", content)

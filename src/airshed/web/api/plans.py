"""Plans, and where they stand on a day."""

from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import Http404

from airshed.errors import Fault
from airshed.plan.kinds import kinds
from airshed.plan.load import UnknownPlan
from airshed.plan.places import load_places
from airshed.plan.shapes import list_shape
from airshed.plan.status import STATUSES
from airshed.web import plans
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Record
from airshed.web.api.door.answers import WRONG, paged
from airshed.web.api.door.asker import Refused
from airshed.web.api.door.parameters import Asked, Day, PageAsked, Shape, Words, choice, worded
from airshed.web.api.door.resource import Resource

RESOURCE = Resource("plans", "方案", "plans", Record.clause)
NONE = "none"
"""The department of clauses that have none."""
STATUS_WORDS = ("状态，从差到好：overdue behind no_data on_track not_due met", "status, worst to best in this order")


class Place(Shape):
    """What stands for the place of a plan."""

    name: str = worded("方案里的名字", "name in the plan")
    mapped: bool = worded("places.yaml 是否写明", "whether places.yaml names it")
    zh: str | None = worded("由什么代表，中文", "what stands for it, in Chinese")
    en: str | None = worded("由什么代表，英文", "what stands for it, in English")
    synthetic: bool = worded("数据是程序编造的", "the data are invented by a program")
    stand_in: bool = worded("借用其他地方的点位", "the stations are of another place")
    stations: list[str] = worded("点位编号", "ids of stations")


class Head(Shape):
    """Which plan it is."""

    plan: str = worded("编号，城市/年度", "id, city/year", example="example/2019")
    title: Words = worded("标题", "title")
    issued: str = worded("印发日期", "day of issue", example="2019-04-12")
    place: Place = worded("地点", "place")
    synthetic: bool = worded("数据是程序编造的", "the data are invented by a program")


class PlanItem(Head):
    """A plan of the list."""

    year: int = worded("年度", "year")
    clauses: int = worded("条款数", "number of clauses")
    indicators: int = worded("指标数", "number of indicators")
    origin: Literal["packaged", "home"] = worded("内置还是自有", "packaged or of the home", alias="from")
    shadows: bool = worded("替代同名的内置方案", "whether it lies over a packaged one")
    digest: str = worded("内容的 SHA-256", "SHA-256 of its text")


class PlanPage(Shape):
    """A page of plans."""

    items: list[PlanItem] = worded("方案", "plans")
    next: str | None = worded("下一页的 after，没有则为空", "`after` of the next page, null at the end")


class Target(Shape):
    """What an indicator is compared with."""

    op: str | None = worded("比较符", "sign of comparison", example="<=")
    value: str | None = worded("目标值，单位见 unit", "number compared with, in `unit`")
    unit: str | None = worded("单位", "unit", example="ug_m3")
    basis: str | None = worded("依据", "where it comes from")


class Coverage(Shape):
    """How much evidence there is."""

    valid: int = worded("有效的份数", "evidence that counts")
    expected: int = worded("应有的份数", "evidence there should be")


class Evidence(Shape):
    """Rows looked at."""

    rows: int = worded("行数", "rows")
    against: int = worded("不利的行数", "rows that speak against")
    unclear: int = worded("不明的行数", "rows that say neither")


class IndicatorShape(Shape):
    """An indicator on the day."""

    id: str = worded("编号", "id")
    kind: str = worded("类型：" + " ".join(kinds()), "kind")
    zh: str | None = worded("中文名", "name in Chinese")
    en: str | None = worded("英文名", "name in English")
    status: str = worded(*STATUS_WORDS)
    course: str = worded("怎样走向目标", "how it goes to its target")
    gap: str | None = worded("为什么没有数据", "why nothing can be said")
    table: str | None = worded("证据所在的表", "table of its evidence")
    value: str | None = worded("值（文本，保留全部位数），单位见 unit", "value as shown, with all digits, in `unit`")
    unit: str | None = worded("单位；share 是 0 至 1 的份额", "unit; shares are fractions of 1")
    target: Target = worded("目标", "target")
    coverage: Coverage = worded("证据是否齐全", "how much evidence there is")
    evidence: Evidence = worded("看过的行", "rows looked at")
    due: str = worded("期限", "due on this day")
    figure_id: str = worded("数值编号", "id of its figure")


class Clause(Shape):
    """A clause on the day."""

    id: str = worded("编号", "id")
    section: str = worded("所在部分", "id of its section")
    zh: str = worded("条文", "its text")
    en: str | None = worded("英文", "its text in English")
    status: str = worded(*STATUS_WORDS)
    plain_status: str | None = worded("不计裁定时的状态", "status by the paper alone, where a ruling lies over it")
    department: str | None = worded("牵头部门", "leading department")
    assist: list[str] = worded("配合部门", "departments that assist")
    rulings: list[str] = worded("有效的裁定", "rulings in force over it")
    indicators: list[IndicatorShape] = worded("指标", "indicators")


class Gap(Shape):
    """Something left open."""

    id: str = worded("条款或指标", "clause or indicator")
    aspect: Literal["lead", "target", "expected"] = worded("缺什么", "what is missing")


class Section(Words):
    """A section of the plan."""

    id: str = worded("编号", "id")
    number: str = worded("序号", "its number in the paper")


class PlanState(Head):
    """Where a plan stands, as `airshed plan status --json`."""

    as_of: str = worded("截至这一天结束", "as of the end of this day")
    known_at: str | None = worded("按何时已知的数据；空为现在", "from what was known then; null = now")
    counts: dict[str, int] = worded("各状态的条款数", "clauses by status")
    clauses: list[Clause] = worded("条款", "clauses")
    gaps: list[Gap] = worded("缺口", "gaps")
    sections: list[Section] = worded("各部分", "sections")
    departments: dict[str, Words] = worded("部门", "departments by id")
    tables: dict[str, Words] = worded("证据表", "tables of evidence by name")


class StateAsked(Asked):
    """Which clauses, on which day."""

    as_of: Day | None = worded("截至哪天，默认今天", "the day, at its end; else today", None, example="2019-06-30")
    status: Annotated[str, choice(STATUSES)] | None = worded("只要这个状态", "only clauses of this status", None)
    department: str | None = worded(
        "只要这个部门牵头的；none 为未定", "only clauses it leads; none = without one", None
    )
    section: str | None = worded("只要这一部分", "only clauses of this section", None)


@RESOURCE.question(
    "plans", id="list_plans", zh="有哪些方案", en="The plans there are", asked=PageAsked, answer=PlanPage
)
def list_plans(user: Any, asked: PageAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return the plans."""
    found = list_shape(plans.list_plans(settings.HOME, user=user), load_places(settings.HOME))["plans"]
    shown = [{name: value for name, value in plan.items() if name != "path"} for plan in found]
    rows = [plan for plan in shown if asked.after is None or plan["plan"] > asked.after]
    return paged(rows, limit=asked.limit, mark=lambda plan: str(plan["plan"]))


@RESOURCE.question(
    "plans/{city}/{year}",
    id="get_plan",
    zh="方案某一天的状态，与 airshed plan status --json 相同",
    en="Where a plan stands on a day, as `airshed plan status --json`",
    asked=StateAsked,
    answer=PlanState,
    at={"city": ("城市", "city"), "year": ("年度", "year")},
)
def get_plan(user: Any, asked: StateAsked, city: str, year: str) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return where a plan stands."""
    day = asked.as_of or moment().date()
    try:
        shape = plans.get_state(settings.HOME, f"{city}/{year}", on=day, user=user)
    except UnknownPlan:
        raise Http404 from None
    known = {"department": [*shape["departments"], NONE], "section": [s["id"] for s in shape["sections"]]}
    given = {name: getattr(asked, name) for name in known}
    faults = [
        Fault("api.parameter", name, value, ", ".join(known[name]))
        for name, value in given.items()
        if value is not None and value not in known[name]
    ]
    if faults:
        raise Refused(WRONG, *faults)
    if asked.status is None and not any(given.values()):
        return dict(shape)

    def wanted(clause: Any) -> bool:  # noqa: ANN401 - a clause
        return (
            asked.status in {None, clause["status"]}
            and asked.department in {None, clause["department"] or NONE}
            and asked.section in {None, clause["section"]}
        )

    return dict(plans.narrowed(shape, wanted))

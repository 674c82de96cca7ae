"""Cases and tasks, and the log of each."""

from typing import Annotated, Any

from django.conf import settings
from django.http import Http404

from airshed.flows import flows
from airshed.web import env
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import get_visible, visible
from airshed.web.accounts.rights import STATES, Action, Record
from airshed.web.api.door.answers import paged
from airshed.web.api.door.parameters import PageAsked, Shape, Words, choice, worded
from airshed.web.api.door.resource import Resource
from airshed.web.cases.models import GRADES, Case
from airshed.web.cases.shapes import case_shape, chosen, page_of

RESOURCE = Resource("cases", "案件", "cases", Record.case)


class ClockShape(Shape):
    """The clock of a case."""

    due: str | None = worded("到期日；没有计时则为空", "last day, null where no clock runs")
    paused: bool = worded("是否已中止", "whether it stands still")
    level: int = worded("升级层级", "how often it was stepped up in its present state")


class CaseShape(Shape):
    """A case, as `airshed case list --json`."""

    id: str = worded("编号", "number", example="AJ-2019-000001")
    flow: str = worded("流程", "flow", example="five_step")
    version: int = worded("流程版本", "version of the flow")
    state: str = worded("状态", "state", example="rectifying")
    step: str = worded("环节", "step of the work", example="assigned")
    cause: str = worded("案由", "cause: of one cause there is one open case")
    source: str = worded("来源", "source", example="by_hand")
    grade: str = worded("等级：" + "，".join(GRADES), "grade: " + ", ".join(GRADES))
    title: Words = worded("事项", "what is wrong")
    object: str = worded("对象：台账/编号", "what it is about: register/key", example="boilers/B-001")
    clause: str | None = worded("方案和条款", "plan and clause")
    department: str | None = worded("经办部门", "office")
    unit: str | None = worded("责任部门", "unit that must act")
    clock: ClockShape = worded("时限", "clock")


class EntryShape(Shape):
    """A row of the log of a case."""

    at: str = worded("时间，城市时间", "moment, city wall time")
    by: str = worded("经办人", "by")
    move: str = worded("操作", "move")
    from_: str = worded("从", "from", alias="from")
    to: str = worded("到", "to")
    why: str = worded("理由", "why")
    due: str | None = worded("其后的到期日", "last day after it")
    values: dict[str, Any] = worded("随附内容", "what came with it")


class WholeCaseShape(CaseShape):
    """A case with its log, as `airshed case show --json`."""

    log: list[EntryShape] = worded("记录", "log")


class CasePage(Shape):
    """A page of cases."""

    items: list[CaseShape] = worded("案件", "cases")
    next: str | None = worded("下一页的 after，没有则为空", "`after` of the next page, null at the end")


class CasesAsked(PageAsked):
    """Which cases."""

    flow: Annotated[str, choice(flows())] | None = worded("流程", "flow", None)
    state: str | None = worded("状态", "state", None, example="rectifying")
    step: Annotated[str, choice(STATES[Record.case])] | None = worded("环节", "step", None)
    source: str | None = worded("来源", "source", None, example="by_hand")
    unit: str | None = worded("责任部门", "unit that must act", None)
    department: str | None = worded("经办部门", "office", None)
    object: str | None = worded("对象", "what it is about", None, example="boilers/B-001")
    late: Annotated[str, choice(("yes", "no"))] = worded("yes 只要逾期的", "yes: only overdue ones", "no")


@RESOURCE.question("cases", id="list_cases", zh="案件", en="The cases", asked=CasesAsked, answer=CasePage)
def list_cases(user: Any, asked: CasesAsked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return cases by number."""
    if not may(user, Record.case, Action.view):
        raise Http404
    names = ("flow", "state", "step", "source", "unit", "department", "object")
    filters = {name: getattr(asked, name) for name in names}
    on = env.now(settings.HOME).date()
    rows = chosen(visible(Case.objects, user=user), on=on, late=asked.late == "yes", after=asked.after or "", **filters)
    return paged(page_of(rows, most=asked.limit + 1), limit=asked.limit, mark=lambda row: str(row["id"]))


@RESOURCE.question(
    "cases/{code}", id="show_case", zh="一个案件及其记录", en="A case with its log", answer=WholeCaseShape,
    at={"code": ("编号", "number")},
)  # fmt: skip
def show_case(user: Any, code: str) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return a case with its log."""
    return case_shape(get_visible(Case.objects, user=user, code=code), log=True)

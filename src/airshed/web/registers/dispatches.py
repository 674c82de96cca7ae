"""Monthly dispatch (月度调度): which department owed its return when, and when it came."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import count, day, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label


class Dispatch(Row):
    """A department's return for a month."""

    code = usual.key_code("energy/2019-10", longest=60)
    month_date = day("调度月份", "month", required=True, help=("写当月第一天", "its first day"), example="2019-10-01")
    due_date = day("应报送日期", "due on", required=True)
    returned_date = day("报送日期", "returned on")
    returned_by = usual.person("报送人", "returned by")
    projects_done = count("当月完成重点工程", "key projects done in the month")
    projects_late = count("滞后重点工程", "key projects behind")
    problems = text("困难和请求", "problems and requests", longest=500)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("月度调度", "monthly return")
        constraints: ClassVar = one_at_a_time("dispatches", "code")


REGISTER = Register(
    name="dispatches",
    model=Dispatch,
    words=("月度调度", "monthly dispatch returns"),
    about=(
        "各部门每月应报送的调度材料，一个部门一个月一行；报送了填日期，附材料",
        "monthly returns of departments, a row for each department and month, with the day it came and the papers",
    ),
    group="management",
    listed=("code", "department", "month_date", "due_date", "returned_date"),
    filters=("department",),
    search=("code",),
    past=("returned_date",),
    purposes=(Purpose("document", ("调度材料", "the return")),),
    closing=Closing("returned_date", ("报送", "returned"), ("document",), due="due_date"),
    expected=("分工方案中的牵头部门，每月一次", "the lead departments of the plan, once a month"),
    source="二(八)2",
)

"""Returns: values that departments report for a clause and period. They are shown as reported, never as computed."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label


class Return(Row):
    """A value that a department reports."""

    code = usual.key_code("C7.3-05/green_credit_balance/2019-10", longest=80)
    clause = text("条款编号", "clause", required=True, longest=30, index=True, example="C7.3-05")
    item = text(
        "项目",
        "item",
        required=True,
        longest=60,
        help=("方案指标里写的项目代码", "code of the item, as the plan's indicator calls it"),
        example="green_credit_balance",
    )
    first_date = day("期间首日", "first day of the period")
    last_date = day("期间末日", "last day of the period", required=True)
    value = number("报送值", "value reported", "", decimals=5, least=None, required=True)
    unit = text("单位", "unit", longest=30)
    base_value = number("基期值", "value of the base period", "", decimals=5, least=None)
    confirmed = flag(
        "部门负责人已确认", "confirmed by the head", help=("未确认的不计入", "what is not confirmed does not count")
    )

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("部门报送数据", "return")
        constraints: ClassVar = one_at_a_time("returns", "code")


REGISTER = Register(
    name="returns",
    model=Return,
    words=("部门报送数据", "departments' returns"),
    about=(
        "只有部门自己知道的数，一项一期一行，附文件；处处标明“报送”，不与算出的数混在一起",
        "figures only the department knows, a row for each item and period with its document; always shown as reported",
    ),
    group="management",
    listed=("code", "clause", "item", "last_date", "value", "unit", "confirmed", "department"),
    filters=("clause", "item", "confirmed", "department"),
    search=("code", "clause", "item"),
    past=("last_date",),
    sequence=(("first_date", "last_date"),),
    purposes=(Purpose("document", ("依据文件", "the document it rests on")),),
)

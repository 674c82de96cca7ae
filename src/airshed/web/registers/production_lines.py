"""Production lines: what an enterprise makes, how much it may make, and whether it runs."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

UNITS = {
    "t_a": ("吨/年", "t/a"),
    "t_d": ("吨/日", "t/d"),
    "t_h": ("吨/时", "t/h"),
    "m3_a": ("立方米/年", "m³/a"),
    "m2_a": ("平方米/年", "m²/a"),
    "pieces_a": ("万块（件）/年", "10,000 pieces/a"),
    "mw": ("兆瓦", "MW"),
}


class ProductionLine(Row):
    """A production line of an enterprise."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("SC-001")
    name = text("名称", "name", longest=120, example="示例隧道窑生产线1号")
    enterprise = usual.enterprise(required=True)
    process = text("生产工艺", "process", longest=120, example="隧道窑焙烧")
    product = text("产品", "product", longest=80, example="烧结砖")
    capacity = number(
        "设计产能", "design capacity", "", decimals=3, help=("单位写在下一列", "its unit is the next column")
    )
    capacity_unit = choice("产能单位", "unit of the capacity", UNITS, example="吨/年")
    hours_a = number("年运行时间", "hours run in a year", "h", decimals=1, most=8784, example="7200")
    catalogue_class = usual.catalogue_class()
    approval_number = text("环评批复文号", "approval of its environmental assessment", longest=80)
    running_state = usual.running()
    commissioned_date = usual.commissioned()
    stopped_date = usual.stopped()
    operator = usual.person("负责人", "person in charge")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("生产线", "production line")
        constraints: ClassVar = one_at_a_time("production_lines", "code")


REGISTER = Register(
    name="production_lines",
    model=ProductionLine,
    words=("生产线", "production lines"),
    about=(
        "企业的生产线，一条一行；停了的也留着，写明停用日期",
        "the production lines of enterprises, a row each; one that was stopped stays, with its day",
    ),
    group="sources",
    listed=("code", "name", "enterprise", "product", "capacity", "capacity_unit", "running_state"),
    filters=("running_state", "catalogue_class", "enterprise", "area", "department"),
    search=("code", "name", "enterprise", "product"),
    past=("commissioned_date", "stopped_date"),
    sequence=(("commissioned_date", "stopped_date"),),
    purposes=(Purpose("document", ("批复文件", "approval")), Purpose("photo", ("照片", "photo"), photo=True)),
    part_of="enterprises",
    expected=("环评批复和排污许可证载明的生产线", "the lines named in approvals and permits"),
    source="二(一)",
)

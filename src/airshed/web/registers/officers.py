"""Inspection officers (执法人员): from whom random inspections are drawn."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, flag, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label


class Officer(Row):
    """Somebody with a licence to inspect."""

    code = usual.key_code("ZF-01")
    name = text("姓名", "name", required=True, longest=60, personal=True, example="示甲子")
    licence_number = text("执法证号", "licence number", longest=40, personal=True)
    licence_valid_to = day("执法证有效期至", "licence valid to", help=("含当天", "this day included"))
    unit = text("所在单位", "unit", longest=120, example="市生态环境综合行政执法支队")
    phone = usual.phone()
    expert_air = flag("专长：废气与在线监控", "knows emissions and online monitoring")
    expert_vehicles = flag("专长：机动车与油品", "knows vehicles and fuel")
    expert_dust = flag("专长：工地、矿山扬尘", "knows dust of sites and mines")
    expert_permits = flag("专长：排污许可与建设项目", "knows permits and projects")
    trained_date = day("最近培训日期", "last trained on")
    available = flag(
        "可参加抽查",
        "may be drawn",
        help=("外出、借调、停职的填“否”", "no while away, lent to others or suspended"),
    )

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("执法人员", "inspection officer")
        constraints: ClassVar = one_at_a_time("officers", "code")

    def __str__(self) -> str:
        """Return the code; who it is, is personal."""
        return str(self.code)


REGISTER = Register(
    name="officers",
    model=Officer,
    words=("执法人员", "inspection officers"),
    about=(
        "有执法证的检查人员，一人一行；“双随机”从这里抽人，应回避的企业记在“回避”里",
        "people with a licence to inspect, from whom random draws take; whom they may not inspect is in “recusals”",
    ),
    group="management",
    listed=("code", "name", "unit", "licence_valid_to", "available", "area"),
    filters=("available", "expert_air", "expert_vehicles", "expert_dust", "area", "department"),
    search=("code", "unit"),
    past=("trained_date",),
    purposes=(Purpose("document", ("执法证", "licence")),),
    expected=("执法人员名录库", "the department's own list of officers"),
    source="二(五)2",
)

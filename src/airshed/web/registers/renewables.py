"""Renewable plants and what they made month by month: generated, curtailed, available."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, number, text
from airshed.web.kit.register import Purpose, Register, Watch
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

KINDS = {
    "wind": ("风电", "wind"),
    "solar": ("光伏", "solar"),
    "biomass": ("生物质发电", "biomass"),
    "hydro": ("水电", "hydro"),
    "other": ("其他", "other"),
}


class Renewable(Placed):
    """A plant, or a month of a plant."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = text(
        "编号",
        "code",
        required=True,
        longest=60,
        help=(
            "电站一行用电站编号；每月电量另起一行，用“电站编号/年-月”",
            "a plant has its own code; each month of it is another row: the plant's code, a slash, year and month",
        ),
        example="FD-01/2019-10",
    )
    name = text("名称", "name", longest=120, example="示例风电场一期")
    plant = text("电站编号", "plant", longest=40, help=("月度行填它属于哪个电站", "of a month: which plant it is of"))
    enterprise = usual.enterprise()
    kind = choice("种类", "kind", KINDS, required=True)
    fuel = text("燃料", "fuel", longest=60, help=("生物质填，如秸秆", "of biomass, such as straw"))
    capacity_mw = number("装机容量", "capacity", "MW", example="49.5")
    approval_number = text("核准或备案文号", "number of the approval", longest=60)
    in_service_date = day("投运日期", "in service since")
    month_date = day(
        "月份", "month", help=("月度行填当月最后一天；电站行空着", "of a month: its last day; of a plant: empty")
    )
    generated_mwh = number("上网电量", "generated", "MWh")
    curtailed_mwh = number(
        "弃电量", "curtailed", "MWh", help=("怎样算的写在“口径和来源”里", "by the definition named beside")
    )
    available_mwh = number("可发电量", "could be generated", "MWh", help=("发电量加弃电量", "generated and curtailed"))
    definition = text(
        "口径和来源",
        "definition and source",
        longest=200,
        help=("弃电量怎样算、谁出具", "how curtailment is reckoned, and by whom"),
        example="电网调度机构月报",
    )

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("可再生能源电站", "renewable plant")
        constraints: ClassVar = one_at_a_time("renewables", "code")


REGISTER = Register(
    name="renewables",
    model=Renewable,
    words=("可再生能源电站", "renewable plants"),
    about=(
        "电站一座一行、不填月份；电量每站每月一行，填月份",
        "plants, a row each without a month; and a row for each plant and month with what it made",
    ),
    group="energy",
    listed=("code", "name", "kind", "capacity_mw", "in_service_date", "month_date", "generated_mwh", "curtailed_mwh"),
    filters=("kind", "plant", "month_date", "area", "department"),
    search=("code", "name", "plant"),
    past=("in_service_date", "month_date"),
    purposes=(
        Purpose("document", ("核准文件、调度月报", "approval, report of the grid")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    derived={"gap_mwh": "ROUND(available_mwh - generated_mwh - curtailed_mwh, 3)"},
    watch=Watch(
        "gap_mwh <> 0 OR (month_date IS NOT NULL AND plant = '')",
        (
            "发电量加弃电量不等于可发电量、或没有写电站的",
            "generated and curtailed are not what was available, or no plant is named",
        ),
        {"gap_mwh": (("差额", "difference"), "MWh")},
    ),
    expected=("电网公司并网电站名单", "the grid company's list of plants"),
    source="二(二)5",
)

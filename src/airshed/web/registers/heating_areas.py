"""Heating areas: buildings and blocks by how they are heated, and whether heat is metered there."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

METHODS = {
    "central": ("集中供热", "central heating"),
    "gas": ("燃气", "gas"),
    "electricity": ("电", "electricity"),
    "ground_source": ("地源热泵", "heat from the ground"),
    "waste_heat": ("工业余热", "waste heat"),
    "biomass": ("生物质", "biomass"),
    "coal": ("散煤", "coal stoves"),
}
BILLED_BY = {"area": ("按面积", "by area"), "heat": ("按用热量", "by heat used"), "both": ("两部制", "by both")}


class HeatingArea(Placed):
    """A building or block that is heated in one way."""

    code = usual.key_code("GR-001")
    name = text("名称", "name", required=True, longest=120, example="示例小区一期")
    method = choice("供热方式", "heated by", METHODS, required=True)
    supplier = text("供热单位", "supplier", longest=40, reference="enterprises", example="QY-001")
    area_m2 = number("供热面积", "heated area", "m²", decimals=1, example="32000")
    households = count("户数", "households")
    urban_village = flag("城中村或棚户区", "urban village or shanty area")
    connected_date = day("接入日期", "connected on")
    accepted_date = day("验收日期", "accepted on")
    metered_date = day("实行热计量日期", "heat metered since", help=("开始按用热量计", "first day heat is metered"))
    meters = count("热表数", "heat meters")
    billed_by = choice("计费方式", "billed by", BILLED_BY)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("供热面积", "heating area")
        constraints: ClassVar = one_at_a_time("heating_areas", "code")


REGISTER = Register(
    name="heating_areas",
    model=HeatingArea,
    words=("供热面积", "heating areas"),
    about=(
        "按供热方式划分的楼栋或小区，一处一行；有验收日期才算已验收",
        "buildings or blocks by how they are heated, a row each; accepted is what has a day of acceptance",
    ),
    group="energy",
    listed=("code", "name", "method", "area_m2", "connected_date", "accepted_date", "metered_date", "area"),
    filters=("method", "urban_village", "billed_by", "area", "department"),
    search=("code", "name"),
    alike=("name",),
    past=("connected_date", "accepted_date", "metered_date"),
    sequence=(("connected_date", "accepted_date"),),
    purposes=(
        Purpose("document", ("验收文件", "acceptance document")),
        Purpose("photo", ("热表照片", "photo of the meters"), photo=True),
    ),
    derived={"accepted": "accepted_date IS NOT NULL"},
    expected=("热力公司入网面积台账", "the heating companies' books of connected area"),
    source="二(二)2",
)

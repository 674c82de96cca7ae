"""Livestock farms: what they keep, where their manure goes, and whether they can treat it."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

ANIMALS = {
    "sheep": ("羊", "sheep and goats"),
    "beef": ("肉牛", "beef cattle"),
    "dairy": ("奶牛", "dairy cows"),
    "pig": ("生猪", "pigs"),
    "layer": ("蛋鸡", "laying hens"),
    "broiler": ("肉鸡", "broilers"),
    "horse": ("马、驼", "horses and camels"),
    "other": ("其他", "other"),
}
FACILITIES = {
    "compost": ("堆肥", "composting"),
    "tank": ("储存池", "storage tank"),
    "biogas": ("沼气", "biogas"),
    "handed_over": ("委托处理", "handed over to others"),
    "none": ("无", "none"),
}


class Farm(Placed):
    """A farm, or a place where herders keep animals together."""

    code = usual.key_code("YZ-001")
    name = text("名称", "name", required=True, longest=120, example="示例养殖合作社")
    credit_code = usual.credit_code()
    legal_person = usual.person("负责人", "person in charge")
    phone = usual.phone()
    address = usual.address()
    animal = choice("畜种", "animal", ANIMALS)
    head = count(
        "数量",
        "head",
        help=(
            "猪、肉牛、肉鸡填年出栏，奶牛、蛋鸡、羊填存栏",
            "of pigs, beef cattle and broilers sold a year, else kept",
        ),
    )
    large_scale = flag(
        "规模养殖场",
        "large farm",
        help=("按自治区公布的规模标准", "by the region's published scale"),
        source="畜禽规模养殖污染防治条例第四十三条",
    )
    facility = choice("粪污处理方式", "how manure is treated", FACILITIES)
    manure_facility = flag("粪污处理设施已配套并验收", "has a manure facility, accepted")
    accepted_date = day("设施验收日期", "facility accepted on")
    manure_t = number("粪污年产生量", "manure a year", "t", decimals=1)
    used_t = number(
        "粪污年利用量",
        "manure used a year",
        "t",
        decimals=1,
        help=("还田、制肥、沼气；多于产生量的按产生量计", "as fertiliser or gas; more than there is counts as all"),
    )
    use = text("去向", "where it goes", longest=120)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("养殖场", "livestock farm")
        constraints: ClassVar = one_at_a_time("farms", "code")


REGISTER = Register(
    name="farms",
    model=Farm,
    words=("养殖场", "livestock farms"),
    about=(
        "养殖场（小区），一处一行；规模以下的也登记，粪污利用率按全部养殖场算",
        "farms, a row each, smaller ones too: the share of manure used is that of all of them",
    ),
    group="land",
    listed=("code", "name", "animal", "head", "large_scale", "manure_facility", "area"),
    filters=("animal", "large_scale", "manure_facility", "facility", "area", "department"),
    search=("code", "name", "credit_code", "address"),
    alike=("name", "credit_code"),
    past=("accepted_date",),
    purposes=(
        Purpose("photo", ("设施照片", "photo of the facility"), photo=True),
        Purpose("document", ("验收或委托合同", "acceptance, or contract of who takes it")),
    ),
    derived={"manure_used_t": "CASE WHEN used_t > manure_t THEN manure_t ELSE used_t END"},
    labels={"manure_used_t": ("计入的粪污利用量", "manure used, as counted")},
    expected=("农牧部门直联直报系统的规模养殖场数", "the count of large farms in the ministry's system of returns"),
    source="二(四)3",
)

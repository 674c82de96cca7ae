"""Unlicensed filling points and mobile tankers: who told of them, what was seized, and the proof that they are gone."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

KINDS = {
    "point": ("固定加油点", "filling point"),
    "tanker": ("流动加油车", "mobile tanker"),
    "store": ("黑油窝点", "hidden store"),
}
TIPS = {
    "complaint": ("投诉举报", "complaint"),
    "patrol": ("网格巡查", "patrol"),
    "campaign": ("专项行动", "campaign"),
    "transfer": ("部门移送", "from another office"),
}
ACTIONS = {
    "closed": ("取缔关闭", "closed"),
    "seized": ("查扣车辆设备", "vehicle and equipment seized"),
    "police": ("移送公安", "handed to the police"),
}
PRODUCTS = {"petrol": ("汽油", "petrol"), "diesel": ("柴油", "diesel"), "mixed": ("汽柴油", "both")}


class IllegalFuelSite(Placed):
    """A filling point without a licence."""

    code = usual.key_code("HJ-2019-01")
    kind = choice("类别", "kind", KINDS, required=True, example="流动加油车")
    found_date = day("发现日期", "found on", required=True)
    tip = choice("线索来源", "who told of it", TIPS)
    name = text("名称", "name", longest=120)
    address = usual.address()
    legal_person = usual.person("经营者", "operator")
    phone = usual.phone()
    plate = usual.plate()
    product = choice("油品", "product", PRODUCTS)
    due_date = day("清除期限", "to be cleared by")
    action = choice("处理措施", "action", ACTIONS)
    seized_kg = number("查扣油品", "fuel seized", "kg", decimals=1)
    seized_items = text("查扣车辆设备", "vehicles and equipment seized", longest=200)
    penalty_yuan = number("罚款", "fine", "yuan", decimals=2)
    decision_number = usual.paper_number("处罚决定书文号", "decision")
    cleared_date = day("清除日期", "cleared on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("黑加油站点", "illegal fuel site")
        constraints: ClassVar = one_at_a_time("illegal_fuel_sites", "code")


REGISTER = Register(
    name="illegal_fuel_sites",
    model=IllegalFuelSite,
    words=("黑加油站点", "illegal fuel sites"),
    about=(
        "无证无照的加油点、流动加油车，一处（辆）一行；清除时拍照",
        "filling points and tankers without licence, a row each; a photo proves that one is cleared",
    ),
    group="transport",
    listed=("code", "kind", "tip", "found_date", "due_date", "cleared_date", "action", "area"),
    filters=("kind", "tip", "action", "area", "department"),
    search=("code", "name", "address"),
    past=("found_date", "cleared_date"),
    sequence=(("found_date", "cleared_date"), ("found_date", "due_date")),
    purposes=(
        Purpose("found", ("发现时", "as found"), photo=True),
        Purpose("after", ("清除后", "after it was cleared"), photo=True),
        Purpose("document", ("查扣清单、处罚决定", "list of what was seized, decision")),
    ),
    closing=Closing("cleared_date", ("清除", "cleared"), ("after",), due="due_date"),
    expected=("举报、巡查和专项行动发现的", "those that tips, patrols and campaigns found"),
    source="二(三)3",
)

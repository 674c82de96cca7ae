"""Filling stations, depots and tankers: vapour recovery, its tests, its online monitoring, and what is sold."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Latest, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

KINDS = {
    "station": ("加油站", "filling station"),
    "depot": ("储油库", "depot"),
    "tanker": ("油罐车", "tanker"),
}
HELD = """
passed
AND COALESCE(air_liquid_ratio BETWEEN 1.0 AND 1.2, TRUE)
AND COALESCE(resistance_18_pa <= 40, TRUE)
AND COALESCE(resistance_28_pa <= 90, TRUE)
AND COALESCE(resistance_38_pa <= 155, TRUE)
AND COALESCE(tightness_pa >= tightness_limit_pa, TRUE)
"""
"""A test counts as passed where it says so and no figure of it is outside the limits of GB 20952."""


class FuelSite(Placed):
    """A place or a vehicle that holds fuel."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("YZ-01")
    name = text("名称", "name", required=True, longest=120, example="示例加油站")
    kind = choice("类别", "kind", KINDS, required=True, example="加油站")
    enterprise = usual.enterprise()
    credit_code = usual.credit_code()
    legal_person = usual.person("负责人", "person in charge")
    phone = usual.phone()
    address = usual.address()
    licence = usual.paper_number("成品油经营批准证书号", "licence to sell fuel")
    licence_valid_to = day("证书有效期至", "licence valid until")
    plate = usual.plate()
    nozzles = count("加油枪数", "nozzles", "", most=200)
    tank_m3 = number("油罐总容积", "volume of tanks", "m³", decimals=1)
    petrol_sold = flag("销售汽油", "sells petrol")
    diesel_sold = flag("销售柴油", "sells diesel")
    urea_sold = flag("供应车用尿素", "sells urea", source="GB 29518-2013")
    recovery_done_date = day("油气回收治理完成日期", "vapour recovery in place since", source="GB 20952")
    online_date = day("在线监控联网日期", "monitored online since")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("加油站、储油库、油罐车", "fuel site or tanker")
        constraints: ClassVar = one_at_a_time("fuel_sites", "code")


REGISTER = Register(
    name="fuel_sites",
    model=FuelSite,
    words=("加油站、储油库、油罐车", "fuel sites and tankers"),
    about=(
        "加油站、储油库、油罐车，一处（辆）一行；销量取上一个完整年，检测取最近一次",
        "stations, depots and tankers, a row each; sales are those of the last full year, the test is the last one",
    ),
    group="transport",
    listed=("code", "name", "kind", "recovery_done_date", "online_date", "diesel_sold", "urea_sold", "area"),
    filters=("kind", "diesel_sold", "urea_sold", "area", "department"),
    search=("code", "name", "address", "credit_code"),
    alike=("name", "credit_code"),
    past=("recovery_done_date", "online_date"),
    sequence=(("recovery_done_date", "online_date"),),
    purposes=(
        Purpose("photo", ("油气回收装置", "vapour recovery"), photo=True),
        Purpose("document", ("证书、验收文件", "licence, acceptance")),
    ),
    latest=(
        Latest(
            "fuel_sales",
            "site",
            "reported_date",
            {"petrol_sales_t": "petrol_t"},
            where="year = EXTRACT(YEAR FROM as_of) - 1",
        ),
        Latest("vapour_tests", "site", "test_date", {"last_test_date": "test_date", "last_test_passed": HELD}),
    ),
    derived={"online_required": "kind = 'station' AND petrol_sales_t > 5000"},
    labels={
        "petrol_sales_t": ("上一完整年汽油销量", "petrol sold in the last full year"),
        "last_test_date": ("最近检测日期", "last tested on"),
        "last_test_passed": ("最近检测合格", "passed the last test"),
        "online_required": ("应装在线监控", "online monitoring is due"),
    },
    expected=("商务部门成品油零售经营批准", "licences of the commerce authority to sell fuel"),
    source="二(三)3",
)

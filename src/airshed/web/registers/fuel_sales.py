"""What filling stations sell in a year."""

from typing import ClassVar

from airshed.web.kit.fields import count, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label


class FuelSale(Row):
    """A site in a calendar year."""

    site = text("加油站", "site", required=True, longest=40, reference="fuel_sites", example="YZ-01")
    year = count("年份", "year", least=2000, most=2100, required=True, help=("自然年", "calendar year"), example="2018")
    reported_date = day("上报日期", "reported on", required=True, help=("从这天起才算", "it counts from that day on"))
    petrol_t = number(
        "汽油销量",
        "petrol sold",
        "t",
        decimals=2,
        help=("柴油不计；恰为5000吨不算大于5000吨", "without diesel; exactly 5,000 t is not more than 5,000 t"),
        example="4180.5",
    )
    diesel_t = number("柴油销量", "diesel sold", "t", decimals=2)
    bought_petrol_t = number("汽油购进量", "petrol bought", "t", decimals=2)
    invoiced_petrol_t = number(
        "开票汽油量", "petrol invoiced", "t", decimals=2, help=("税务部门核对的数", "as the tax office counts it")
    )
    gas_t = number("天然气销量", "natural gas sold", "t", decimals=2)
    urea_t = number("车用尿素销量", "urea sold", "t", decimals=2)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("油品销量", "fuel sales")
        constraints: ClassVar = one_at_a_time("fuel_sales", "site", "year")


REGISTER = Register(
    name="fuel_sales",
    model=FuelSale,
    words=("油品销量", "fuel sales"),
    about=(
        "加油站每年的销量，一站一年一行；上一个完整年的汽油销量决定要不要装在线监控",
        "what stations sell, a row a year; petrol of the last full year decides whether one is monitored online",
    ),
    group="transport",
    key=("site", "year"),
    listed=("site", "year", "petrol_t", "diesel_t", "invoiced_petrol_t", "urea_t", "reported_date"),
    filters=("site", "year", "department"),
    search=("site",),
    past=("reported_date",),
    purposes=(Purpose("document", ("销售报表", "return of sales")),),
    part_of="fuel_sites",
    expected=("商务、税务部门的成品油销售统计", "sales as the commerce and tax offices count them"),
    source="二(三)3",
)

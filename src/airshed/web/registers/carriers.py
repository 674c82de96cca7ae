"""Freight carriers: month by month what trucks they run and how much goes by rail."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import count, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

LARGE_FLEET = 20
"""A fleet of more diesel vehicles keeps ledgers of upkeep, fuel and urea."""


class Carrier(Row):
    """A carrier in a month."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("HY-01")
    month_date = usual.month_end()
    name = text("名称", "name", longest=120, example="示例货运公司")
    enterprise = usual.enterprise()
    credit_code = usual.credit_code()
    legal_person = usual.person("负责人", "person in charge")
    phone = usual.phone()
    address = usual.address()
    licence = usual.paper_number("道路运输经营许可证号", "transport licence")
    trucks = count(
        "货车数", "trucks", "", help=("月末在用的全部货车", "all trucks in use at the end of the month"), example="32"
    )
    trucks_diesel = count("其中柴油货车", "of them diesel")
    trucks_clean = count(
        "其中国五及以上或新能源",
        "of them stage 5 or higher, or new energy",
        help=("不超过货车数", "not above all trucks"),
    )
    trucks_new_energy = count(
        "其中新能源",
        "of them new energy",
        help=("纯电动、插电式混合动力、燃料电池", "battery electric, plug-in hybrid, fuel cell"),
        source="工业和信息化部令第39号",
    )
    tonnage_t = number("货运量", "freight", "t", decimals=1, help=("公路和铁路合计", "by road and rail together"))
    rail_tonnage_t = number("其中铁路货运量", "of it by rail", "t", decimals=1)
    turnover_tkm = number("货物周转量", "transport work", "t·km", decimals=1)
    diesel_t = number("柴油消耗量", "diesel used", "t", decimals=2)
    urea_t = number("车用尿素消耗量", "urea used", "t", decimals=2)
    ledgers_kept = flag(
        "维修、燃油、尿素台账齐全",
        "ledgers of upkeep, fuel and urea kept",
        source="环大气〔2018〕179号",
    )
    reported_date = day("上报日期", "reported on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("货运企业", "freight carrier")
        constraints: ClassVar = one_at_a_time("carriers", "code", "month_date")


REGISTER = Register(
    name="carriers",
    model=Carrier,
    words=("货运企业", "freight carriers"),
    about=(
        "货运企业的车辆和货运量，一家一月一行；年度比例按月汇总",
        "trucks and freight of carriers, a row for each carrier and month; shares of a year are of all its months",
    ),
    group="transport",
    key=("code", "month_date"),
    listed=("code", "month_date", "name", "trucks", "trucks_clean", "trucks_new_energy", "tonnage_t", "rail_tonnage_t"),
    filters=("code", "month_date", "department"),
    search=("code", "name"),
    past=("month_date", "reported_date"),
    purposes=(Purpose("document", ("报表", "return")),),
    derived={"ledger_due": f"trucks_diesel > {LARGE_FLEET}"},
    labels={"ledger_due": ("应建台账", "ledgers are due")},
    expected=("道路运输经营许可、铁路货运站统计", "transport licences, and the figures of the freight station"),
    source="二(三)1",
)

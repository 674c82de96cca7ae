"""Energy by enterprise and month: what was burnt and bought, in tonnes of standard coal, and whether it adds up."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, number
from airshed.web.kit.register import Purpose, Register, Watch
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

USERS = {
    "power": ("发电", "power"),
    "heat": ("供热", "heat supply"),
    "industry": ("工业", "industry"),
    "services": ("商业服务", "shops and services"),
    "households": ("居民", "households"),
    "other": ("其他", "other"),
}
TCE = {"coal_t": "0.7143", "diesel_t": "1.4571", "gas_m3": "0.00133", "power_kwh": "0.0001229", "heat_gj": "0.03412"}
"""Tonnes of standard coal in a unit of each: equivalents of GB/T 2589, power counted by its heat."""
NEAR = "0.01"
"""Share of the total by which it may differ from what its fuels make: the calorific value of coal varies."""


class EnergyUse(Row):
    """What an enterprise used in a month."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    enterprise = usual.enterprise(required=True)
    month_date = usual.month_end()
    user_class = choice("用户类别", "class of user", USERS)
    coal_t = number("煤炭消费量", "coal used", "t", help=("实物量", "tonnes as burnt"), example="1250.5")
    coal_bought_t = number("煤炭购进量", "coal bought", "t", example="1300")
    coal_stock_t = number("月末煤炭库存", "coal in stock at the end of the month", "t", example="420")
    diesel_t = number("柴油消费量", "diesel used", "t")
    gas_m3 = number("天然气消费量", "natural gas used", "m³", decimals=1)
    power_kwh = number("电力消费量", "power used", "kWh", decimals=1)
    heat_gj = number("外购热力", "heat bought", "GJ", decimals=2)
    energy_tce = number(
        "综合能源消费量",
        "energy used in all",
        "tce",
        source="GB/T 2589",
        help=(
            "折标准煤，电按当量值；与各能源按系数折算之和相差超过 1% 的会列出",
            "in standard coal, power by its heat; rows more than 1 % off the sum of their fuels are listed",
        ),
        example="1102.7",
    )
    output_yuan = number("产值", "output", "yuan", decimals=2, help=("可比价", "at constant prices"), example="5200000")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("企业能源消费", "energy used in a month")
        constraints: ClassVar = one_at_a_time("energy_use", "enterprise", "month_date")


_FUELS = " + ".join(f"COALESCE({name}, 0) * {factor}" for name, factor in TCE.items())

REGISTER = Register(
    name="energy_use",
    model=EnergyUse,
    words=("企业能源消费", "energy use by enterprise and month"),
    about=(
        "用能单位一月一行；居民和商户散煤按购销台账汇总，记在供煤单位名下作一户",
        "users of energy, a row for each month; bulk coal of homes and shops is one user, under whoever supplies it",
    ),
    key=("enterprise", "month_date"),
    group="energy",
    listed=("enterprise", "month_date", "user_class", "coal_t", "energy_tce", "output_yuan"),
    filters=("user_class", "month_date", "department"),
    search=("enterprise",),
    past=("month_date",),
    purposes=(Purpose("document", ("统计报表、购煤发票", "return, invoices of coal")),),
    derived={
        "output_10k_yuan": "ROUND(output_yuan / 10000, 6)",
        "fuels_tce": f"ROUND({_FUELS}, 3)",
        "gap_tce": f"ROUND(energy_tce - ({_FUELS}), 3)",
        "unexplained_coal_t": (
            "ROUND(coal_stock_t - LAG(coal_stock_t) OVER (PARTITION BY enterprise ORDER BY month_date)"
            " - coal_bought_t + coal_t, 3)"
        ),
    },
    watch=Watch(
        f"ABS(gap_tce) > {NEAR} * energy_tce OR unexplained_coal_t <> 0",
        ("能源折算或煤炭进销存对不上的", "energy that does not follow from its fuels, or coal that does not add up"),
        {
            "gap_tce": (("折算差额", "off the fuels by"), "tce"),
            "unexplained_coal_t": (("不平煤量", "coal unexplained"), "t"),
        },
    ),
    part_of="enterprises",
    expected=("统计局规模以上用能单位名单", "the statistics bureau's list of users of energy"),
    source="二(二)1",
)

"""Fertiliser, pesticide and organic manure used, month by month."""

from typing import ClassVar

from airshed.web.kit.fields import choice, count, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

PRODUCTS = {
    "fertiliser": ("化肥（折纯）", "fertiliser, as nutrient"),
    "pesticide": ("农药", "pesticide"),
    "organic": ("有机肥", "organic manure"),
}


class FertiliserUse(Row):
    """What was used of a product in a month."""

    product = choice("产品", "product", PRODUCTS, required=True)
    month_date = day(
        "月份（写月末日期）",
        "month, by its last day",
        required=True,
        help=("写当月最后一天；本年和上年要用同一天", "last day of the month; years are compared day by day"),
        example="2019-10-31",
    )
    amount_t = number(
        "使用量",
        "amount used",
        "t",
        help=("没报的空着，不要写 0", "empty until it is reported, not 0"),
        source="农业统计报表",
    )
    sown_ha = number("播种面积", "area sown", "ha", decimals=1)
    reporting = count("报送单位数", "units that reported")
    compiled_by = text("汇总单位", "compiled by", longest=120)
    compiled_date = day("汇总日期", "compiled on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("化肥农药使用", "fertiliser and pesticide used")
        constraints: ClassVar = one_at_a_time("fertiliser_use", "product", "month_date")

    def __str__(self) -> str:
        """Return product and month."""
        return f"{self.get_product_display()} {self.month_date:%Y-%m}"


REGISTER = Register(
    name="fertiliser_use",
    model=FertiliserUse,
    words=("化肥农药使用", "fertiliser and pesticide used"),
    about=(
        "化肥、农药、有机肥，每种每月一行，到月就登记，数后补；上年同月也要有，才能比",
        "fertiliser, pesticide, manure, a row each month; those of the year before too, or nothing is compared",
    ),
    group="land",
    key=("product", "month_date"),
    listed=("product", "month_date", "amount_t", "sown_ha", "reporting", "department"),
    filters=("product", "department"),
    search=("product",),
    past=("month_date", "compiled_date"),
    purposes=(Purpose("document", ("统计报表", "the statistical return")),),
    source="二(四)3",
)

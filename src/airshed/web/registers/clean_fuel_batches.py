"""Batches of clean briquettes and biomass fuel: who supplied them, how they tested, where they went."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Purpose, Register, Watch
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

PRODUCTS = {
    "briquette": ("洁净型煤", "clean briquettes"),
    "semi_coke": ("兰炭", "semi-coke"),
    "biomass_pellet": ("生物质颗粒", "biomass pellets"),
    "biomass_briquette": ("生物质压块", "biomass briquettes"),
}


class CleanFuelBatch(Row):
    """A batch of fuel delivered to households."""

    code = usual.key_code("RL-2019-001")
    supplier = text("供应单位", "supplier", longest=120, example="示例洁净煤配送有限公司")
    product = choice("品种", "product", PRODUCTS)
    quantity_t = number("数量", "quantity", "t", example="120")
    delivered_date = day("配送日期", "delivered on", example="2019-10-20")
    block = text("配送片区", "block", longest=60, example="示例棚户区三片")
    households = count("配送户数", "households supplied")
    test_date = day("检测日期", "tested on")
    lab = usual.lab()
    report_number = usual.report_number()
    sulphur_pct = usual.content("全硫（干基）", "sulphur, dry")
    sulphur_limit_pct = usual.content("全硫限值", "limit of sulphur")
    ash_pct = usual.content("灰分（干基）", "ash, dry")
    ash_limit_pct = usual.content("灰分限值", "limit of ash")
    limit_source = text("限值依据", "source of the limits", longest=120, example="GB 34170-2017")
    passed = flag("检测合格", "passed its test")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("燃料批次", "batch of clean fuel")
        constraints: ClassVar = one_at_a_time("clean_fuel_batches", "code")


REGISTER = Register(
    name="clean_fuel_batches",
    model=CleanFuelBatch,
    words=("洁净型煤与生物质燃料批次", "batches of clean briquettes and biomass fuel"),
    about=(
        "配送给居民的洁净型煤和生物质燃料，一批一行；取暖改造户写明用的是哪一批",
        "clean fuel delivered to households, a row for each batch; households name the batch they got",
    ),
    group="energy",
    listed=("code", "supplier", "product", "quantity_t", "delivered_date", "test_date", "passed"),
    filters=("product", "passed", "delivered_date", "block", "department"),
    search=("code", "supplier", "report_number"),
    past=("delivered_date", "test_date"),
    purposes=(
        Purpose("document", ("检测报告", "test report")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    watch=Watch(
        "passed AND (test_date IS NULL OR sulphur_pct > sulphur_limit_pct OR ash_pct > ash_limit_pct)",
        ("判为合格、但没有检测或超限值的", "passed, though not tested or above a limit"),
    ),
    expected=("中标供应单位配送单", "delivery notes of the suppliers"),
    source="二(二)2",
)

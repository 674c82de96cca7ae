"""The ledger of bulk coal: bought, sold and in stock, entry by entry, and what of it nobody can explain."""

from typing import ClassVar

from airshed.web.kit.fields import day, number, text
from airshed.web.kit.register import Purpose, Register, Watch
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

BUYERS = ("sold_households_t", "sold_shops_t", "sold_plants_t", "sold_outlets_t")
"""Sold by class of buyer; together they are what was sold."""


class CoalEntry(Row):
    """An entry of an outlet's ledger."""

    outlet = text("网点", "outlet", required=True, longest=40, reference="coal_outlets", example="MD-001")
    entry_date = day("记账日期", "day of the entry", required=True, example="2019-10-31")
    opening_t = number(
        "期初库存",
        "stock at the beginning",
        "t",
        help=("只有网点的第一笔要填", "of an outlet's first entry only"),
    )
    bought_t = number("购进", "bought", "t", help=("上一笔之后购进的", "since the entry before"), example="60")
    supplier = text("供货单位", "supplier", longest=120)
    sold_t = number("销售", "sold", "t", help=("上一笔之后售出的", "since the entry before"), example="45.5")
    sold_households_t = number("其中售居民", "of which to households", "t")
    sold_shops_t = number("其中售商户", "of which to shops", "t")
    sold_plants_t = number("其中售企业", "of which to plants", "t")
    sold_outlets_t = number("其中售其他网点", "of which to other outlets", "t")
    stock_t = number("结存", "in stock", "t", help=("记账当日盘存", "as counted on the day"), example="114.5")
    counted_by = text("盘存人", "counted by", longest=60)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("散煤购销记录", "entry of the coal ledger")
        constraints: ClassVar = one_at_a_time("coal_ledger", "outlet", "entry_date")


_SUM = " + ".join(f"COALESCE({name}, 0)" for name in BUYERS)
_NAMED = f"COALESCE({', '.join(BUYERS)}) IS NOT NULL"

REGISTER = Register(
    name="coal_ledger",
    model=CoalEntry,
    words=("散煤购销台账", "bulk-coal ledger"),
    about=(
        "网点的散煤进销存，一次盘存一行；结存应等于上一笔结存加购进减销售，不平的会列出",
        "bulk coal of outlets, a row for each count; stock is the one before, plus bought, less sold, or it is listed",
    ),
    key=("outlet", "entry_date"),
    group="energy",
    listed=("outlet", "entry_date", "bought_t", "sold_t", "stock_t", "department"),
    filters=("entry_date", "area", "department"),
    search=("outlet", "supplier"),
    past=("entry_date",),
    purposes=(Purpose("document", ("台账页、过磅单", "page of the ledger, weighing notes")),),
    derived={
        "unexplained_t": (
            "ROUND(stock_t - COALESCE(LAG(stock_t) OVER (PARTITION BY outlet ORDER BY entry_date),"
            " CASE WHEN LAG(entry_date) OVER (PARTITION BY outlet ORDER BY entry_date) IS NULL THEN opening_t END)"
            " - bought_t + sold_t, 3)"
        ),
        "unclassed_t": f"CASE WHEN {_NAMED} THEN ROUND(sold_t - ({_SUM}), 3) END",
    },
    watch=Watch(
        "unexplained_t <> 0 OR unclassed_t <> 0",
        ("进销存对不上的", "entries that do not add up"),
        {
            "unexplained_t": (("盘存与应有之差", "counted less what there should be"), "t"),
            "unclassed_t": (("未分买方的销量", "sold to nobody named"), "t"),
        },
    ),
    part_of="coal_outlets",
    expected=("在营网点每月至少一笔", "an entry a month from every open outlet at least"),
    source="二(二)3",
)

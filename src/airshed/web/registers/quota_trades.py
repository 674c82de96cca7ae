"""Quota trades: what an account of coal or of a pollutant received or gave, to whom, and what is left."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, number, text
from airshed.web.kit.register import Purpose, Register, Watch
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

KINDS = {
    "coal": ("煤炭消费", "coal"),
    "coal_replacement": ("煤炭减量置换", "replacement of coal"),
    "energy": ("用能权", "energy"),
    "so2": ("二氧化硫排污权", "SO2"),
    "nox": ("氮氧化物排污权", "NOx"),
    "pm": ("颗粒物排污权", "particles"),
    "voc": ("挥发性有机物排污权", "VOC"),
}
MOVES = {
    "allocation": ("核定分配", "allocated"),
    "purchase": ("买入", "bought"),
    "sale": ("卖出", "sold"),
    "replacement": ("置换", "replaced"),
    "use": ("清缴使用", "used"),
}


class QuotaTrade(Row):
    """An entry of an account."""

    code = usual.key_code("JY-2019-001")
    account = text("账户企业", "account", required=True, longest=40, reference="enterprises", example="QY-001")
    kind = choice("指标种类", "kind of quota", KINDS, required=True)
    move = choice("事由", "what for", MOVES)
    trade_date = day("日期", "day", required=True, example="2019-05-20")
    amount_t = number(
        "数量", "amount", "t", least=None, help=("得到为正，给出为负", "received is positive, given is negative")
    )
    balance_t = number("账户余额", "balance after it", "t", least=None)
    counterpart = text(
        "对手方",
        "counterpart",
        longest=120,
        help=("对方单位；核定分配写分配机关", "the other side; of an allocation, who allocated"),
    )
    counterpart_code = text(
        "对方记录编号", "the other side's entry", longest=40, help=("对方账户的同一笔", "the same trade in its account")
    )
    price_yuan = number("成交价款", "price paid", "yuan", decimals=2)
    contract_number = text("合同或批复文号", "number of contract or approval", longest=60)
    approved_date = day("批准日期", "approved on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("指标交易置换", "quota trade")
        constraints: ClassVar = one_at_a_time("quota_trades", "code")


REGISTER = Register(
    name="quota_trades",
    model=QuotaTrade,
    words=("煤炭与排放指标交易置换", "quota trades and replacements"),
    about=(
        "煤炭用量和排污指标账户的变动，双方各记一行；余额应等于上一笔余额加本笔数量",
        "moves of accounts of coal and emissions, a row on each side; the balance is the one before and the amount",
    ),
    group="energy",
    listed=("code", "account", "kind", "move", "trade_date", "amount_t", "balance_t", "counterpart"),
    filters=("kind", "move", "trade_date", "department"),
    search=("code", "account", "counterpart", "contract_number"),
    past=("trade_date", "approved_date"),
    purposes=(Purpose("document", ("合同、批复", "contract, approval")),),
    derived={
        "unexplained_t": (
            "ROUND(balance_t - COALESCE(LAG(balance_t) OVER (PARTITION BY account, kind ORDER BY trade_date, code), 0)"
            " - amount_t, 3)"
        )
    },
    watch=Watch(
        "unexplained_t <> 0 OR balance_t < 0 OR counterpart = ''",
        (
            "余额对不上、透支或没有对手方的",
            "with a balance that does not add up, an account overdrawn or no counterpart",
        ),
        {"unexplained_t": (("不平量", "unexplained"), "t")},
    ),
    expected=("交易机构成交记录、煤炭替代方案批复", "records of the exchange, approvals of replacement of coal"),
    source="二(二)1",
)

"""Samples of petrol, diesel, gas and urea where they are made, stored, sold and used; and what follows a failure."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

PRODUCTS = {
    "petrol": ("车用汽油", "petrol"),
    "diesel": ("车用柴油", "diesel"),
    "gas": ("车用压缩天然气", "compressed gas"),
    "lng": ("液化天然气", "liquefied gas"),
    "urea": ("车用尿素", "urea"),
}
LINKS = {
    "make": ("生产", "made"),
    "store": ("储存", "stored"),
    "sell": ("销售", "sold"),
    "use": ("使用", "used"),
}


class OilSample(Row):
    """A sample."""

    code = usual.key_code("YP-2019-001", longest=60)
    product = choice("品种", "product", PRODUCTS, required=True, example="车用柴油")
    link = choice("环节", "link", LINKS, required=True, example="销售")
    site = text("加油站、储油库", "fuel site", longest=40, reference="fuel_sites", example="YZ-01")
    place = text(
        "抽样地点", "sampled at", longest=200, help=("不在台账里的单位写这里", "for one that is in no register")
    )
    sample_date = day("抽样日期", "sampled on", required=True)
    random_drawn = flag(
        "随机抽取", "drawn at random", help=("线索抽检填否", "no, where a tip led there"), source="双随机抽查"
    )
    sampler = text("抽样人", "sampled by", longest=60)
    laboratory = usual.lab()
    report_number = usual.report_number()
    reported_date = day("报告日期", "reported on")
    sulphur_mg_kg = number("硫含量", "sulphur", "mg/kg", decimals=1, most=100_000)
    sulphur_limit_mg_kg = number(
        "硫含量限值", "limit of sulphur", "mg/kg", decimals=1, most=100_000, source="GB 19147-2016", example="10"
    )
    urea_percent = number(
        "尿素含量",
        "urea",
        "%",
        decimals=2,
        most=100,
        help=("31.8% 到 33.2%", "from 31.8 to 33.2 %"),
        source="GB 29518-2013",
    )
    nitrogen_percent = number("氮气含量", "nitrogen", "mol%", decimals=2, most=100)
    nitrogen_ok = flag(
        "氮气含量正常", "nitrogen is normal", help=("没有测定的空着", "empty where it was not determined")
    )
    failed_items = text("不合格项目", "what failed", longest=200)
    passed = usual.passed()
    follow_up_due = day("查处期限", "to be followed up by")
    followed_up_date = day("查处完毕日期", "followed up on")
    penalty_yuan = number("罚款", "fine", "yuan", decimals=2)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("油品、天然气、尿素抽检", "sample of oil, gas or urea")
        constraints: ClassVar = one_at_a_time("oil_samples", "code")


REGISTER = Register(
    name="oil_samples",
    model=OilSample,
    words=("油品、天然气、尿素抽检", "samples of oil, gas and urea"),
    about=(
        "抽检的样品，一个一行：哪个环节、是否随机、结果如何、不合格的查处到哪一步",
        "samples, a row each: where in the chain, whether at random, the result, and how far a failure is followed up",
    ),
    group="transport",
    listed=("code", "product", "link", "site", "sample_date", "random_drawn", "passed", "followed_up_date"),
    filters=("product", "link", "random_drawn", "passed", "site", "sample_date", "department"),
    search=("code", "place", "report_number"),
    past=("sample_date", "reported_date", "followed_up_date"),
    sequence=(("sample_date", "reported_date"), ("sample_date", "followed_up_date"), ("sample_date", "follow_up_due")),
    purposes=(
        Purpose("document", ("检验报告、处罚决定", "report, decision")),
        Purpose("photo", ("抽样照片", "photo of the sampling"), photo=True),
    ),
    expected=("年度抽检计划", "the year's plan of sampling"),
    source="二(三)3",
)

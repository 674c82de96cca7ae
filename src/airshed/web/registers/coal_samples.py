"""Coal samples: who drew them, under which seal they went to which laboratory, what was found, what followed."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, text
from airshed.web.kit.register import Purpose, Register, Watch
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

KINDS = {
    "bulk": ("散煤", "bulk coal"),
    "briquette": ("型煤", "briquettes"),
    "anthracite": ("无烟煤", "anthracite"),
    "semi_coke": ("兰炭", "semi-coke"),
    "lignite": ("褐煤", "lignite"),
    "industrial": ("工业用煤", "coal for industry"),
}
FOLLOW_UPS = {
    "recall": ("召回", "recalled"),
    "seal_up": ("封存", "sealed up"),
    "fine": ("处罚", "fined"),
    "removed": ("清退出市场", "taken off the market"),
    "retest": ("复检", "tested again"),
}


class CoalSample(Row):
    """A sample of what an outlet sells."""

    code = usual.key_code("MY-2019-001")
    outlet = text("网点", "outlet", required=True, longest=40, reference="coal_outlets", example="MD-001")
    random_drawn = flag("随机抽取", "drawn at random")
    kind = choice("煤种", "kind of coal", KINDS)
    sample_date = day("采样日期", "sampled on", required=True)
    sampler = text("采样人", "sampled by", longest=60, help=("两人以上", "two at least"))
    seal_number = text("封样编号", "number of the seal", longest=40, example="FY-0031")
    spare_kept = flag("留有备份样", "a spare is kept")
    lab = usual.lab()
    received_date = day("实验室收样日期", "received by the laboratory on")
    seal_intact = flag("收样时封条完好", "seal whole when received")
    report_number = usual.report_number()
    reported_date = day("出具报告日期", "reported on")
    sulphur_pct = usual.content("全硫（干基）", "sulphur, dry")
    sulphur_limit_pct = usual.content("全硫限值", "limit of sulphur")
    ash_pct = usual.content("灰分（干基）", "ash, dry")
    ash_limit_pct = usual.content("灰分限值", "limit of ash")
    volatile_pct = usual.content("挥发分（干燥无灰基）", "volatile matter, dry and ash-free")
    volatile_limit_pct = usual.content("挥发分限值", "limit of volatile matter")
    limit_source = text(
        "限值依据",
        "source of the limits",
        longest=120,
        help=("限值随煤种和标准不同，写标准号", "limits differ by kind and standard: name the standard"),
        example="GB 34169-2017",
    )
    passed = flag("合格", "passed", help=("以检测报告结论为准", "as the laboratory's report concludes"))
    follow_up = choice("处理方式", "what followed", FOLLOW_UPS)
    follow_up_due = day("处理期限", "to be followed up by")
    followed_up_date = day("处理完成日期", "followed up on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("煤质抽检", "coal sample")
        constraints: ClassVar = one_at_a_time("coal_samples", "code")


_OVER = " OR ".join(f"{part}_pct > {part}_limit_pct" for part in ("sulphur", "ash", "volatile"))

REGISTER = Register(
    name="coal_samples",
    model=CoalSample,
    words=("煤质抽检", "coal samples"),
    about=(
        "对售煤网点的抽检，一个样一行，从采样、封样、收样到报告和处理",
        "samples of what outlets sell, a row each, from drawing and sealing to the report and what followed",
    ),
    group="energy",
    listed=("code", "outlet", "sample_date", "seal_number", "lab", "passed", "follow_up_due", "followed_up_date"),
    filters=("passed", "kind", "random_drawn", "sample_date", "area", "department"),
    search=("code", "outlet", "seal_number", "report_number"),
    past=("sample_date", "received_date", "reported_date", "followed_up_date"),
    sequence=(
        ("sample_date", "received_date"),
        ("received_date", "reported_date"),
        ("sample_date", "followed_up_date"),
    ),
    purposes=(
        Purpose("photo", ("采样封样照片", "photo of the sealed sample"), photo=True),
        Purpose("document", ("检测报告、处理文书", "test report, papers of the follow-up")),
    ),
    watch=Watch(
        f"passed AND ({_OVER} OR seal_number = '' OR NOT seal_intact)",
        ("判为合格、但超限值或封样链条断开的", "passed, though above a limit or with a broken chain of custody"),
    ),
    part_of="coal_outlets",
    expected=("年度煤质抽检计划", "the year's plan of sampling"),
    source="二(二)3",
)

"""Rounds of leak detection: how many sealing points were due, tested and found to leak, and how the samples agreed."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import count, day, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label


class LdarRound(Row):
    """A round of leak detection at a source."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("VOC-001/2019-1", longest=60)
    voc_source = text("VOCs 源", "source of VOC", required=True, longest=40, reference="voc_sources", example="VOC-001")
    enterprise = usual.enterprise()
    round = usual.round_number()
    begins_date = day("本轮起始日期", "round begins on", required=True)
    due_date = day("本轮期限", "round due on", required=True)
    done_date = day("完成日期", "done on")
    contractor = text("检测单位", "tested by", longest=120)
    instrument = text("检测仪器", "instrument", longest=80, example="便携式 FID")
    background_ppm = number("环境本底", "background", "µmol/mol", decimals=1, most=1_000_000)
    components = count("应测密封点", "points to test", "")
    tested = count("已测密封点", "points tested", "")
    leaks = count("漏点数", "leaks", "")
    checked = count("抽查复测点数", "points tested again", "", help=("监管部门抽查", "by the authority, as a sample"))
    checked_off = count("抽查不符点数", "of them not agreeing", "")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("泄漏检测轮次", "round of leak detection")
        constraints: ClassVar = one_at_a_time("ldar_rounds", "code")


REGISTER = Register(
    name="ldar_rounds",
    model=LdarRound,
    words=("泄漏检测轮次", "rounds of leak detection"),
    about=(
        "每个源每一轮泄漏检测（LDAR），一轮一行；没做的也要有一行，才看得到欠账",
        "rounds of leak detection (LDAR), a row each; one that was not done has its row too, or nobody would miss it",
    ),
    group="sources",
    listed=("code", "voc_source", "round", "due_date", "done_date", "components", "tested", "leaks"),
    filters=("voc_source", "enterprise", "department"),
    search=("code", "voc_source", "enterprise", "contractor"),
    past=("done_date",),
    sequence=(("begins_date", "due_date"), ("begins_date", "done_date")),
    purposes=(Purpose("document", ("检测报告", "report of the test")),),
    derived={"untested": "components - tested"},
    labels={
        "untested": ("未测密封点", "points not tested"),
    },
    part_of="voc_sources",
    source="二(五)1",
)

"""Fugitive points: where dust or gas escapes without a stack, what the firm plans against it, and what was done."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

KINDS = {
    "storage": ("物料储存", "storage"),
    "transport": ("物料输送", "conveying"),
    "loading": ("装卸", "loading and unloading"),
    "crushing": ("破碎筛分", "crushing and screening"),
    "furnace": ("炉体逸散", "leaks of a furnace"),
    "roads": ("厂区道路", "roads of the works"),
    "other": ("其他", "other"),
}
MEASURES = {
    "enclosed": ("密闭", "enclosed"),
    "sealed": ("封闭", "closed building"),
    "hood": ("集气罩加除尘", "hood with dust filter"),
    "covered": ("覆盖", "covered"),
    "wind_net": ("防风抑尘网", "wind net"),
    "spray": ("喷淋、雾炮", "sprays"),
    "paved": ("硬化、冲洗", "paved and washed"),
    "other": ("其他", "other"),
}
"""Measures in the words of the national plan for kilns, 环大气〔2019〕56号 annex 5."""


class FugitivePoint(Placed):
    """A point from which dust or gas escapes without a stack."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("WZ-001")
    name = text("名称", "name", longest=120, example="示例原料堆场")
    enterprise = usual.enterprise(required=True)
    line = usual.line()
    kind = choice("环节", "kind", KINDS, example="物料储存")
    material = text("物料", "material", longest=60, example="原煤")
    measure = choice("治理措施", "measure", MEASURES, source="环大气〔2019〕56号 附件5")
    plan_number = text("方案编号", "number of the firm's plan", longest=60)
    plan_submitted_date = day("方案报送日期", "plan handed in on")
    plan_accepted_date = day("方案审核通过日期", "plan accepted on")
    measure_due = day("措施完成期限", "measure due on")
    measure_done_date = day("措施落实日期", "measure done on")
    video = flag("有视频监控", "watched by video")
    sensor = flag("有颗粒物传感器", "has a sensor of particles")
    checker = usual.person("验收人", "accepted by")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("无组织排放点", "fugitive point")
        constraints: ClassVar = one_at_a_time("fugitive_points", "code")


REGISTER = Register(
    name="fugitive_points",
    model=FugitivePoint,
    words=("无组织排放点", "fugitive points"),
    about=(
        "无组织排放治理方案中的点，一处一行；落实后要有前后照片",
        "points of firms' plans against fugitive emissions, a row each; photos before and after show what is done",
    ),
    group="sources",
    listed=("code", "name", "enterprise", "kind", "measure", "measure_due", "measure_done_date"),
    filters=("kind", "measure", "enterprise", "area", "department"),
    search=("code", "name", "enterprise", "material"),
    past=("plan_submitted_date", "plan_accepted_date", "measure_done_date"),
    sequence=(("plan_submitted_date", "plan_accepted_date"),),
    purposes=(
        Purpose("before", ("治理前", "before"), photo=True),
        Purpose("after", ("治理后", "after"), photo=True),
        Purpose("document", ("方案", "the firm's plan")),
    ),
    derived={"photo_pair": "files_before > 0 AND files_after > 0"},
    labels={
        "photo_pair": ("有前后照片", "photos before and after"),
    },
    closing=Closing("measure_done_date", ("落实", "measure done"), ("before", "after"), due="measure_due"),
    part_of="enterprises",
    source="二(一)4",
    expected=("企业无组织排放治理方案所列点数", "the points that firms' plans name"),
)

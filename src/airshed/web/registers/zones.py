"""Zones that keep trucks or machines out: the notice behind each, whom it keeps out, when, and who is exempt."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

KINDS = {
    "diesel_truck": ("柴油货车禁限行区", "diesel trucks kept out"),
    "truck": ("货车禁限行区", "trucks kept out"),
    "machine": ("高排放机械禁用区", "high-emission machines kept out"),
    "low_emission": ("低排放控制区", "low-emission zone"),
}
MEASURES = {"ban": ("禁止", "ban"), "hours": ("分时限制", "at some hours"), "permit": ("凭证通行", "by permit")}


class Zone(Row):
    """A zone."""

    code = usual.key_code("QY-01")
    name = text("名称", "name", required=True, longest=120, example="示例城区柴油货车限行区")
    kind = choice("类别", "kind", KINDS, required=True, example="柴油货车禁限行区")
    measure = choice("管控方式", "measure", MEASURES)
    max_stage = count(
        "管控到哪一阶段",
        "highest stage kept out",
        "",
        most=6,
        help=("3 为国三及以下（含国三）", "3 = stage 3 and all before it"),
        example="3",
    )
    area_code = text(
        "区域编号",
        "code of its outline",
        longest=40,
        help=("“区域”台账里的边界", "its outline in the register of areas"),
    )
    bounds = text("四至范围", "bounds in words", longest=500)
    hours = text("管控时段", "hours", longest=120, example="07:00–22:00")
    exemptions = text("豁免", "exempt", longest=300, example="抢险救灾、鲜活农产品运输车辆")
    legal_notice = text("公告标题", "legal notice", longest=200)
    notice_number = usual.paper_number("文号", "number of the notice")
    issuer = text("发布机关", "issued by", longest=60)
    drawn_date = day("划定日期", "drawn on")
    published_date = day("公布日期", "published on")
    effective_date = day("施行日期", "in force since")
    signs = count("标志数", "signs put up", "", most=10_000)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("限行与禁用区", "zone")
        constraints: ClassVar = one_at_a_time("zones", "code")


REGISTER = Register(
    name="zones",
    model=Zone,
    words=("限行与禁用区", "traffic and machine zones"),
    about=(
        "货车限行区和高排放机械禁用区，一个一行；以公告为准",
        "zones that keep trucks or machines out, a row each, as their notice says",
    ),
    group="transport",
    listed=("code", "name", "kind", "max_stage", "drawn_date", "published_date", "effective_date"),
    filters=("kind", "measure", "max_stage", "department"),
    search=("code", "name", "notice_number"),
    alike=("name",),
    past=("drawn_date", "published_date"),
    sequence=(("drawn_date", "published_date"), ("drawn_date", "effective_date")),
    purposes=(
        Purpose("document", ("公告原件", "the notice")),
        Purpose("sign", ("标志照片", "photo of a sign"), photo=True),
    ),
    expected=("公安交管、生态环境部门发布的公告", "notices of the traffic police and the environment bureau"),
    source="二(三)4",
)

"""Disclosures (信息公开): what a unit must publish, by when, whether it did, and where it can be read."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time, owned
from airshed.web.words import label

TOPICS = {
    "self_monitoring": ("自行监测", "own monitoring"),
    "emission_data": ("排放数据", "emission data"),
    "measures": ("治理设施和措施", "control measures"),
    "response": ("重污染应急响应", "emergency response"),
    "penalties": ("处罚和整改", "penalties and what was put right"),
    "machine_maker": ("非道路移动机械排放检验和控制技术", "non-road machines: emission tests and control techniques"),
    "air_quality": ("空气质量", "air quality"),
    "other": ("其他", "other"),
}


class Disclosure(Row):
    """Something that a unit must publish by a day."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("GK-2019-001")
    unit = text("公开单位", "unit", required=True, longest=120, example="示例建材有限责任公司")
    enterprise = usual.enterprise()
    topic = choice("公开内容", "topic", TOPICS, required=True)
    period = text("所属时段", "period it is about", longest=40, example="2019年第三季度")
    due_date = day("应公开日期", "due on", required=True)
    published_date = day("公开日期", "published on")
    channel = text("公开渠道", "where it was published", longest=120, example="企业网站")
    link = text(
        "网址",
        "address",
        longest=300,
        pattern=(r"https?://\S+", ("以 http:// 或 https:// 开头", "it begins with http:// or https://")),
        example="https://example.org/report",
    )
    legal_basis = text("公开依据", "what asks for it", longest=120)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("信息公开", "disclosure")
        constraints: ClassVar = one_at_a_time("disclosures", "code")


REGISTER = Register(
    name="disclosures",
    model=Disclosure,
    words=("信息公开", "disclosures due"),
    about=(
        "各单位应公开的信息，一项一期一行：应在哪天前公开、哪天公开的、在哪里看得到",
        "what units must publish, a row for each item and period: due when, published when, where to be read",
    ),
    group="management",
    listed=("code", "unit", "topic", "period", "due_date", "published_date"),
    filters=("topic", "enterprise", "department"),
    search=("code", "unit", "period"),
    past=("published_date",),
    purposes=(
        Purpose("photo", ("网页或公示栏照片", "photo of the page or board"), photo=True),
        Purpose("document", ("公开的文件", "what was published")),
    ),
    closing=Closing("published_date", ("公开", "published"), due="due_date"),
    expected=("重点排污单位名录，每家五项", "the list of key polluters, five items each"),
    source="二(八)3",
)

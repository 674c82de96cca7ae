"""Enterprises: one source, one file."""

from typing import ClassVar

from airshed.web.kit.fields import choice, day, flag, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

CLASSES = {
    "encouraged": ("鼓励类", "encouraged"),
    "permitted": ("允许类", "permitted"),
    "restricted": ("限制类", "restricted"),
    "eliminated": ("淘汰类", "to be eliminated"),
}


class Enterprise(Placed):
    """An enterprise with its own file of everything known of it."""

    RIGHTS: ClassVar = owned(enterprise="code")
    code = text("编号", "code", required=True, longest=40, example="QY-0001")
    name = text("名称", "name", required=True, longest=120, example="示例建材有限公司")
    credit_code = text(
        "统一社会信用代码",
        "unified social credit code",
        longest=18,
        pattern=("[0-9A-HJ-NPQRTUWXY]{18}", ("18 位数字和大写字母", "18 digits and capital letters")),
        index=True,
    )
    sector = text("行业", "sector", longest=60)
    address = text("地址", "address", longest=200)
    catalogue_class = choice("产业目录类别", "class in the catalogue", CLASSES)
    catalogue_checked_date = day("目录核对日期", "checked against the catalogue on")
    key_polluter = flag("重点排污单位", "key polluter")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("企业", "enterprise")
        constraints: ClassVar = one_at_a_time("enterprises", "code")


REGISTER = Register(
    name="enterprises",
    model=Enterprise,
    words=("企业名录", "enterprises"),
    about=("有污染源的企业，一家一行、一源一档", "enterprises with sources of pollution, a row each"),
    listed=("code", "name", "sector", "key_polluter", "area"),
    filters=("key_polluter", "catalogue_class", "area", "department"),
    search=("code", "name", "credit_code"),
    past=("catalogue_checked_date",),
    purposes=(Purpose("document", ("文件", "document")),),
)

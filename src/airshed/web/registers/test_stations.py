"""Stations that test emissions and workshops that repair what failed; whether tests are shown to the public."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

KINDS = {"test": ("检验机构", "test station"), "repair": ("维修机构", "repair workshop")}
CHANNELS = {
    "website": ("网站", "website"),
    "hall_screen": ("大厅屏幕", "screen in the hall"),
    "other": ("其他渠道", "another channel"),
    "none": ("没有公开", "not shown"),
}


class TestStation(Placed):
    """A station or a workshop."""

    __test__ = False
    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("JC-01")
    name = text("名称", "name", required=True, longest=120, example="示例机动车检测站")
    kind = choice("类别", "kind", KINDS, required=True, example="检验机构")
    enterprise = usual.enterprise()
    credit_code = usual.credit_code()
    legal_person = usual.person("负责人", "person in charge")
    phone = usual.phone()
    address = usual.address()
    licence = usual.paper_number("资质认定证书编号", "certificate of qualification")
    licence_valid_to = day("资质有效期至", "qualified until")
    lines = count("检测线数", "test lines", "", most=50)
    diesel_lines = count("其中柴油车线", "of them for diesel", "", most=50)
    linked_date = day("与生态环境部门联网日期", "linked to the bureau since", source="环大气〔2020〕31号")
    disclosure_channel = choice("公开渠道", "channel of disclosure", CHANNELS)
    disclosure_address = text("公开网址或屏幕位置", "address, or where the screen is", longest=200)
    disclosure_checked_date = day("公开核查日期", "disclosure checked on")
    disclosure_ok = flag(
        "核查时正在公开过程和结果",
        "showed tests and results when checked",
        help=("核查当时看到的，附照片", "as seen at the check, with a photo"),
    )
    checker = text("核查人", "checked by", longest=60)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("检验与维修机构", "test or repair station")
        constraints: ClassVar = one_at_a_time("test_stations", "code")


REGISTER = Register(
    name="test_stations",
    model=TestStation,
    words=("检验与维修机构", "test and repair stations"),
    about=(
        "机动车排放检验机构和维修机构，一家一行；公开情况以最近一次核查为准，附屏幕或网页照片",
        "stations that test and workshops that repair, a row each; what the last check saw, with a photo of the screen",
    ),
    group="transport",
    listed=("code", "name", "kind", "disclosure_channel", "disclosure_checked_date", "disclosure_ok", "area"),
    filters=("kind", "disclosure_channel", "disclosure_ok", "area", "department"),
    search=("code", "name", "address", "credit_code"),
    alike=("name", "credit_code"),
    past=("linked_date", "disclosure_checked_date"),
    purposes=(
        Purpose("screen", ("公开屏幕或网页", "the screen or page"), photo=True),
        Purpose("document", ("资质证书", "certificate")),
    ),
    expected=(
        "市场监管资质认定、交通维修备案",
        "qualifications of the market authority, workshops filed for transport",
    ),
    source="二(三)4",
)

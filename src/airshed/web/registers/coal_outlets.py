"""Coal outlets: whoever sells coal, with a licence or without, and whether a ledger is kept."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

FOUND_BY = {
    "business_register": ("市场主体登记", "business register"),
    "patrol": ("网格排查", "patrol of a grid"),
    "complaint": ("举报", "complaint"),
}


class CoalOutlet(Placed):
    """A place where coal is sold."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("MD-001")
    name = text("名称", "name", required=True, longest=120, example="示例民用煤配送点")
    enterprise = usual.enterprise()
    credit_code = usual.credit_code()
    owner = usual.person("经营者", "owner")
    phone = usual.phone()
    address = usual.address()
    found_by = choice("怎样发现", "found by", FOUND_BY)
    surveyed_date = day("排查日期", "surveyed on")
    licence_number = text("营业执照编号", "number of the licence", longest=60)
    licence_valid_to = day(
        "证照有效期至",
        "licence valid to",
        help=("含当日；没有证照的空着", "the last day it holds; empty = no licence"),
        example="2020-06-30",
    )
    yard_m2 = number("堆场面积", "yard", "m²", decimals=1)
    yard_covered = flag("堆场已封闭或遮盖", "yard enclosed or covered")
    ledger_kept = flag("建有散煤购销台账", "keeps a ledger of bulk coal")
    closed_date = day("关停日期", "closed on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("煤炭销售网点", "coal outlet")
        constraints: ClassVar = one_at_a_time("coal_outlets", "code")


REGISTER = Register(
    name="coal_outlets",
    model=CoalOutlet,
    words=("煤炭销售网点", "coal sales outlets"),
    about=(
        "售煤的单位和个人，一处一行，无证的也登记，关停的留在台账里；购销记在“散煤购销台账”",
        "whoever sells coal, a row each, licensed or not; closed ones stay; what is bought and sold is in the ledger",
    ),
    group="energy",
    listed=("code", "name", "surveyed_date", "licence_valid_to", "ledger_kept", "closed_date", "area"),
    filters=("ledger_kept", "licence_valid_to", "found_by", "area", "department"),
    search=("code", "name", "credit_code", "address"),
    alike=("name", "credit_code"),
    past=("surveyed_date", "closed_date"),
    purposes=(
        Purpose("photo", ("现场照片", "photo on the spot"), photo=True),
        Purpose("licence", ("证照", "licence")),
        Purpose("closed", ("关停后照片", "photo after closing"), photo=True),
    ),
    closing=Closing("closed_date", ("关停", "closed"), ("closed",)),
    expected=("市场主体登记与网格排查合并名录", "the business register merged with what grids found"),
    source="二(二)3",
)

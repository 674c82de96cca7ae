"""Enterprises: one source, one file (一源一档)."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, flag, text
from airshed.web.kit.register import Latest, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label


def _audits(kind: str, due: str, done: str) -> Latest:
    """Return the audit due in the year asked: one of a later year waits; of two, one not done in time counts."""
    return Latest(
        "audits",
        "enterprise",
        "due_year_date",
        {due: "due_date", done: "done_date"},
        where=f"kind = '{kind}'",
        by=("due_year_date", "NOT COALESCE(done_date <= due_date AND done_date <= as_of, FALSE)", "due_date"),
    )


class Enterprise(Placed):
    """An enterprise with its own file of everything known of it."""

    RIGHTS: ClassVar = owned(enterprise="code")
    code = usual.key_code("QY-001")
    name = text("名称", "name", required=True, longest=120, index=True, example="示例建材有限责任公司")
    credit_code = usual.credit_code()
    legal_person = usual.person("法定代表人", "legal representative")
    phone = usual.phone()
    address = usual.address()
    sector = usual.sector()
    key_polluter = flag("重点排污单位", "key polluter")
    listed_key_unit = flag("已列入重点排污单位名录", "in the list of key units")
    voc_key_unit = flag("挥发性有机物重点单位", "key unit for VOC")
    disclosed_date = day("环境信息公开日期", "disclosed its environmental data on")
    catalogue_class = usual.catalogue_class()
    catalogue_checked_date = day("产业目录核对日期", "checked against the catalogue on")
    screened_date = day("淘汰落后产能排查日期", "screened for outdated capacity on")
    waste_heat_suitable = flag("具备余热供热条件", "has waste heat to supply")
    waste_heat_checked_date = day("余热条件核查日期", "waste heat checked on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("企业", "enterprise")
        constraints: ClassVar = one_at_a_time("enterprises", "code")


REGISTER = Register(
    name="enterprises",
    model=Enterprise,
    words=("企业名录", "enterprises"),
    about=(
        "有污染源的企业，一家一行；排放口、锅炉等台账按企业编号归到它名下",
        "enterprises with sources of pollution, a row each; outlets, boilers and others refer to its code",
    ),
    group="sources",
    listed=("code", "name", "sector", "key_polluter", "area", "department"),
    filters=("sector", "key_polluter", "voc_key_unit", "catalogue_class", "area", "department"),
    search=("code", "name", "credit_code", "address"),
    alike=("name", "credit_code"),
    past=("disclosed_date", "catalogue_checked_date", "screened_date"),
    purposes=(Purpose("document", ("文件", "document")), Purpose("photo", ("照片", "photo"), photo=True)),
    latest=(
        _audits("cleaner_production", "audit_due", "audit_done_date"),
        _audits("energy", "energy_audit_due", "energy_audit_done_date"),
    ),
    expected=("污染源普查清单、市场主体登记", "the census of sources, and the register of businesses"),
    source="二(一)",
)

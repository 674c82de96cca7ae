"""Enterprises: one source, one file (一源一档)."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

SECTORS = {
    "heat": ("热力", "heat supply"),
    "power": ("发电", "power"),
    "metallurgy": ("冶炼", "metallurgy"),
    "building_materials": ("建材", "building materials"),
    "cement": ("水泥及制品", "cement and its products"),
    "brick": ("砖瓦", "bricks and tiles"),
    "chemicals": ("化工", "chemicals"),
    "minerals": ("矿产品加工", "minerals"),
    "mining": ("采矿", "mining"),
    "coal_yard": ("煤炭储运", "coal storage and trade"),
    "wood": ("木材加工", "wood"),
    "furniture": ("家具", "furniture"),
    "printing": ("印刷", "printing"),
    "coating": ("涂装", "coating"),
    "food": ("食品", "food"),
    "wool": ("绒毛纺织", "wool and textiles"),
    "repair": ("汽车修理", "vehicle repair"),
    "waste": ("废物处置", "waste treatment"),
    "recycling": ("资源回收", "recycling"),
    "other": ("其他", "other"),
}
CATALOGUE = {
    "encouraged": ("鼓励类", "encouraged"),
    "allowed": ("允许类", "allowed"),
    "restricted": ("限制类", "restricted"),
    "to_eliminate": ("淘汰类", "to be eliminated"),
}


class Enterprise(Placed):
    """An enterprise with its own file of everything known of it."""

    RIGHTS: ClassVar = owned(enterprise="code")
    code = usual.key_code("QY-001")
    name = text("名称", "name", required=True, longest=120, index=True, example="示例建材有限责任公司")
    credit_code = usual.credit_code()
    legal_person = usual.person("法定代表人", "legal representative")
    phone = usual.phone()
    address = usual.address()
    sector = choice("行业", "sector", SECTORS)
    key_polluter = flag("重点排污单位", "key polluter")
    listed_key_unit = flag("已列入重点排污单位名录", "in the list of key units")
    voc_key_unit = flag("挥发性有机物重点单位", "key unit for VOC")
    disclosed_date = day("环境信息公开日期", "disclosed its environmental data on")
    catalogue_class = choice("产业目录类别", "class in the catalogue of trades", CATALOGUE)
    catalogue_checked_date = day("产业目录核对日期", "checked against the catalogue on")
    screened_date = day("淘汰落后产能排查日期", "screened for outdated capacity on")
    audit_due = day("清洁生产审核期限", "cleaner-production audit due on")
    audit_done_date = day("清洁生产审核通过日期", "cleaner-production audit passed on")
    energy_audit_due = day("能源审计期限", "energy audit due on")
    energy_audit_done_date = day("能源审计完成日期", "energy audit done on")
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
    past=("disclosed_date", "catalogue_checked_date", "screened_date", "audit_done_date", "energy_audit_done_date"),
    purposes=(Purpose("document", ("文件", "document")), Purpose("photo", ("照片", "photo"), photo=True)),
    expected=("污染源普查清单、市场主体登记", "the census of sources, and the register of businesses"),
    source="二(一)",
)

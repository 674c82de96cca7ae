"""Construction sites, and what visits found there."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, flag, text
from airshed.web.kit.register import Latest, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

MEASURES = ("wall", "covering", "wetting", "paving", "washing", "closed_transport")
"""The six that must each hold fully, as the columns of `site_checks` call them; one that was not looked at does not."""


class ConstructionSite(Placed):
    """A site where something is built, dug or pulled down."""

    code = usual.key_code("GD-001")
    name = text("名称", "name", required=True, longest=120, example="示例小区二期工程")
    builder = text("施工单位", "builder", longest=120)
    legal_person = usual.person("扬尘防治责任人", "person responsible for dust")
    phone = usual.phone()
    address = usual.address()
    in_built_up = usual.in_built_up()
    listed = flag("已列入工地管理清单", "in the list of managed sites")
    started_date = day("开工日期", "begun on")
    finished_date = day("完工日期", "finished on")
    responsible_named = flag("已明确扬尘控制责任人", "somebody is named responsible for dust")
    cost_in_price = flag("治理费用列入造价", "cost of dust control is in the price")
    muck_enclosed = flag("渣土车辆密闭运输", "muck leaves in closed trucks")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("施工工地", "construction site")
        constraints: ClassVar = one_at_a_time("construction_sites", "code")


REGISTER = Register(
    name="construction_sites",
    model=ConstructionSite,
    words=("施工工地", "construction sites"),
    about=("在建工地，一处一行；每次检查记在“工地检查”里", "sites, a row each; visits are rows of “site checks”"),
    group="land",
    listed=("code", "name", "in_built_up", "started_date", "finished_date", "area"),
    filters=("in_built_up", "listed", "area", "department"),
    search=("code", "name", "builder", "address"),
    alike=("name",),
    past=("started_date",),
    sequence=(("started_date", "finished_date"),),
    purposes=(Purpose("photo", ("照片", "photo"), photo=True), Purpose("document", ("文件", "document"))),
    latest=(
        Latest(
            "site_checks",
            "site",
            "checked_date",
            {
                "last_check_date": "checked_date",
                "six_measures": " + ".join(f"CASE WHEN {name} THEN 1 ELSE 0 END" for name in MEASURES),
            },
        ),
    ),
    expected=("施工许可和土方备案", "building permits and notices of earthworks"),
    source="二(四)2",
)

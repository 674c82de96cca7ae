"""Models of vehicles, engines and machines: whether makers and importers published what the law asks."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

PRODUCTS = {
    "vehicle": ("机动车", "vehicle"),
    "engine": ("发动机", "engine"),
    "machine": ("非道路移动机械", "non-road machine"),
}
ORIGINS = {"made": ("国产", "made here"), "imported": ("进口", "imported")}
LAW = "大气污染防治法第五十二条"


class VehicleDisclosure(Row):
    """A model."""

    code = usual.key_code("CX-001")
    product = choice("产品", "product", PRODUCTS, required=True, example="机动车")
    origin = choice("国产或进口", "origin", ORIGINS)
    maker = text("生产或进口企业", "maker or importer", longest=120)
    model = text("车型型号", "model", longest=80)
    name = text("名称", "name", longest=120)
    engine_model = text("发动机型号", "model of the engine", longest=60)
    stage = text("排放阶段", "emission stage", longest=20, example="国五")
    disclosure_number = usual.paper_number("信息公开编号", "number of the disclosure")
    web_address = text("公开网址", "published at", longest=200)
    test_disclosed_date = day("排放检验信息公开日期", "emission tests published on", source=LAW)
    control_disclosed_date = day("污染控制技术信息公开日期", "control technology published on", source=LAW)
    repair_disclosed_date = day("有关维修技术信息公开日期", "repair information published on", source=LAW)
    checked_date = day("核查日期", "checked on")
    checker = text("核查人", "checked by", longest=60)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("车型环保信息公开", "disclosure of a model")
        constraints: ClassVar = one_at_a_time("vehicle_disclosures", "code")


REGISTER = Register(
    name="vehicle_disclosures",
    model=VehicleDisclosure,
    words=("车型环保信息公开", "disclosures by model"),
    about=(
        "核查的车型和机型，一个一行：三类环保信息各在哪天公开",
        "models that were checked, a row each: on which day each of the three kinds of information was published",
    ),
    group="transport",
    listed=(
        "code",
        "product",
        "maker",
        "model",
        "test_disclosed_date",
        "control_disclosed_date",
        "repair_disclosed_date",
    ),
    filters=("product", "origin", "department"),
    search=("code", "maker", "model", "disclosure_number"),
    past=("test_disclosed_date", "control_disclosed_date", "repair_disclosed_date", "checked_date"),
    purposes=(Purpose("document", ("网页存档", "the page as it was")),),
    derived={
        "disclosed": "test_disclosed_date IS NOT NULL AND control_disclosed_date IS NOT NULL "
        "AND repair_disclosed_date IS NOT NULL"
    },
    labels={"disclosed": ("三类信息均已公开", "all three published")},
    expected=("本市销售的车型", "models sold in the city"),
    source="二(三)3",
)

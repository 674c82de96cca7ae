"""Areas: the outlines on the map that clauses speak of, as they were drawn from which day on."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, outline, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

KINDS = {
    "district": ("行政区", "district"),
    "built_up": ("建成区", "built-up area"),
    "park": ("工业园区", "industrial park"),
    "control_unit": ("大气环境管控单元", "control unit"),
    "area": ("执法片区", "inspectors' area"),
    "grid": ("监管网格", "grid"),
    "zone": ("限行或禁用区", "zone of restrictions"),
    "red_line": ("生态保护红线", "ecological red line"),
    "other": ("其他", "other"),
}
SYSTEMS = {
    "wgs84": ("WGS-84（卫星定位）", "WGS-84 (satellites)"),
    "cgcs2000": ("CGCS2000（国家2000）", "CGCS2000 (national)"),
    "gcj02": ("GCJ-02（公开地图）", "GCJ-02 (published maps)"),
}


class Area(Row):
    """An area on the map."""

    code = usual.key_code("JCQ-1")
    name = text("名称", "name", required=True, longest=100, example="城市建成区")
    kind = choice("种类", "kind", KINDS, required=True)
    geometry = outline(
        "范围",
        "geometry",
        help=(
            "GeoJSON 的 Polygon 或 MultiPolygon，照原样保存；多个区域请直接导入 .geojson 文件",
            "Polygon or MultiPolygon of GeoJSON, kept as given; bring several areas by importing a .geojson file",
        ),
        source="RFC 7946",
        example='{"type":"Polygon","coordinates":[[[104.46,41.03],[104.55,41.03],[104.5,41.08],[104.46,41.03]]]}',
        also=("几何", "坐标", "outline"),
    )
    crs = choice(
        "坐标系",
        "coordinate system",
        SYSTEMS,
        required=True,
        help=(
            "这些坐标是哪种坐标系的；GCJ-02 读出时换算成 WGS-84，误差一两米",
            "system of the coordinates; GCJ-02 is brought to WGS-84 when read, with a doubt of a metre or two",
        ),
    )
    drawn_date = day("划定日期", "drawn on")
    document = text("划定文件", "legal document", longest=200, example="示政发〔2019〕12号")
    approval_number = text(
        "审图号",
        "approval number of the map",
        longest=60,
        help=(
            "向公众显示边界必须有；没有就只在内部看",
            "needed before a boundary is shown to the public; without it, it is for staff only",
        ),
        source="地图管理条例（国务院令第664号）",
        example="蒙S（2019）012号",
    )

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("区域", "area")
        constraints: ClassVar = one_at_a_time("areas", "code")


REGISTER = Register(
    name="areas",
    model=Area,
    words=("区域边界", "areas"),
    about=(
        "行政区、建成区、园区、管控单元、片区、网格、限行区和红线的范围，一个一行；范围变了从那天起另起一行",
        "outlines of districts, built-up area, parks, grids, zones: a row each; one that changes is a row from then",
    ),
    group="management",
    listed=("code", "name", "kind", "crs", "approval_number", "drawn_date", "department"),
    filters=("kind", "crs", "department"),
    past=("drawn_date",),
    purposes=(Purpose("document", ("划定文件", "legal document")),),
    expected=("划定它们的文件", "the documents that drew them"),
)

"""New buildings: completed when, how much of them is green, and whether heat is metered."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Purpose, Register, Watch
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

USES = {
    "housing": ("居住", "housing"),
    "office": ("办公", "offices"),
    "school": ("学校", "school"),
    "hospital": ("医院", "hospital"),
    "shop": ("商业", "shops"),
    "industry": ("工业", "industry"),
    "other": ("其他", "other"),
}
STARS = {
    "basic": ("基本级", "basic"),
    "one": ("一星", "one star"),
    "two": ("二星", "two stars"),
    "three": ("三星", "three stars"),
}


class NewBuilding(Placed):
    """A building completed, or to be."""

    code = usual.key_code("XJ-001")
    name = text("名称", "name", required=True, longest=120, example="示例小区5号楼")
    developer = text("建设单位", "developer", longest=120)
    address = usual.address()
    permit_number = text("施工许可证号", "number of the building permit", longest=60)
    use = choice("用途", "use", USES)
    completed_date = day("竣工日期", "completed on")
    area_m2 = number("建筑面积", "floor area", "m²", decimals=1, example="8600")
    green_area_m2 = number(
        "其中绿色建筑面积",
        "of which green",
        "m²",
        decimals=1,
        help=(
            "不是绿色建筑写 0；空着为不明，当年比例就不能判定",
            "0 = not green; empty = not known, and then the year's share cannot be told",
        ),
    )
    green_class = choice("绿色建筑等级", "class of green building", STARS, source="GB/T 50378")
    green_number = text("绿色建筑认定文号", "number of its certificate", longest=60)
    central_heating = flag("集中供热", "central heating")
    metered = flag("装有热计量装置", "has heat meters", source="民用建筑节能条例")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("新建建筑", "new building")
        constraints: ClassVar = one_at_a_time("new_buildings", "code")


REGISTER = Register(
    name="new_buildings",
    model=NewBuilding,
    words=("新建建筑", "new buildings"),
    about=(
        "城镇新建建筑，一栋一行，竣工后填竣工日期和面积",
        "new urban buildings, a row each; day and area once completed",
    ),
    group="energy",
    listed=("code", "name", "use", "completed_date", "area_m2", "green_area_m2", "central_heating", "metered"),
    filters=("use", "completed_date", "central_heating", "metered", "green_class", "area", "department"),
    search=("code", "name", "permit_number", "address"),
    alike=("name", "permit_number"),
    past=("completed_date",),
    purposes=(
        Purpose("document", ("竣工验收、绿色建筑证明", "acceptance, certificate of green building")),
        Purpose("photo", ("照片", "photo"), photo=True),
    ),
    watch=Watch(
        "green_area_m2 > area_m2 OR (green_area_m2 > 0 AND green_class = '' AND green_number = '')",
        (
            "绿色面积大于建筑面积、或没有等级和文号的",
            "with more green area than there is, or green without class and certificate",
        ),
    ),
    expected=("竣工验收备案", "notices of completion"),
    source="二(二)4",
)

"""Sources of VOC: what they use, where it goes, what holds it back, and whether leaks are looked for."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Latest, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

PROCESSES = {
    "printing": ("印刷", "printing"),
    "coating": ("涂装", "coating"),
    "gluing": ("涂胶、复合", "gluing and laminating"),
    "cleaning": ("溶剂清洗", "cleaning with solvents"),
    "drying": ("烘干固化", "drying and curing"),
    "chemical": ("化工反应", "chemical reaction"),
    "storage": ("储罐", "tanks"),
    "loading": ("装卸", "loading"),
    "repair_spray": ("汽修喷漆", "spray booth of a repair shop"),
    "other": ("其他", "other"),
}
RATE_KG_H, REMOVED_PCT = 3, 80
"""From this initial rate of NMHC on at least so much must be removed outside the key regions: GB 37822-2019."""


class VocSource(Placed):
    """A source of volatile organic compounds."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("VOC-001")
    name = text("名称", "name", longest=120, example="示例印刷车间")
    enterprise = usual.enterprise()
    outlet = usual.outlet()
    process = choice("产污工序", "process", PROCESSES, example="印刷")
    in_census = flag("普查名录中有", "in the census", help=("第二次污染源普查", "the second census of sources"))
    surveyed_date = day("现场核实日期", "surveyed on")
    solvent = text("含 VOCs 原辅料", "material with VOC", longest=120, example="溶剂型油墨")
    low_voc = flag("低 VOCs 原辅料", "material is low in VOC")
    used_t_a = number("VOCs 年使用量", "VOC used in a year", "t/a", help=("折成纯 VOCs", "as VOC alone"))
    product_t_a = number("进入产品", "left in products", "t/a")
    recovered_t_a = number("回收和处置", "recovered or handed over", "t/a")
    destroyed_t_a = number("治理去除", "destroyed", "t/a")
    emitted_t_a = number("年排放量", "let out", "t/a")
    initial_rate_kg_h = number("NMHC 初始排放速率", "initial rate of NMHC", "kg/h", source="GB 37822-2019")
    device = usual.control_device()
    control_efficiency = usual.efficiency("处理效率", "efficiency of the control")
    sealing_points = count("密封点数", "sealing points", "")
    ldar_required = flag("应做泄漏检测", "leaks must be looked for", source="GB 37822-2019")
    monitor_required = flag("应安装自动监控", "must be monitored")
    monitor_accepted_date = day("自动监控验收日期", "monitoring accepted on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("VOCs 排放源", "source of VOC")
        constraints: ClassVar = one_at_a_time("voc_sources", "code")


REGISTER = Register(
    name="voc_sources",
    model=VocSource,
    words=("VOCs 排放源", "sources of VOC"),
    about=(
        "挥发性有机物排放源，一处一行；泄漏检测的轮次和漏点记在它名下",
        "sources of volatile organic compounds, a row each; rounds of leak detection and leaks belong to it",
    ),
    group="sources",
    listed=("code", "name", "enterprise", "process", "surveyed_date", "ldar_required", "monitor_accepted_date"),
    filters=("process", "ldar_required", "monitor_required", "in_census", "enterprise", "area", "department"),
    search=("code", "name", "enterprise", "solvent"),
    alike=("name",),
    past=("surveyed_date", "monitor_accepted_date"),
    purposes=(
        Purpose("photo", ("现场照片", "photo on the spot"), photo=True),
        Purpose("document", ("核算或验收文件", "balance, or acceptance")),
    ),
    derived={
        "unexplained_t_a": "used_t_a - product_t_a - recovered_t_a - destroyed_t_a - emitted_t_a",
        "control_enough": (
            f"CASE WHEN low_voc OR initial_rate_kg_h < {RATE_KG_H} THEN TRUE"
            f" ELSE control_efficiency >= {REMOVED_PCT} END"
        ),
    },
    labels={
        "unexplained_t_a": ("物料平衡差额", "VOC the balance does not explain"),
        "control_enough": ("处理效率符合要求", "removes what it must"),
    },
    latest=(
        Latest(
            "ldar_rounds",
            "voc_source",
            "begins_date",
            {"ldar_round_due": "due_date", "ldar_round_done_date": "done_date"},
            by=("EXTRACT(YEAR FROM due_date)", "NOT COALESCE(done_date <= as_of, FALSE)", "begins_date"),
        ),
    ),
    source="二(五)1",
    expected=("第二次全国污染源普查名录", "the second national census of sources"),
)

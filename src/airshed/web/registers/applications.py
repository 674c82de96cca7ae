"""Applications: projects that ask to be approved, what was looked into before the decision, and when works began."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

DECISIONS = {
    "approved": ("批准", "approved"),
    "refused": ("不予批准", "refused"),
    "withdrawn": ("撤回", "withdrawn"),
}
STRICT = {
    "none": ("不属从严类别", "of no strict class"),
    "energy": ("高耗能", "high use of energy"),
    "material": ("高耗材", "high use of materials"),
    "overcapacity": ("过剩产能", "excess capacity"),
    "duplicate": ("低水平重复", "low-level duplication"),
    "risk": ("重大环境风险", "major environmental risk"),
}
TRADES = {
    "cement": ("水泥", "cement"),
    "brick": ("砖瓦建材", "bricks and building materials"),
    "mining": ("采选", "mining"),
    "chemicals": ("化工", "chemicals"),
    "metallurgy": ("冶炼铸造", "metallurgy"),
    "energy": ("热力与电力", "heat and power"),
    "logistics": ("仓储物流", "storage and freight"),
    "food": ("食品", "food"),
    "textiles": ("纺织", "textiles"),
    "other": ("其他", "other"),
}


def _before(column: str) -> str:
    """Return whether something was looked into by the day of the decision; before there is one, by now."""
    return f"{column} IS NOT NULL AND {column} <= COALESCE(decided_date, {column})"


class Application(Placed):
    """A project that asks to be approved."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("SP-2019-001")
    name = text("项目名称", "name", required=True, longest=160, example="示例物流园扩建项目")
    enterprise = usual.enterprise()
    sector = choice("行业", "sector", TRADES)
    invested_yuan = number("总投资", "investment", "yuan", decimals=1)
    energy_tce = number("年综合能耗", "energy a year", "tce", decimals=1, source="固定资产投资项目节能审查办法")
    received_date = day("受理日期", "received on")
    screening_class = choice("从严类别", "strict class", STRICT, help=("先判定，再审批", "found before the decision"))
    constraint_checked_date = day("管控线和负面清单核查日期", "checked against lines and negative list on")
    overlay_checked_date = day("空间叠图核查日期", "laid over the spatial plans on")
    capacity_checked_date = day("承载能力核对日期", "carrying capacity checked on")
    planning_eia = flag("符合规划环评", "in keeping with the planning EIA")
    history_checked_date = day("已有项目情况核查日期", "record of existing projects checked on")
    air_checked_date = day("区域空气状况核查日期", "state of the region's air checked on")
    energy_review_needed = flag("需要节能审查", "needs an energy review")
    energy_review_date = day("节能审查通过日期", "energy review passed on")
    eia_needed = flag("需要环评批复", "needs an EIA approval", source="建设项目环境影响评价分类管理名录")
    eia_date = day("环评批复日期", "EIA approved on")
    eia_number = text("环评批复文号", "number of the EIA approval", longest=60)
    decision = choice("审批结论", "decision", DECISIONS)
    decided_date = day("审批日期", "decided on")
    replacement_code = text(
        "产能置换编号", "replacement of capacity", longest=40, reference="capacity_replacements", example="ZH-001"
    )
    limit_number = text(
        "环评限批文号",
        "number of the limit on approvals",
        longest=60,
        help=("审批时本地区或本行业正被限批的，写文号和起止日期", "where approvals were limited then, with its days"),
    )
    limit_first_date = day("限批起始日期", "limited from")
    limit_lifted_date = day("解除限批日期", "limit lifted on")
    start_date = day("开工日期", "works begun on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("建设项目审批", "project application")
        constraints: ClassVar = one_at_a_time("applications", "code")


REGISTER = Register(
    name="applications",
    model=Application,
    words=("建设项目审批", "project applications"),
    about=(
        "申请建设的项目，一个一行：审批前查了什么、何时查的、何时决定、何时开工；决定之后才查的不算查过",
        "projects, a row each: what was checked when, the decision, works; checks after the decision do not count",
    ),
    group="sources",
    listed=("code", "name", "sector", "screening_class", "received_date", "decision", "decided_date", "start_date"),
    filters=("sector", "screening_class", "decision", "area", "department"),
    alike=("name",),
    past=(
        "received_date",
        "constraint_checked_date",
        "overlay_checked_date",
        "capacity_checked_date",
        "history_checked_date",
        "air_checked_date",
        "energy_review_date",
        "eia_date",
        "decided_date",
        "limit_first_date",
        "start_date",
    ),
    sequence=(("received_date", "decided_date"), ("limit_first_date", "limit_lifted_date")),
    purposes=(
        Purpose("document", ("批复文件", "the approval")),
        Purpose("works", ("开工现场照片", "photo of the works"), photo=True),
    ),
    derived={
        "constraint_checked": _before("constraint_checked_date"),
        "overlay_checked": _before("overlay_checked_date"),
        "carrying_capacity_checked": _before("capacity_checked_date"),
        "history_checked": _before("history_checked_date"),
        "air_state_checked": _before("air_checked_date"),
        "under_limit": (
            "COALESCE(decided_date >= limit_first_date, FALSE) AND COALESCE(decided_date < limit_lifted_date, TRUE)"
        ),
    },
    labels={
        "constraint_checked": ("审批前已对照管控线和清单", "checked against lines and list before the decision"),
        "overlay_checked": ("审批前已作叠图核查", "laid over the plans before the decision"),
        "carrying_capacity_checked": ("审批前已核对承载能力", "carrying capacity checked before the decision"),
        "history_checked": ("审批前已核查已有项目", "record of projects checked before the decision"),
        "air_state_checked": ("审批前已核查空气状况", "state of the air checked before the decision"),
        "under_limit": ("限批期间批准", "decided while approvals were limited"),
    },
    expected=("审批平台的受理件数", "the number of applications received on the platform of approvals"),
    source="二(一)1",
)

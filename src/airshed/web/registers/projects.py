"""The project store (项目库): how projects enter, are reviewed and leave, and whether they were done and accepted."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time, owned
from airshed.web.words import label

TOPICS = {
    "kiln": ("工业炉窑治理", "industrial kilns"),
    "park": ("园区循环化改造", "circular parks"),
    "cleaner_production": ("清洁生产改造", "cleaner production"),
    "renovation": ("城中村和棚户区改造", "urban villages and shanty areas"),
    "waste_heat": ("工业余热供热", "heating with waste heat"),
    "wind_solar": ("风电、光伏", "wind and solar power"),
    "rail": ("公铁联运、铁路专用线", "road-rail transfer and sidings"),
    "mine_restoration": ("矿山修复治理", "restoration of mines"),
    "demonstration": ("治理示范工程", "demonstration"),
    "other": ("其他大气治理", "other works for clean air"),
}
EXITS = {
    "done": ("完工验收", "done and accepted"),
    "failed_review": ("复核未通过", "failed its review"),
    "cancelled": ("取消", "cancelled"),
    "merged": ("并入其他项目", "merged into another"),
}
IN_STORE = "entered_date IS NOT NULL AND entered_date <= as_of AND (exit_date IS NULL OR exit_date > as_of)"


class Project(Placed):
    """A project of the store, or one that applied to enter."""

    RIGHTS: ClassVar = owned(enterprise="enterprise")
    code = usual.key_code("XM-001")
    name = text("名称", "name", required=True, longest=120, example="示例热源厂脱硫改造")
    topic = choice("类别", "topic", TOPICS, required=True)
    enterprise = usual.enterprise()
    owner = text("建设单位", "owner", longest=120)
    approval_number = text("立项文号", "number of the approval", longest=60)
    budget_yuan = number("总投资", "budget", "yuan", decimals=2)
    fund_yuan = number("申请专项资金", "asked of the fund", "yuan", decimals=2)
    expected_effect = text("预期减排效果", "expected effect", longest=200)
    entry_score = number(
        "入库评审得分",
        "score of the entry review",
        "",
        decimals=1,
        most=100,
        help=("0 到 100，及格线见项目库管理规则", "0 to 100; the rules of the store say what passes"),
    )
    entered_date = day("入库日期", "entered the store on")
    reviewed_date = day("最近复核日期", "last reviewed on")
    exit_date = day("出库日期", "left the store on", help=("从这天起不在库", "out of the store from this day on"))
    exit_reason = choice("出库原因", "why it left", EXITS)
    in_year_plan = flag("列入年度计划", "in the year's plan")
    started_date = day("开工日期", "begun on")
    due_date = day("应完工日期", "due on")
    done_date = day("完工日期", "done on")
    accepted_date = day("验收日期", "accepted on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("项目", "project")
        constraints: ClassVar = one_at_a_time("projects", "code")


REGISTER = Register(
    name="projects",
    model=Project,
    words=("项目库", "project store"),
    about=(
        "大气治理项目，一个一行：入库评审、年度计划、期限、完工、验收、复核、出库；落选和出库的也留着",
        "projects for clean air, a row each, from the entry review to the exit; refused ones and those that left stay",
    ),
    group="management",
    listed=("code", "name", "topic", "in_year_plan", "due_date", "done_date", "accepted_date", "department"),
    filters=("topic", "in_year_plan", "exit_reason", "area", "department"),
    search=("code", "name", "owner", "approval_number"),
    alike=("name",),
    past=("entered_date", "reviewed_date", "exit_date", "started_date", "done_date", "accepted_date"),
    sequence=(
        ("entered_date", "reviewed_date"),
        ("entered_date", "exit_date"),
        ("started_date", "done_date"),
        ("done_date", "accepted_date"),
    ),
    purposes=(
        Purpose("before", ("建设前", "before"), photo=True),
        Purpose("after", ("建成后", "after"), photo=True),
        Purpose("document", ("立项、评审文件", "approval or review")),
        Purpose("acceptance", ("验收意见", "acceptance")),
    ),
    derived={
        "in_store": IN_STORE,
        "accepted": "accepted_date IS NOT NULL AND accepted_date <= as_of",
    },
    labels={"in_store": ("在库", "in the store"), "accepted": ("已验收", "accepted")},
    closing=Closing("done_date", ("完工", "done"), ("after",), due="due_date"),
    expected=("年度实施计划和项目库", "the year's plan and the store's own list"),
    source="二(七)3",
)

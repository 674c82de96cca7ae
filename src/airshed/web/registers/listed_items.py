"""Listed items: things of a list that a clause names, with neither science nor inspections behind them."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Closing, Made, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

LISTS = {
    "eliminations": ("淘汰落后产能", "outdated capacity to be eliminated"),
    "violations": ("违规项目清理", "projects breaking rules"),
    "feedback_issues": ("督察反馈问题", "inspection feedback"),
    "partners": ("联防联控伙伴", "regional partners"),
    "publicity": ("宣传", "publicity"),
    "source_studies": ("源解析研究", "source apportionment studies"),
    "negative_list": ("准入负面清单", "negative list rules"),
    "constraint_layers": ("生态环境管控图层", "spatial constraint layers"),
    "annex_tasks": ("附件任务清单条目", "entries of the annex task list"),
    "dust_dossiers": ("沙尘与雾霾过程材料", "dossiers of dust and haze events"),
}
KINDS = {
    "press": ("新闻发布", "press release"),
    "media": ("融媒体报道", "report in the media"),
    "red_line": ("生态保护红线", "ecological red line"),
    "quality_line": ("环境质量底线", "bottom line of environmental quality"),
    "resource_line": ("资源利用上线", "upper line of the use of resources"),
    "receptor": ("受体模型", "receptor model"),
    "dispersion": ("扩散模型", "dispersion model"),
    "inventory": ("排放清单法", "emission inventory"),
    "banned": ("禁止", "banned"),
    "restricted": ("限制", "restricted"),
    "other": ("其他", "other"),
}
MADE = {
    "eliminations": "year AS listed_year, done_date AS dismantled_date, accepted_date",
    "violations": "due_date, done_date AS settled_date",
    "feedback_issues": "due_date, done_date AS settled_date, checked AS rebound_checked, published_date",
    "partners": "accepted_date AS agreement_date, due_date AS drill_due, done_date AS drill_date",
    "publicity": "published_date AS release_date, kind AS channel",
    "source_studies": "kind AS method, done_date AS delivered_date",
    "negative_list": "subject AS sector, name AS rule, accepted_date AS reviewed_date",
    "constraint_layers": "kind AS line, number AS legal_source, accepted_date AS reviewed_date",
    "annex_tasks": (
        "clause, name AS measure, responsible AS lead, assisting AS assist, due_date, listed_date AS registered_date"
    ),
    "dust_dossiers": (
        "listed_date AS first_date, due_date, done_date AS filed_date,"
        " COALESCE(checked, FALSE) AND files_document > 0 AS satellite_evidence"
    ),
}
"""What the columns are called where a plan asks for one of the lists."""


class ListedItem(Row):
    """A thing of a list."""

    code = usual.key_code("QD-001")
    list_name = choice("清单", "list", LISTS, required=True, help=("它在哪张清单上", "the list it is on"))
    name = text("名称或内容", "name or content", required=True, longest=300)
    clause = text(
        "条款编号",
        "clause",
        longest=30,
        index=True,
        help=("对应方案的哪一条；附件任务必填", "the clause of the plan it belongs to; entries of the annex need it"),
        example="C1.2-02",
    )
    subject = text("对象（单位、行业、地区）", "whom or what it is about", longest=120)
    kind = choice("类别或渠道", "kind or channel", KINDS)
    year = count("任务年度", "year of the task", least=2000, most=2100)
    listed_date = day("列入（登记、发生）日期", "listed, registered or begun on")
    due_date = day("期限", "due on")
    done_date = day("完成（拆除、整改、演练、交付、报送）日期", "done, settled, drilled, delivered or filed on")
    accepted_date = day("验收（审定、签约）日期", "accepted, reviewed or agreed on")
    published_date = day("公开（发布）日期", "published on")
    checked = flag(
        "已核验",
        "checked",
        help=("反馈问题：核验无反弹；过程材料：附有卫星资料", "no relapse of an issue; satellite data in a dossier"),
    )
    value = number("数值", "value", "", least=None)
    unit = text("单位", "unit", longest=30)
    responsible = text("牵头单位", "leading unit", longest=60)
    assisting = text("配合单位", "assisting units", longest=200)
    number = text("文号或依据", "number or legal basis", longest=120)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("清单事项", "listed item")
        constraints: ClassVar = one_at_a_time("listed_items", "code")


REGISTER = Register(
    name="listed_items",
    model=ListedItem,
    words=("清单事项", "listed items"),
    about=(
        "条款点名的各张清单，一项一行：淘汰任务、反馈问题、伙伴、宣传、研究等；只填与本清单有关的列",
        "lists that clauses name, a row each: tasks, issues, partners, releases, studies; fill what the list needs",
    ),
    group="management",
    listed=("code", "list_name", "name", "due_date", "done_date", "accepted_date", "published_date", "department"),
    filters=("list_name", "kind", "year", "checked", "department"),
    search=("code", "name", "number", "subject"),
    past=("listed_date", "done_date", "accepted_date", "published_date"),
    purposes=(Purpose("document", ("依据文件", "the document it rests on")),),
    makes=tuple(
        Made(
            name,
            LISTS[name],
            f"SELECT code, department, {columns} FROM listed_items WHERE list_name = '{name}'",  # noqa: S608 - of this file
            "listed_items",
        )
        for name, columns in MADE.items()
    ),
    labels={
        "listed_year": ("任务年度", "year of the task"),
        "dismantled_date": ("拆除日期", "dismantled on"),
        "settled_date": ("整改完成日期", "settled on"),
        "rebound_checked": ("已核验无反弹", "checked against relapse"),
        "agreement_date": ("签约日期", "agreed on"),
        "drill_due": ("演练期限", "drill due on"),
        "drill_date": ("演练日期", "drilled on"),
        "release_date": ("发布日期", "released on"),
        "channel": ("渠道", "channel"),
        "method": ("方法", "method"),
        "delivered_date": ("交付日期", "delivered on"),
        "sector": ("行业", "trade"),
        "rule": ("条目", "rule"),
        "reviewed_date": ("审定日期", "reviewed on"),
        "line": ("管控线", "line"),
        "legal_source": ("依据", "legal basis"),
        "measure": ("任务内容", "measure"),
        "lead": ("牵头单位", "leading unit"),
        "assist": ("配合单位", "assisting units"),
        "registered_date": ("登记日期", "registered on"),
        "first_date": ("过程首日", "first day of the event"),
        "filed_date": ("报送日期", "filed on"),
        "satellite_evidence": ("附有卫星资料", "with satellite data"),
    },
    closing=Closing("done_date", ("完成", "done"), due="due_date"),
    expected=("各条款点名的清单", "the lists that clauses name"),
)

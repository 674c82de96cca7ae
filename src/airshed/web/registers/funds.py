"""Funds and payments (资金): what was paid for clean air, to which project, by which contract and voucher."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, number, text
from airshed.web.kit.register import Named, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

KINDS = {
    "budget": ("本级预算", "the city's budget"),
    "special": ("大气专项资金", "the special fund for clean air"),
    "social": ("社会资本", "private money"),
    "other": ("其他", "other"),
}


class Fund(Row):
    """A payment, or money set aside that is not paid yet."""

    code = usual.key_code("ZJ-2019-001")
    name = text("用途", "purpose", required=True, longest=120, example="示例热源厂脱硫改造首付款")
    kind = choice("资金来源", "kind", KINDS, required=True)
    year = count("年度", "year", "", least=2000, most=2100, required=True, example="2019")
    project = text("项目", "project", longest=40, reference="projects", example="XM-001")
    payee = text("收款单位", "paid to", longest=120)
    budget_yuan = number("预算数", "budget", "yuan", decimals=2)
    contract_number = text("合同编号", "number of the contract", longest=60)
    contract_yuan = number("合同金额", "sum of the contract", "yuan", decimals=2)
    voucher_number = text("支付凭证号", "number of the voucher", longest=60)
    voucher_yuan = number("凭证金额", "sum of the voucher", "yuan", decimals=2)
    paid_yuan = number("支付数", "paid", "yuan", decimals=2)
    payment_date = day("支付日期", "paid on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("资金支付", "payment")
        constraints: ClassVar = one_at_a_time("funds", "code")


REGISTER = Register(
    name="funds",
    model=Fund,
    words=("资金支付", "funds and payments"),
    about=(
        "大气污染防治资金的每笔支付，一笔一行，附合同和凭证；是否在库、在计划由所填项目查得，不用填",
        "payments for clean air, a row each with its papers; whether a project is in the store follows from its row",
    ),
    group="management",
    listed=("code", "name", "kind", "year", "project", "paid_yuan", "payment_date"),
    filters=("kind", "project", "department"),
    search=("code", "name", "payee", "contract_number", "voucher_number"),
    past=("payment_date",),
    purposes=(
        Purpose("contract", ("合同", "contract")),
        Purpose("voucher", ("支付凭证", "voucher")),
        Purpose("document", ("下达文件", "notice of the sum")),
    ),
    names=(
        Named(
            "project",
            {
                "project_entered_date": "entered_date",
                "project_exit_date": "exit_date",
                "project_planned": "in_year_plan",
            },
        ),
    ),
    derived={
        "contract": "files_contract > 0 AND contract_number IS NOT NULL AND contract_yuan IS NOT NULL"
        " AND paid_yuan <= contract_yuan",
        "voucher": "files_voucher > 0 AND voucher_number IS NOT NULL AND voucher_yuan IS NOT NULL"
        " AND voucher_yuan = paid_yuan",
        "project_in_store": "project_entered_date IS NOT NULL AND project_entered_date <= payment_date"
        " AND (project_exit_date IS NULL OR project_exit_date > payment_date)",
        "project_in_year_plan": "project_planned IS NOT NULL AND project_planned",
    },
    labels={
        "contract": ("有合同且不超合同金额", "has a contract of at least this sum"),
        "voucher": ("有凭证且金额相符", "has a voucher of this sum"),
        "project_in_store": ("支付时项目在库", "project was in the store when paid"),
        "project_in_year_plan": ("项目列入年度计划", "project is in the year's plan"),
        "project_entered_date": ("项目入库日期", "project entered the store on"),
        "project_exit_date": ("项目出库日期", "project left the store on"),
        "project_planned": ("项目列入年度计划", "project is in the year's plan"),
    },
    expected=("财政支付系统", "the treasury's own list of payments"),
    source="二(七)3",
)

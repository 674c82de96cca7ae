"""Columns that many registers have, each said once."""

from typing import Any

from airshed.web.kit.credit import CREDIT_CODE
from airshed.web.kit.fields import day, flag, number, text


def key_code(example: str, *, longest: int = 40) -> Any:  # noqa: ANN401 - a field
    """Return the code that names a row for good."""
    return text("编号", "code", required=True, longest=longest, example=example)


def credit_code() -> Any:  # noqa: ANN401 - as above
    """Return the code by which businesses are registered."""
    return text(
        "统一社会信用代码",
        "unified social credit code",
        longest=18,
        pattern=CREDIT_CODE,
        index=True,
        source="GB 32100-2015",
        example="91990000MA0AAAA01K",
        also=("信用代码", "社会信用代码"),
    )


def person(zh: str, en: str) -> Any:  # noqa: ANN401 - as above
    """Return somebody's name."""
    return text(zh, en, longest=60, personal=True)


def phone() -> Any:  # noqa: ANN401 - as above
    """Return somebody's telephone."""
    return text("电话", "phone", longest=30, personal=True)


def address() -> Any:  # noqa: ANN401 - as above
    """Return where something is, in words."""
    return text("地址", "address", longest=200)


def enterprise(*, required: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return the enterprise that something belongs to."""
    return text("所属企业", "enterprise", required=required, longest=40, reference="enterprises", example="QY-001")


def in_built_up() -> Any:  # noqa: ANN401 - as above
    """Return whether something lies in the built-up area."""
    return flag("在建成区内", "in the built-up area")


def month_end() -> Any:  # noqa: ANN401 - as above
    """Return the month that figures are of, named by its last day."""
    return day(
        "月份",
        "month",
        required=True,
        help=("写当月最后一天", "the last day of the month"),
        example="2019-10-31",
        also=("月末日期", "month ending"),
    )


def lab() -> Any:  # noqa: ANN401 - as above
    """Return the laboratory that tested something."""
    return text("检测机构", "laboratory", longest=120)


def report_number() -> Any:  # noqa: ANN401 - as above
    """Return the number of a laboratory's report."""
    return text("检测报告编号", "number of the test report", longest=60, also=("报告编号",))


def content(zh: str, en: str) -> Any:  # noqa: ANN401 - as above
    """Return what part of a fuel something is, by mass."""
    return number(zh, en, "%", decimals=3, most=100)

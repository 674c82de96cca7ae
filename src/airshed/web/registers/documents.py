"""Documents: the plans, notices and lists that milestones of the plan ask for, each with its file byte for byte."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import day, text
from airshed.web.kit.register import Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label


class Document(Row):
    """A document that proves a milestone."""

    code = usual.key_code("WJ-001")
    clause = text(
        "条款或指标编号",
        "clause or indicator",
        required=True,
        longest=30,
        index=True,
        help=("它证明哪一条，如 C3.4-10", "which clause it proves, such as C3.4-10"),
        example="C3.4-10",
    )
    title = text("标题", "title", required=True, longest=200)
    number = text("文号", "number", longest=60, example="示环发〔2019〕12号")
    issuer = text("发文部门", "issuer", longest=60)
    document_date = day("成文日期", "dated")
    published_date = day("公布日期", "published on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("文件", "document")
        constraints: ClassVar = one_at_a_time("documents", "code")

    def __str__(self) -> str:
        """Return code and title."""
        return f"{self.code} {self.title}"


REGISTER = Register(
    name="documents",
    model=Document,
    words=("文件", "documents"),
    about=(
        "方案要求出台的方案、通知、清单，一份一行，附原件；条款按编号、日期和文件判断是否完成",
        "plans, notices and lists the plan asks for, a row each with its file; number, date and file settle a clause",
    ),
    group="management",
    listed=("code", "clause", "title", "number", "document_date", "department"),
    filters=("clause", "department"),
    search=("code", "clause", "title", "number"),
    past=("document_date", "published_date"),
    purposes=(Purpose("document", ("原件", "the document itself")),),
    derived={"file": "file_document"},
    expected=("方案中要求出台的文件", "the documents the plan asks for"),
)

"""A case: work in a flow, its clock, and a log that only grows."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import STATES, Record, Scope, Scoped
from airshed.web.words import label

TABLE = "cases"
"""What plans call them as evidence, and proofs and stamps in place of a register."""
NAME, CODE, CAUSE, TEXT = 150, 64, 255, 2_000
GRADES = {
    "general": label("一般", "general"),
    "serious": label("较重", "serious"),
    "major": label("重大", "major"),
}
STEPS = {step: label(*words) for step, words in STATES[Record.case].items()}


class Case(models.Model):  # type: ignore[misc]
    """Something that is wrong, or was promised, and where it stands.

    `due`, `left` and `warn` are its clock, see `enforcement.clocks`; `next_step` is the first day on which it is
    stepped up again, `trigger` the first on which the clock itself moves it, with the move. `late` counts the states it
    left after their last day. `number` counts its log.
    """

    RIGHTS: ClassVar = Scoped(
        Record.case,
        state_field="step",
        fields={
            Scope.department: ("department_id", "unit_id"),
            Scope.area: "area",
            Scope.grid: "grid",
            Scope.enterprise: "enterprise",
        },
    )
    code = models.CharField(label("编号", "number"), max_length=CODE, unique=True)
    flow = models.CharField(label("流程", "flow"), max_length=CODE)
    version = models.PositiveSmallIntegerField(label("流程版本", "version of the flow"))
    state = models.CharField(label("状态", "state"), max_length=CODE)
    step = models.CharField(label("环节", "step"), max_length=CODE, choices=[*STEPS.items()])
    number = models.PositiveIntegerField(label("记录数", "rows of its log"), default=0)
    cause = models.CharField(label("案由", "cause"), max_length=CAUSE)
    source = models.CharField(label("来源", "source"), max_length=CODE)
    grade = models.CharField(label("等级", "grade"), max_length=CODE, choices=[*GRADES.items()], default="general")
    zh = models.CharField(label("事项", "matter"), max_length=TEXT)
    en = models.CharField(label("事项（英文）", "matter in English"), max_length=TEXT)
    object = models.CharField(label("对象", "about"), max_length=CAUSE, blank=True)
    plan = models.CharField(label("方案", "plan"), max_length=NAME, blank=True)
    clause = models.CharField(label("条款", "clause"), max_length=CODE, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=label("上级案件", "belongs to"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="parts",
    )  # fmt: skip
    department = models.ForeignKey(
        Department, verbose_name=label("经办部门", "office"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    unit = models.ForeignKey(
        Department, verbose_name=label("责任部门", "unit that must act"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="+",
    )  # fmt: skip
    enterprise = models.CharField(label("企业", "enterprise"), max_length=CODE, blank=True)
    area = models.CharField(label("片区", "area"), max_length=CODE, blank=True)
    grid = models.CharField(label("网格", "grid"), max_length=CODE, blank=True)
    lon = models.FloatField(label("经度", "longitude"), null=True, blank=True)
    lat = models.FloatField(label("纬度", "latitude"), null=True, blank=True)
    person = models.CharField(label("责任人", "held by"), max_length=NAME, blank=True)
    duty = models.CharField(label("法定义务", "legal duty"), max_length=TEXT, blank=True)
    fixed_by = models.CharField(label("整改人", "put right by"), max_length=NAME, blank=True)
    verified_by = models.CharField(label("核查人", "verified by"), max_length=NAME, blank=True)
    fails = models.PositiveSmallIntegerField(label("核查不通过次数", "failed verifications"), default=0)
    reopened = models.PositiveSmallIntegerField(label("重开次数", "times reopened"), default=0)
    late = models.PositiveSmallIntegerField(label("超期环节数", "steps that ended late"), default=0)
    due = models.DateField(label("到期日", "last day"), null=True, blank=True)
    left = models.PositiveSmallIntegerField(
        label("中止时剩余工作日", "work days left while stopped"), null=True, blank=True
    )
    warn = models.DateField(label("预警日", "warns from"), null=True, blank=True)
    level = models.PositiveSmallIntegerField(label("升级层级", "level"), default=0)
    next_step = models.DateField(label("下次升级", "next step up"), null=True, blank=True)
    trigger = models.DateField(label("自动触发日", "moved by the clock on"), null=True, blank=True)
    trigger_move = models.CharField(label("自动触发", "move of the clock"), max_length=CODE, blank=True)
    evidence: Any = models.JSONField(label("证据", "evidence"), default=dict, blank=True)
    opened_at = models.DateTimeField(label("立案时间", "opened at"))
    entered_at = models.DateTimeField(label("进入现状态", "in this state since"))
    changed_at = models.DateTimeField(label("最近变动", "changed at"))
    closed_at = models.DateTimeField(label("办结时间", "closed at"), null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-pk",)
        verbose_name = label("案件", "case")
        verbose_name_plural = label("案件", "cases")
        indexes: ClassVar = [
            models.Index(fields=["flow", "step", "due"], name="cases_case_list"),
            models.Index(fields=["unit", "step", "due"], name="cases_case_of_unit"),
            models.Index(fields=["department", "step", "due"], name="cases_case_of_office"),
            models.Index(fields=["area", "step", "due"], name="cases_case_of_area"),
            models.Index(fields=["grid", "step", "due"], name="cases_case_of_grid"),
            models.Index(fields=["enterprise", "step"], name="cases_case_of_enterprise"),
            models.Index(fields=["object"], name="cases_case_of_object"),
            models.Index(fields=["due", "id"], condition=Q(closed_at=None), name="cases_case_open"),
            models.Index(
                fields=["next_step"], condition=Q(next_step__isnull=False, left=None), name="cases_case_next_step"
            ),
            models.Index(fields=["trigger"], condition=Q(trigger__isnull=False, left=None), name="cases_case_trigger"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cause"], condition=Q(closed_at=None), name="cases_case_one_open"),
            models.CheckConstraint(condition=Q(step__in=[*STEPS]), name="cases_case_known_step"),
            models.CheckConstraint(condition=Q(grade__in=[*GRADES]), name="cases_case_known_grade"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.code)


class CaseEntry(models.Model):  # type: ignore[misc]
    """A row of the log of a case: who moved it when, from where to where, why, and what came with it.

    `due` is the last day of the clock after it, None where none runs or it stands still.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="log")
    number = models.PositiveIntegerField(label("序号", "number"))
    at = models.DateTimeField(label("时间", "at"))
    by = models.CharField(label("经办人", "by"), max_length=NAME)
    role = models.CharField(label("角色", "role"), max_length=CODE)
    move = models.CharField(label("操作", "move"), max_length=CODE)
    source = models.CharField(label("从", "from"), max_length=CODE)
    target = models.CharField(label("到", "to"), max_length=CODE)
    why = models.CharField(label("理由", "why"), max_length=TEXT, blank=True)
    due = models.DateField(label("到期日", "last day"), null=True)
    values: Any = models.JSONField(label("内容", "what came with it"), default=dict)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("case", "number")
        verbose_name = label("案件记录", "log of a case")
        verbose_name_plural = label("案件记录", "log of cases")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="cases_caseentry_in_line"),
        ]

    def __str__(self) -> str:
        """Return its number and move."""
        return f"{self.number} {self.move}"

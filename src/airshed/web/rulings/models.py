"""A draft of a ruling, or of the end of one. What is in force is in the lake alone; here is who wrote it and when."""

from typing import ClassVar

from django.db import models

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import Record, Scope, Scoped
from airshed.web.words import label

NAME, CODE = 150, 50
DRAFT, APPROVED, WITHDRAWN = "draft", "approved", "withdrawn"
STATES = (DRAFT, APPROVED, WITHDRAWN)
"""A withdrawn draft is no state of the rights: nobody sees it any more but in the audit log."""


class Draft(models.Model):  # type: ignore[misc]
    """What a department proposes; once approved, the row of who did so."""

    RIGHTS: ClassVar = Scoped(Record.ruling, state_field="state", fields={Scope.department: "department_id"})
    plan = models.CharField(label("方案", "plan"), max_length=NAME)
    clause = models.CharField(label("条款或指标", "clause or indicator"), max_length=CODE)
    aspect = models.CharField(label("事项", "aspect"), max_length=CODE)
    value = models.TextField(label("内容", "decision"))
    document = models.TextField(label("依据文件", "document"))
    reason = models.TextField(label("理由", "reason"))
    from_date = models.DateField(label("起", "from the day"))
    to_date = models.DateField(label("止（不含）", "day after the last"), null=True, blank=True)
    replaces = models.CharField(label("替代", "replaces"), max_length=CODE, blank=True)
    ends = models.CharField(label("终止的裁定", "ruling that it ends"), max_length=CODE, blank=True)
    state = models.CharField(label("状态", "state"), max_length=20, default=DRAFT)
    version = models.PositiveIntegerField(label("版本", "version"), default=1)
    department = models.ForeignKey(Department, verbose_name=label("起草部门", "drafted by"), on_delete=models.PROTECT)
    batch = models.CharField(label("批次", "batch"), max_length=CODE)
    by = models.CharField(label("起草人", "drafted by"), max_length=NAME)
    made_at = models.DateTimeField(label("起草时间", "drafted at"))
    changed_by = models.CharField(label("修改人", "changed by"), max_length=NAME, blank=True)
    changed_at = models.DateTimeField(label("修改时间", "changed at"), null=True, blank=True)
    submitted_at = models.DateTimeField(label("提交时间", "submitted at"), null=True, blank=True)
    returned_by = models.CharField(label("退回人", "returned by"), max_length=NAME, blank=True)
    returned_at = models.DateTimeField(label("退回时间", "returned at"), null=True, blank=True)
    returned_reason = models.TextField(label("退回理由", "reason of the return"), blank=True)
    approved_by = models.CharField(label("批准账号", "account that approved"), max_length=NAME, blank=True)
    approver = models.CharField(label("批准人", "approver"), max_length=NAME, blank=True)
    approved_at = models.DateTimeField(label("批准时间", "approved at"), null=True, blank=True)
    ruling = models.CharField(label("裁定编号", "number of the ruling"), max_length=CODE, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("plan", "clause", "aspect", "pk")
        verbose_name = label("裁定草稿", "draft of a ruling")
        verbose_name_plural = label("裁定草稿", "drafts of rulings")
        indexes: ClassVar = [
            models.Index(fields=["plan", "state"], name="rulings_draft_of_plan"),
            models.Index(fields=["ruling"], name="rulings_draft_of_ruling"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="rulings_draft_known_state"),
        ]

    def __str__(self) -> str:
        """Return clause and aspect."""
        return f"{self.clause} {self.aspect}"

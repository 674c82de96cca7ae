"""Reports as they were made, and what kept one from being made."""

from typing import ClassVar

from django.db import models

from airshed.web.accounts.rights import Record, Scoped
from airshed.web.words import label

NAME, DIGEST = 150, 64
DAILY, MONTHLY = "daily", "monthly"
KINDS = (DAILY, MONTHLY)
KIND_WORDS = {DAILY: ("日报", "daily report"), MONTHLY: ("月报", "monthly bulletin")}
KIND_CHOICES = [(kind, label(*words)) for kind, words in KIND_WORDS.items()]


class Report(models.Model):  # type: ignore[misc]
    """A report: its content as plain values, and the documents made of it. It is never changed; a remake is another.

    `day` is the day reported on, or the first of the month. `papers` and `templates` name by language the SHA-256 of
    the document and of the template it was made with; `changes` the parts that differ from the version before.
    """

    RIGHTS: ClassVar = Scoped(Record.report)
    kind = models.CharField(label("种类", "kind"), max_length=10, choices=KIND_CHOICES)
    plan = models.CharField(label("方案", "plan"), max_length=NAME)
    day = models.DateField(label("日期", "day"))
    number = models.PositiveIntegerField(label("版次", "version"))
    made_at = models.DateTimeField(label("生成时间", "made at"))
    counted_at = models.DateTimeField(label("计入截止时间", "counted at"))
    by = models.CharField(label("生成人", "by"), max_length=NAME)
    content = models.JSONField()
    digest = models.CharField(max_length=DIGEST)
    papers = models.JSONField(default=dict)
    templates = models.JSONField(default=dict)
    changes = models.JSONField(default=list, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-day", "kind", "plan", "-number")
        verbose_name = label("报告", "report")
        verbose_name_plural = label("日报与月报", "reports")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "plan", "day", "number"], name="reports_report_version_once"),
            models.CheckConstraint(condition=models.Q(kind__in=list(KINDS)), name="reports_report_known_kind"),
        ]

    def __str__(self) -> str:
        """Return kind, day and version."""
        return f"{self.kind} {self.day} v{self.number}"


class Failure(models.Model):  # type: ignore[misc]
    """A report that could not be made by the clock; gone once it is made."""

    RIGHTS: ClassVar = Scoped(Record.report)
    kind = models.CharField(max_length=10, choices=KIND_CHOICES)
    day = models.DateField()
    at = models.DateTimeField()
    faults = models.JSONField(default=list)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-day", "kind")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "day"], name="reports_failure_once")]

    def __str__(self) -> str:
        """Return kind and day."""
        return f"{self.kind} {self.day}"

"""Joint meetings and what each agreed."""

from typing import ClassVar

from django.db import models

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import Record, Scoped
from airshed.web.cases.models import Case
from airshed.web.words import label

NAME, CODE, TEXT = 150, 64, 4_000
TABLE = "meetings"
"""What plans call them as evidence, and proofs and stamps in place of a register."""


class Meeting(models.Model):  # type: ignore[misc]
    """A meeting that was held."""

    RIGHTS: ClassVar = Scoped(Record.meeting, state_field="state")
    code = models.CharField(label("编号", "number"), max_length=CODE, unique=True)
    state = models.CharField(max_length=10, default="held")
    title = models.CharField(label("会议名称", "title"), max_length=NAME)
    day = models.DateField(label("日期", "day"))
    place = models.CharField(label("地点", "place"), max_length=NAME)
    host = models.CharField(label("主持人", "held by"), max_length=NAME)
    attendees = models.CharField(label("参加单位和人员", "who attended"), max_length=TEXT)
    agenda = models.CharField(label("议题", "agenda"), max_length=TEXT)
    told = models.CharField(label("议定情况", "what was agreed"), max_length=TEXT)
    department = models.ForeignKey(
        Department, verbose_name=label("召集部门", "convened by"), on_delete=models.PROTECT, related_name="+"
    )
    by = models.CharField(label("登记人", "entered by"), max_length=NAME)
    at = models.DateTimeField(label("登记时间", "entered at"))

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-day", "-pk")
        verbose_name = label("联席会议", "joint meeting")
        verbose_name_plural = label("联席会议", "joint meetings")

    def __str__(self) -> str:
        """Return its number."""
        return str(self.code)


class Agreed(models.Model):  # type: ignore[misc]
    """Something a meeting agreed to have done: a task."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agreed")
    number = models.PositiveSmallIntegerField(label("序号", "no."))
    task = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")

    class Meta:  # noqa: D106 - options of Django
        ordering = ("meeting", "number")
        verbose_name = label("议定事项", "agreed action")
        verbose_name_plural = label("议定事项", "agreed actions")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_agreed_in_line"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)

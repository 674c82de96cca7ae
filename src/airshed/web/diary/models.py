"""Posts of supervisors, and the days they confirmed."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import Record, Scope, Scoped
from airshed.web.words import label

NAME, CODE, REMARK = 150, 64, 1_000
TABLE = "supervision_diary"
"""What plans call the confirmed days as evidence, and stamps in place of a register."""


class Post(models.Model):  # type: ignore[misc]
    """Somebody who supervises on the spot, from a day to the day before `to_date`; empty = still there."""

    RIGHTS: ClassVar = Scoped(
        Record.diary,
        state_field="state",
        fields={Scope.own: "username", Scope.department: "department_id"},
    )
    code = models.CharField(label("编号", "number"), max_length=CODE, unique=True)
    state = models.CharField(max_length=10, default="confirmed")
    username = models.CharField(label("驻点人员账号", "account of who is posted"), max_length=NAME)
    place = models.CharField(label("驻点地点或单位", "where"), max_length=NAME)
    department = models.ForeignKey(
        Department, verbose_name=label("派出部门", "sent by"), on_delete=models.PROTECT, related_name="+"
    )
    from_date = models.DateField(label("起始日期", "from"))
    to_date = models.DateField(label("终止日期（不含当天）", "to, that day not included"), null=True)
    by = models.CharField(label("登记人", "entered by"), max_length=NAME)
    at = models.DateTimeField(label("登记时间", "entered at"))

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-from_date", "-pk")
        verbose_name = label("驻点", "post")
        verbose_name_plural = label("驻点", "posts")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(from_date__lt=F("to_date")), name="diary_post_begins_first"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.code)


class Day(models.Model):  # type: ignore[misc]
    """A day of a post as its supervisor confirmed it; it never changes."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="days")
    day = models.DateField(label("日期", "day"))
    actions: Any = models.JSONField(label("当日工作", "what was done"), default=list)
    remark = models.CharField(label("备注", "remark"), max_length=REMARK, blank=True)
    confirmed_by = models.CharField(label("确认人", "confirmed by"), max_length=NAME)
    confirmed_at = models.DateTimeField(label("确认时间", "confirmed at"))

    class Meta:  # noqa: D106 - options of Django
        ordering = ("post", "-day")
        verbose_name = label("督办日志", "day of the diary")
        verbose_name_plural = label("督办日志", "days of the diary")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "day"], name="diary_day_once"),
        ]

    def __str__(self) -> str:
        """Return its day."""
        return str(self.day)

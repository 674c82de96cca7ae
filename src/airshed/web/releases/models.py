"""A release says what the public may see; a publication is what it saw, as JSON under a digest."""

from hashlib import sha256
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from airshed.web.accounts.rights import Record, Scoped
from airshed.web.words import label

NAME, CODE, DIGEST = 150, 50, 64
NOW, DAYS, GOALS = "now", "days", "goals"
PARTS = {
    NOW: label("实时空气", "Air now"),
    DAYS: label("最近 30 天", "Last 30 days"),
    GOALS: label("年度目标", "Goals of the year"),
}
"""What can be released; `now` and `days` stand until they are withdrawn, `goals` speak of one day."""
DRAFT, APPROVED, RELEASED, WITHDRAWN = "draft", "approved", "released", "withdrawn"
STATES = (DRAFT, APPROVED, RELEASED, WITHDRAWN)


class Release(models.Model):  # type: ignore[misc]
    """One part of the public page for one place: who let the public see it, from when, with which words."""

    RIGHTS: ClassVar = Scoped(Record.release, state_field="state")
    part = models.CharField(label("内容", "part"), max_length=10)
    plan = models.CharField(label("方案", "plan"), max_length=NAME)
    place = models.CharField(label("地点", "place"), max_length=NAME)
    as_of = models.DateField(label("截至", "as of"), null=True, blank=True)
    from_date = models.DateField(label("最早发布日", "not before"))
    text_zh = models.TextField(label("说明（中文）", "text in Chinese"), blank=True)
    text_en = models.TextField(label("说明（英文）", "text in English"), blank=True)
    state = models.CharField(label("状态", "state"), max_length=20, default=DRAFT)
    version = models.PositiveIntegerField(label("版本", "version"), default=1)
    by = models.CharField(label("起草人", "drafted by"), max_length=NAME)
    made_at = models.DateTimeField(label("起草时间", "drafted at"))
    changed_by = models.CharField(label("修改人", "changed by"), max_length=NAME, blank=True)
    changed_at = models.DateTimeField(label("修改时间", "changed at"), null=True, blank=True)
    approved_by = models.CharField(label("批准账号", "account that approved"), max_length=NAME, blank=True)
    approver = models.CharField(label("批准人", "approver"), max_length=NAME, blank=True)
    approved_at = models.DateTimeField(label("批准时间", "approved at"), null=True, blank=True)
    released_by = models.CharField(label("发布账号", "account that released"), max_length=NAME, blank=True)
    releaser = models.CharField(label("发布人", "released by"), max_length=NAME, blank=True)
    released_at = models.DateTimeField(label("发布时间", "released at"), null=True, blank=True)
    looked_at = models.DateTimeField(label("最近一次更新", "last looked after"), null=True, blank=True)
    withdrawn_by = models.CharField(label("撤回账号", "account that withdrew"), max_length=NAME, blank=True)
    withdrawer = models.CharField(label("撤回人", "withdrawn by"), max_length=NAME, blank=True)
    withdrawn_at = models.DateTimeField(label("撤回时间", "withdrawn at"), null=True, blank=True)
    reason = models.TextField(label("撤回理由", "reason of the withdrawal"), blank=True)
    notice_zh = models.TextField(label("公告（中文）", "notice in Chinese"), blank=True)
    notice_en = models.TextField(label("公告（英文）", "notice in English"), blank=True)
    replaced_by = models.ForeignKey(
        "self", verbose_name=label("被取代", "replaced by"), on_delete=models.PROTECT, null=True, blank=True
    )

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-pk",)
        verbose_name = label("公开发布", "release")
        verbose_name_plural = label("公开发布", "releases")
        indexes: ClassVar = [models.Index(fields=["place", "part", "state"], name="releases_release_of_place")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="releases_release_known_state"),
            models.CheckConstraint(condition=Q(part__in=[*PARTS]), name="releases_release_known_part"),
            models.UniqueConstraint(fields=["place", "part"], condition=Q(state=RELEASED), name="releases_release_one"),
        ]

    def __str__(self) -> str:
        """Return part and place."""
        return f"{self.part} {self.place}"


class Publication(models.Model):  # type: ignore[misc]
    """What the public saw from a moment on; never changed, never deleted.

    `data` is JSON in its one spelling, `digest` its SHA-256. `drawings` are the pictures made of it: language to name
    to SVG.
    """

    release = models.ForeignKey(Release, verbose_name=label("发布", "release"), on_delete=models.PROTECT)
    made_at = models.DateTimeField(label("存入时间", "stored at"))
    data = models.TextField(label("数据", "data"))
    digest = models.CharField(label("摘要", "digest"), max_length=DIGEST)
    drawings: Any = models.JSONField(label("图", "drawings"), default=dict)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-pk",)
        verbose_name = label("发布记录", "publication")
        verbose_name_plural = label("发布记录", "publications")

    def __str__(self) -> str:
        """Return its digest."""
        return str(self.digest)

    @property
    def intact(self) -> bool:
        """Whether the data are those of the digest."""
        return sha256(self.data.encode()).hexdigest() == str(self.digest)

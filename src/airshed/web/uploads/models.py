"""Uploads and their files, and stations that fell silent."""

from typing import Any, ClassVar

from django.db import models

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import STATES, Record, Scope, Scoped
from airshed.web.words import label

NAME, NOTE, SOURCE, DIGEST = 150, 500, 255, 64
JOBS = "jobs"
"""Who acts when nobody does."""
STATE_CHOICES = [(state, label(*words)) for state, words in STATES[Record.upload].items()]
READING, SHOWN, STORING, FAILED, UNDOING, DONE, DISCARDED = (
    *("reading", "shown", "storing", "failed", "undoing", "done", "discarded"),
)
STEP_CHOICES = [
    (READING, label("正在读", "being read")),
    (SHOWN, label("已预览，等待入库", "read, to be stored")),
    (STORING, label("正在入库", "being stored")),
    (FAILED, label("没有做成，可以再试", "did not work, can be tried again")),
    (UNDOING, label("正在撤销", "being taken back")),
    (DONE, label("已完成", "done")),
    (DISCARDED, label("已放弃", "discarded")),
]
AT_WORK = (READING, STORING, UNDOING)
"""Steps at which the jobs have something to do."""


class Upload(models.Model):  # type: ignore[misc]
    """Files that came together, and what became of them.

    `counts`, `preview`, `faults` and `batches` are what reading and storing told; `moment` is what the lake knows the
    data by. `source` names the entry of the watched folder, where it came from there.
    """

    RIGHTS: ClassVar = Scoped(
        Record.upload,
        state_field="state",
        fields={Scope.own: "by", Scope.department: "department_id", Scope.enterprise: "enterprise"},
    )
    by = models.CharField(label("上传人", "by"), max_length=NAME)
    at = models.DateTimeField(label("上传时间", "at"), db_index=True)
    department = models.ForeignKey(
        Department, verbose_name=label("部门", "department"), on_delete=models.PROTECT, null=True, blank=True
    )
    enterprise = models.CharField(label("企业", "enterprise"), max_length=NAME, blank=True)
    kind = models.CharField(label("种类", "kind"), max_length=20, default="air")
    state = models.CharField(label("状态", "state"), max_length=20, choices=STATE_CHOICES, default="waiting")
    step = models.CharField(label("进度", "step"), max_length=20, choices=STEP_CHOICES, default=READING)
    source = models.CharField(max_length=SOURCE, unique=True, null=True, blank=True)
    note = models.CharField(label("备注", "note"), max_length=NOTE, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    preview = models.JSONField(default=dict, blank=True)
    faults = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=DIGEST, blank=True)
    moment = models.DateTimeField(null=True, blank=True)
    batches = models.JSONField(default=list, blank=True)
    history = models.JSONField(default=list, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-at", "-pk")
        verbose_name = label("上传", "upload")
        verbose_name_plural = label("上传", "uploads")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=list(STATES[Record.upload])), name="uploads_upload_known_state"
            )
        ]

    def __str__(self) -> str:
        """Return number and moment."""
        return f"{self.pk} {self.at:%Y-%m-%d %H:%M}"

    @property
    def at_work(self) -> bool:
        """Whether the jobs have something to do for it."""
        return self.step in AT_WORK


class File(models.Model):  # type: ignore[misc]
    """A file of an upload; its bytes are kept under their digest."""

    RIGHTS: ClassVar = Scoped(
        Record.upload,
        state_field="upload__state",
        fields={
            Scope.own: "upload__by",
            Scope.department: "upload__department_id",
            Scope.enterprise: "upload__enterprise",
        },
    )
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(label("文件名", "name"), max_length=255)
    size = models.PositiveBigIntegerField(label("大小", "size"))
    sha256 = models.CharField(max_length=DIGEST, db_index=True)
    kept = models.BooleanField(default=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("pk",)
        verbose_name = label("文件", "file")
        verbose_name_plural = label("文件", "files")

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)


class Silence(models.Model):  # type: ignore[misc]
    """A time in which a station, or everything (no code), sent nothing."""

    RIGHTS: ClassVar = Scoped(Record.observation)
    station = models.CharField(label("点位", "station"), max_length=NAME, blank=True)
    last_hour = models.DateTimeField(label("最后的小时", "last hour"), null=True, blank=True)
    noticed_at = models.DateTimeField(label("发现", "noticed"))
    ended_at = models.DateTimeField(label("恢复", "ended"), null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-noticed_at", "station")
        verbose_name = label("没有数据", "silence")
        verbose_name_plural = label("没有数据", "silences")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station"], condition=models.Q(ended_at=None), name="uploads_silence_one_open"
            )
        ]

    def __str__(self) -> str:
        """Return station and moment."""
        return f"{self.station or '*'} {self.noticed_at:%Y-%m-%d %H:%M}"


def fields_of(upload: Upload) -> dict[str, Any]:
    """Return what the audit chain says of an upload: its files by digest, and what they came to."""
    files = [{"name": f.name, "size": f.size, "sha256": f.sha256} for f in upload.files.all()]
    return {"files": files, "counts": dict(upload.counts), "batches": list(upload.batches)}

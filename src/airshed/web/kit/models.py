"""What the kit keeps beside the rows: imports, how often a register changed, who confirmed it, saved views."""

from typing import ClassVar

from django.db import models

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import STATES, Record, Scope, Scoped
from airshed.web.words import label

NAME, DIGEST = 150, 64
READING, SHOWN, STORING, DONE, UNDOING, FAILED = "reading", "shown", "storing", "done", "undoing", "failed"
STEP_CHOICES = [
    (READING, label("正在读", "being read")),
    (SHOWN, label("已预览", "read")),
    (STORING, label("正在入库", "being stored")),
    (DONE, label("已完成", "done")),
    (UNDOING, label("正在撤销", "being taken back")),
    (FAILED, label("没有做成", "did not work")),
]
AT_WORK = (READING, STORING, UNDOING)
"""Steps at which the jobs have something to do."""
OTHERS = "others"
"""Among the counts of a list that the machine's administrator brought: it tells of rows of other departments."""


class Batch(models.Model):  # type: ignore[misc]
    """A list that was brought for a register, and what became of it.

    `counts` tells rows new, changed, unchanged, faulty; `done` and `total` how far the work is; `problem` why it
    stopped. The bytes are kept under their digest, what was found in them in a file beside.
    """

    RIGHTS: ClassVar = Scoped(
        Record.upload, state_field="state", fields={Scope.own: "by", Scope.department: "department_id"}
    )
    register = models.CharField(label("台账", "register"), max_length=NAME)
    by = models.CharField(label("导入人", "by"), max_length=NAME)
    at = models.DateTimeField(label("导入时间", "at"), db_index=True)
    department = models.ForeignKey(
        Department, verbose_name=label("部门", "department"), on_delete=models.PROTECT, null=True, blank=True
    )
    name = models.CharField(label("文件名", "file"), max_length=255)
    size = models.PositiveBigIntegerField(label("大小", "size"))
    sha256 = models.CharField(max_length=DIGEST)
    why = models.CharField(label("说明", "why"), max_length=200, blank=True)
    state = models.CharField(
        label("状态", "state"),
        max_length=20,
        choices=[(state, label(*words)) for state, words in STATES[Record.upload].items()],
        default="waiting",
    )
    step = models.CharField(label("进度", "step"), max_length=20, choices=STEP_CHOICES, default=READING)
    counts = models.JSONField(default=dict, blank=True)
    problem = models.JSONField(default=list, blank=True)
    digest = models.CharField(max_length=DIGEST, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    stored_at = models.DateTimeField(label("入库时间", "stored at"), null=True, blank=True)
    stored_by = models.CharField(label("入库人", "stored by"), max_length=NAME, blank=True)
    undone_at = models.DateTimeField(label("撤销时间", "taken back at"), null=True, blank=True)
    undone_by = models.CharField(label("撤销人", "taken back by"), max_length=NAME, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-pk",)
        verbose_name = label("台账导入", "import of a register")
        verbose_name_plural = label("台账导入", "imports of registers")

    def __str__(self) -> str:
        """Return number, register and file."""
        return f"{self.pk} {self.register} {self.name}"

    @property
    def at_work(self) -> bool:
        """Whether the jobs have something to do for it."""
        return self.step in AT_WORK


class Stamp(models.Model):  # type: ignore[misc]
    """How often a register changed: whoever keeps an answer asks whether it still holds."""

    register = models.CharField(max_length=NAME, primary_key=True)
    number = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(label("最近修改", "last changed"))

    def __str__(self) -> str:
        """Return register and number."""
        return f"{self.register} {self.number}"


class Confirmation(models.Model):  # type: ignore[misc]
    """A department said that its rows of a register were complete and true on a day."""

    RIGHTS: ClassVar = Scoped(Record.department, fields={Scope.department: "department_id"})
    register = models.CharField(label("台账", "register"), max_length=NAME)
    department = models.ForeignKey(Department, verbose_name=label("部门", "department"), on_delete=models.PROTECT)
    confirmed_date = models.DateField(label("确认日期", "confirmed on"))
    by = models.CharField(label("确认人", "by"), max_length=NAME)
    at = models.DateTimeField(label("登记时间", "entered at"))
    rows = models.IntegerField(label("行数", "rows"))

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-at", "-pk")
        indexes: ClassVar = [models.Index(fields=["register", "department", "confirmed_date"], name="kit_confirmed")]

    def __str__(self) -> str:
        """Return register, department and day."""
        return f"{self.register} {self.department_id} {self.confirmed_date}"


class View(models.Model):  # type: ignore[misc]
    """A list somebody comes back to: its filters under a name."""

    register = models.CharField(max_length=NAME)
    by = models.CharField(max_length=NAME)
    name = models.CharField(label("名称", "name"), max_length=60)
    query = models.CharField(max_length=2000)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("name",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["register", "by", "name"], name="kit_view_once")]

    def __str__(self) -> str:
        """Return its name."""
        return str(self.name)

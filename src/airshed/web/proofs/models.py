"""Proofs: what was sealed for a row of a register; never deleted, at most withdrawn."""

from typing import ClassVar

from django.db import models

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import STATES, Record, Scope, Scoped
from airshed.web.proofs.media import DOCUMENT, PHOTO
from airshed.web.words import label

NAME, CODE, KEY, NOTE, DIGEST, TYPE = 150, 64, 255, 500, 64, 100
KINDS = [(PHOTO, label("照片", "photo")), (DOCUMENT, label("文件", "document"))]
STATE_CHOICES = [(state, label(*words)) for state, words in STATES[Record.register_row].items()]


class Proof(models.Model):  # type: ignore[misc]
    """A photo or file for a row of a register, which it names by register and key.

    `taken_at`, `lon` and `lat` are what the camera wrote into the file; `said_…` is what the telephone or somebody
    said. Places are WGS-84. State, department, area, grid and enterprise are those of the row, so that the
    rights are; `office` is another department that must look at it, where there is one.
    """

    RIGHTS: ClassVar = Scoped(
        Record.register_row,
        state_field="state",
        fields={
            Scope.department: ("department_id", "office_id"),
            Scope.area: "area",
            Scope.grid: "grid",
            Scope.enterprise: "enterprise",
        },
    )
    register = models.CharField(label("台账", "register"), max_length=CODE)
    key = models.CharField(label("编号", "key"), max_length=KEY)
    purpose = models.CharField(label("用途", "purpose"), max_length=CODE)
    name = models.CharField(label("文件名", "name"), max_length=NAME)
    size = models.PositiveBigIntegerField(label("大小", "size"))
    sha256 = models.CharField(max_length=DIGEST, db_index=True)
    media_type = models.CharField(max_length=TYPE)
    kind = models.CharField(label("种类", "kind"), max_length=20, choices=KINDS)
    taken_at = models.DateTimeField(label("拍摄时间", "taken at"), null=True, blank=True)
    lon = models.FloatField(label("经度", "longitude"), null=True, blank=True)
    lat = models.FloatField(label("纬度", "latitude"), null=True, blank=True)
    said_at = models.DateTimeField(label("自报时间", "said to be taken at"), null=True, blank=True)
    said_lon = models.FloatField(label("自报经度", "longitude as said"), null=True, blank=True)
    said_lat = models.FloatField(label("自报纬度", "latitude as said"), null=True, blank=True)
    fingerprint = models.CharField(max_length=16, blank=True)
    part_0 = models.PositiveSmallIntegerField(null=True, db_index=True)
    part_1 = models.PositiveSmallIntegerField(null=True, db_index=True)
    part_2 = models.PositiveSmallIntegerField(null=True, db_index=True)
    part_3 = models.PositiveSmallIntegerField(null=True, db_index=True)
    part_4 = models.PositiveSmallIntegerField(null=True, db_index=True)
    by = models.CharField(label("提交人", "by"), max_length=NAME)
    at = models.DateTimeField(label("封存时间", "sealed at"))
    note = models.CharField(label("备注", "note"), max_length=NOTE, blank=True)
    state = models.CharField(label("状态", "state"), max_length=20, choices=STATE_CHOICES, default="draft")
    department = models.ForeignKey(
        Department, verbose_name=label("部门", "department"), on_delete=models.PROTECT, null=True, blank=True
    )
    office = models.ForeignKey(
        Department, verbose_name=label("经办部门", "office"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    area = models.CharField(label("区域", "area"), max_length=NAME, blank=True)
    grid = models.CharField(label("网格", "grid"), max_length=NAME, blank=True)
    enterprise = models.CharField(label("企业", "enterprise"), max_length=NAME, blank=True)
    withdrawn_at = models.DateTimeField(label("撤回时间", "withdrawn at"), null=True, blank=True)
    withdrawn_by = models.CharField(label("撤回人", "withdrawn by"), max_length=NAME, blank=True)
    withdrawn_why = models.CharField(label("撤回理由", "why"), max_length=NOTE, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("at", "pk")
        verbose_name = label("佐证材料", "proof")
        verbose_name_plural = label("佐证材料", "proofs")
        indexes: ClassVar = [models.Index(fields=["register", "key", "purpose"], name="proofs_proof_of_row")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "key", "purpose", "sha256"],
                condition=models.Q(withdrawn_at=None),
                name="proofs_proof_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=list(STATES[Record.register_row])), name="proofs_proof_known_state"
            ),
        ]

    def __str__(self) -> str:
        """Return number and name."""
        return f"{self.pk} {self.name}"

"""An entry of the audit chain: written once by `operations.record`, then read only."""

from typing import Any, NoReturn

from django.db import models

from airshed.errors import AirshedError, Fault
from airshed.web.accounts.rights import Record, Scoped
from airshed.web.words import label

NAME_LENGTH, ACTION_LENGTH, OBJECT_LENGTH, HASH_LENGTH = 150, 64, 255, 64


class EntryFixed(AirshedError):
    """Somebody tried to change, delete or add entries past `airshed.web.audit.record`."""


def _refuse(what: str) -> NoReturn:
    raise EntryFixed(Fault("audit.fixed", "audit", what, "airshed.web.audit.record"))


class Entries(models.QuerySet):  # type: ignore[misc]
    """Entries for reading."""

    def update(self, **_: Any) -> NoReturn:  # noqa: ANN401 - whatever columns
        """Refuse."""
        _refuse("update")

    def delete(self) -> NoReturn:
        """Refuse."""
        _refuse("delete")

    def create(self, **_: Any) -> NoReturn:  # noqa: ANN401 - as above
        """Refuse."""
        _refuse("create")

    def bulk_create(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 - as above
        """Refuse."""
        _refuse("bulk_create")

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 - as above
        """Refuse."""
        _refuse("bulk_update")

    def _raw_delete(self, using: str | None) -> NoReturn:
        _refuse(f"delete {using}")

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]
    _raw_delete.alters_data = True  # type: ignore[attr-defined]


class Entry(models.Model):  # type: ignore[misc]
    """One thing that somebody did."""

    RIGHTS = Scoped(record=Record.audit)

    number = models.PositiveBigIntegerField(label("编号", "number"), primary_key=True)
    at = models.DateTimeField(label("时间", "time"), db_index=True)
    by = models.CharField(label("用户", "user"), max_length=NAME_LENGTH, db_index=True)
    action = models.CharField(label("动作", "action"), max_length=ACTION_LENGTH)
    object = models.CharField(label("对象", "object"), max_length=OBJECT_LENGTH, blank=True)
    detail = models.TextField(label("详情", "detail"))
    digest = models.CharField(label("详情摘要", "digest of the detail"), max_length=HASH_LENGTH)
    previous = models.CharField(label("前一条的哈希", "hash before"), max_length=HASH_LENGTH)
    hash = models.CharField(label("哈希", "hash"), max_length=HASH_LENGTH)

    objects = Entries.as_manager()

    class Meta:
        """Newest first; every way to the rows is the guarded one."""

        base_manager_name = "objects"
        ordering = ("-number",)
        verbose_name = label("审计日志条目", "audit entry")
        verbose_name_plural = label("审计日志", "audit log")

    def __str__(self) -> str:
        """Return number, person and action."""
        return f"{self.number} {self.by} {self.action}"

    def save(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 - as above
        """Refuse: entries are appended by `operations.record` only."""
        _refuse("save")

    def delete(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 - as above
        """Refuse."""
        _refuse("delete")

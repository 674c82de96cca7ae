"""A row of a register: whose it is, when it holds, where it is, and who changed it last; every change is kept."""

from types import MappingProxyType
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import STATES, Record, Scope, Scoped
from airshed.web.kit.fields import Said, day, degrees, text
from airshed.web.words import label

CONFIRMED, DRAFT = "confirmed", "draft"
STATE_CHOICES = [(state, label(*words)) for state, words in STATES[Record.register_row].items()]
OWNED = MappingProxyType({Scope.department: "department_id", Scope.area: "area", Scope.grid: "grid"})


def one_at_a_time(register: str, *key: str) -> list[Any]:
    """Return the constraints of a register: of one key one row is open, and rows of it begin on different days."""
    alone = Q(merged_into=None)
    unique, check = models.UniqueConstraint, models.CheckConstraint
    return [
        unique(fields=key, condition=alone & Q(to_date=None), name=f"{register}_one_open"),
        unique(fields=key, condition=alone & Q(from_date=None), name=f"{register}_one_first"),
        unique(fields=[*key, "from_date"], condition=alone, name=f"{register}_one_a_day"),
        check(
            condition=Q(from_date=None) | Q(to_date=None) | Q(from_date__lt=F("to_date")),
            name=f"{register}_begins_first",
        ),
        check(condition=Q(state__in=list(STATES[Record.register_row])), name=f"{register}_known_state"),
    ]


def owned(**more: str) -> Scoped:
    """Return how the rights reach rows; `more` names the columns of other scopes, such as `enterprise`."""
    scopes = {**OWNED, **{Scope(scope): lookup for scope, lookup in more.items()}}
    return Scoped(Record.register_row, state_field="state", fields=MappingProxyType(scopes))


class Row(models.Model):  # type: ignore[misc]
    """What rows of all registers have; a register adds its key and its own columns.

    A row holds from `from_date` to the day before `to_date`; rows of one key never overlap. Rows end, none is deleted.
    What was merged into another row is no evidence any more, but stays.
    """

    RIGHTS: ClassVar = owned()
    department = models.ForeignKey(
        Department, verbose_name=label("归口部门", "department"), on_delete=models.PROTECT, related_name="+"
    )
    department.said = Said(
        ("归口部门", "department"),
        help=("管这一行的部门，写名称或代码", "department that answers for the row, by name or code"),
    )
    area = text(
        "片区", "area", longest=50, help=("执法片区的代码", "code of the inspectors' area"), example="A1", index=True
    )
    grid = text("网格", "grid", longest=50, help=("网格的代码", "code of the grid"), example="G1", index=True)
    from_date = day(
        "起始日期",
        "from",
        help=("从哪天起是这样，空着为一直如此", "first day on which this holds; empty = as far back as is known"),
    )
    to_date = day(
        "终止日期",
        "to",
        help=("到哪天为止（不含当天），空着为仍有效", "first day on which it no longer holds; empty = it holds"),
    )
    source = text("来源", "source", longest=200, help=("数据从哪里来", "where the data come from"))
    note = text("备注", "note", longest=500)
    state = models.CharField(label("状态", "state"), max_length=20, choices=STATE_CHOICES, default=CONFIRMED)
    merged_into = models.ForeignKey(
        "self", verbose_name=label("并入", "merged into"), on_delete=models.PROTECT, null=True, blank=True
    )
    changed_by = models.CharField(label("修改人", "changed by"), max_length=150)
    changed_at = models.DateTimeField(label("修改时间", "changed at"))
    why = models.CharField(label("原因", "why"), max_length=200, blank=True)
    batch = models.IntegerField(label("导入批次", "import"), null=True, blank=True, db_index=True)
    history = HistoricalRecords(
        inherit=True,
        history_user_id_field=models.IntegerField(null=True),
        history_user_getter=lambda _: None,
        history_user_setter=lambda _historical, _user: None,
        related_name="versions",
    )

    class Meta:  # noqa: D106 - options of Django
        abstract = True

    def __str__(self) -> str:
        """Return its key and name."""
        return " ".join(str(getattr(self, name)) for name in ("code", "name") if getattr(self, name, ""))

    @property
    def _history_date(self) -> Any:  # noqa: ANN401 - a datetime
        """By the clock of the home, not of the machine."""
        return self.changed_at


class Placed(Row):
    """A row with a point on the map, in degrees of WGS-84."""

    lon = degrees(
        "经度", "longitude", most=180, help=("WGS-84，十进制度", "WGS-84, decimal degrees"), example="104.512"
    )
    lat = degrees("纬度", "latitude", most=90, help=("WGS-84，十进制度", "WGS-84, decimal degrees"), example="41.062")

    class Meta:  # noqa: D106 - options of Django
        abstract = True

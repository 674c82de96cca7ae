"""Filters of the audit log: by user, by action in words, and by day of the home's clock."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import admin

from airshed.web.audit.words import ACTIONS
from airshed.web.words import label, say


class Asked(admin.SimpleListFilter):  # type: ignore[misc]
    """A filter whose value is typed or chosen in a field of its own.

    Attributes:
        kind: type of the field: `text`, `date`, or `select`.
    """

    template = "audit/filter.html"
    kind = "text"

    def has_output(self) -> bool:
        """Show it, whatever there is to choose from."""
        return True

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ANN401, ARG002 - as Django asks
        """Offer nothing, for values are typed."""
        return []

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401, ARG002 - as Django asks
        """Return what the template shows."""
        yield {"name": self.parameter_name, "kind": self.kind, "value": self.value() or "", "offered": self.offered()}

    def offered(self) -> list[tuple[str, str]]:
        """Return what can be chosen."""
        return []


class ByUser(Asked):
    """Entries of one user."""

    title, parameter_name = label("用户（全名）", "user (whole name)"), "by"

    def queryset(self, request: Any, queryset: Any) -> Any:  # noqa: ANN401, ARG002 - as Django asks
        """Keep the entries of the user."""
        return queryset.filter(by=self.value().strip()) if self.value() else queryset


class ByAction(Asked):
    """Entries of one action."""

    title, parameter_name, kind = label("动作", "action"), "action", "select"

    def offered(self) -> list[tuple[str, str]]:
        """Return every action in words."""
        return sorted(((code, say(*words)) for code, words in ACTIONS.items()), key=lambda pair: pair[1])

    def queryset(self, request: Any, queryset: Any) -> Any:  # noqa: ANN401, ARG002 - as Django asks
        """Keep the entries of the action."""
        return queryset.filter(action=self.value()) if self.value() else queryset


class Since(Asked):
    """Entries of a day and after."""

    title, parameter_name, kind = label("从（当天起）", "from the day"), "since", "date"

    def queryset(self, request: Any, queryset: Any) -> Any:  # noqa: ANN401, ARG002 - as Django asks
        """Keep the entries of the day and after; a day that is none has no entries."""
        if not self.value():
            return queryset
        day = _day(self.value())
        return queryset.filter(at__gte=datetime.combine(day, time())) if day else queryset.none()


class Until(Asked):
    """Entries up to and of a day."""

    title, parameter_name, kind = label("到（含当天）", "up to and with the day"), "until", "date"

    def queryset(self, request: Any, queryset: Any) -> Any:  # noqa: ANN401, ARG002 - as Django asks
        """Keep the entries up to the end of the day; a day that is none has no entries."""
        if not self.value():
            return queryset
        day = _day(self.value())
        if day is None:
            return queryset.none()
        return queryset if day == date.max else queryset.filter(at__lt=datetime.combine(day + timedelta(1), time()))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None

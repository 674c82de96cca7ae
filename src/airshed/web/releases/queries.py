"""Reads of releases: all for the staff, and what stands in its place for everybody."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError

from airshed.web.accounts.queries import get_visible, visible
from airshed.web.accounts.rights import Action
from airshed.web.releases.models import DAYS, GOALS, NOW, PARTS, RELEASED, WITHDRAWN, Publication, Release

LATE = timedelta(hours=3)
"""After so long without news the page says that it is old."""
SHOWN = 50
"""Publications that a page lists."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the place of one part: a publication, or the notice of its withdrawal.

    Attributes:
        release: it, or the one that was taken back.
        publication: the latest; None where it was taken back.
        data: of the publication.
    """

    release: Release
    publication: Publication | None
    data: Mapping[str, Any]

    def late(self, now: datetime) -> bool:
        """Whether the publication is older than it should be; goals speak of one day and are never late."""
        if self.publication is None or self.release.part == GOALS:
            return False
        looked = self.release.looked_at or self.publication.made_at
        return now - looked > LATE or now - _until(self.data) > LATE


def _until(data: Mapping[str, Any]) -> datetime:
    """Return until when data are expected to be the latest: an hour, or the day after the last one."""
    if data["part"] == NOW:
        return datetime.fromisoformat(data["hour"])
    return datetime.fromisoformat(data["to"]) + timedelta(days=2)


def list_releases(*, user: Any) -> list[Release]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the releases a user may see, the newest first."""
    return list(visible(Release.objects.all(), user=user)[:200])


def get_release(pk: int, *, user: Any, action: Action = Action.view) -> Release:  # noqa: ANN401 - as above
    """Return a release a user may do something to.

    Raises:
        Http404: there is none for this user.
    """
    found: Release = get_visible(Release.objects.all(), user=user, action=action, pk=pk)
    return found


def may_do(release: Release, action: Action, *, user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a user may do an action to a release as it is."""
    return bool(visible(Release.objects.filter(pk=release.pk), user=user, action=action).exists())


def list_publications(release: Release) -> list[Publication]:
    """Return the latest publications of a release, without their data."""
    return list(Publication.objects.filter(release=release).defer("data", "drawings")[:SHOWN])


def count_publications(release: Release) -> int:
    """Return how many publications a release has."""
    return int(Publication.objects.filter(release=release).count())


def get_publication(release: Release, pk: int) -> Publication | None:
    """Return a publication of a release."""
    found: Publication | None = Publication.objects.filter(release=release, pk=pk).first()
    return found


def anything_released() -> bool:
    """Whether the public page has anything to show; nothing where the database cannot say it."""
    try:
        return bool(Release.objects.filter(state=RELEASED).exists())
    except DatabaseError:
        return False


def key_of() -> tuple[Any, ...]:
    """Return what changes whenever the public page may: cheap, for every stranger asks it."""
    rows = Release.objects.filter(released_at__isnull=False, replaced_by=None)
    stands = tuple(rows.filter(state__in=(RELEASED, WITHDRAWN)).values_list("pk", "version", "looked_at"))
    return (stands, Publication.objects.values_list("pk", flat=True).first())


def list_standing() -> list[Standing]:
    """Return what the public sees: of each place and part what was released last, in the order of the page."""
    rows = Release.objects.filter(released_at__isnull=False, replaced_by=None, state__in=(RELEASED, WITHDRAWN))
    last: dict[tuple[str, str], Release] = {}
    for row in rows.order_by("released_at", "pk"):
        last[row.place, row.part] = row
    return [_standing(row) for row in _in_order(list(last.values()))]


def _in_order(rows: Sequence[Release]) -> list[Release]:
    """Sort by place as it came first, then by part."""
    first: dict[str, datetime] = {}
    for row in rows:
        first[row.place] = min(first.get(row.place, row.released_at), row.released_at)
    order = {part: n for n, part in enumerate((NOW, DAYS, GOALS))}
    return sorted(rows, key=lambda row: (first[row.place], row.place, order[row.part]))


def _standing(release: Release) -> Standing:
    """Return what stands for a release; of one that was taken back only the place is left."""
    found = Publication.objects.filter(release=release).first()
    data = json.loads(found.data) if found else {}
    if release.state == RELEASED:
        return Standing(release, found, data)
    return Standing(release, None, {"place": data["place"]} if found else {})


def part_words(part: str) -> str:
    """Return how a part is called."""
    return str(PARTS[part])

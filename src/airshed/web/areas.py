"""Areas for maps: the outlines of a day that somebody may see, as features in WGS-84."""

from collections.abc import Collection
from datetime import date
from typing import Any

from airshed.web.kit.known import held_on, seen_rows
from airshed.web.kit.register import registers
from airshed.web.kit.rows import CONFIRMED
from airshed.web.kit.shapes import geojson_of, outline_in_wgs84

AREAS = "areas"
TOLD = ("code", "name", "kind", "approval_number", "document", "source")


def list_areas(on: date, kinds: Collection[str] | None, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a user
    """Return the areas that hold on a day as features of GeoJSON, in WGS-84, by kind and code.

    Args:
        on: the day.
        kinds: codes of kinds; None = all.
        user: who looks; drafts are not among what is shown.
    """
    rows = seen_rows(registers()[AREAS], user=user, on=on, known_at=None).filter(state=CONFIRMED)
    chosen = rows if kinds is None else rows.filter(kind__in=[*kinds])
    return [_feature(row) for row in chosen.order_by("kind", "code")]


def list_approved(on: date) -> list[dict[str, Any]]:
    """Return the areas of a day that anybody may be shown, as `list_areas`: confirmed, with a map's approval number.

    Whoever has no account sees no row of a register; an approval number is what lets a boundary be published
    (地图管理条例).
    """
    rows = held_on(registers()[AREAS].model.objects.filter(merged_into=None, state=CONFIRMED), on)
    return [_feature(row) for row in rows.exclude(approval_number="").order_by("kind", "code")]


def _feature(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    told = {name: getattr(row, name) for name in TOLD}
    days = {name: day.isoformat() if (day := getattr(row, name)) else None for name in ("from_date", "to_date")}
    geometry = geojson_of(outline_in_wgs84(row.geometry, row.crs))
    return {"type": "Feature", "id": row.pk, "geometry": geometry, "properties": {**told, **days}}

"""What an edition of the ambient standard looks like."""

from collections.abc import Iterator
from typing import Annotated, Literal

from airshed.errors import Fault
from airshed.rules.schema import (
    Amount,
    ConcentrationUnit,
    Count,
    EditionFile,
    Family,
    Flag,
    Number,
    Row,
    Several,
    Word,
    canonical_unit,
    one_of,
    repeated,
)
from airshed.vocab import POLLUTANTS

SUBSTANCES = (*POLLUTANTS, "tsp", "nox", "pb", "bap")
LOCAL_SUBSTANCES = ("cd", "hg", "as", "cr6", "f")
Grade = Literal[1, 2]


class Limit(Row):
    """The highest concentration allowed of a substance over a period, in areas of a grade."""

    pollutant: Annotated[str, one_of(SUBSTANCES)]
    period: Annotated[str, one_of(("year", "quarter", "day", "8h", "hour"))]
    grade: Grade
    value: Amount
    unit: ConcentrationUnit


class LocalLimit(Row):
    """A value offered to local standards, on a kind of land where the text tells them apart."""

    pollutant: Annotated[str, one_of(LOCAL_SUBSTANCES)]
    period: Annotated[str, one_of(("year", "growing_season", "month", "day", "hour"))]
    land: Annotated[str, one_of(("any", "urban", "pastoral", "farm_forest"))] = "any"
    value: Amount
    unit: Annotated[str, one_of(("ug_m3", "ug_dm2_d"))]


class AmbientFile(EditionFile):
    """An edition of the ambient standard."""

    limits: Several[Limit] = ()
    local_limits: Several[LocalLimit] = ()


def _check(file: AmbientFile) -> Iterator[Fault]:
    yield from repeated(file.limits, table="limits", key=("pollutant", "period", "grade"))
    yield from repeated(file.local_limits, table="local_limits", key=("pollutant", "period", "land"))
    yield from canonical_unit(file.limits, table="limits")


FAMILY = Family(
    name="ambient",
    zh="环境空气浓度限值与数据有效性",
    en="limits of ambient air and how many values make a mean valid",
    model=AmbientFile,
    parameters={
        "gas_kelvin": Number("kelvin"),
        "reference_kelvin": Word(("as-reported", "273", "298.15")),
        "gas_hpa": Number("hpa"),
        "particles_at_reference": Flag(),
        "hour_min_minutes": Count("minutes", high=60),
        "day_min_hours": Count("hours", high=24),
        "o3_8h_min_hours": Count("hours", high=8),
        "year_min_days": Count("days", high=366),
        "month_min_days": Count("days", high=31),
        "february_min_days": Count("days", high=29),
        "sampled_day_min_hours": Count("hours", high=24),
        "sampled_month_min_days": Count("days", high=31),
        "sampled_year_min_days": Count("days", high=366),
        "lead_quarter_min_days": Count("days", high=92),
    },
    required=("limits",),
    check=_check,
)

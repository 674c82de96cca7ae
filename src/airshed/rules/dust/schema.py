"""What an edition of the dust rule looks like."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from airshed.errors import Fault
from airshed.rules.schema import (
    SHARE,
    Count,
    EditionFile,
    Family,
    Flag,
    Number,
    PollutantCode,
    Row,
    Several,
    one_of,
    repeated,
)


class Excluded(Row):
    """A pollutant whose hours inside an event do not count; `needs_ratio` asks for the PM2.5/PM10 test first."""

    pollutant: PollutantCode
    needs_ratio: bool


class Bulletin(Row):
    """Whether a published figure keeps dust."""

    figure: Annotated[str, one_of(("pm_mean", "composite", "good_days", "heavy_days"))]
    dust: Annotated[str, one_of(("keep", "exclude"))]


class DustFile(EditionFile):
    """An edition of the dust rule."""

    excluded: Several[Excluded] = ()
    bulletins: Several[Bulletin] = ()


def _check(file: DustFile) -> Iterator[Fault]:
    yield from repeated(file.excluded, table="excluded", key=("pollutant",))
    yield from repeated(file.bulletins, table="bulletins", key=("figure",))


FAMILY = Family(
    name="dust",
    zh="沙尘过程的起止判据和剔除办法",
    en="when a dust event starts and ends, and what it takes out of an assessment",
    model=DustFile,
    parameters={
        "start_ratio": Number("ratio"),
        "start_above": Number("ug_m3"),
        "window_hours": Count("hours"),
        "end_within": SHARE,
        "pm25_ratio": Number("ratio", high=Decimal(1)),
        "report_same_day": Flag(),
        "public_reports_keep_dust": Flag(),
    },
    required=("excluded", "bulletins"),
    check=_check,
)

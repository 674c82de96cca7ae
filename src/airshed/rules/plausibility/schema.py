"""What an edition of the plausible range looks like."""

from collections.abc import Iterator

from airshed.errors import Fault
from airshed.rules.schema import (
    Amount,
    ConcentrationUnit,
    EditionFile,
    Family,
    PollutantCode,
    Row,
    Several,
    Tables,
    canonical_unit,
    covers_pollutants,
    repeated,
)


class Ceiling(Row):
    """An hourly value above this is refused."""

    pollutant: PollutantCode
    above: Amount
    unit: ConcentrationUnit


class PlausibilityFile(EditionFile):
    """An edition of the plausible range."""

    ceilings: Several[Ceiling] = ()


def _check(file: PlausibilityFile) -> Iterator[Fault]:
    yield from repeated(file.ceilings, table="ceilings", key=("pollutant",))
    yield from canonical_unit(file.ceilings, table="ceilings")


def _check_whole(tables: Tables) -> Iterator[Fault]:
    yield from covers_pollutants(tables["ceilings"], where="ceilings")


FAMILY = Family(
    name="plausibility",
    zh="入库时拒收的小时值",
    en="hourly values that are refused at import",
    model=PlausibilityFile,
    parameters={},
    required=("ceilings",),
    check=_check,
    check_whole=_check_whole,
)

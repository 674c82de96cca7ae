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
    canonical_unit,
    repeated,
)
from airshed.vocab import POLLUTANTS


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
    missing = [code for code in POLLUTANTS if code not in {row.pollutant for row in file.ceilings}]
    if "ceilings" in file.given() and missing:
        yield Fault("rules.missing_key", "ceilings", "", f"a row for each of {', '.join(missing)}")


FAMILY = Family(
    name="plausibility",
    title="hourly values that are refused at import",
    model=PlausibilityFile,
    parameters={},
    required=("ceilings",),
    check=_check,
)

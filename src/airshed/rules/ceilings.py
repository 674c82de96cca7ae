"""The greatest believable hourly values: what an import refuses as a slip."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from airshed.rules.edition import in_force
from airshed.rules.load import load_editions


def ceilings_on(home: Path | None, on: date) -> dict[str, Decimal]:
    """Return the greatest believable hourly value by pollutant on a day, as the rules of home or package say."""
    edition = in_force(load_editions(home), family="plausibility", on=on)
    return {row["pollutant"]: row["above"] for row in edition.tables["ceilings"]}

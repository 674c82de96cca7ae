"""Gases across 2018-09-01: from 273 K to 298.15 K as an exact ratio (GB 3095-2012 amendment of 2018, clause 3.14).

Particles are reported at the state when measured and are never converted.
"""

from decimal import Decimal
from fractions import Fraction

from airshed.air.ruleset import Ruleset
from airshed.vocab import POLLUTANTS


def gas_ratio(from_kelvin: Decimal, to_kelvin: Decimal) -> Fraction:
    """Return what a gas concentration at `from_kelvin` is multiplied by to refer to `to_kelvin` (same pressure)."""
    return Fraction(from_kelvin) / Fraction(to_kelvin)


def state_ratio(ruleset: Ruleset, *, pollutant: str) -> Fraction:
    """Return the factor for a pollutant's values under an edition; 1 unless the option `reference_kelvin` is set."""
    wanted = str(ruleset.value("reference_kelvin"))
    if not POLLUTANTS[pollutant].gas or wanted == "as-reported":
        return Fraction(1)
    return gas_ratio(ruleset.share("gas_kelvin"), Decimal(wanted))

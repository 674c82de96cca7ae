"""Which tables a clause is computed from: whoever keeps its answer asks whether those have changed."""

from typing import Any

from airshed.lake.tables import TABLES
from airshed.plan.figures import FIGURES
from airshed.plan.kinds.air import KIND
from airshed.plan.rulings.ruling import RULINGS
from airshed.plan.schema import Clause
from airshed.plan.shapes import table_of

OBSERVED = frozenset(TABLES) - {RULINGS, FIGURES}
"""Tables of observations: indicators of air and their outlook read any of them."""


def tables_read(clause: Clause) -> frozenset[str]:
    """Return the tables the indicators of a clause read.

    That a register was confirmed is not among them: it is a change of that register.
    """
    return frozenset(name for indicator in clause.indicators for name in _read(indicator))


def _read(indicator: Any) -> frozenset[str]:  # noqa: ANN401 - of any kind
    if indicator.kind == KIND.name:
        return OBSERVED
    name = table_of(indicator)
    return frozenset([name] if name else [])

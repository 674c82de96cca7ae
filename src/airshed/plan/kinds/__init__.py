"""Kinds of indicators, one module each, found by listing.

A kind's module has a constant `KIND`: the model of what `plan.yaml` says of it, how its status runs, and one pure
function from evidence to a `Finding`.
"""

from collections.abc import Mapping
from functools import cache

from airshed.declared import declared
from airshed.plan.question import Kind


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds by name.

    Raises:
        ImportError: a module of the package declares no kind of its name; it is named.
    """
    return declared(__name__, "KIND", Kind)

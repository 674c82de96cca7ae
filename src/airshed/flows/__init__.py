"""Workflows: a table of transitions each, found by listing; whoever stores a state asks here what may follow it."""

from collections.abc import Mapping
from functools import cache

from airshed.declared import declared
from airshed.flows.flow import Flow


@cache
def flows() -> Mapping[str, Flow]:
    """Return all workflows by name.

    Raises:
        ImportError: a module of the package declares no flow of its name; it is named.
    """
    return declared(__name__, "FLOW", Flow, but=("flow",))

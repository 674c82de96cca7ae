"""The interface for programs, `/api/v1/`: one file a resource, with `RESOURCE`; found by listing.

What all resources share is in `door`: who asks, how often, what is wrong with a question, how an answer looks.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from airshed.web.api.door.resource import Resource


def names() -> tuple[str, ...]:
    """Return the names of the resources in order."""
    return tuple(sorted(entry.name for entry in iter_modules(__path__) if not entry.ispkg))


@cache
def resources() -> tuple[Resource, ...]:
    """Return the resources in order; each is named as its file."""
    return tuple(import_module(f"{__name__}.{name}").RESOURCE for name in names())

"""What the modules of a package declare, found by listing: whoever adds one adds a file and nothing else."""

import pkgutil
from collections.abc import Collection, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, TypeVar

Of = TypeVar("Of")


def declared(
    package: str, constant: str, of: type[Of], *, but: Collection[str] = (), within: str = ""
) -> Mapping[str, Of]:
    """Return by name of the module what each module of a package declares under a constant.

    Args:
        package: dotted name of the package.
        constant: name of the constant.
        of: what it is; it has a `name`, that of its module.
        but: modules that declare nothing.
        within: module of each that declares it, where they are packages whose parts are wanted without the whole.

    Raises:
        ImportError: a module is broken, or declares nothing of its name; it is named.
    """
    found: dict[str, Of] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(import_module(package).__path__)):
        if name in but:
            continue
        module = f"{package}.{name}.{within}".rstrip(".")
        value: Any = getattr(import_module(module), constant, None)
        if not isinstance(value, of) or getattr(value, "name", None) != name:
            message = f"{module} declares no {of.__name__.lower()} of its name"
            raise ImportError(message)
        found[name] = value
    return MappingProxyType(found)

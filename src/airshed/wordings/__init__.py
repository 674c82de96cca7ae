"""The wording of every fault and note: code, then the sentence in Chinese and in English; one module a family.

`{where}`, `{value}` and `{expected}` are those of the fault. Where `expected` is always the same, the Chinese sentence
says it in Chinese. A module has a mapping `FAULTS`; modules are found by listing.
"""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from airshed.errors import Fault

Wording = tuple[str, str]

UNWORDED: Wording = (
    "{where}：{code}，值为“{value}”，应为：{expected}",
    "{where}: {code}, found {value!r}, expected: {expected}",
)


@cache
def wordings() -> Mapping[str, Wording]:
    """Return code to sentences, of all families."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: dict[str, Wording] = {}
    for name in names:
        found |= import_module(f"{__name__}.{name}").FAULTS
    return MappingProxyType(found)


def sentences(fault: Fault) -> Wording:
    """Return a fault as a Chinese and an English sentence: where, what was found, what would be right."""
    zh, en = wordings().get(fault.code, UNWORDED)
    given = {"code": fault.code, "where": fault.where, "value": fault.value, "expected": fault.expected}
    return zh.format(**given), en.format(**given)

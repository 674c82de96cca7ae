"""YAML as written by people, read strictly: no duplicate key, no binary fraction, no surprise of type.

Plain scalars are only: whole numbers, `true`/`false`, `null`, days as YYYY-MM-DD, and text. A number with a fraction
is refused unless it stands in quotes, because a binary fraction is not the number of the text.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without its C library: the same, slower
    from yaml import SafeLoader  # type: ignore[assignment]

from airshed.errors import Fault

_TAG = "tag:yaml.org,2002:"
_PLAIN = (
    ("null", re.compile(r"~|null|", re.NOFLAG), "~n\0"),
    ("bool", re.compile(r"true|false"), "tf"),
    ("int", re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})"), "-+0123456789"),
    ("float", re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|nan)"), "-+.0123456789"),
    ("timestamp", re.compile(r"\d{4}-\d\d-\d\d"), "0123456789"),
)


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for tag, pattern, firsts in _PLAIN:
        whole = re.compile(f"(?:{pattern.pattern})$")
        for first in firsts:
            table.setdefault(first.replace("\0", ""), []).append((_TAG + tag, whole))
    return table


class _Loader(SafeLoader):
    """A loader that resolves plain scalars by the short list of this module."""

    yaml_implicit_resolvers = _resolvers()


def read_document(text: str) -> tuple[Any, list[Fault]]:
    """Return the values of a YAML text and everything wrong with it; `where` is a key path, or line and column."""
    faults: list[Fault] = []
    try:
        node = yaml.compose(text, Loader=_Loader)
        values = None if node is None else _value(node, "", set(), faults)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [Fault("rules.yaml", _at(mark), error.problem or "", "YAML")]
    except yaml.YAMLError as error:
        return None, [Fault("rules.yaml", "", str(error).splitlines()[0], "YAML")]
    except RecursionError:
        return None, [Fault("rules.yaml", "", "nested too deeply", "YAML")]
    if node is None:
        return None, [Fault("rules.empty", "", "", "family, name, effective, source")]
    return values, faults


def key_path(parts: Iterator[str | int] | tuple[str | int, ...]) -> str:
    """Return a key path as people write it: `breakpoints[3].values`."""
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def _at(mark: yaml.Mark | None) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}" if mark else "line ?"


def _value(node: yaml.Node, path: str, seen: set[int], faults: list[Fault]) -> Any:  # noqa: ANN401
    if id(node) in seen:
        faults.append(Fault("rules.alias", path, "*", "values"))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, seen, faults)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, f"{path}[{i}]", seen, faults) for i, item in enumerate(node.value)]
    return _scalar(node, path, faults)


def _mapping(node: yaml.MappingNode, path: str, seen: set[int], faults: list[Fault]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        where = f"{path}.{key}" if path else key
        if key_node.tag != f"{_TAG}str":
            faults.append(Fault("rules.key", where, _at(key_node.start_mark), "letters"))
        elif key in values:
            faults.append(Fault("rules.duplicate_key", where, _at(key_node.start_mark), key))
        else:
            values[key] = _value(value_node, where, seen, faults)
    return values


def _scalar(node: yaml.Node, path: str, faults: list[Fault]) -> Any:  # noqa: ANN401 - one type per kind
    text = str(node.value)
    match node.tag.removeprefix(_TAG):
        case "str":
            return text
        case "int":
            return int(text)
        case "bool":
            return text == "true"
        case "null":
            return None
        case "timestamp":
            try:
                return date.fromisoformat(text)
            except ValueError:
                faults.append(Fault("rules.date", path, text, "YYYY-MM-DD"))
        case "float":
            faults.append(Fault("rules.float", path, text, f'write it in quotes: "{text}"'))
        case _:
            faults.append(Fault("rules.tag", path, node.tag, "a value without a tag"))
    return None

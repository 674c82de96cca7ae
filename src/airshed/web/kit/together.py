"""Many registers asked at once: questions of one shape, so that pages ask no oftener for more registers."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat, JSONObject

from airshed.web.kit.columns import Column, Type
from airshed.web.kit.register import KEY_SIGN, Register


def together(parts: Iterable[Any]) -> Any:  # noqa: ANN401 - querysets
    """Return the rows of many questions of one shape, asked in one statement."""
    every = list(parts)
    return every[0].union(*every[1:], all=True) if every else []


def key_text(register: Register) -> Any:  # noqa: ANN401 - an expression
    """Return the key of a row as one text, as the database makes it."""
    parts = [Cast(F(name), CharField()) for name in register.key]
    if len(parts) == 1:
        return parts[0]
    signed = [part for one in parts for part in (Value(KEY_SIGN), one)][1:]
    return Concat(*signed, output_field=CharField())


def told(names: Iterable[str]) -> Any:  # noqa: ANN401 - as above
    """Return columns of a row as one value, so that rows of all registers have one shape; `values_told` reads it."""
    return JSONObject(**{name: F(name) for name in names})


def values_told(columns: Iterable[Column], given: Any) -> dict[str, Any]:  # noqa: ANN401 - values of JSON
    """Return the values of columns as rows have them."""
    return {column.name: _value(column, given.get(column.name)) for column in columns}


def _value(column: Column, given: Any) -> Any:  # noqa: ANN401 - as above
    if given is None or column.type not in {Type.FLAG, Type.NUMBER}:
        return given
    return bool(given) if column.type is Type.FLAG else Decimal(str(given))

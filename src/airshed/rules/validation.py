"""One edition file, from values to frozen rows, with everything that is wrong in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from airshed.errors import Fault
from airshed.rules.document import key_path
from airshed.rules.edition import DOUBTFUL, Source
from airshed.rules.schema import EditionFile, Family, Kind, Parameter, Row, Tables, repeated

_TYPES = {
    "date_type": ("rules.not_day", "YYYY-MM-DD"),
    "string_type": ("rules.not_text", "text"),
    "string_too_short": ("rules.not_text", "text"),
    "int_type": ("rules.not_count", "75"),
    "bool_type": ("rules.not_flag", "true, false"),
    "tuple_type": ("rules.not_list", "[...]"),
    "model_type": ("rules.not_mapping", "{key: value}"),
    "dict_type": ("rules.not_mapping", "{key: value}"),
}
_BOUNDS = {
    "string_pattern_mismatch": ("rules.pattern", "pattern", ""),
    "too_short": ("rules.too_few", "min_length", ""),
    "greater_than_equal": ("rules.range", "ge", ">= "),
    "less_than_equal": ("rules.range", "le", "<= "),
}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A valid edition file: what it says itself, before it is joined with the edition it amends."""

    file: EditionFile
    source: Source
    tables: Tables


def read_draft(values: object, family: Family) -> tuple[Draft | None, list[Fault]]:
    """Return the draft of an edition and its faults, `where` being the key path."""
    try:
        file = family.model.model_validate(values)
    except ValidationError as error:
        return None, [model_fault(detail, family.model) for detail in error.errors(include_url=False)]
    faults = [*_check_head(file), *_check_notes(file), *family.check(file)]
    parameters = dict(_converted(file.parameters, family.parameters, faults))
    source = _source(file)
    tables = {
        name: tuple(
            _filled(row, source, parameters if name == "parameters" else {}, index) for index, row in enumerate(rows)
        )
        for name, rows in file.tables().items()
    }
    return (None if faults else Draft(file, source, MappingProxyType(tables))), faults


def _source(file: EditionFile) -> Source:
    written = file.source
    return Source(
        title=written.title,
        clause=written.clause,
        sure=written.sure,
        checked=written.checked,
        note=written.note or "",
        effective_sure=written.effective_sure or written.sure,
    )


def _check_head(file: EditionFile) -> Iterator[Fault]:
    if file.expires and file.expires <= file.effective:
        yield Fault("rules.range", "expires", str(file.expires), f"> {file.effective}")
    yield from repeated(file.parameters, table="parameters", key=("name",))


def _check_notes(file: EditionFile) -> Iterator[Fault]:
    """Yield a fault for each doubtful value whose doubt nobody wrote down."""
    expected = "note"
    source = file.source
    if not source.note and not DOUBTFUL.isdisjoint({source.sure, source.effective_sure}):
        yield Fault("rules.no_note", "source", source.sure, expected)
    for table, rows in file.tables().items():
        for index, row in enumerate(rows):
            doubts = {v for k, v in row if k == "sure" or k.endswith("_sure")} & DOUBTFUL
            if doubts and not row.note:
                yield Fault("rules.no_note", f"{table}[{index}]", "".join(sorted(doubts)), expected)


def _converted(
    rows: Sequence[Parameter], kinds: Mapping[str, Kind], faults: list[Fault]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the index of each parameter with its value and known values as its kind has them."""
    for index, row in enumerate(rows):
        kind = kinds.get(row.name)
        if kind is None:
            faults.append(Fault("rules.unknown_value", f"parameters[{index}].name", row.name, ", ".join(kinds)))
            continue
        try:
            value = kind.convert(row.value, row.unit)
            known = None if row.known is None else tuple(kind.convert(word, row.unit) for word in row.known)
        except PydanticCustomError as error:
            code, expected = (error.context or {})["code"], (error.context or {})["expected"]
            key, found = ("unit", row.unit or "") if code == "rules.unit" else ("value", _shown(row.value))
            faults.append(Fault(code, f"parameters[{index}].{key}", found, f"{row.name}: {expected}"))
            continue
        if known is not None and value not in known:
            expected = f"{row.name}: {', '.join(map(_shown, known))}"
            faults.append(Fault("rules.unknown_value", f"parameters[{index}].value", _shown(value), expected))
        yield index, {"value": value, "known": known}


def _filled(row: Row, source: Source, converted: Mapping[int, dict[str, Any]], index: int) -> Mapping[str, Any]:
    """Return a row as an immutable mapping, its gaps filled from the source of the edition."""
    inherited = source.note if row.sure is None and source.sure in DOUBTFUL else ""
    found = dict(row) | {
        "clause": row.clause or source.clause,
        "sure": row.sure or source.sure,
        "note": row.note or inherited,
        "checked": row.checked or source.checked,
    }
    own = {key: value or found["sure"] for key, value in found.items() if key.endswith("_sure")}
    frozen: Mapping[str, Any] = _frozen(found | own | converted.get(index, {}))
    return frozen


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever a row holds
    if isinstance(value, BaseModel | dict):
        return MappingProxyType({name: _frozen(item) for name, item in dict(value).items()})
    return tuple(map(_frozen, value)) if isinstance(value, tuple) else value


def model_fault(detail: ErrorDetails, model: type[BaseModel], *, before: tuple[str | int, ...] = ()) -> Fault:
    """Return what Pydantic found wrong as a fault; `before` is the path of the model within its file."""
    loc, kind = detail["loc"], detail["type"]
    where = key_path((*before, *loc))
    if kind == "extra_forbidden":
        return Fault("rules.unknown_key", where, str(loc[-1]), ", ".join(_keys(model, loc[:-1])))
    if kind == "missing":
        return Fault("rules.missing_key", where, "", str(loc[-1]))
    context = detail.get("ctx") or {}
    if kind == "rules":
        return Fault(context["code"], where, _shown(detail["input"]), context["expected"])
    if kind == "literal_error":
        return Fault(
            "rules.unknown_value",
            where,
            _shown(detail["input"]),
            str(context["expected"]).replace("'", "").replace(" or ", ", "),
        )
    if kind in _BOUNDS:
        code, key, sign = _BOUNDS[kind]
        return Fault(code, where, "" if code == "rules.too_few" else _shown(detail["input"]), f"{sign}{context[key]}")
    code, expected = _TYPES.get(kind, ("rules.wrong_value", detail["msg"]))
    return Fault(code, where, _shown(detail["input"]), expected)


def _keys(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the keys a mapping may have at a place of the model."""
    for part in loc:
        if part in model.model_fields:  # neither an index nor a key of a mapping
            annotation = model.model_fields[str(part)].annotation
            forms = (annotation, *_inside(annotation))
            model = next(form for form in forms if isinstance(form, type) and issubclass(form, BaseModel))
    return list(model.model_fields)


def _inside(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type form
    for arg in get_args(annotation):
        yield arg
        yield from _inside(arg)


def _shown(value: object) -> str:
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    if isinstance(value, Decimal):
        text = f"{value:f}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

"""What may stand in a question: strict types, whose faults say what would be right, all at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from airshed.errors import Fault

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST, MOST_SHOWN = 200, 100
MOST_ROWS, ROWS = 1000, 100


def worded(zh: str, en: str, default: Any = ..., *, example: Any = None, alias: str | None = None) -> Any:  # noqa: ANN401
    """Return the field of a schema, with its words in both languages; without a default it must be there."""
    extra = {"x-zh": zh, "x-en": en, **({} if example is None else {"example": example})}
    return Field(default, description=f"{zh} / {en}", json_schema_extra=extra, alias=alias)


class Shape(Schema):
    """Something an answer holds; exactly these keys."""

    model_config = ConfigDict(extra="forbid")


class Words(Shape):
    """A text in both languages."""

    zh: str = worded("中文", "in Chinese")
    en: str = worded("英文", "in English")


class FaultShape(Shape):
    """One thing that is wrong."""

    code: str = worded("代码", "code of the kind of fault", example="api.parameter")
    where: str = worded("在哪里：参数、请求头或地址", "where: parameter, header or address")
    value: str = worded("收到的值，太长的截断", "what was found there, cut where it is long")
    expected: str = worded("应为", "what would be right")


class Errors(Shape):
    """What went wrong, all of it."""

    errors: list[FaultShape] = worded("全部错误", "all faults at once")


# --- types of parameters: each takes text, and says what would be right ---


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """How the text of a parameter becomes a value; stands in the type: `Annotated[int, whole(1, 9)]`.

    Attributes:
        read: takes text, or a value that is one already; a ValueError says what would be right.
        schema: what the document says of it.
    """

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401 - as Pydantic's
        """Read before anything else."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:  # noqa: ANN401
        """Tell what it is."""
        return dict(self.schema)


def whole(low: int, high: int) -> Read:
    """Return how a whole number between two is read."""

    def read(given: Any) -> int:  # noqa: ANN401 - text, or the default
        number = int(given) if re.fullmatch(r"[0-9]{1,9}", str(given)) else low - 1
        if not low <= number <= high:
            raise ValueError(f"{low} … {high}")
        return number

    return Read(read, {"type": "integer", "minimum": low, "maximum": high})


def choice(values: Iterable[str]) -> Read:
    """Return how one of some words is read."""
    known = tuple(values)

    def read(given: Any) -> str:  # noqa: ANN401 - as above
        if given not in known:
            raise ValueError(", ".join(known))
        return str(given)

    return Read(read, {"type": "string", "enum": list(known)})


def choices(values: Iterable[str]) -> Read:
    """Return how some of some words, with commas, are read; they come in the order of `values`."""
    known = tuple(values)

    def read(given: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
        named = str(given).split(",")
        if not set(named) <= set(known):
            raise ValueError(", ".join(known))
        return tuple(value for value in known if value in named)

    return Read(read, {"type": "string", "example": ",".join(known[:2])})


def _day(given: Any) -> date:  # noqa: ANN401 - as above
    found = _moment(given, r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
    if found is None:
        raise ValueError("2019-03-16")
    return found.date()


def _hour(given: Any) -> datetime:  # noqa: ANN401 - as above
    found = _moment(given, r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
    if found is None:
        raise ValueError("2019-03-16T13:00:00")
    return found


def _moment(given: Any, pattern: str) -> datetime | None:  # noqa: ANN401 - as above
    try:
        found = datetime.fromisoformat(given) if re.fullmatch(pattern, str(given), re.ASCII) else None
    except ValueError:
        return None
    return found if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR else None


Day = Annotated[date, Read(_day, {"type": "string", "format": "date"})]
Hour = Annotated[datetime, Read(_hour, {"type": "string", "example": "2019-03-16T13:00:00"})]
"""City wall time, without a zone."""
Year = Annotated[int, whole(FIRST_YEAR, LAST_YEAR)]
Limit = Annotated[int, whole(1, MOST_ROWS)]


class Asked(Schema):
    """The parameters of a question."""


class PageAsked(Asked):
    """The parameters of a list."""

    limit: Limit = worded("每页行数", "rows of a page", ROWS)
    after: str | None = worded("上一页的 next，从它之后开始", "`next` of the page before: rows after it", None)


# --- what is wrong with a question ---


def strays(given: Any, known: Sequence[str]) -> Iterator[Fault]:  # noqa: ANN401 - parameters of a request
    """Yield a fault for each parameter that is unknown, there twice, endless, or holds what nobody can type."""
    for name, values in given.lists():
        if name not in known:
            yield Fault("api.unknown", _shown(name), "", ", ".join(known))
        elif len(values) > 1:
            yield Fault("api.repeated", name, _shown(values[-1]))
        elif len(values[0]) > LONGEST:
            yield Fault("api.parameter", name, _shown(values[0]), f"1 … {LONGEST} signs")
        elif not values[0].isprintable():
            yield Fault("api.parameter", name, _shown(values[0]), "printable text")


def faults_of(request: Any, errors: Sequence[Mapping[str, Any]]) -> list[Fault]:  # noqa: ANN401 - a request
    """Return all that is wrong with a question: parameters that stray, and those that are no value of their type."""
    found = list(strays(request.GET, request.asked))
    told = {fault.where for fault in found}
    for error in errors:
        name = str(error["loc"][-1])
        if name in told:
            continue
        if error["type"] == "missing":
            found.append(Fault("api.missing", name, "", request.asked.get(name, "")))
        else:
            expected = str(error.get("ctx", {}).get("error", "")) or str(error["type"])
            found.append(Fault("api.parameter", name, _shown(request.GET.get(name, "")), expected))
    return found


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else "�" for sign in text[:MOST_SHOWN])

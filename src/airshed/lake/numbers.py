"""Numbers as found in files: whole steps, or the reason why not.

A value with more decimals than a step is rounded half to even (GB/T 8170); binary drift beyond a millionth of a step is
taken for what was written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from airshed.lake.tables import WEATHER_HOURS, value_columns
from airshed.vocab import POLLUTANTS, UNIT_SIGNS

NOTHING = ("", "—", "-", "--", "NA", "N/A", "NaN", "nan", "null", "NULL", "None")
NUMBER = r"^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$"
CLEAN = 6  # decimals of a step that are looked at; what lies beyond is binary drift
LARGEST = 2**31 - 1
WEATHER = value_columns(WEATHER_HOURS)
NEVER_NEGATIVE = ("rain_mm", "wind_speed_m_s", "pressure_hpa", "wind_from_deg")
FULL_CIRCLE = 360
MANY = 10  # so many different values above the ceiling, and most of a column's, cast doubt on its unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A column of values in a file.

    Attributes:
        code: pollutant or weather column.
        header: its name in the file.
        power: steps of the store in one unit of the file, as a power of ten; 0 for weather, which is kept as it is.
        wrong_unit: a unit that cannot be converted exactly, as found; empty if the unit is right.
    """

    code: str
    header: str
    power: int = 0
    wrong_unit: str = ""


def is_nothing(raw: pl.Expr) -> pl.Expr:
    """Return whether a text cell says that there is no value."""
    text = raw.str.strip_chars()
    return text.is_null() | text.is_in(NOTHING)


def with_number(
    frame: pl.LazyFrame, quantity: Quantity, *, text: bool, ceilings: Mapping[str, Decimal]
) -> pl.LazyFrame:
    """Replace raw column `code` by its value, with `<code>#reason` (null = good) and `<code>#raw` beside it.

    Args:
        frame: has the raw cells under the quantity's code.
        quantity: what the column holds.
        text: whether the cells are text.
        ceilings: greatest plausible value by pollutant, in canonical units.
    """
    code = quantity.code
    raw = pl.col(code)
    written = pl.when(~is_nothing(raw)).then(raw.str.strip_chars()) if text else raw
    number = written.cast(pl.Float64, strict=False)
    if not text:
        number = number.fill_nan(None)
    frame = frame.with_columns(written.alias(f"{code}#raw"), number.alias(code))
    if code in WEATHER:
        return frame.with_columns(_weather_reason(code, text=text).alias(f"{code}#reason"))
    frame = frame.with_columns((pl.col(code) * 10**quantity.power).alias(f"{code}#steps"))
    reason = _reason(quantity, text=text, ceilings=ceilings)
    frame = frame.with_columns(reason.alias(f"{code}#reason")).with_columns(_doubted(code).alias(f"{code}#reason"))
    good = pl.when(pl.col(f"{code}#reason").is_null()).then(pl.col(f"{code}#steps").round(CLEAN).round())
    return frame.with_columns(good.cast(pl.Int32, strict=False).alias(code)).drop(f"{code}#steps")


def _doubted(code: str) -> pl.Expr:
    """Refuse the whole column when most of it is above the ceiling: the rest is low enough, but in the same unit."""
    reason, written = pl.col(f"{code}#reason"), pl.col(f"{code}#raw")
    above = written.filter(reason == "above_ceiling").n_unique()  # different values: a repeated row says nothing new
    most = above * 2 > written.drop_nulls().n_unique()
    doubted = (above >= MANY) & most & reason.is_null() & written.is_not_null()
    return pl.when(doubted).then(pl.lit("doubtful_unit")).otherwise(reason)


def _not_a_number(code: str, *, text: bool) -> pl.Expr:
    raw = pl.col(f"{code}#raw")
    if not text:
        return pl.col(code).is_infinite()
    return raw.is_not_null() & (~raw.str.contains(NUMBER) | pl.col(code).is_null() | pl.col(code).is_infinite())


def _reason(quantity: Quantity, *, text: bool, ceilings: Mapping[str, Decimal]) -> pl.Expr:
    code = quantity.code
    steps = pl.col(f"{code}#steps")
    ceiling = ceilings.get(code)
    highest = min(LARGEST, int(ceiling * POLLUTANTS[code].scale)) if ceiling is not None else LARGEST
    if quantity.wrong_unit:
        return pl.when(pl.col(f"{code}#raw").is_not_null()).then(pl.lit("wrong_unit"))
    return (
        pl.when(_not_a_number(code, text=text))
        .then(pl.lit("not_a_number"))
        .when(pl.col(code) < 0)
        .then(pl.lit("negative"))
        .when(steps > highest)
        .then(pl.lit("above_ceiling"))
    )


def _weather_reason(code: str, *, text: bool) -> pl.Expr:
    negative = (pl.col(code) < 0) & pl.lit(code in NEVER_NEGATIVE)
    beyond = (pl.col(code) > FULL_CIRCLE) & pl.lit(code == "wind_from_deg")
    return (
        pl.when(_not_a_number(code, text=text))
        .then(pl.lit("not_a_number"))
        .when(negative)
        .then(pl.lit("negative"))
        .when(beyond)
        .then(pl.lit("above_ceiling"))
    )


def expected(quantity: Quantity, ceilings: Mapping[str, Decimal]) -> dict[str, str]:
    """Return what would be right, by reason of refusal, in signs that need no language."""
    pollutant = POLLUTANTS.get(quantity.code)
    if pollutant is None:
        return {"not_a_number": "0.0", "negative": "≥ 0", "above_ceiling": f"≤ {FULL_CIRCLE}"}
    sign = UNIT_SIGNS[pollutant.unit]
    ceiling = ceilings.get(quantity.code)
    step = Decimal(1) / pollutant.scale
    hint = f"; µg/m³? → {pollutant.network}(µg/m³)" if pollutant.unit == "mg_m3" else ""
    return {
        "not_a_number": f"{step} {sign}",
        "negative": f"≥ 0 {sign}",
        "above_ceiling": f"≤ {LARGEST * step if ceiling is None else ceiling} {sign}{hint}",
        "wrong_unit": "µg/m³, mg/m³",
        "doubtful_unit": f"{sign}{hint}",
    }


def power_of(code: str, unit: str) -> int:
    """Return how many steps of the store one unit makes, as a power of ten."""
    pollutant = POLLUTANTS[code]
    canonical = len(re.findall("0", str(pollutant.scale)))
    if unit == pollutant.unit:
        return canonical
    return canonical + 3 if unit == "mg_m3" else canonical - 3

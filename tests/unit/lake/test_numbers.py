"""Numbers: exact steps, or a reason."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl
import pytest

from airshed.lake.headers import quantity
from airshed.lake.numbers import Quantity, expected, with_number

CEILINGS = {"pm25": Decimal(1000), "co": Decimal(150)}


def checked(header: str, raw: Sequence[object], *, dtype: pl.DataType | None = None) -> list[object]:
    """Return the value or the reason of each cell."""
    found = quantity(header)
    assert found is not None
    series = pl.Series(found.code, raw, dtype=dtype)
    text = series.dtype == pl.String
    frame = with_number(series.to_frame().lazy(), found, text=text, ceilings=CEILINGS).collect()
    reason = frame[f"{found.code}#reason"]
    return [why or value for why, value in zip(reason, frame[found.code], strict=True)]


def test_text_is_taken_exactly() -> None:
    assert checked("PM2.5", ["35", "35.0", "0.1", "35.100", "+7", ".5", "0", "-0", "3.5e1"]) == [
        *(350, 350, 1, 351, 70, 5, 0, 0, 350)
    ]
    assert checked("CO", ["0.6", "1.367", "2.700", "0.001"]) == [600, 1367, 2700, 1]


def test_every_step_of_co_survives_binary_floating_point() -> None:
    steps = list(range(10_000))
    assert checked("CO", [f"{n / 1000:.3f}" for n in steps]) == steps
    assert checked("CO", [n / 1000 for n in steps]) == steps


def test_finer_than_the_step_is_rounded_half_to_even() -> None:
    ties = ["1.0005", "1.0015", "1.0025", "2.6005", "2.60050", "2.60051"]
    assert checked("CO", ties) == [1000, 1002, 1002, 2600, 2600, 2601]
    assert checked("CO", [float(text) for text in ties]) == [1000, 1002, 1002, 2600, 2600, 2601]
    assert checked("PM2.5", ["35.15", "35.25", "35.1000001", "21.9912"]) == [352, 352, 351, 220]
    assert checked("PM2.5", [0.1 + 0.2, "0.30000000000000004"][:1]) == [3]


def test_every_tie_goes_to_the_even_step() -> None:
    ties = range(1, 20_000, 2)
    even = [n // 2 + (n // 2) % 2 for n in ties]
    assert checked("PM2.5", [f"{n / 20:.2f}" for n in ties]) == even
    assert checked("CO", [f"{n / 2000:.4f}" for n in ties]) == even


@pytest.mark.parametrize("nothing", ["", " ", "—", "-", "--", "NA", "N/A", "NaN", "null", None])
def test_signs_of_no_value(nothing: str | None) -> None:
    assert checked("PM2.5", [nothing, "1"]) == [None, 10]


@pytest.mark.parametrize(
    "text", ["abc", "3,5", "1,234", "35(RM)", "<2", "1 2", "0x10", "inf", "３", "1e999", "1.", "1.2.3", "−5"]
)
def test_text_that_is_no_number(text: str) -> None:
    assert checked("PM2.5", [text]) == ["not_a_number"]


def test_bounds() -> None:
    assert checked("PM2.5", ["-0.1", "1000", "1000.1", "99999999999"]) == ["negative", 10_000, *["above_ceiling"] * 2]
    assert checked("PM10", ["214748364.7", "214748364.8"]) == [2**31 - 1, "above_ceiling"]


def test_missing_floats_are_no_value() -> None:
    assert checked("PM2.5", [float("nan"), None, 1.0]) == [None, None, 10]
    assert checked("PM2.5", [float("inf")]) == ["not_a_number"]


def test_types_of_columns() -> None:
    assert checked("PM2.5", [35], dtype=pl.Int16()) == [350]
    assert checked("PM2.5", [Decimal("35.1")], dtype=pl.Decimal(10, 2)) == [351]


@pytest.mark.parametrize(
    ("header", "text", "value"),
    [
        ("CO(µg/m³)", "600", 600),
        ("co_ug_m3", "600", 600),
        ("CO(ug/m3)", "600.5", 600),
        ("CO(mg/m³)", "0.6", 600),
        ("pm25_mg_m3", "0.0351", 351),
        ("PM2.5(mg/m3)", "0.03511", 351),
        ("SO2(mg/m3)", "0.02", 200),
        ("O3(ppb)", "60", "wrong_unit"),
        ("co_ppm", "1", "wrong_unit"),
        ("NO2(ppb)", "abc", "wrong_unit"),
        ("NO2(ppb)", "", None),
    ],
)
def test_units(header: str, text: str, value: object) -> None:
    assert checked(header, [text]) == [value]


def test_weather_is_kept_as_it_is_within_what_words_mean() -> None:
    assert checked("temperature_c", ["-35.25", "x"]) == [-35.25, "not_a_number"]
    assert checked("rain_mm", ["0.05", "-1"]) == [0.05, "negative"]
    assert checked("wind_from_deg", ["360", "361"]) == [360.0, "above_ceiling"]
    assert expected(Quantity("rain_mm", "x"), {})["negative"] == "≥ 0"


def test_what_would_be_right_needs_no_language() -> None:
    assert expected(Quantity("co", "CO", 3), CEILINGS)["above_ceiling"] == "≤ 150 mg/m³; µg/m³? → CO(µg/m³)"
    assert expected(Quantity("pm25", "PM2.5", 1), CEILINGS)["above_ceiling"] == "≤ 1000 µg/m³"

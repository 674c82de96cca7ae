"""Table contracts."""

import polars as pl
import pytest

from airshed.tables import Table, check_table

SCHEMA = pl.Schema({"station": pl.String(), "pm25": pl.Int32()})


def test_a_frame_that_fits_has_no_failures() -> None:
    table = Table("hours", SCHEMA, key=("station",))
    assert check_table(pl.DataFrame(schema=SCHEMA), table).is_empty()


def test_every_failure_is_a_row() -> None:
    table = Table("hours", SCHEMA, key=("station",))
    frame = pl.DataFrame({"pm25": ["75"], "mood": [1]})
    assert check_table(frame, table).rows() == [
        ("station", "missing", "String"),
        ("pm25", "String", "Int32"),
        ("mood", "Int64", "absent"),
    ]


@pytest.mark.parametrize(
    ("schema", "key"),
    [(pl.Schema({"mood": pl.Int32()}), ("mood",)), (SCHEMA, ("hour_end",))],
    ids=["a column outside the glossary", "a key outside the columns"],
)
def test_a_contract_outside_the_glossary_is_refused(schema: pl.Schema, key: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not in the glossary"):
        Table("hours", schema, key=key)

"""Rules: exact numbers, strictly rising tables, one edition per day."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from airshed.rules.document import read_document
from airshed.rules.edition import NoEdition, in_force
from airshed.rules.load import families, load_editions
from airshed.rules.schema import ascending
from airshed.rules.validation import read_draft

EDITIONS = load_editions()
SOURCE = {"title": "自定", "clause": "一", "sure": "S", "checked": date(2026, 11, 24)}
HEAD = {"family": "index", "name": "x", "effective": date(2020, 1, 1), "source": SOURCE}
numbers = st.decimals(min_value=0, max_value=99_999, places=4).map(lambda d: d.normalize())


@given(numbers)
def test_a_quoted_number_comes_back_digit_for_digit(number: Decimal) -> None:
    values, faults = read_document(f'values: [0, "{number:f}"]')
    row = {"item": "co_1h", "iaqi": [0, 500], "unit": "mg_m3", "above": "cap"}
    draft, found = read_draft(HEAD | {"breakpoints": [row | values]}, families()["index"])
    assert not faults
    if number == 0:
        assert [fault.code for fault in found] == ["rules.not_ascending"]
    else:
        assert draft is not None
        assert draft.tables["breakpoints"][0]["values"][1] == number


@given(st.floats(allow_nan=False, allow_infinity=False).map(repr))
def test_no_binary_fraction_gets_in(text: str) -> None:
    values, faults = read_document(f"a: {text}")
    assert not isinstance(values["a"], float)
    assert [fault.code for fault in faults] == ["rules.float"]


@given(st.lists(st.integers(0, 9), max_size=8))
def test_rising_is_told_from_not_rising(values: list[int]) -> None:
    faults = list(ascending(values, where="values"))
    assert (not faults) == (values == sorted(set(values)))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6))
def test_every_repeated_key_is_found(keys: list[str]) -> None:
    values, faults = read_document("\n".join(f"{key}: {i}" for i, key in enumerate(keys)))
    assert len(faults) == len(keys) - len(set(keys))
    assert values == {key: keys.index(key) for key in keys}


@given(st.dates(date(1985, 1, 1), date(2045, 1, 1)), st.sampled_from(sorted(families())), st.permutations(EDITIONS))
def test_a_day_has_one_edition_whatever_the_order(day: date, family: str, order: list[object]) -> None:
    try:
        found = in_force(EDITIONS, family=family, on=day)
    except NoEdition:
        assert all(day < e.effective for e in EDITIONS if e.family == family and not e.scope)
        return
    assert in_force(order, family=family, on=day) == found  # type: ignore[arg-type]
    assert found.effective <= day
    assert found.expires is None or day < found.expires

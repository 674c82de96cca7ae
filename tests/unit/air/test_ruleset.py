"""Editions by day, periods cut where they change, options typed and kept in range."""

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.air.making import EDITIONS, RULEBOOK, rulebook

from airshed.air.ruleset import Rulebook, UnknownOption, check_options
from airshed.calendar import Period, year
from airshed.rules.edition import NoEdition, get_edition


@pytest.mark.parametrize(
    ("period", "cuts"),
    [
        (year(2017), [date(2017, 1, 1)]),
        (year(2018), [date(2018, 1, 1), date(2018, 9, 1)]),
        (year(2026), [date(2026, 1, 1), date(2026, 3, 1)]),
        (Period(date(2026, 3, 1), date(2026, 3, 2)), [date(2026, 3, 1)]),
        (Period(date(2026, 2, 28), date(2026, 3, 1)), [date(2026, 2, 28)]),
        (
            Period(date(2018, 8, 31), date(2031, 1, 2)),
            [date(2018, 8, 31), date(2018, 9, 1), date(2026, 3, 1), date(2031, 1, 1)],
        ),
    ],
)
def test_a_period_is_cut_where_an_edition_takes_effect(period: Period, cuts: list[date]) -> None:
    parts = list(RULEBOOK.parts(period))
    assert [part.from_date for part, _ in parts] == cuts
    assert [part.to_date for part, _ in parts] == [*cuts[1:], period.to_date]
    assert all(rules.editions == RULEBOOK.on(part.last_date).editions for part, rules in parts)


def test_a_fixed_edition_holds_whatever_the_day() -> None:
    fixed = Rulebook(EDITIONS, fixed={"index": get_edition(EDITIONS, family="index", text="2026")})
    parts = list(fixed.parts(Period(date(2026, 2, 1), date(2026, 4, 1))))
    assert {rules.index.name for _, rules in parts} == {"hj633-2026"}
    assert [rules.ambient.name for _, rules in parts] == ["gb3095-2012-amendment-2018", "gb3095-2026-transition"]


def test_a_day_before_all_editions_has_none() -> None:
    with pytest.raises(NoEdition):
        RULEBOOK.on(date(2012, 12, 31))


def test_options_have_the_type_of_their_parameter() -> None:
    texts = {"city_min_share": "0.5", "ozone_min_windows": "16", "include_reference": "TRUE", "valid_day": "any"}
    found = check_options(EDITIONS, texts)
    assert found == {
        "city_min_share": Decimal("0.5"),
        "ozone_min_windows": 16,
        "include_reference": True,
        "valid_day": "any",
    }
    assert found["include_reference"] is True
    rules = rulebook(**texts).on(date(2019, 1, 1))
    assert (rules.share("city_min_share"), rules.number("ozone_min_windows")) == (Decimal("0.5"), 16)


def test_all_wrong_options_are_named() -> None:
    texts = {
        "nothing": "1",
        "valid_day": "some",
        "city_min_share": "1.01",
        "ozone_min_windows": "1.5",
        "gas_kelvin": "1",
    }
    with pytest.raises(UnknownOption) as error:
        check_options(EDITIONS, texts)
    assert {fault.where for fault in error.value.faults} == set(texts)


def test_every_option_has_a_default_that_may_be_chosen() -> None:
    for day in (date(2018, 1, 1), date(2019, 1, 1), date(2026, 3, 1), date(2031, 1, 1)):
        defaults = RULEBOOK.on(day).options()
        chosen = check_options(EDITIONS, {name: str(value).lower() for name, value in defaults.items()})
        assert chosen == defaults


def test_limits() -> None:
    rules = RULEBOOK.on(date(2026, 3, 1))
    assert [rules.limit("pm25", "year", grade=grade) for grade in (1, 2)] == [15, 30]
    assert rules.limit("co", "year") is None
    assert RULEBOOK.on(date(2026, 2, 28)).limit("pm25", "year") == 35

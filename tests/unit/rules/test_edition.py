"""The choice of an edition, and what it answers."""

from datetime import date

import pytest

from airshed.rules.edition import NoEdition, UnknownEdition, UnknownParameter, get_edition, in_force
from airshed.rules.load import load_editions

EDITIONS = load_editions()


@pytest.mark.parametrize(
    ("family", "day", "name"),
    [
        ("ambient", date(2018, 8, 31), "gb3095-2012"),
        ("ambient", date(2018, 9, 1), "gb3095-2012-amendment-2018"),
        ("ambient", date(2026, 2, 28), "gb3095-2012-amendment-2018"),
        ("ambient", date(2026, 3, 1), "gb3095-2026-transition"),
        ("ambient", date(2030, 12, 31), "gb3095-2026-transition"),
        ("ambient", date(2031, 1, 1), "gb3095-2026-final"),
        ("index", date(2026, 2, 28), "hj633-2012"),
        ("index", date(2026, 3, 1), "hj633-2026"),
        ("index", date(2031, 1, 1), "hj633-2026"),
        ("evaluation", date(2026, 2, 28), "hj663-2013"),
        ("evaluation", date(2026, 3, 1), "hj663-2026"),
        ("dust", date(2017, 1, 1), "2016-120"),
        ("alerts", date(2018, 8, 31), "2017-86"),
        ("alerts", date(2018, 9, 1), "2018-875"),
        ("plausibility", date(2014, 5, 1), "import-2026"),
    ],
)
def test_the_edition_in_force_on_a_day(family: str, day: date, name: str) -> None:
    assert in_force(EDITIONS, family=family, on=day).name == name


def test_a_scope_follows_the_nation_until_it_has_an_edition_of_its_own() -> None:
    assert in_force(EDITIONS, family="alerts", on=date(2023, 12, 31), scope="key_regions").name == "2018-875"
    assert in_force(EDITIONS, family="alerts", on=date(2024, 1, 1), scope="key_regions").name == "2024-6"
    assert in_force(EDITIONS, family="alerts", on=date(2024, 1, 1)).name == "2018-875"
    assert in_force(EDITIONS, family="index", on=date(2024, 1, 1), scope="key_regions").name == "hj633-2012"


def test_a_day_before_the_first_edition_has_none() -> None:
    with pytest.raises(NoEdition) as error:
        in_force(EDITIONS, family="index", on=date(2012, 12, 31))
    [fault] = error.value.faults
    assert (fault.code, fault.where, fault.value) == ("rules.no_edition", "index", "2012-12-31")
    assert fault.expected == "hj633-2012 2013-01-01..2026-03-01; hj633-2026 2026-03-01.."


def test_an_unknown_family_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownEdition) as error:
        in_force(EDITIONS, family="weather", on=date(2019, 1, 1))
    assert error.value.faults[0].expected == "alerts, ambient, casework, dust, evaluation, index, plausibility"


@pytest.mark.parametrize(
    ("family", "text", "name"),
    [
        ("index", "2012", "hj633-2012"),
        ("index", "2026", "hj633-2026"),
        ("index", "hj633-2012", "hj633-2012"),
        ("ambient", "2012", "gb3095-2012"),
        ("ambient", "2018", "gb3095-2012-amendment-2018"),
        ("evaluation", "2013", "hj663-2013"),
        ("alerts", "2018", "2018-875"),
        ("dust", "2016", "2016-120"),
    ],
)
def test_an_edition_answers_to_its_name_and_its_year(family: str, text: str, name: str) -> None:
    assert get_edition(EDITIONS, family=family, text=text).name == name


@pytest.mark.parametrize("text", ["2011", "hj633", "", "633"])
def test_an_unknown_edition_is_named_with_the_known_ones(text: str) -> None:
    with pytest.raises(UnknownEdition) as error:
        get_edition(EDITIONS, family="index", text=text)
    [fault] = error.value.faults
    assert (fault.code, fault.value, fault.expected) == ("rules.unknown_edition", text, "hj633-2012, hj633-2026")


def test_a_year_of_two_editions_is_refused() -> None:
    with pytest.raises(UnknownEdition) as error:
        get_edition(EDITIONS, family="ambient", text="2026")
    [fault] = error.value.faults
    assert (fault.code, fault.expected) == ("rules.ambiguous_edition", "gb3095-2026-transition, gb3095-2026-final")


def test_an_unknown_parameter_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownParameter) as error:
        get_edition(EDITIONS, family="dust", text="2016").parameter("start")
    [fault] = error.value.faults
    assert (fault.where, fault.value) == ("dust/2016-120: parameters", "start")
    assert "start_above" in fault.expected


def test_options_are_what_is_known_or_unverified() -> None:
    options = get_edition(EDITIONS, family="index", text="2012").options
    assert options["realtime_pm"]["known"] == ("24h", "1h")
    assert options["realtime_pm"]["value"] == "24h"
    assert "primary_above" not in options
    assert "start_ratio" in get_edition(EDITIONS, family="dust", text="2016").options


def test_doubts_are_listed_with_place_and_note() -> None:
    doubts = {doubt.where: doubt for doubt in get_edition(EDITIONS, family="index", text="2012").doubts()}
    assert doubts["effective"].sure == "U"
    assert doubts["parameters.completeness"].sure == "U"
    assert doubts["breakpoints[0].above"].sure == "C"
    assert all(doubt.note for doubt in doubts.values())
    assert "breakpoints[1].above" not in doubts

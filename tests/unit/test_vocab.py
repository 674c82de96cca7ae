"""The glossary."""

import re

from airshed.vocab import COLUMNS, ITEMS, POLLUTANTS, UNIT_SIGNS


def test_every_item_is_of_a_known_pollutant_and_every_pollutant_has_an_hour() -> None:
    assert {item.pollutant for item in ITEMS.values()} == POLLUTANTS.keys()
    assert {item.pollutant for item in ITEMS.values() if item.period == "hour"} == POLLUTANTS.keys()


def test_units_are_known_and_steps_are_whole() -> None:
    assert {p.unit for p in POLLUTANTS.values()} == UNIT_SIGNS.keys()
    assert {code for code, p in POLLUTANTS.items() if p.unit == "mg_m3"} == {"co"}
    assert all(p.scale in {10, 1000} for p in POLLUTANTS.values())


def test_everything_has_a_label_in_both_languages() -> None:
    labels = [(word.zh, word.en) for words in (POLLUTANTS, ITEMS, COLUMNS) for word in words.values()]
    assert all(re.search(r"[\u4e00-\u9fff]", zh) and en for zh, en in labels)


def test_names_are_identifiers() -> None:
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in (*COLUMNS, *ITEMS, *POLLUTANTS))

"""The reference pages of plans name every key, kind, status, gap and rule."""

import re
from pathlib import Path

import pytest

from airshed.plan.json_schema import SCHEMA_FILE
from airshed.plan.kinds import kinds
from airshed.plan.places import PlaceStations, StationSpan
from airshed.plan.schema import COLUMN_TYPES, Clause, Indicator, PlanFile, Target
from airshed.plan.sentences import RULES
from airshed.plan.words import GAPS
from airshed.vocab import STATUS_WORDS

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGE = (REFERENCE / "plan.md").read_text(encoding="utf-8")
JSON_PAGE = (REFERENCE / "json.md").read_text(encoding="utf-8")
CODE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
NAMED = {word for span in re.findall(r"`([^`]+)`", FENCED.sub("", PAGE)) for word in CODE.findall(span)}


@pytest.mark.parametrize("model", [PlanFile, Clause, Indicator, Target], ids=lambda model: model.__name__)
def test_every_key_is_named(model: type[PlanFile | Clause | Indicator | Target]) -> None:
    assert set(model.model_fields) - NAMED == set()


@pytest.mark.parametrize("name", kinds())
def test_every_kind_has_a_line_with_its_keys(name: str) -> None:
    [line] = [line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")]
    own = set(kinds()[name].model.model_fields) - set(Indicator.model_fields)
    named = set(CODE.findall(line.split("|")[2]))
    assert own - named == set()


@pytest.mark.parametrize("status", STATUS_WORDS)
def test_every_status_has_a_line_with_its_words(status: str) -> None:
    [line] = [line for line in PAGE.splitlines() if line.startswith(f"| `{status}` |")]
    assert line.split("|")[2].strip().startswith(STATUS_WORDS[status][0])


def test_every_gap_type_and_key_of_places_is_named() -> None:
    assert set(GAPS) - NAMED == set()
    assert set(COLUMN_TYPES) - NAMED == set()
    keys = {*PlaceStations.model_fields, *StationSpan.model_fields}
    assert {key for key in keys if key not in PAGE} == set()


def test_the_page_of_json_names_every_rule() -> None:
    assert {rule for rule in RULES if rule not in JSON_PAGE} == set()


def test_the_schema_is_named() -> None:
    assert SCHEMA_FILE.name in PAGE

"""The schema for editors is what the models make, and knows every kind and key."""

import json
from typing import Any

import pytest

from airshed.plan.json_schema import SCHEMA_FILE, plan_schema
from airshed.plan.kinds import kinds
from airshed.plan.schema import Clause, PlanFile

SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def test_the_file_is_what_the_code_makes() -> None:
    assert plan_schema() == SCHEMA, f"run: airshed plan lint --schema > {SCHEMA_FILE}"


@pytest.mark.parametrize("name", kinds())
def test_every_kind_has_its_keys_with_a_description(name: str) -> None:
    model, written = kinds()[name].model, SCHEMA["$defs"][name]
    assert set(written["properties"]) == set(model.model_fields)
    assert written["additionalProperties"] is False
    assert set(written["required"]) == {key for key, field in model.model_fields.items() if field.is_required()}
    assert all("description" in value for value in written["properties"].values())
    choices = SCHEMA["$defs"]["Clause"]["properties"]["indicators"]["items"]
    assert name in choices["properties"]["kind"]["enum"]
    assert {"$ref": f"#/$defs/{name}"} in [choice["then"] for choice in choices["allOf"]]


def test_plan_and_clause_have_all_their_keys() -> None:
    assert set(SCHEMA["properties"]) == set(PlanFile.model_fields)
    assert set(SCHEMA["$defs"]["Clause"]["properties"]) == set(Clause.model_fields)


def test_a_number_is_whole_or_a_decimal_in_quotes() -> None:
    value = SCHEMA["$defs"]["Target"]["properties"]["value"]
    assert {"type": "integer"} in value["anyOf"]
    assert "number" not in json.dumps(value["anyOf"])


def test_every_reference_leads_somewhere() -> None:
    for part in json.dumps(SCHEMA).split('"$ref": "#/$defs/')[1:]:
        assert part.partition('"')[0] in SCHEMA["$defs"]

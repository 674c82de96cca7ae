"""The OpenAPI document and the pages made of it: whole, in both languages, and the same as what is answered."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import STRANGER

from airshed.web.api import names, resources
from airshed.web.api.door.document import ADDRESS, document, interface
from airshed.web.api.door.page import page
from airshed.web.middleware import STRICT_POLICY

ROOT = Path(__file__).resolve().parents[3]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
IDS = {
    "list_plans",
    "get_plan",
    "list_figures",
    "get_figure",
    "list_stations",
    "list_hours",
    "list_days",
    "list_registers",
    "list_boilers",
    "list_enterprises",
    "list_vehicles",
}
"""Names that programs are written against: they stay."""


def _questions() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, operations in document()["paths"].items():
        assert list(operations) == ["get"]
        yield path, operations["get"]


def test_a_resource_is_a_file_that_declares_it() -> None:
    assert tuple(resource.name for resource in resources()) == names()
    assert all(resource.zh and resource.en for resource in resources())


def test_every_question_says_what_it_needs_and_answers() -> None:
    found = set()
    for path, question in _questions():
        found.add(question["operationId"])
        assert CHINESE.search(question["x-summary"]["zh"]), path
        assert not CHINESE.search(question["x-summary"]["en"]), path
        assert question["x-scope"] in names()
        assert path.removeprefix(ADDRESS).split("/")[0] == question["x-scope"]
        assert {"token": [question["x-scope"]]} in question["security"]
        assert set(question["responses"]) == {200, 304, 401, 403, 404, 422, 429, 503}
        for status in (401, 403, 404, 422, 429, 503):
            content = question["responses"][status]["content"]["application/json"]
            assert content["schema"]["$ref"].endswith("/Errors")
        named = set(re.findall(r"{(\w+)}", path))
        assert {p["name"] for p in question["parameters"] if p["in"] == "path"} == named
    assert found >= IDS
    assert len(found) == len(list(_questions()))


def _worded() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, question in _questions():
        yield from ((f"{path} {p['name']}", p["schema"]) for p in question["parameters"])
    for name, schema in document()["components"]["schemas"].items():
        yield from ((f"{name}.{key}", below) for key, below in schema["properties"].items())


def test_every_parameter_and_key_is_worded_in_both_languages() -> None:
    for place, schema in _worded():
        assert CHINESE.search(schema["x-zh"]), place
        assert schema["x-en"], place
        assert not CHINESE.search(schema["x-en"]), place
        assert schema["description"] == f"{schema['x-zh']} / {schema['x-en']}", place


def test_every_reference_leads_somewhere() -> None:
    known = document()["components"]["schemas"]
    for name in re.findall(r"#/components/schemas/(\w+)", str(document())):
        assert name in known


def _check(value: Any, schema: dict[str, Any], place: str) -> None:
    """Compare what was answered with what the document says of it."""
    if "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    kinds = schema.get("anyOf", [schema])
    if value is None:
        assert {"type": "null"} in kinds, place
    elif isinstance(value, dict) and "properties" in schema:
        assert set(value) <= set(schema["properties"]), place
        assert set(value) >= set(schema["required"]), place
        for key, below in value.items():
            _check(below, schema["properties"][key], f"{place}.{key}")
    elif isinstance(value, list):
        (items,) = [kind["items"] for kind in kinds if kind.get("type") == "array"]
        for below in value[:50]:
            _check(below, items, f"{place}[]")
    elif not isinstance(value, dict):
        said = {str: "string", bool: "boolean", int: "integer", float: "number"}[type(value)]
        assert {said, "number" if said == "integer" else said} & {kind.get("type") for kind in kinds}, place


@pytest.mark.parametrize(
    ("path", "address", "given"),
    [
        ("plans", "plans", {}),
        ("plans/{city}/{year}", "plans/example/2019", {"as_of": "2019-10-31"}),
        ("figures", "figures", {}),
        ("stations", "stations", {}),
        ("hours", "hours", {"station": "X1", "from": "2019-03-01", "to": "2019-03-02"}),
        ("hours", "hours", {"station": "X1", "from": "2019-03-01", "to": "2019-03-02", "columns": "o3"}),
        ("days", "days", {"place": "station:X1", "from": "2019-03-01", "to": "2019-03-02"}),
    ],
)
def test_answers_have_the_keys_and_types_of_the_document(
    ask: Callable[..., Any], path: str, address: str, given: dict[str, str]
) -> None:
    said = document()["paths"][f"{ADDRESS}{path}"]["get"]["responses"][200]["content"]["application/json"]["schema"]
    answer = ask(address, **given)
    assert answer.status_code == 200
    _check(answer.json(), said, path)


def test_a_figure_and_faults_are_as_the_document_says(ask: Callable[..., Any]) -> None:
    id = ask("figures").json()["items"][0]["id"]  # noqa: A001 - what it is
    _check(ask(f"figures/{id}").json(), {"$ref": "#/components/schemas/FigureWhole"}, "figure")
    _check(ask("nothing").json(), {"$ref": "#/components/schemas/Errors"}, "errors")


def test_concentrations_say_their_unit() -> None:
    schemas = document()["components"]["schemas"]
    for shape, keys in (("HourShape", ("pm25", "pm10", "so2", "no2", "o3")), ("DayShape", ("pm25", "o3_8h"))):
        assert all("[µg/m³]" in schemas[shape]["properties"][key]["description"] for key in keys)
        assert "[mg/m³]" in schemas[shape]["properties"]["co"]["description"]


def test_the_document_is_open_and_holds_what_is_served(client_of: Callable[..., Client]) -> None:
    answer = client_of(STRANGER).get("/api/v1/openapi.json")
    assert answer.status_code == 200
    served = answer.json()
    assert served["openapi"].startswith("3.1")
    assert set(served["paths"]) == set(document()["paths"])
    assert set(served["components"]["securitySchemes"]) == {"token", "session"}
    again = client_of(STRANGER).get("/api/v1/openapi.json", headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert len(interface().urls[0]) == len(served["paths"]) + 1  # and the root, which is not there


def test_the_page_of_the_interface_is_in_one_language_and_needs_no_script(client_of: Callable[..., Client]) -> None:
    answer = client_of(STRANGER).get("/api/v1/docs")
    assert answer.headers["Content-Security-Policy"] == STRICT_POLICY
    text = answer.content.decode()
    assert "<script" not in text
    assert "style=" not in text
    for path, question in _questions():
        assert path in text
        assert question["x-summary"]["zh"].split("，")[0] in text
    english = client_of(STRANGER, language="en").get("/api/v1/docs").content.decode()
    assert set(CHINESE.findall(re.sub(r"示例市|中文</button>", "", english))) == set()
    assert "The stations" in english


def test_the_reference_page_is_the_one_of_the_document() -> None:
    kept = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    assert kept == page(), "run .ci/interface > docs/reference/api.md"


@pytest.mark.parametrize("words", [()])
def test_the_reference_page_is_written_by_a_command(words: tuple[str, ...]) -> None:
    made = subprocess.run([sys.executable, ROOT / ".ci" / "interface", *words], capture_output=True, check=True)
    assert made.stdout.decode() == page()

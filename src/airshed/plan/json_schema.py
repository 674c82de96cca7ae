"""The JSON Schema of `plan.yaml` for editors: made from the models, with one form of an indicator for each kind.

It is the file `plan.schema.json` beside this module. Editors complete and explain keys with it; what is true between
the parts of a plan (known departments, columns, days) only `lint` can say.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from airshed.plan.kinds import kinds
from airshed.plan.schema import PlanFile
from airshed.vocab import POLLUTANTS

SCHEMA_FILE = Path(__file__).with_name("plan.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
REF = "#/$defs/{model}"
EXACT = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,15})?$"}]}
"""A number of the text: whole, or a decimal in quotes."""


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan."""
    schema = PlanFile.model_json_schema(ref_template=REF)
    definitions: dict[str, Any] = schema.pop("$defs")
    models = {name: kind.model for name, kind in kinds().items()}
    for name, model in models.items():
        own = model.model_json_schema(ref_template=REF)
        definitions |= own.pop("$defs", {})
        definitions[name] = own
    definitions["Clause"]["properties"]["indicators"]["items"] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": sorted(models)}},
        "allOf": [_if_kind(name) for name in sorted(models)],
    }
    described = {**_models(PlanFile), **{k: v for m in models.values() for k, v in _models(m).items()}, **models}
    whole = {"$defs": dict(sorted(definitions.items())), **schema}
    for name, definition in (*definitions.items(), ("PlanFile", whole)):
        _describe(definition, described[name])
    definitions["air"]["properties"]["pollutant"]["anyOf"][0]["enum"] = list(POLLUTANTS)
    return {"$schema": DIALECT, "title": "plan.yaml", **_plain(whole)}


def _if_kind(name: str) -> dict[str, Any]:
    """Return the condition that an indicator of a kind has the keys of that kind."""
    asked = {"required": ["kind"], "properties": {"kind": {"const": name}}}
    return {"if": asked, "then": {"$ref": REF.format(model=name)}}


def _models(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return the models a model is made of, itself included, by name."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[Any] = [model]
    while waiting:
        form = waiting.pop()
        if isinstance(form, type) and issubclass(form, BaseModel):
            if form.__name__ not in found:
                found[form.__name__] = form
                waiting += [field.annotation for field in form.model_fields.values()]
        else:
            waiting += getattr(form, "__args__", ())
    return found


def _describe(definition: dict[str, Any], model: type[BaseModel]) -> None:
    """Give a definition and its properties the sentences of the model's docstring and those of its parents."""
    texts = _attributes(model)
    definition["description"] = (model.__doc__ or "").split("\n\n", maxsplit=1)[0]
    for name, value in definition.get("properties", {}).items():
        if name in texts:
            value["description"] = texts[name]


def _attributes(model: type[BaseModel]) -> Mapping[str, str]:
    """Return attribute to what a docstring's part `Attributes:` says of it."""
    found: dict[str, str] = {}
    for form in reversed(model.__mro__):
        _, _, part = (form.__doc__ or "").partition("Attributes:\n") if issubclass(form, BaseModel) else ("", "", "")
        for name, text in re.findall(r"^ {8}(\w+): (.*(?:\n {12}.*)*)", part, re.MULTILINE):
            found[name] = " ".join(text.split()).replace("None", "null")
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema without titles that repeat a key, and with exact numbers as a plan writes them."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    forms = value.get("anyOf", [])
    if {"type": "number"} in forms:
        rest = [form for form in forms if form.get("type") == "null"]
        exact = {"anyOf": [*EXACT["anyOf"], *rest]}
        return {**exact, **{k: v for k, v in value.items() if k not in {"anyOf", "title"}}}
    return {key: _plain(item) for key, item in value.items() if not (key == "title" and isinstance(item, str))}

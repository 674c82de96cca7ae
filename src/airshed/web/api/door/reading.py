"""The OpenAPI document as plain values for a page, in the language of the reader."""

from collections.abc import Iterator, Mapping
from typing import Any

from airshed.web.words import say

REFERENCE = "#/components/schemas/"


def chapters(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the resources with their questions."""
    paths = [(path, operations["get"]) for path, operations in document["paths"].items()]
    return [
        {
            "name": tag["name"],
            "title": say(tag["x-words"]["zh"], tag["x-words"]["en"]),
            "questions": [_question(document, path, q) for path, q in paths if tag["name"] in q["tags"]],
        }
        for tag in document["tags"]
    ]


def _question(document: Mapping[str, Any], path: str, question: Mapping[str, Any]) -> dict[str, Any]:
    answer = question["responses"][200]["content"]["application/json"]["schema"]
    return {
        "id": question["operationId"],
        "path": path,
        "title": say(question["x-summary"]["zh"], question["x-summary"]["en"]).replace("`", ""),
        "scope": question["x-scope"],
        "parameters": [_parameter(parameter) for parameter in question["parameters"]],
        "answer": list(_keys(document, answer, "")),
    }


def _parameter(parameter: Mapping[str, Any]) -> dict[str, Any]:
    schema = parameter["schema"]
    return {
        "name": parameter["name"],
        "text": _text(schema),
        "needed": parameter["required"],
        "default": schema.get("default") or "",
        "example": example_of(schema),
        "before": _before(schema),
    }


def _before(schema: Mapping[str, Any]) -> str:
    """Return what stands before the values or the example of a parameter."""
    kind = schema.get("anyOf", [schema])[0]
    if "enum" in kind:
        return say("取值 ", "one of ")
    return "" if "minimum" in kind and "example" not in schema else say("例如 ", "such as ")


def example_of(schema: Mapping[str, Any]) -> str:
    """Return the values a parameter may have, or an example of one."""
    kind = schema.get("anyOf", [schema])[0]
    if "enum" in kind:
        return ", ".join(kind["enum"])
    if "minimum" in kind and "example" not in schema:
        return f"{kind['minimum']} … {kind['maximum']}"
    return str(schema.get("example", kind.get("example", "")))


def _keys(document: Mapping[str, Any], schema: Mapping[str, Any], before: str) -> Iterator[dict[str, str]]:
    """Yield the keys of a shape, those of shapes in it after it."""
    whole = _resolved(document, schema)
    for name, below in whole.get("properties", {}).items():
        path = f"{before}{name}"
        inner, many = _inner(document, below)
        yield {"name": path, "text": _text(below)}
        yield from _keys(document, inner, f"{path}{'[]' if many else ''}.")


def _inner(document: Mapping[str, Any], schema: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """Return the shape that a key holds, and whether it holds many; no shape where it holds a plain value."""
    if schema.get("type") == "array":
        return _resolved(document, schema["items"]), True
    parts = [part for part in schema.get("allOf", schema.get("anyOf", [schema])) if "$ref" in part]
    return (_resolved(document, parts[0]) if parts else {}), False


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").removeprefix(REFERENCE)
    return document["components"]["schemas"][name] if name else schema


def _text(schema: Mapping[str, Any]) -> str:
    return say(schema.get("x-zh", ""), schema.get("x-en", "")).replace("`", "")

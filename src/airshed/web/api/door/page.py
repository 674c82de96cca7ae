"""The OpenAPI document as the page `docs/reference/api.md`: `.ci/interface > docs/reference/api.md`."""

from collections.abc import Iterator, Mapping
from typing import Any

from airshed.web.api.door.document import document
from airshed.web.api.door.reading import REFERENCE, example_of

ERRORS = "Errors"
_HEAD = """\
# 接口 / Interface

`/api/v1/` 下的每个地址、参数和键；怎样提问见[用接口读数据](../how-to/api.md)。\
服务器自己的说明在 `/api/v1/docs`，机器可读的在 `/api/v1/openapi.json`。

Every address, parameter and key below `/api/v1/`; for how to ask see
[Read through the interface](../how-to/api.md). A server explains its own at `/api/v1/docs`, for programs at
`/api/v1/openapi.json`.

本页由程序生成 / This page is generated: `.ci/interface > docs/reference/api.md`
"""


def page() -> str:
    """Return the page."""
    paths = [(path, operations["get"]) for path, operations in document()["paths"].items()]
    lines = [_HEAD]
    for tag in document()["tags"]:
        lines += [f"## {tag['description']} (`{tag['name']}`)", ""]
        for path, question in paths:
            if tag["name"] in question["tags"]:
                lines += [*_question(path, question), ""]
    lines += ["## 答案的形状 / Shapes of answers", ""]
    for name, schema in sorted(document()["components"]["schemas"].items()):
        lines += [*_shape(name, schema), ""]
    return "\n".join(lines)


def _question(path: str, question: Mapping[str, Any]) -> Iterator[str]:
    yield f"### `GET {path}`\n"
    yield f"{question['summary']}\n"
    answer = question["responses"][200]["content"]["application/json"]["schema"]
    yield f"`operationId`: `{question['operationId']}` · 答案 / answer: {_kind(answer)}\n"
    if question["parameters"]:
        yield "| 参数 / parameter | 值 / values | 默认 / default | 作用 / what it does |"
        yield "|---|---|---|---|"
    for parameter in question["parameters"]:
        schema = parameter["schema"]
        default = (
            "必填 / needed" if parameter["required"] else f"`{schema['default']}`" if schema.get("default") else ""
        )
        shown = example_of(schema)
        yield f"| `{parameter['name']}` | {f'`{shown}`' if shown else ''} | {default} | {schema['description']} |"


def _shape(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield f"### `{name}`\n"
    yield "| 键 / key | 类型 / type | 含义 / meaning |"
    yield "|---|---|---|"
    for key, below in schema["properties"].items():
        yield f"| `{key}` | {_kind(below)} | {below['description']} |"


def _kind(schema: Mapping[str, Any]) -> str:
    """Return the type of a value, with a link where it is a shape."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(REFERENCE)
        return f"[{name}](#{name.lower()})"
    for several in ("allOf", "anyOf"):
        if several in schema:
            return " \\| ".join(_kind(part) for part in schema[several])
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])} []"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{ {_kind(schema['additionalProperties'])} }}"
    return " \\| ".join(schema["enum"]) if "enum" in schema else str(schema.get("type", "any"))

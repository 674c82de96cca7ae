"""The interface as django-ninja serves it, and the OpenAPI document of it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ninja import NinjaAPI

from airshed import __version__
from airshed.web.api import resources
from airshed.web.api.door.answers import told

TITLE = ("Airshed 接口", "Airshed interface")
REFERENCE = re.compile(r"#/components/schemas/(\w+)")
ADDRESS = "/api/v1/"
SECURITY: Mapping[str, Mapping[str, str]] = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "airshed_<id>_<secret>",
        "description": "接口令牌，在网页“我的接口令牌”制作 / a token, made on the page “my tokens”",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "已在网页登录 / signed in on the pages",
    },
}


@cache
def interface() -> Any:  # noqa: ANN401 - an API of ninja
    """Return the interface with all its resources."""
    made = NinjaAPI(
        title=" / ".join(TITLE), version=__version__, openapi_url=None, docs_url=None, urls_namespace="api-1"
    )
    made.add_exception_handler(Exception, told)
    for kind in list(made._exception_handlers):  # noqa: SLF001 - ninja has answers of its own for some
        made.add_exception_handler(kind, told)
    for resource in resources():
        made.add_router("", resource.router)
    return made


@cache
def document() -> Mapping[str, Any]:
    """Return the OpenAPI document."""
    made = dict(interface().get_openapi_schema(path_prefix=ADDRESS))
    made["components"] = {
        "schemas": _answered(made["paths"], made["components"]["schemas"]),
        "securitySchemes": {name: dict(scheme) for name, scheme in SECURITY.items()},
    }
    made["tags"] = [
        {"name": r.name, "description": f"{r.zh} / {r.en}", "x-words": {"zh": r.zh, "en": r.en}} for r in resources()
    ]
    return made


def _answered(paths: Mapping[str, Any], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schemas that answers are made of; those of questions stand beside their parameters already."""
    wanted, found = [repr(paths)], dict[str, Any]()
    while wanted:
        for name in REFERENCE.findall(wanted.pop()):
            if name not in found:
                found[name] = schemas[name]
                wanted.append(repr(schemas[name]))
    return dict(sorted(found.items()))

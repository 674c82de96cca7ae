"""How answers look: JSON with a strong ETag; faults in one shape, whatever went wrong."""

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from ninja.errors import ValidationError

from airshed.web import errors
from airshed.web.api.door.asker import UNKNOWN, Refused
from airshed.web.api.door.parameters import faults_of

WRONG = 422
CONTENT_TYPE = "application/json; charset=utf-8"
KEPT = "private, no-cache"
"""One's own browser may keep it, and asks before it shows it again."""


def answered(request: Any, shape: Any, *, etag: str = "") -> HttpResponse:  # noqa: ANN401 - a request, and what JSON holds
    """Return a shape as JSON, or that it is still what the asker has; `etag` names it where its digest does not."""
    body = json.dumps(shape, ensure_ascii=False, allow_nan=False).encode()
    etag = etag or etag_of(body)
    return _tagged(HttpResponse(body, content_type=CONTENT_TYPE), etag) if not has(request, etag) else same(etag)


def etag_of(content: bytes) -> str:
    """Return the tag of a content."""
    return f'"{sha256(content).hexdigest()[:32]}"'


def has(request: Any, etag: str) -> bool:  # noqa: ANN401 - a request
    """Whether the asker has an answer already."""
    known = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    return etag in known or "*" in known


def same(etag: str) -> HttpResponse:
    """Return that an answer is still what the asker has."""
    return _tagged(HttpResponseNotModified(), etag)


def _tagged(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = KEPT
    response["Vary"] = "Authorization, Cookie"
    return response


def paged(rows: Sequence[Any], *, limit: int, mark: Callable[[Any], str]) -> dict[str, Any]:
    """Return one page of rows of which one more than `limit` was asked for, with where the next begins."""
    kept = list(rows[:limit])
    return {"items": kept, "next": mark(kept[-1]) if kept and len(rows) > limit else None}


def told(request: Any, exception: Any) -> HttpResponse:  # noqa: ANN401 - a request; an exception
    """Return what the asker gets for something that went wrong."""
    if isinstance(exception, ValidationError):
        return errors.faults_answer(WRONG, *faults_of(request, exception.errors))
    if isinstance(exception, Http404):
        return errors.page(request, 404)
    if isinstance(exception, Refused):
        response = errors.faults_answer(exception.status, *exception.faults)
        if exception.status == UNKNOWN:
            response["WWW-Authenticate"] = 'Bearer realm="airshed"'
        if exception.wait_s:
            response["Retry-After"] = str(exception.wait_s)
        return response
    troubled = errors.troubled(request, exception)  # of the home, not of the question: paths and such are not told
    if troubled is None:
        raise exception
    return troubled

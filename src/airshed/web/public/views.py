"""Pages of everybody: parse, one call, render. No session, no script, nothing computed."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from airshed.web import env
from airshed.web.public import queries
from airshed.web.words import CHINESE, ENGLISH

KEPT_S = 60
"""So long anybody on the way may keep an answer. [s]"""
LANGUAGES = {"zh": CHINESE, CHINESE: CHINESE, "en": ENGLISH}


@require_safe
@gzip_page
def page(request: Any) -> HttpResponse:  # noqa: ANN401 - a request that knows its language
    """Show what was released."""
    language = LANGUAGES.get(request.GET.get("lang", ""), request.LANGUAGE_CODE)
    return _answered(
        request,
        lambda now: queries.page(settings.HOME, language=language, now=now),
        content_type="text/html; charset=utf-8",
        language=language,
    )


@require_safe
@gzip_page
def map_page(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the boundaries that anybody may be shown."""
    language = LANGUAGES.get(request.GET.get("lang", ""), request.LANGUAGE_CODE)
    return _answered(
        request,
        lambda now: queries.map_page(settings.HOME, language=language, on=now.date()),
        content_type="text/html; charset=utf-8",
        language=language,
    )


@require_safe
@gzip_page
def data(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out the same for programs."""
    return _answered(request, lambda now: queries.data(now=now), content_type="application/json")


def _answered(
    request: Any,  # noqa: ANN401 - as above
    made: Callable[[datetime], bytes],
    *,
    content_type: str,
    language: str = "",
) -> HttpResponse:
    """Answer with what may be kept for a while, or that what the reader has still holds."""
    content = made(env.now(settings.HOME))
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=content_type)
    response.headers["Cache-Control"] = f"public, max-age={KEPT_S}"
    response.headers["ETag"] = tag
    if language:
        response.headers["Content-Language"] = language
    patch_vary_headers(response, ("Cookie",))
    answer: HttpResponse = get_conditional_response(request, etag=tag, response=response)
    return answer

"""The OpenAPI document and the page that explains it; both hold no data and are open to everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from airshed.web.api.door.answers import answered
from airshed.web.api.door.document import document
from airshed.web.api.door.reading import chapters


@csrf_exempt  # nothing but reading: what else is tried is told as such
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI document."""
    return answered(request, document())


@csrf_exempt  # nothing but reading: what else is tried is told as such
@require_safe
def docs(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with its language
    """Show the interface in the language of the reader."""
    return render(request, "api/docs.html", {"chapters": chapters(document()), "lang": request.LANGUAGE_CODE})

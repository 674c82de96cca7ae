"""What surrounds every request: the reader's language, headers, and limits of size."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from airshed.web import errors

Answering = Callable[[HttpRequest], HttpResponse]

LONGEST_ADDRESS = 8_192
"""Path and query string together. [bytes]"""
LARGEST_BODY = 256 * 1024 * 1024
"""Of one request; what one kind of upload may weigh is decided where it is read. [bytes]"""

_STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_STAFF = {
    **_STRICT,
    "script-src": "'self' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
}
STRICT_POLICY, STAFF_POLICY = ("; ".join(f"{k} {v}" for k, v in policy.items()) for policy in (_STRICT, _STAFF))
PERMISSIONS = "accelerometer=(), camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"
STAFF = frozenset(
    {
        *(
            "admin",
            "accounts",
            "air",
            "board",
            "cases",
            "diary",
            "documents",
            "meetings",
            "monitoring",
            "dust",
            "keyunits",
            "leavers",
            "maps",
            "notices",
            "overview",
            "quality",
            "releases",
        ),
        *("proofs", "registers", "reports", "rulings", "sources", "todo", "tokens", "uploads"),
    }
)
"""Namespaces of the staff pages, whose library evaluates expressions in the page."""


def language(get_response: Answering) -> Answering:
    """Speak the language the reader chose, else Chinese; what the browser prefers is not asked."""
    known = {code for code, _ in settings.LANGUAGES}

    def answered(request: Any) -> HttpResponse:  # noqa: ANN401 - a request that is given its language
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        request.LANGUAGE_CODE = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            response = get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(response, ("Cookie",))
        return response

    return answered


def headers(get_response: Answering) -> Answering:
    """Say what a page may load and do; a view that set a header itself keeps it."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        policy = STAFF_POLICY if _is_staff_page(request) else STRICT_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path_info.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


def _is_staff_page(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and not STAFF.isdisjoint(match.namespaces)


def limits(get_response: Answering) -> Answering:
    """Refuse a request that is too large before anything of it is used."""

    def answered(request: HttpRequest) -> HttpResponse:
        if len(request.path_info) + len(request.META.get("QUERY_STRING", "")) > LONGEST_ADDRESS:
            return errors.page(request, 414)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal():
            return errors.page(request, 400)
        if int(length[:20]) > LARGEST_BODY:
            return errors.page(request, 413)
        return get_response(request)

    return answered

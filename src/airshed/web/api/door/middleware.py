"""Around everything below `/api/`: asking for the head of an answer, and one shape for whatever goes wrong."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from airshed.web import errors

Answering = Callable[[HttpRequest], HttpResponse]
FAILED = 400


def programs(get_response: Answering) -> Answering:
    """Answer HEAD as GET without its body; no page is ever the answer to a program that failed."""

    def answered(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(errors.PROGRAMS):
            return get_response(request)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = get_response(request)
        if response.status_code >= FAILED and not response.headers.get("Content-Type", "").startswith(
            "application/json"
        ):
            response = _shaped(request, response)
        if head:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return answered


def _shaped(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    shaped = errors.page(request, response.status_code)
    if "Allow" in response.headers:
        shaped["Allow"] = "GET, HEAD"
    return shaped

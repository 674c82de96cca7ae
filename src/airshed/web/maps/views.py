"""The map of the staff: its page, and the points and areas that its script asks for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET

from airshed.web.accounts.queries import moment
from airshed.web.kit.pages.asking import ON, asked_of
from airshed.web.kit.pages.queries import get_register
from airshed.web.kit.parsing import Refused, day_of
from airshed.web.kit.reaching import hidden
from airshed.web.maps import outlines, queries
from airshed.web.maps.asking import REGISTER, list_placed, map_of, own_parameters
from airshed.web.pages import shown
from airshed.web.words import say

COMPACT: Mapping[str, Any] = {"separators": (",", ":"), "ensure_ascii": False, "allow_nan": False}


def may_look(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Whether somebody may see rows of any register on the map."""
    return bool(list_placed(user))


@require_GET
def page(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Show rows of registers by their place."""
    if not may_look(request.user):
        raise Http404
    return shown(request, "maps/map.html", say("地图", "Map"), lambda: _asked(request))


def _asked(request: Any) -> Mapping[str, Any]:  # noqa: ANN401 - as above
    today = moment().date()
    asked = map_of(request.user, request.GET, today=today)
    layers = [queries.shown_of(layer) for layer in asked.layers]
    areas = outlines.list_outlines(settings.HOME, on=asked.on, user=request.user)
    config = {
        "layers": [{name: layer[name] for name in ("name", "title", "path", "points", "list")} for layer in layers],
        "areas": f"{reverse('maps:areas')}?{ON}={asked.on}",
        "row": reverse("registers:row", args=("REGISTER", 0)),
        "bounds": outlines.bounds_on(settings.HOME, on=asked.on),
        "words": dict(queries.words_of_script()),
    }
    return {
        "asked": asked,
        "today": today,
        "choices": queries.choices_of(asked),
        "layers": layers,
        "kinds": outlines.kinds_of(areas),
        "sources": sorted({one["properties"]["source"] for one in areas} - {""}),
        "config": config,
        "is_fullwidth": "1",
    }


@require_GET
@gzip_page
def points(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Return the points of one register that its list would show, all pages of it."""
    register = get_register(request.GET.get(REGISTER, ""), request.user)
    if not register.placed:
        raise Http404
    parameters = own_parameters(register, request.GET.dict())
    hide = hidden(register, request.user)
    asked = asked_of(register, parameters, today=moment().date(), hide=hide)
    return JsonResponse(queries.get_points(register, request.user, asked), json_dumps_params=COMPACT)


@require_GET
@gzip_page
def areas(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Return the areas of a day as GeoJSON."""
    if not may_look(request.user):
        raise Http404
    found = outlines.list_outlines(settings.HOME, on=_day(request.GET.get(ON, "")), user=request.user)
    return JsonResponse({"type": "FeatureCollection", "features": found}, json_dumps_params=COMPACT)


def _day(text: str) -> date:
    try:
        return day_of(text)
    except Refused:
        return moment().date()

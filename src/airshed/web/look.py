"""What every page of the staff interface needs to look like one, also those outside the admin of Django."""

from typing import Any

from django.conf import settings
from unfold.settings import get_config
from unfold.utils import convert_color

from airshed.web.tags import ENGLISH
from airshed.web.unfold import TITLE, icon, stylesheet
from airshed.web.words import say
from airshed.web.written import synthetic


def context(request: object) -> dict[str, Any]:
    """Return what templates that rest on Unfold show: title, icon, colours, style; and whether the home is a demo's."""
    config = get_config()
    colors = {name: {step: convert_color(c) for step, c in steps.items()} for name, steps in config["COLORS"].items()}
    return {
        ENGLISH: say("", "en") == "en",
        "synthetic_home": synthetic(settings.HOME),
        "site_title": str(TITLE),
        "site_favicons": [{"rel": "icon", "type": "image/svg+xml", "href": icon(request)}],
        "styles": [stylesheet(request)],
        "colors": colors,
        "border_radius": config["BORDER_RADIUS"],
    }

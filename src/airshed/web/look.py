"""What every page of the staff interface needs to look like one, also those outside the admin of Django."""

from typing import Any

from unfold.settings import get_config
from unfold.utils import convert_color

from airshed.web.unfold import TITLE, stylesheet


def context(request: object) -> dict[str, Any]:
    """Return title, colours and stylesheet for templates that rest on Unfold."""
    config = get_config()
    colors = {name: {step: convert_color(c) for step, c in steps.items()} for name, steps in config["COLORS"].items()}
    return {
        "site_title": str(TITLE),
        "styles": [stylesheet(request)],
        "colors": colors,
        "border_radius": config["BORDER_RADIUS"],
    }

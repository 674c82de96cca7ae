"""How the staff interface looks: names, colours, own stylesheet; its sidebar is `sidebar`."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from airshed.web import env
from airshed.web.words import label

MINUTE_S = 60
"""To the minute, so that a browser keeps the script for a while. [s]"""
TITLE = label("清洁空气方案", "Clean Air Plan")
_BLUE = (
    *("#f0f8fc", "#dceff7", "#b9deee", "#86c5e0", "#4aa5cb", "#1f86b0"),
    *("#136b92", "#115677", "#124963", "#143d53", "#0b2737"),
)
_STEPS = ("50", "100", "200", "300", "400", "500", "600", "700", "800", "900", "950")


def stylesheet(_request: object) -> str:
    """Return the address of the own stylesheet."""
    return str(static("airshed/airshed.css"))


def icon(_request: object) -> str:
    """Return the address of the icon."""
    return str(static("airshed/icon.svg"))


def clock(_request: object) -> str:
    """Return the address of the script that sets date fields by the home's clock."""
    ahead = env.now(settings.HOME) - datetime.now(tz=UTC).replace(tzinfo=None)
    return f"{static('airshed/clock.js')}?ahead={round(ahead.total_seconds() / MINUTE_S) * MINUTE_S}"


def files(_request: object) -> str:
    """Return the address of the script that keeps inputs of files from the library's own."""
    return str(static("airshed/files.js"))


def _title(_request: object) -> str:
    return str(TITLE)


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _title,
    "SITE_HEADER": _title,
    "SITE_SYMBOL": "air",
    "SITE_URL": None,
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": icon}],
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_LANGUAGES": True,
    "BORDER_RADIUS": "4px",
    "COLORS": {"primary": dict(zip(_STEPS, _BLUE, strict=True))},
    "STYLES": [stylesheet],
    "SCRIPTS": [clock, files],
    "ENVIRONMENT": "airshed.web.clock.environment",
    "LOGIN": {"form": "airshed.web.accounts.forms.SignInForm"},
    "ACCOUNT": {"navigation": "airshed.web.sidebar.own_account"},
    "SIDEBAR": {"show_search": False, "navigation": "airshed.web.sidebar.navigation"},
}

"""The clock of the home on every page: where it is not the real one, the page says so."""

from typing import Any

from django.conf import settings

from airshed.web import env
from airshed.web.words import say


def is_moved() -> bool:
    """Whether the home's clock is not the real one."""
    return bool(env.settings(settings.HOME)["clock_offset_s"])


def note() -> str:
    """Return what a page says about a moved clock; nothing when the clock is the real one."""
    if not is_moved():
        return ""
    return say("演示时钟 ", "demo ") + f"{env.now(settings.HOME):%Y-%m-%d %H:%M}"


def environment(_request: object) -> list[str] | None:
    """Return the note as the label in the head of staff pages."""
    text = note()
    return [text, "warning"] if text else None


def context(_request: object) -> dict[str, Any]:
    """Return what every template can show: the note on the clock."""
    return {"clock_note": note()}

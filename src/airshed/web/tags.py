"""What every template can use without loading it."""

from typing import Any

from django import template

from airshed.web.words import say as said

register: Any = template.Library()
ENGLISH = "in_english"
"""Of a page in English, so that the language is asked for once and not for each text; see `look.context`."""


@register.simple_tag(takes_context=True)
def say(context: Any, zh: str, en: str) -> str:  # noqa: ANN401 - a context of Django
    """Return the text in the language of the reader; `as name` keeps it in a variable."""
    english = context.get(ENGLISH)
    return said(zh, en) if english is None else (en if english else zh)

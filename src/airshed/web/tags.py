"""What every template can use without loading it."""

from typing import Any

from django import template

from airshed.web.words import say as said

register: Any = template.Library()


@register.simple_tag
def say(zh: str, en: str) -> str:
    """Return the text in the language of the reader; `as name` keeps it in a variable."""
    return said(zh, en)

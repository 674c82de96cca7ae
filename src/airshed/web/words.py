"""Own words in the language of the reader: Chinese first, English complete.

A text is written once, in both languages, where it is used: `say` in a view, `label` where it is kept until somebody
reads it (names of fields and models, choices), `{% say "中文" "English" %}` in a template.
"""

from typing import cast

from django.utils.functional import lazy
from django.utils.translation import get_language

CHINESE, ENGLISH = "zh-hans", "en"


def say(zh: str, en: str) -> str:
    """Return the text in the language of the reader."""
    return en if (get_language() or CHINESE).startswith(ENGLISH) else zh


_lazy_say = lazy(say, str)


def label(zh: str, en: str) -> str:
    """Return a text whose language is chosen when it is shown."""
    return cast("str", _lazy_say(zh, en))

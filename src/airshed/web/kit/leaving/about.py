"""The page that says what a register is: its columns, what is made of them, and who reads it."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from airshed.web.accounts.rights import Action
from airshed.web.kit.leaving.dictionary import about as about_of
from airshed.web.kit.leaving.views import register_for
from airshed.web.pages import shown
from airshed.web.words import say


@require_safe
def about(request: Any, name: str) -> HttpResponse:  # noqa: ANN401 - a request
    """Show what a register holds; it shows none of its rows."""
    register = register_for(request.user, name, Action.view)
    title = say(f"{register.words[0]}：数据字典", f"{register.words[1]}: data dictionary")
    return shown(request, "kit/about.html", title, lambda: about_of(register, settings.HOME))

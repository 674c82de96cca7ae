"""`{% papers_of code user %}`: the papers of a case on the page of the case."""

from typing import Any

from django import template
from django.http import Http404

from airshed.web.documents import queries

register = template.Library()


@register.inclusion_tag("documents/strip.html")
def papers_of(code: str, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the papers of a case a user may see, with the kinds it may draft; nothing of a case it may not see."""
    try:
        case = queries.get_case(code, user=user)
    except Http404:
        return {"code": code, "papers": [], "kinds": []}
    return queries.get_list(case, user=user)

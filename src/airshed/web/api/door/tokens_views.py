"""Pages of tokens: one's own are made, shown once and revoked; who manages accounts sees and revokes everybody's."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from airshed.web.accounts import tokens as operations
from airshed.web.accounts.queries import moment
from airshed.web.api import resources
from airshed.web.api.door.forms import TokenForm
from airshed.web.words import say


@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List tokens, and make one; its text is in the answer to the form, and nowhere else."""
    form, made = TokenForm(request.POST or None, user=request.user), ""
    if request.method == "POST" and form.is_valid():
        known = [resource.name for resource in resources()]
        _, made = operations.make_token(user=request.user, known=known, at=moment(), **form.cleaned_data)
        form = TokenForm(user=request.user)
    today, found = moment().date(), operations.list_tokens(user=request.user)
    values = {
        "title": say("我的接口令牌", "My tokens"),
        "form": form,
        "made": made,
        "tokens": sorted((_row(token, today) for token in found), key=lambda row: not row["open"]),
        "of_all": operations.manages_all(request.user),
    }
    return render(request, "api/tokens.html", {**admin.site.each_context(request), **values})


@require_POST
def revoke(request: Any, pk: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Shut a token for good."""
    token = operations.get_token(user=request.user, pk=pk)
    if operations.revoke_token(token=token, by=request.user.username, at=moment()):
        messages.success(request, say(f"令牌“{token.name}”已撤销", f"token {token.name!r} is revoked"))
    return redirect("tokens:list")


def _row(token: Any, today: Any) -> dict[str, Any]:  # noqa: ANN401 - a token; a day
    """Return a token as plain values."""
    state = "revoked" if token.revoked_at else "over" if token.last_date < today else "open"
    words = {
        "open": say("有效", "open"),
        "over": say("已过期", "over"),
        "revoked": say("已撤销", "revoked"),
    }
    return {
        "pk": token.pk,
        "user": token.user.username,
        "name": token.name,
        "scopes": say("、", ", ").join(say(r.zh, r.en) for r in resources() if r.name in token.scopes.split()),
        "last_date": token.last_date.isoformat(),
        "used": token.last_used_date.isoformat() if token.last_used_date else say("未用过", "never"),
        "state": words[state],
        "open": state == "open",
    }

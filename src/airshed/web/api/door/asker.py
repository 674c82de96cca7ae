"""Who asks: a token, or somebody signed in on the pages. Using a token opens no page and begins no session."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from airshed.errors import AirshedError, Fault
from airshed.web import env
from airshed.web.accounts import tokens
from airshed.web.accounts.middleware import next_page
from airshed.web.accounts.queries import moment
from airshed.web.api.door.pace import PACE

HEADER, SCHEME = "Authorization", "bearer"
EXPECTED = f"Bearer {tokens.SHOWN_SHAPE}"
FAILURES_PER_MINUTE = 10
"""Of one address that are recorded; further ones are refused unheard."""
UNKNOWN, FORBIDDEN, TOO_MANY = 401, 403, 429


class Refused(AirshedError):
    """The question is not answered; with the status that says so.

    Attributes:
        status: of HTTP.
        wait_s: after how long to ask again. [s]
    """

    def __init__(self, status: int, *faults: Fault, wait_s: int = 0) -> None:
        """Keep the faults."""
        super().__init__(*faults)
        self.status = status
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks.

    Attributes:
        user: whose rights hold.
        scopes: resources a token reads; None = signed in on the pages, which reads what the rights allow.
    """

    user: Any
    scopes: tuple[str, ...] | None


def asker_of(request: Any, *, scope: str) -> Asker:  # noqa: ANN401 - a request with a user
    """Return who asks for a resource.

    Raises:
        Refused: nobody known asks, too often, or with a token for something else.
    """
    given = request.headers.get(HEADER)
    asker = _of_session(request) if given is None else _of_token(request, given)
    limit = int(env.settings(settings.HOME)["api_per_minute"])
    wait = PACE.wait(f"user {settings.HOME} {asker.user.pk}", per_minute=limit)
    if wait:
        raise too_many(asker.user.username, limit, wait)
    if asker.scopes is not None and scope not in asker.scopes:
        raise Refused(FORBIDDEN, Fault("api.scope", scope, "", ", ".join(asker.scopes)))
    return asker


def too_many(who: str, limit: int, wait_s: int) -> Refused:
    """Return the refusal of somebody who asks too often."""
    return Refused(TOO_MANY, Fault("api.too_many", "", who, str(limit)), wait_s=wait_s)


def _of_session(request: Any) -> Asker:  # noqa: ANN401 - as above
    user = request.user
    if not user.is_authenticated or not user.is_active:
        raise Refused(UNKNOWN, Fault("api.sign_in", HEADER, "", EXPECTED))
    page = next_page(user)
    if page is not None:
        raise Refused(UNKNOWN, Fault("api.second_step", "session", user.username, reverse(page)))
    return Asker(user, None)


def _of_token(request: Any, given: str) -> Asker:  # noqa: ANN401 - as above
    kind, _, text = given.partition(" ")
    at = moment()
    try:
        token = tokens.opened(text.strip() if kind.lower() == SCHEME else "", at=at)
    except tokens.TokenClosed as closed:
        address = str(request.META.get("REMOTE_ADDR", ""))
        wait = PACE.wait(f"address {settings.HOME} {address}", per_minute=FAILURES_PER_MINUTE)
        if wait:
            raise too_many(address, FAILURES_PER_MINUTE, wait) from None
        tokens.record_refusal(closed, address=address, at=at)
        raise Refused(UNKNOWN, *closed.faults) from None
    return Asker(token.user, tuple(token.scopes.split()))

"""Tokens: what programs of a user open the interface with. The secret is shown once, only its digest is kept."""

import hmac
import re
import secrets
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import Http404

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts.models import NAME, Token, User
from airshed.web.accounts.queries import record_foreign, visible
from airshed.web.accounts.rights import Action
from airshed.web.accounts.roles import Role

SHAPE = re.compile(r"airshed_([0-9]{1,15})_([0-9a-f]{64})")
SHOWN_SHAPE = "airshed_…"
SECRET_BYTES = 32
DEFAULT_LIFE, LONGEST_LIFE = timedelta(days=90), timedelta(days=365)
MOST_TOKENS = 20
"""Of one user that are not revoked."""


class TokenRefused(AirshedError):
    """The token cannot be made like that; nothing was stored."""


class TokenClosed(AirshedError):
    """The token does not open."""

    token: Token | None = None
    """Which it is, where its secret is right."""


# --- making and revoking ---


def check_token(  # noqa: PLR0913 - what a token says
    *, user: User, name: str, scopes: Collection[str], known: Collection[str], last_date: date | None, on: date
) -> list[Fault]:
    """Return all that is wrong with a token somebody wants to make."""
    faults = []
    if not name.strip() or len(name) > NAME or not name.isprintable():
        faults.append(Fault("accounts.token_name", "name", name[:NAME], str(NAME)))
    strange = sorted(set(scopes) - set(known))
    faults += [Fault("accounts.token_scope", "scopes", scope[:NAME], ", ".join(known)) for scope in strange]
    if not scopes:
        faults.append(Fault("accounts.token_scope", "scopes", "", ", ".join(known)))
    if last_date is None or not on <= last_date <= on + LONGEST_LIFE:
        expected = f"{on} … {on + LONGEST_LIFE}"
        faults.append(Fault("accounts.token_days", "last_date", str(last_date or ""), expected))
    if Token.objects.filter(user=user, revoked_at=None, last_date__gte=on).count() >= MOST_TOKENS:
        faults.append(Fault("accounts.token_many", "name", user.username, str(MOST_TOKENS)))
    return faults


def make_token(  # noqa: PLR0913 - what a token says
    *, user: User, name: str, scopes: Sequence[str], known: Collection[str], last_date: date, at: datetime
) -> tuple[Token, str]:
    """Make a token of a user; return it with its text, which is shown once.

    Args:
        user: whose rights it has; nobody makes a token of somebody else.
        name: what it is for.
        scopes: resources it reads.
        known: the resources there are.
        last_date: the last day it opens.
        at: when.

    Raises:
        TokenRefused: with all that is wrong.
    """
    secret = secrets.token_hex(SECRET_BYTES)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        faults = check_token(user=user, name=name, scopes=scopes, known=known, last_date=last_date, on=at.date())
        if faults:
            raise TokenRefused(*faults)
        named = [scope for scope in known if scope in scopes]
        made = Token.objects.create(
            user=user,
            name=name.strip(),
            scopes=" ".join(named),
            digest=_digest(secret),
            made_at=at,
            last_date=last_date,
        )
        detail = {"name": made.name, "scopes": named, "last_date": str(last_date)}
        audit.record(by=user.username, action="token.created", object=_object(made), detail=detail, at=at)
    return made, f"airshed_{made.pk}_{secret}"


def revoke_token(*, token: Token, by: str, at: datetime) -> bool:
    """Shut a token for good; return whether it was open."""
    with transaction.atomic():
        done = bool(Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at))
        if done:
            detail = {"name": token.name, "user": token.user.username}
            audit.record(by=by, action="token.revoked", object=_object(token), detail=detail, at=at)
    return done


# --- seeing them ---


def list_tokens(*, user: Any) -> list[Token]:  # noqa: ANN401 - a user
    """Return the tokens of a user; those of everybody to whoever manages accounts."""
    return list(_managed(user).select_related("user"))


def get_token(*, user: Any, pk: int) -> Token:  # noqa: ANN401 - as above
    """Return a token a user may revoke.

    Raises:
        Http404: there is none; one of somebody else is answered alike, and recorded.
    """
    found: Token | None = _managed(user).filter(pk=pk).select_related("user").first()
    if found is not None:
        return found
    if Token.objects.filter(pk=pk).exists():
        record_foreign(Token._meta.label, user=user, action=Action.manage, pk=pk)  # noqa: SLF001 - Django's public name
    raise Http404


def manages_all(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether somebody sees the tokens of others."""
    return bool(visible(User.objects.exclude(pk=user.pk), user=user, action=Action.manage).exists())


def _managed(user: Any) -> Any:  # noqa: ANN401 - as above
    managed = visible(Token.objects.all(), user=user, action=Action.manage).values("pk")
    return Token.objects.filter(Q(user_id=user.pk) | Q(pk__in=managed))


# --- opening ---


def opened(text: str, *, at: datetime) -> Token:
    """Return the token of a text that opens; its first use on a day is recorded.

    Raises:
        TokenClosed: it is no token, is over or revoked, or its user may not sign in as things are.
    """
    match = SHAPE.fullmatch(text)
    numbered = Token.objects.select_related("user__department", "user__person")
    found: Token | None = numbered.filter(pk=int(match[1])).first() if match else None
    if match is None or found is None or not hmac.compare_digest(found.digest, _digest(match[2])):
        raise TokenClosed(Fault("accounts.token_unknown", "Authorization", "", SHOWN_SHAPE))
    code = _closed(found, at.date())
    if code:
        refusal = TokenClosed(Fault(code, "Authorization", found.name))
        refusal.token = found
        raise refusal
    _note_use(found, at)
    return found


def record_refusal(refusal: TokenClosed, *, address: str, at: datetime) -> None:
    """Record that a token did not open; the token itself is not repeated."""
    token = refusal.token
    by, named = (token.user.username, _object(token)) if token else (Role.public.value, "token")
    detail = {"reason": refusal.faults[0].code, "address": address[:64]}
    audit.record(by=by, action="token.refused", object=named, detail=detail, at=at)


def _closed(token: Token, on: date) -> str | None:
    """Return why a token whose secret is right does not open."""
    if token.revoked_at is not None:
        return "accounts.token_revoked"
    if token.last_date < on:
        return "accounts.token_expired"
    if not token.user.is_active:
        return "accounts.token_disabled"
    return "accounts.token_password" if token.user.must_change_password else None


def _note_use(token: Token, at: datetime) -> None:
    today = at.date()
    if token.last_used_date == today:
        return
    with transaction.atomic():
        first = Token.objects.filter(pk=token.pk).exclude(last_used_date=today).update(last_used_date=today)
        if first:
            detail = {"name": token.name}
            audit.record(by=token.user.username, action="token.used", object=_object(token), detail=detail, at=at)


def _object(token: Token) -> str:
    return f"token/{token.pk}"


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()

"""Sign-ins, refused sign-ins and sign-outs, as Django tells them; a sign-in that cannot be recorded does not happen.

What somebody typed as a name and nobody is called may be a password: only a keyed digest of it is kept, enough to see
that the same was tried again.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.utils.crypto import salted_hmac

from airshed.web import env
from airshed.web.audit.operations import record

NOBODY = "-"
SALT = "airshed.web.audit.tried"
DIGEST_LENGTH = 16


def connect() -> None:
    """Listen; doing it twice changes nothing."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit.signed_in")
    user_login_failed.connect(_refused, dispatch_uid="audit.refused")
    user_logged_out.connect(_signed_out, dispatch_uid="audit.signed_out")


def _signed_in(sender: object, request: Any = None, user: Any = None, **_: Any) -> None:  # noqa: ANN401, ARG001
    _record("session.signed_in", by=user.get_username(), request=request)


def _signed_out(sender: object, request: Any = None, user: Any = None, **_: Any) -> None:  # noqa: ANN401, ARG001
    if user is not None:  # a visitor may press the button too
        _record("session.signed_out", by=user.get_username(), request=request)


def _refused(sender: object, credentials: Any = None, request: Any = None, **_: Any) -> None:  # noqa: ANN401, ARG001
    tried = str((credentials or {}).get(get_user_model().USERNAME_FIELD, (credentials or {}).get("username", "")))
    if name := _known(tried):
        _record("session.refused", by=name, request=request)
    else:
        printable = tried.encode("utf-8", "backslashreplace")
        digest = salted_hmac(SALT, printable, algorithm="sha256").hexdigest()[:DIGEST_LENGTH]
        _record("session.refused", by=NOBODY, request=request, tried=digest)


def _known(name: str) -> str:
    """Return the name of the account that answers to what was typed, or nothing."""
    model = get_user_model()
    longest = model._meta.get_field(model.USERNAME_FIELD).max_length or 0  # noqa: SLF001 - Django's public name
    if not name or len(name) > longest or not name.isprintable():
        return ""
    try:
        found = model._default_manager.get_by_natural_key(name)  # noqa: SLF001 - as above
    except model.DoesNotExist:
        return ""
    return str(found.get_username())


def _record(action: str, *, by: str, request: Any, **detail: str) -> None:  # noqa: ANN401 - any request, or none
    address = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    at = env.now(env.home_path(None))
    record(by=by, action=action, object="session", detail={"address": str(address)[:64], **detail}, at=at)

"""That it is still the one who signed in: the current password, asked for again before what a thief would like."""

from datetime import datetime

from airshed.errors import Fault
from airshed.web import audit
from airshed.web.accounts import limits
from airshed.web.accounts.models import User
from airshed.web.accounts.passwords import PasswordRefused


def check_password(*, user: User, given: str, at: datetime) -> None:
    """Check the current password of whoever has a session.

    Not to be called within a transaction: a refusal has to stay counted and recorded.

    Raises:
        PasswordRefused: it is wrong; the refusal is recorded.
        TooManyFailures: it was wrong too often.
    """
    limits.spend(limits.PASSWORD, user.username, at=at)
    if not user.check_password(given):
        audit.record(by=user.username, action="user.password_refused", object=user.username, detail={}, at=at)
        raise PasswordRefused(Fault("accounts.password_wrong", "current"))
    limits.forgive(limits.PASSWORD, user.username)

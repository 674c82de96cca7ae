"""How often somebody may fail: so many times in a quarter of an hour, counted by what is guessed and by whom.

A try is counted before it is looked at and forgiven when it was right, so that many tries at once get no further than
one after the other.
"""

import math
from datetime import datetime, timedelta

from django.conf import settings

from airshed.errors import AirshedError, Fault
from airshed.web import env
from airshed.web.accounts.models import Attempt

MINUTES = 15
WINDOW = timedelta(minutes=MINUTES)
MOST = 5
PASSWORD, CODE, ADDRESS = "password", "code", "address"


class TooManyFailures(AirshedError):
    """Too many failures; whoever it is has to wait."""


def most_of(kind: str) -> int:
    """Return how many failures of a kind are too many; 0 = any number is fine."""
    return int(env.settings(settings.HOME)["address_failures"]) if kind == ADDRESS else MOST


def spend(kind: str, name: str, *, at: datetime) -> None:
    """Count a try that may fail.

    Raises:
        TooManyFailures: there were too many; this one is not counted.
    """
    most = most_of(kind)
    if not most:
        return
    Attempt.objects.filter(at__lte=at - WINDOW).delete()
    made = Attempt.objects.create(kind=kind, name=name, at=at)
    if Attempt.objects.filter(kind=kind, name=name, at__gt=at - WINDOW).count() > most:
        made.delete()
        raise TooManyFailures(_fault(kind, name, most, at))


def forgive(kind: str, name: str) -> None:
    """Forget the failures of somebody who got it right."""
    Attempt.objects.filter(kind=kind, name=name).delete()


def is_full(kind: str, name: str, *, at: datetime) -> bool:
    """Whether the next try is refused."""
    most = most_of(kind)
    return bool(most) and Attempt.objects.filter(kind=kind, name=name, at__gt=at - WINDOW).count() >= most


def check(kind: str, name: str, *, at: datetime) -> None:
    """Refuse whoever failed too often.

    Raises:
        TooManyFailures: with the minutes to wait.
    """
    if is_full(kind, name, at=at):
        raise TooManyFailures(_fault(kind, name, most_of(kind), at))


def _fault(kind: str, name: str, most: int, at: datetime) -> Fault:
    newest = Attempt.objects.filter(kind=kind, name=name, at__gt=at - WINDOW).order_by("-at", "-pk")
    since = newest.values_list("at", flat=True)[most - 1 : most].first() or at
    return Fault("accounts.too_many", kind, str(max(1, math.ceil((since + WINDOW - at).total_seconds() / 60))))

"""Where rulings are entered: the plan, what is known of it, and what the rulings of one call say alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from airshed.plan.load import Plan
    from airshed.plan.rulings.ruling import Ruling


@dataclass(frozen=True, slots=True)
class Desk:
    """A plan of a home with the rulings entered so far, and who enters more.

    Attributes:
        home: the home.
        plan: the plan.
        known: rulings as known at the moment asked about.
        now: present moment. [city wall time]
        by: who acts.
    """

    home: Path
    plan: "Plan"
    known: "Sequence[Ruling]"
    now: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Saying:
    """What rulings say alike.

    Attributes:
        words: `document`, `approver` and `reason`, empty where not given.
        first: first day, None = not given.
        end: day after the last, None = not given.
        replaces: rulings that end where they begin.
    """

    words: Mapping[str, str]
    first: date | None
    end: date | None
    replaces: Sequence[str] = ()

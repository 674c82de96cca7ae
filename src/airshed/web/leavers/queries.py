"""What a person holds: clauses that a ruling names them for or that passed to them, and accounts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError
from airshed.plan.rulings.ruling import Ruling, in_force, stored_rulings
from airshed.web import plans
from airshed.web.accounts.access import may
from airshed.web.accounts.models import Person, Succession, User
from airshed.web.accounts.queries import holder_on, visible
from airshed.web.accounts.rights import Action, Record
from airshed.web.bridge import tables_of_home
from airshed.web.words import say

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Duty:
    """A clause that somebody holds.

    Attributes:
        plan: id of the plan.
        clause: id of the clause.
        first_day: the first day it can pass to somebody else.
    """

    plan: str
    clause: str
    first_day: date

    @property
    def key(self) -> str:
        """Its name in a form."""
        return f"{self.plan} {self.clause}"


def list_leaving(user: Any) -> list[Person]:  # noqa: ANN401 - a user
    """Return the people of whom a user may record that they leave."""
    return list(visible(Person.objects.select_related("department"), user=user, action=Action.manage))


def may_record(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether somebody may record leavers at all."""
    return may(user, Record.person, Action.manage)


def accounts_of(person: Person) -> list[User]:
    """Return the accounts of a person that are not shut."""
    return list(User.objects.filter(person=person, disabled=False))


def person_named(value: str, people: Sequence[Person]) -> str | None:
    """Return the staff number of whom a ruling names: by number, or by a name that only one person has."""
    text = value.strip()
    if any(person.code == text for person in people):
        return text
    found = [person.code for person in people if person.name == text]
    return found[0] if len(found) == 1 else None


def duties_of(home: Path, person: Person, *, on: date, today: date) -> list[Duty]:
    """Return the clauses a person holds on a day, and those that pass to them later, by plan and clause.

    Args:
        home: the home.
        person: who.
        on: the day: the first one without them, for a leaver.
        today: the first day that can still be changed.
    """
    first, rulings = max(on, today), stored_rulings(tables_of_home(home))
    people = list(Person.objects.all())
    names = {ruling.plan for ruling in rulings} | set(Succession.objects.values_list("plan", flat=True).distinct())
    held = [duty for plan in sorted(names) for duty in _of_plan(plan, rulings, person, people, first)]
    return sorted(held, key=lambda duty: (duty.plan, duty.clause))


def _of_plan(
    plan: str, rulings: Sequence[Ruling], person: Person, people: Sequence[Person], first: date
) -> Iterator[Duty]:
    named = {
        clause: decided["person"]
        for clause, decided in in_force(rulings, plan=plan, on=first).items()
        if "person" in decided
    }
    passed = set(Succession.objects.filter(plan=plan).values_list("clause", flat=True))
    for clause in named.keys() | passed:
        ruling = named.get(clause)
        code = person_named(ruling.value, people) if ruling else None
        since = ruling.from_date if ruling else None
        if holder_on(plan=plan, clause=clause, named=code, on=first, since=since) == person.pk:
            yield Duty(plan, clause, first)
        elif (later := _passes_later(plan, clause, first)) and later.to_person_id == person.pk:
            yield Duty(plan, clause, later.from_date + DAY)


def _passes_later(plan: str, clause: str, first: date) -> Any:  # noqa: ANN401 - a succession, or none
    return Succession.objects.filter(plan=plan, clause=clause, from_date__gt=first).order_by("from_date").last()


def named_later(home: Path, person: Person, *, on: date) -> list[Ruling]:
    """Return rulings that will name a person from a day on that has not come: they have to be replaced."""
    people = list(Person.objects.all())
    rulings = stored_rulings(tables_of_home(home))
    return [
        ruling
        for ruling in rulings
        if ruling.aspect == "person" and ruling.from_date > on and person_named(ruling.value, people) == person.pk
    ]


def texts(home: Path, *, user: Any) -> Mapping[str, str]:  # noqa: ANN401 - as above
    """Return the words of clauses by the key of their duty; nothing where plans cannot be read."""
    try:
        listed = plans.list_plans(home, user=user)
    except AirshedError:
        return {}
    return {f"{plan.id} {c.id}": say(c.zh, c.en or c.zh) for plan in listed for c in plan.file.clauses}

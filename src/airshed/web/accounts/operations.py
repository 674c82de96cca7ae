"""Writes of accounts. Each checks everything first, stores all or nothing, and leaves one entry in the audit chain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts import limits, passwords, proof
from airshed.web.accounts.models import Department, Person, RecoveryCode, Succession, Token, User, code_shape
from airshed.web.accounts.queries import holder_on, moment, one_time_until
from airshed.web.accounts.roles import NEEDS, WITH_ACCOUNT, Role

USER_FIELDS = ("role", "department", "person", "area", "grid", "enterprise")


class AccountRefused(AirshedError):
    """The account cannot be like that; nothing was stored."""


class HandOverRefused(AirshedError):
    """The clauses cannot pass like that; nothing was stored."""


# --- users ---


def check_user(values: Mapping[str, Any], *, where: str = "") -> list[Fault]:
    """Return what is wrong with role and scope of an account."""
    role = str(values.get("role") or "")
    if role not in WITH_ACCOUNT:
        return [Fault("accounts.unknown", where or "role", role, ", ".join(WITH_ACCOUNT))]
    faults = []
    needed = NEEDS.get(Role(role))
    if needed and not values.get(needed):
        faults.append(Fault("accounts.needs_scope", where or needed, role, needed))
    person, department = values.get("person"), values.get("department")
    if person and person.left_date:
        faults.append(Fault("accounts.departed", where or "person", person.code, ""))
    if department and department.closed:
        faults.append(Fault("accounts.departed", where or "department", department.code, ""))
    return faults


def create_user(
    *,
    username: str,
    role: str,
    by: str,
    at: datetime,
    password: str | None = None,
    **scope: Any,  # noqa: ANN401 - the columns
) -> tuple[User, str]:
    """Make an account; return it with the password, which is shown once.

    Args:
        username: how the user signs in; capitals make no difference.
        role: one of the roles with an account.
        by: who makes it.
        at: when.
        password: chosen already, so that it need not be changed; without it a one-time password is made.
        scope: department, person, area, grid, enterprise.

    Raises:
        AccountRefused: name taken or malformed, role unknown, or its scope is missing.
        PasswordRefused: the password given breaks the rules.
    """
    faults = check_user({"role": role, **scope})
    if not code_shape.regex.match(username):
        faults.append(Fault("accounts.bad_code", "username", username))
    elif User.objects.filter(username__iexact=username).exists():
        faults.append(Fault("accounts.taken", "username", username))
    if faults:
        raise AccountRefused(*faults)
    user = User(username=username, role=role, must_change_password=password is None, **scope)
    with transaction.atomic():
        if password is None:
            handed = passwords.one_time_password()
            user.password = passwords.one_time_hash(handed)
            user.one_time_until = one_time_until(at)
        else:
            handed = password
            passwords.check_password(password, user)
            user.set_password(password)
        user.save(force_insert=True)
        audit.record(by=by, action="user.created", object=user.username, detail=_told(user), at=at)
    return user, handed


def change_user(*, user: User, by: str, at: datetime, **values: Any) -> User:  # noqa: ANN401 - the columns
    """Give an account another role or scope.

    Raises:
        AccountRefused: the role is unknown, its scope is missing, or the last administrator would be gone.
    """
    with transaction.atomic():
        stored: User = User.objects.select_for_update().get(pk=user.pk)
        before = _told(stored)
        faults = check_user({**{name: getattr(stored, name) for name in USER_FIELDS}, **values})
        if values.get("role", stored.role) != stored.role:
            faults += check_last(stored)
        if faults:
            raise AccountRefused(*faults)
        for name, value in values.items():
            setattr(stored, name, value)
        stored.save(update_fields=list(values))
        detail = {"before": before, "after": _told(stored)}
        audit.record(by=by, action="user.changed", object=stored.username, detail=detail, at=at)
    return stored


def disable_user(*, user: User, by: str, at: datetime) -> None:
    """Shut an account; its sessions end with the next click, everything it did stays.

    Raises:
        AccountRefused: it is one's own, or the last administrator's.
    """
    with transaction.atomic():
        faults = check_last(user)
        if user.username == by:
            faults.append(Fault("accounts.not_yourself", "username", by))
        if faults:
            raise AccountRefused(*faults)
        if User.objects.filter(pk=user.pk, disabled=False).update(disabled=True):
            audit.record(by=by, action="user.disabled", object=user.username, detail={}, at=at)


def enable_user(*, user: User, by: str, at: datetime) -> str:
    """Open a disabled account again; return its one-time password, as the old one is not trusted.

    Raises:
        AccountRefused: its person has left.
    """
    if user.has_left:
        raise AccountRefused(Fault("accounts.departed", "person", str(user.person_id)))
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(disabled=False)
        return reset_password(user=user, by=by, at=at, action="user.enabled")


def reset_password(*, user: User, by: str, at: datetime, action: str = "user.password_reset") -> str:
    """Give an account a one-time password; return it to be shown once. Its sessions end, its tokens are revoked."""
    handed = passwords.one_time_password()
    with transaction.atomic():
        stored = {"password": passwords.one_time_hash(handed), "one_time_until": one_time_until(at)}
        User.objects.filter(pk=user.pk).update(must_change_password=True, **stored)
        limits.forgive(limits.PASSWORD, user.username)
        revoked = Token.objects.filter(user_id=user.pk, revoked_at=None).update(revoked_at=at)
        audit.record(by=by, action=action, object=user.username, detail={"tokens_revoked": revoked}, at=at)
    return handed


def reset_second_factor(*, user: User, by: str, at: datetime) -> None:
    """Forget phone and recovery codes of a user, who must enrol again."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        RecoveryCode.objects.filter(user=user).delete()
        limits.forgive(limits.CODE, user.username)
        audit.record(by=by, action="user.second_factor_reset", object=user.username, detail={}, at=at)


def change_password(*, user: User, current: str, new: str, at: datetime) -> User:
    """Change the own password; every other session of the user ends.

    Raises:
        PasswordRefused: the current one is wrong, or the new one breaks the rules or is the same.
        TooManyFailures: the current one was wrong too often.
    """
    stored: User = User.objects.get(pk=user.pk)
    proof.check_password(user=stored, given=current, at=at)
    if new == current:
        raise passwords.PasswordRefused(Fault("accounts.password_same", "new"))
    passwords.check_password(new, stored)
    stored.set_password(new)
    stored.must_change_password, stored.one_time_until = False, None
    with transaction.atomic():
        stored.save(update_fields=["password", "must_change_password", "one_time_until"])
        audit.record(by=stored.username, action="user.password_changed", object=stored.username, detail={}, at=at)
    return stored


def check_last(user: User, *, on: date | None = None) -> list[Fault]:
    """Return a fault if nobody could run the system without this account, today or on a day to come."""
    if user.role != Role.administrator or user.disabled:
        return []
    today = moment().date()
    day = today if on is None else max(on, today)
    # Locks them all, always in one order, so that two administrators cannot disable each other at once.
    rows = User.objects.select_for_update(of=("self",)).select_related("person").order_by("pk")
    known = list(rows.filter(role=Role.administrator, disabled=False))
    left = {row.pk for row in known if row.person and row.person.left_date and row.person.left_date <= day}
    fault = Fault("accounts.last_administrator", "username", user.username)
    return [] if {row.pk for row in known} - left - {user.pk} else [fault]


def _told(user: User) -> dict[str, str]:
    return {name: str(getattr(user, f"{name}_id", None) or getattr(user, name) or "") for name in USER_FIELDS}


# --- departments and people ---


def store_department(*, code: str, by: str, at: datetime, **values: Any) -> Department:  # noqa: ANN401 - the columns
    """Make a department, or change one."""
    with transaction.atomic():
        stored, made = Department.objects.update_or_create(code=code, defaults=values)
        action = "department.created" if made else "department.changed"
        audit.record(by=by, action=action, object=code, detail={k: str(v) for k, v in values.items()}, at=at)
    return stored  # type: ignore[no-any-return]


def store_person(*, code: str, by: str, at: datetime, **values: Any) -> Person:  # noqa: ANN401 - the columns
    """Make a person, or change one. The chain names the columns, not what is personal in them."""
    with transaction.atomic():
        stored, made = Person.objects.update_or_create(code=code, defaults=values)
        action = "person.created" if made else "person.changed"
        audit.record(by=by, action=action, object=code, detail={"columns": sorted(values)}, at=at)
    return stored  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Handing:
    """A clause of a leaver, and who takes it over from which day."""

    plan: str
    clause: str
    to_person: Person
    from_date: date


def record_leaver(  # noqa: PLR0913 - what leaving takes
    *,
    person: Person,
    left_date: date,
    by: str,
    at: datetime,
    handings: Sequence[Handing] = (),
    document: str = "",
) -> None:
    """Note that somebody leaves and who takes over what, all or nothing; the accounts shut on the day by themselves.

    Args:
        person: who leaves.
        left_date: the first day without them.
        by: who enters it.
        at: when.
        handings: what passes to whom.
        document: the paper that says so.

    Raises:
        AccountRefused: an account is one's own, or the last administrator's.
        HandOverRefused: with everything that is wrong with the handings.
    """
    with transaction.atomic():
        accounts = list(User.objects.select_for_update().filter(person=person, disabled=False))
        refused = [Fault("accounts.not_yourself", "username", by) for user in accounts if user.username == by]
        refused += [fault for user in accounts for fault in check_last(user, on=left_date)]
        if refused:
            raise AccountRefused(*refused)
        faults = [fault for handing in handings for fault in _check_handing(handing, person, at.date())]
        if faults:
            raise HandOverRefused(*faults)
        Person.objects.filter(pk=person.pk).update(left_date=left_date)
        common = {"from_person": person, "document": document, "by": by, "known_at": at}
        Succession.objects.bulk_create(
            Succession(plan=h.plan, clause=h.clause, to_person=h.to_person, from_date=h.from_date, **common)
            for h in handings
        )
        if left_date <= at.date():
            User.objects.filter(pk__in=[user.pk for user in accounts]).update(disabled=True)
        passed = [[h.plan, h.clause, h.to_person.code, str(h.from_date)] for h in handings]
        detail = {"left_date": str(left_date), "accounts": [user.username for user in accounts], "clauses": passed}
        audit.record(by=by, action="person.left", object=person.code, detail={**detail, "document": document}, at=at)


def _check_handing(handing: Handing, person: Person, today: date) -> list[Fault]:
    return check_hand_over(
        plan=handing.plan,
        clauses=[handing.clause],
        from_person=person,
        to_person=handing.to_person,
        from_date=handing.from_date,
        today=today,
    )


def undo_leaver(*, person: Person, by: str, at: datetime) -> None:
    """Note that somebody stays after all; accounts shut meanwhile are opened one by one, clauses handed back."""
    with transaction.atomic():
        if Person.objects.filter(pk=person.pk, left_date__isnull=False).update(left_date=None):
            audit.record(by=by, action="person.stayed", object=person.code, detail={}, at=at)


# --- handing over ---


def hand_over(  # noqa: PLR0913 - what a hand-over says
    *,
    plan: str,
    clauses: Sequence[str],
    from_person: Person,
    to_person: Person,
    from_date: date,
    by: str,
    at: datetime,
    document: str = "",
) -> list[Succession]:
    """Pass clauses of a leaver to somebody else from a day on; the days before stay as they were.

    Raises:
        HandOverRefused: with everything that is wrong.
    """
    with transaction.atomic():
        faults = check_hand_over(
            plan=plan,
            clauses=clauses,
            from_person=from_person,
            to_person=to_person,
            from_date=from_date,
            today=at.date(),
        )
        if faults:
            raise HandOverRefused(*faults)
        common = {"from_person": from_person, "to_person": to_person, "from_date": from_date, "document": document}
        rows = [Succession(plan=plan, clause=clause, by=by, known_at=at, **common) for clause in clauses]
        made: list[Succession] = Succession.objects.bulk_create(rows)
        told = {"from": from_person.code, "to": to_person.code, "from_date": str(from_date), "clauses": list(clauses)}
        audit.record(by=by, action="clauses.handed_over", object=plan, detail={**told, "document": document}, at=at)
    return made


def check_hand_over(  # noqa: PLR0913 - as `hand_over`
    *, plan: str, clauses: Sequence[str], from_person: Person, to_person: Person, from_date: date, today: date
) -> list[Fault]:
    """Return all that is wrong with a hand-over."""
    faults = []
    if not clauses:
        faults.append(Fault("accounts.missing", "clauses"))
    if from_person.pk == to_person.pk:
        faults.append(Fault("accounts.same_person", "to_person", to_person.code))
    if to_person.left_date and to_person.left_date <= from_date:
        faults.append(Fault("accounts.departed", "to_person", to_person.code))
    if from_date < today:
        faults.append(Fault("accounts.earlier", "from_date", str(from_date), str(today)))
    doubled = {clause for clause in clauses if clauses.count(clause) > 1}
    faults += [Fault("accounts.repeated", "clauses", clause, clause) for clause in sorted(doubled)]
    for clause in dict.fromkeys(clauses):
        faults += _check_clause(plan, clause, from_person, from_date)
    return faults


def _check_clause(plan: str, clause: str, from_person: Person, from_date: date) -> list[Fault]:
    last = Succession.objects.filter(plan=plan, clause=clause).order_by("from_date").last()
    if last and last.from_date >= from_date:
        return [Fault("accounts.earlier", clause, str(from_date), f"{last.from_date} + 1")]
    holder = holder_on(plan=plan, clause=clause, named=from_person.code, on=from_date)
    return [] if holder == from_person.code else [Fault("accounts.clause_held", clause, str(holder))]

"""What users and the evidence may know of proofs; everything that is shown goes through the table of rights."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Any

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Coalesce
from django.http import Http404

from airshed.web.accounts.queries import get_visible, record_foreign, visible
from airshed.web.accounts.rights import Action
from airshed.web.proofs.media import PHOTO
from airshed.web.proofs.models import Proof
from airshed.web.words import say

Words = tuple[str, str]
SEALED = (
    *("register", "key", "purpose", "name", "size", "sha256", "media_type", "taken_at", "lon", "lat"),
    *("said_at", "said_lon", "said_lat", "by", "at", "note"),
)
"""Columns that never change; the audit log has a digest of them."""
NO_WORDS: Mapping[str, Words] = MappingProxyType({})
NO_ROWS: Mapping[tuple[str, str], str] = MappingProxyType({})
MOST_KEYS = 2_000
"""Rows of a register that proofs are looked for at once."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Another proof with the same photo.

    Attributes:
        proof: the other one.
        same: it is the same file; else nearly the same picture.
    """

    proof: Proof
    same: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The proofs of a row for a purpose.

    Attributes:
        register: name of the register.
        key: of the row.
        purpose: code of what they show.
        count: how many.
        sha256: the digest of one of them.
        first_at: when the first of them was sealed.
        last_at: when the last of them was sealed.
        seen_at: the latest moment at which one was taken: as the camera wrote, else as somebody said; None if neither.
    """

    register: str
    key: str
    purpose: str
    count: int
    sha256: str
    first_at: datetime
    last_at: datetime
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A proof as a page shows it.

    Attributes:
        number: its number.
        name: of the file.
        purpose: what it shows, in the language of the reader.
        photo: it is a photo, else a document.
        original: whether this reader may take the original away.
        withdraw: whether this reader may withdraw it.
        facts: what is known of it, as pairs of a name and a text.
        twins: what else the same photo is used for, as far as this reader may see it.
        hidden: how many more there are.
        withdrawn: when, by whom and why it was withdrawn; nothing where it counts.
        note: a remark.
        row: the row it belongs to, in words, where those of several are shown.
    """

    number: int
    name: str
    purpose: str
    photo: bool
    original: bool
    withdraw: bool
    facts: tuple[Words, ...]
    twins: tuple[str, ...]
    hidden: int
    withdrawn: str
    note: str
    row: str = ""


def sealed_row(proof: Proof) -> dict[str, object]:
    """Return what the audit log has a digest of since a proof was sealed."""
    return {name: getattr(proof, name) for name in SEALED}


# --- one ---


def get_proof(*, user: Any, number: int, action: Action = Action.view) -> Proof:  # noqa: ANN401 - a user, or nobody
    """Return a proof for a user; a foreign one is not there, and the attempt is recorded.

    Raises:
        Http404: there is none for this user.
    """
    found: Proof = get_visible(Proof.objects.all(), user=user, action=action, pk=number)
    return found


def get_original(*, user: Any, number: int) -> Proof:  # noqa: ANN401 - as above
    """Return a proof whose original a user may take away: who may export it, or is of the department that owns it.

    Raises:
        Http404: there is none for this user; an attempt at one that is there is recorded.
    """
    found = get_proof(user=user, number=number)
    if not _may_take(found, user=user, exported=_allowed([found], user=user, action=Action.export)):
        record_foreign(Proof._meta.label, user=user, action=Action.export, pk=number)  # noqa: SLF001 - Django's own
        raise Http404
    return found


def _allowed(proofs: Iterable[Proof], *, user: Any, action: Action) -> set[int]:  # noqa: ANN401 - as above
    numbers = [proof.pk for proof in proofs]
    return set(visible(Proof.objects.filter(pk__in=numbers), user=user, action=action).values_list("pk", flat=True))


def _may_take(proof: Proof, *, user: Any, exported: set[int]) -> bool:  # noqa: ANN401 - as above
    own = getattr(user, "department_id", None)
    return proof.pk in exported or bool(own and own in {proof.department_id, proof.office_id})


# --- of a row ---


def of(  # noqa: PLR0913 - what is asked, and its words
    register: str,
    key: str,
    *,
    user: Any,  # noqa: ANN401 - as above
    purposes: Mapping[str, Words] = NO_WORDS,
    registers: Mapping[str, Words] = NO_WORDS,
    withdrawn: bool = False,
) -> list[Shown]:
    """Return the proofs of a row that a user may see, the oldest first.

    Args:
        register: name of the register.
        key: of the row.
        user: who looks.
        purposes: code to words of what proofs of this register show.
        registers: name to words of registers.
        withdrawn: also those that were withdrawn.
    """
    rows = visible(Proof.objects.filter(register=register, key=key), user=user)
    found: list[Proof] = list(rows if withdrawn else rows.filter(withdrawn_at=None))
    return _shown(found, user, {register: purposes}, registers)


def of_many(
    rows: Mapping[tuple[str, str], str],
    *,
    user: Any,  # noqa: ANN401 - as above
    purposes: Mapping[str, Mapping[str, Words]],
    registers: Mapping[str, Words] = NO_WORDS,
    most: int,
) -> tuple[list[Shown], int]:
    """Return the latest proofs of many rows that a user may see and that were not withdrawn, and how many there are.

    Args:
        rows: register and key of each row, and what it is called.
        user: who looks.
        purposes: by register, code to words of what its proofs show.
        registers: name to words of registers.
        most: so many are returned.
    """
    keys: dict[str, list[str]] = {}
    for register, key in rows:
        keys.setdefault(register, []).append(key)
    wanted = [Q(register=register, key__in=own[:MOST_KEYS]) for register, own in keys.items()]
    seen = visible(Proof.objects.filter(reduce(or_, wanted, Q(pk__in=[])), withdrawn_at=None), user=user)
    latest: list[Proof] = list(seen.order_by("-at", "-pk")[:most])
    count = len(latest) if len(latest) < most else int(seen.count())
    return _shown(latest, user, purposes, registers, rows), count


def _shown(
    found: Sequence[Proof],
    user: Any,  # noqa: ANN401 - as above
    purposes: Mapping[str, Mapping[str, Words]],
    registers: Mapping[str, Words],
    rows: Mapping[tuple[str, str], str] = NO_ROWS,
) -> list[Shown]:
    twins = _twins_of(found)
    seen = _allowed((twin.proof for pairs in twins.values() for twin in pairs), user=user, action=Action.view)
    exported = _allowed(found, user=user, action=Action.export)
    edited = _allowed(found, user=user, action=Action.edit)
    return [
        Shown(
            number=proof.pk,
            name=proof.name,
            purpose=_worded(proof.purpose, purposes[proof.register]),
            photo=proof.kind == PHOTO,
            original=_may_take(proof, user=user, exported=exported),
            withdraw=proof.pk in edited and proof.withdrawn_at is None,
            facts=tuple(_facts(proof)),
            twins=tuple(
                _twin_text(proof, t, purposes[proof.register], registers) for t in twins[proof.pk] if t.proof.pk in seen
            ),
            hidden=sum(t.proof.pk not in seen for t in twins[proof.pk]),
            withdrawn=_withdrawn_text(proof),
            note=proof.note,
            row=rows.get((proof.register, proof.key), ""),
        )
        for proof in found
    ]


def _worded(purpose: str, purposes: Mapping[str, Words]) -> str:
    return say(*purposes[purpose]) if purpose in purposes else purpose


def _facts(proof: Proof) -> Iterable[Words]:
    if proof.kind == PHOTO:
        yield say("拍摄（照片内）", "taken, as the photo says"), _moment(proof.taken_at)
        yield say("地点（照片内）", "place, as the photo says"), _place(proof.lon, proof.lat)
    if proof.said_at:
        yield say("时间（自报）", "time, as told"), _moment(proof.said_at)
    if proof.said_lon is not None:
        yield say("地点（自报）", "place, as told"), _place(proof.said_lon, proof.said_lat)
    yield say("封存", "sealed"), f"{_moment(proof.at)} · {proof.by}"


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else say("没有写", "not written")


def _place(lon: float | None, lat: float | None) -> str:
    return say("没有写", "not written") if lon is None or lat is None else f"{lon:.5f}, {lat:.5f}"


def _twin_text(proof: Proof, twin: Twin, purposes: Mapping[str, Words], registers: Mapping[str, Words]) -> str:
    what = say("同一张照片", "the same photo") if twin.same else say("几乎相同的照片", "nearly the same photo")
    other = twin.proof
    named = _worded(other.purpose, purposes) if other.register == proof.register else other.purpose
    row = f"{_worded(other.register, registers)} {other.key}"
    return say(
        f"{what}还用在 {row}（{named}，{_moment(other.at)}，{other.by}）",
        f"{what} is also at {row} ({named}, {_moment(other.at)}, {other.by})",
    )


def _withdrawn_text(proof: Proof) -> str:
    if proof.withdrawn_at is None:
        return ""
    return f"{_moment(proof.withdrawn_at)} · {proof.withdrawn_by} · {proof.withdrawn_why}"


# --- the same photo twice ---


def twins(proof: Proof) -> list[Twin]:
    """Return the other proofs with the same photo, or nearly the same one; withdrawn ones do not count."""
    return _twins_of([proof])[proof.pk]


def _twins_of(proofs: Sequence[Proof]) -> dict[int, list[Twin]]:
    """Return the twins of many proofs, asking twice: who may be one, and what those are that are."""
    from airshed.web.proofs import pictures  # noqa: PLC0415 - evidence counts photos and looks at none

    photos = [proof for proof in proofs if proof.kind == PHOTO and proof.withdrawn_at is None]
    wanted = Q(sha256__in={proof.sha256 for proof in photos})
    for n in range(pictures.PARTS):
        shared = {part for p in photos if (part := getattr(p, f"part_{n}")) is not None}
        wanted |= Q(**{f"part_{n}__in": shared}) if shared else Q(pk__in=[])
    rows = Proof.objects.filter(wanted, kind=PHOTO, withdrawn_at=None) if photos else Proof.objects.none()
    others = list(rows.values_list("pk", "sha256", "fingerprint"))
    pairs = [
        (proof.pk, number, sha256 == proof.sha256)
        for proof in photos
        for number, sha256, fingerprint in others
        if number != proof.pk and (sha256 == proof.sha256 or pictures.alike(proof.fingerprint, fingerprint))
    ]
    there = Proof.objects.in_bulk({number for _, number, _ in pairs})
    found: dict[int, list[Twin]] = {proof.pk: [] for proof in proofs}
    for one, other, same in pairs:
        found[one].append(Twin(there[other], same))
    return found


# --- evidence ---


def count_by_purpose(
    register: str,
    keys: Iterable[str] | None = None,
    *,
    as_of: date | None = None,
    known_at: datetime | None = None,
) -> list[Counted]:
    """Return how many proofs rows have for each purpose, in one query.

    Args:
        register: name of the register.
        keys: of the rows; None = all.
        as_of: only what was taken (else said, else sealed) on that day or before.
        known_at: what was sealed, and not yet withdrawn, at that moment; None = now.
    """
    seen = Coalesce("taken_at", "said_at")
    rows = Proof.objects.filter(register=register)
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    if known_at is None:
        rows = rows.filter(withdrawn_at=None)
    else:
        rows = rows.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=known_at), at__lte=known_at)
    if as_of is not None:
        rows = rows.alias(day=Coalesce(seen, F("at"))).filter(day__lte=datetime.combine(as_of, time.max))
    counted = rows.values("register", "key", "purpose").annotate(
        count=Count("pk"), sha256=Min("sha256"), first_at=Min("at"), last_at=Max("at"), seen_at=Max(seen)
    )
    return [Counted(**row) for row in counted.order_by("key", "purpose")]


def list_counted(register: str, *, known_at: datetime | None = None) -> list[tuple[str, str, datetime, str]]:
    """Return key, purpose, moment and digest of each proof that counts, in one query; `count_by_purpose` for any day.

    The moment is the one at which it was taken, else said to be taken, else sealed.

    Args:
        register: name of the register.
        known_at: what was sealed, and not yet withdrawn, at that moment; None = now.
    """
    rows = Proof.objects.filter(register=register)
    if known_at is None:
        rows = rows.filter(withdrawn_at=None)
    else:
        rows = rows.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=known_at), at__lte=known_at)
    rows = rows.annotate(day=Coalesce("taken_at", "said_at", F("at")))
    return list(rows.order_by("key", "purpose", "pk").values_list("key", "purpose", "day", "sha256"))


def changes() -> Any:  # noqa: ANN401 - a queryset
    """Return register and a number that grows with each proof that is sealed or withdrawn, as a query of pairs."""
    counted = Proof.objects.order_by().values("register")
    return counted.annotate(number=Max("pk") + Count("withdrawn_at")).values_list("register", "number")

"""What is done to proofs: sealed, withdrawn, taken away; each leaves its mark. None is ever changed or deleted."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from airshed.errors import AirshedError, Fault
from airshed.web import audit, env, keeping
from airshed.web.proofs import media, pictures, queries
from airshed.web.proofs.models import CODE, KEY, NOTE, Proof

LOGGED = frozenset({"cases"})
"""What is no register: its log names the proof of each step, so the proof stays."""
MOST_TOLD = 20
"""So many of the proofs with the same photo an entry of the audit log names."""


class ProofRefused(AirshedError):
    """What is said about a file cannot be; nothing was kept."""


class ProofWithdrawn(AirshedError):
    """Somebody has withdrawn it meanwhile."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose the row is that a proof is for; see the table of rights.

    Attributes:
        state: of the row.
        department: code of the department that owns it.
        area: code of its area.
        grid: code of its grid.
        enterprise: code of the enterprise.
        office: code of another department that must look at its proofs.
    """

    state: str = "draft"
    department: str | None = None
    area: str = ""
    grid: str = ""
    enterprise: str = ""
    office: str | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """The same as columns of a proof."""
        values = asdict(self)
        return {"department_id": values.pop("department"), "office_id": values.pop("office"), **values}


@dataclass(frozen=True, slots=True)
class Said:
    """What the telephone or somebody says of a file.

    Attributes:
        at: when it was taken, in the city's wall time.
        lon: where, east of Greenwich, WGS-84. [degrees]
        lat: as `lon`, north of the equator. [degrees]
    """

    at: datetime | None = None
    lon: float | None = None
    lat: float | None = None


UNSAID = Said()


def most_of(home: Path, head: bytes) -> int:
    """Return what a file that begins like this may weigh, in bytes."""
    values = env.settings(home)
    return int(values["photo_mb" if media.is_photo(media.begun(head)) else "document_mb"]) * keeping.MB


def seal(  # noqa: PLR0913 - what it is, of what, who, when
    home: Path,
    *,
    register: str,
    key: str,
    purpose: str,
    name: str,
    chunks: Iterable[bytes],
    by: str,
    at: datetime,
    scope: Belonging,
    said: Said = UNSAID,
    note: str = "",
    photo: bool = False,
) -> Proof:
    """Keep a file as it came and note for what; the same file for the same purpose again is the proof there is.

    Args:
        home: the home.
        register: name of the register.
        key: of the row.
        purpose: code of what it shows, such as `before`.
        name: of the file, as somebody calls it; what it is is told by its content.
        chunks: its bytes.
        by: who brings it.
        at: the moment.
        scope: whose the row is.
        said: what is said of it, kept apart from what the camera wrote.
        note: a remark.
        photo: only a photo shows it.

    Raises:
        NotTaken: it is nothing that may be sealed.
        TooLarge: it weighs more than setting `photo_mb` or `document_mb`.
        ProofRefused: register, key or purpose are missing or too long, the place is none, or it is no photo.
    """
    about = {"register": register, "key": key, "purpose": purpose, "note": note[:NOTE], **_said(said)}
    _check(register, key, purpose, said)
    name, (head, rest) = keeping.safe_name(name), _head_of(chunks)
    found = _check_begun(name, head, photo=photo)
    with keeping.held(home, name, rest, most=most_of(home, head)) as file:
        medium = media.medium_of(file.path, name, found)
        facts, copy = pictures.look(file.path, name) if medium.kind == media.PHOTO else (pictures.NOTHING, None)
        keeping.place(home, pictures.ORIGINALS, file)
    if copy:
        pictures.write_copies(home, file.sha256, copy)
    parts = {f"part_{n}": part for n, part in enumerate(pictures.parts_of(facts.fingerprint))}
    of_file = {"name": name, "size": file.size, "sha256": file.sha256, "media_type": medium.type, "kind": medium.kind}
    proof = Proof(**about, **of_file, **asdict(facts), **parts, **scope.columns, by=by, at=at)
    return _noted(proof)


def _check_begun(name: str, head: bytes, *, photo: bool) -> str:
    found = media.check_begun(name, head)
    if photo and not media.is_photo(found):
        raise ProofRefused(Fault("proofs.no_photo", name))
    return found


def _check(register: str, key: str, purpose: str, said: Said) -> None:
    faults = [
        Fault("proofs.named", column, value, str(longest))
        for column, value, longest in (("register", register, CODE), ("key", key, KEY), ("purpose", purpose, CODE))
        if not 0 < len(value) <= longest
    ]
    given = (said.lon, said.lat)
    right = all(v is not None and math.isfinite(v) and abs(v) <= most for v, most in zip(given, (180, 90), strict=True))
    if given != (None, None) and not right:
        faults.append(Fault("proofs.place", "", f"{said.lon}, {said.lat}", "-180 … 180, -90 … 90"))
    if faults:
        raise ProofRefused(*faults)


def _said(said: Said) -> dict[str, Any]:
    return {"said_at": said.at, "said_lon": said.lon, "said_lat": said.lat}


def _head_of(chunks: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes of a file, and all of it in parts."""
    parts, rest = b"", iter(chunks)
    while len(parts) < media.HEAD and (part := next(rest, None)) is not None:
        parts += part
    return parts[: media.HEAD], chain([parts], rest)


def _noted(proof: Proof) -> Proof:
    """Store a proof, unless the same file is there for the same purpose; then return that one."""
    same = {"register": proof.register, "key": proof.key, "purpose": proof.purpose, "sha256": proof.sha256}
    there = Proof.objects.filter(**same, withdrawn_at=None)
    if found := there.first():
        return found  # type: ignore[no-any-return]
    try:
        with transaction.atomic():
            proof.save(force_insert=True)
            twins = [twin.proof.pk for twin in queries.twins(proof)]
            told = {"register": proof.register, "purpose": proof.purpose, "kind": proof.kind, "sha256": proof.sha256}
            detail = {**told, "twins": twins[:MOST_TOLD], "twins_count": len(twins)}
            named, rows = f"proof {proof.pk}", [queries.sealed_row(proof)]
            audit.record_rows(by=proof.by, action="proof.sealed", object=named, rows=rows, at=proof.at, detail=detail)
    except IntegrityError:  # sent twice at the same time
        if found := there.first():
            return found  # type: ignore[no-any-return]
        raise
    return proof


def withdraw(proof: Proof, *, by: str, at: datetime, why: str) -> None:
    """Say that a proof no longer counts, and why; the original stays.

    Raises:
        ProofRefused: nobody says why, or a log names it.
        ProofWithdrawn: it is withdrawn already.
    """
    why = why.strip()[:NOTE]
    if not why:
        raise ProofRefused(Fault("proofs.why", str(proof.pk)))
    if proof.register in LOGGED:
        raise ProofRefused(Fault("proofs.logged", str(proof.pk)))
    values = {"withdrawn_at": at, "withdrawn_by": by, "withdrawn_why": why}
    with transaction.atomic():
        if not Proof.objects.filter(pk=proof.pk, withdrawn_at=None).update(**values):
            raise ProofWithdrawn(Fault("proofs.withdrawn", str(proof.pk)))
        proof.refresh_from_db()
        detail = {"register": proof.register, "purpose": proof.purpose, "sha256": proof.sha256}
        named, rows = f"proof {proof.pk}", [{"withdrawn_why": why}]
        audit.record_rows(by=by, action="proof.withdrawn", object=named, rows=rows, at=at, detail=detail)


def take(home: Path, proof: Proof, *, by: str, at: datetime) -> Path:
    """Record that somebody takes an original away, and return where it is.

    Raises:
        OSError: it is not there.
    """
    path = keeping.path_of(home, pictures.ORIGINALS, proof.sha256)
    path.stat()
    detail = {"register": proof.register, "purpose": proof.purpose, "sha256": proof.sha256}
    audit.record(by=by, action="proof.taken", object=f"proof {proof.pk}", detail=detail, at=at)
    return path


def follow(*, register: str, key: str, scope: Belonging) -> int:
    """Give the proofs of a row the state and the owners that the row has now; return how many there are."""
    changed: int = Proof.objects.filter(register=register, key=key).update(**scope.columns)
    return changed

"""Are the originals there, as they were sealed? All are looked for; some are read anew each day, each in its turn."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.apps import apps

from airshed.web import keeping
from airshed.web.audit.chain import digest_rows
from airshed.web.proofs import pictures
from airshed.web.proofs.models import Proof
from airshed.web.proofs.queries import sealed_row

SAMPLE = 200
"""So many proofs are read anew."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at the originals found.

    Attributes:
        proofs: how many there are.
        read: how many were read anew.
        missing: numbers of those whose original is not there.
        changed: numbers of those whose original is not the one that was sealed.
        rewritten: numbers of those of which the database says something else than the audit log.
    """

    proofs: int
    read: int
    missing: tuple[int, ...]
    changed: tuple[int, ...]
    rewritten: tuple[int, ...]

    @property
    def ok(self) -> bool:
        """Whether all is as it was sealed."""
        return not (self.missing or self.changed or self.rewritten)


def verify(home: Path, *, now: datetime, sample: int = SAMPLE) -> Seen:
    """Look for every original, withdrawn ones too; read some and compare them with their digest and the audit log.

    Args:
        home: the home.
        now: the moment; the day decides which are read.
        sample: how many are read at most.
    """
    rows = list(Proof.objects.order_by("pk").values_list("pk", "sha256", "size"))
    missing = {pk for pk, sha256, size in rows if _size(home, sha256) is None}
    changed = {pk for pk, sha256, size in rows if pk not in missing and _size(home, sha256) != size}
    turns = -(-len(rows) // sample) or 1
    turn = {pk for n, (pk, _, _) in enumerate(rows) if n % turns == now.toordinal() % turns}
    rewritten = set()
    for proof in Proof.objects.filter(pk__in=turn).iterator():
        if proof.pk not in missing and keeping.digest_of(_path(home, proof.sha256)) != proof.sha256:
            changed.add(proof.pk)
        if not _as_recorded(proof):
            rewritten.add(proof.pk)
    return Seen(len(rows), len(turn), *(tuple(sorted(found)) for found in (missing, changed, rewritten)))


def _path(home: Path, sha256: str) -> Path:
    return keeping.path_of(home, pictures.ORIGINALS, sha256)


def _size(home: Path, sha256: str) -> int | None:
    try:
        return _path(home, sha256).stat().st_size
    except (FileNotFoundError, ValueError):  # what is no digest names no file
        return None


def _as_recorded(proof: Proof) -> bool:
    """Tell whether the audit log has the digest of what the database says of a proof."""
    entries = apps.get_model("audit", "Entry").objects.filter(at=proof.at, action="proof.sealed")
    details: Iterable[str] = entries.filter(object=f"proof {proof.pk}").values_list("detail", flat=True)
    wanted = digest_rows([sealed_row(proof)]).digest
    return any(_told(detail).get("rows_digest") == wanted for detail in details)


def _told(detail: str) -> Mapping[str, object]:
    found: Mapping[str, object] = json.loads(detail)
    return found

"""Photos and files of rows: what they show, and a row settled in the field by them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.web.kit import operations
from airshed.web.kit.columns import Words
from airshed.web.kit.operations import Act, values_of
from airshed.web.kit.proving import belonging_of
from airshed.web.kit.register import Purpose, Register, registers
from airshed.web.kit.values import RowFaulty, check_values, known_for
from airshed.web.proofs import operations as sealing
from airshed.web.proofs import queries as proofs
from airshed.web.proofs.models import Proof
from airshed.web.proofs.operations import Said


class ProofMissing(AirshedError):
    """A row cannot be settled: a photo or file that must prove it is not there. Nothing was stored."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file that somebody brings in the field: what it shows, its name, its bytes."""

    purpose: str
    name: str
    chunks: Iterable[bytes]


def purposes_of(register: Register) -> dict[str, Words]:
    """Return what photos and files of a register show, code to words."""
    return {purpose.name: purpose.words for purpose in register.purposes}


def photos_of(register: Register) -> frozenset[str]:
    """Return the purposes of a register that only a photo shows."""
    return frozenset(purpose.name for purpose in register.purposes if purpose.photo)


def list_proofs(register: Register, row: Any, user: Any) -> list[proofs.Shown]:  # noqa: ANN401 - a row; a user
    """Return the photos and files of a row that a user may see, withdrawn ones too."""
    titles = {name: other.words for name, other in registers().items()}
    key = register.key_of(row)
    purposes = purposes_of(register)
    return proofs.of(register.name, key, user=user, purposes=purposes, registers=titles, withdrawn=True)


def needed(register: Register) -> tuple[Purpose, ...]:
    """Return what must prove that a row is settled."""
    wanted = register.closing.proofs if register.closing else ()
    return tuple(purpose for purpose in register.purposes if purpose.name in wanted)


def held(register: Register, row: Any) -> frozenset[str]:  # noqa: ANN401 - a row
    """Return the purposes of which a row has a photo or file that counts."""
    found = Proof.objects.filter(register=register.name, key=register.key_of(row), withdrawn_at=None)
    return frozenset(found.values_list("purpose", flat=True).distinct())


def settle(  # noqa: PLR0913 - of what, on which day, proved by what, said where, by whom
    home: Path,
    register: Register,
    row: Any,  # noqa: ANN401 - a row
    *,
    on: date,
    files: Iterable[Given],
    said: Said,
    act: Act,
    seen: int | None = None,
) -> Any:  # noqa: ANN401 - a row
    """Note that a row was settled on a day, sealing what proves it.

    Raises:
        ProofMissing: not everything that must prove it is there; nothing was stored.
        RowFaulty: the day cannot be; nothing was stored.
        RowMoved: somebody else changed the row; what was sealed stays.
        AirshedError: a file cannot be sealed, as `proofs.operations.seal`.
    """
    if register.closing is None:
        raise RowFaulty(Fault("rows.not_settled", register.name))
    given, photos = list(files), photos_of(register)
    if faults := [*_missing(register, row, {file.purpose for file in given}), *_wrong_day(register, row, on)]:
        raise ProofMissing(*faults)
    for file in given:
        sealing.seal(
            home,
            register=register.name,
            key=register.key_of(row),
            purpose=file.purpose,
            name=file.name,
            chunks=file.chunks,
            by=act.by,
            at=act.at,
            scope=belonging_of(register, row),
            said=said,
            photo=file.purpose in photos,
        )
    return operations.change_row(register, row, {register.closing.column: on}, act=act, seen=seen)


def _missing(register: Register, row: Any, brought: set[str]) -> Iterator[Fault]:  # noqa: ANN401 - a row
    there = held(register, row) | brought
    for purpose in needed(register):
        if purpose.name not in there:
            yield Fault("rows.no_proof", purpose.name)


def _wrong_day(register: Register, row: Any, on: date) -> list[Fault]:  # noqa: ANN401 - a row
    column = register.closing.column if register.closing else ""
    values: Mapping[str, Any] = {**values_of(register, row), column: on}
    return [f for f in check_values(register, values, known_for(register)) if f.where == column]

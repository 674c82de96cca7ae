"""Anchors: the head's number, hash and time, kept where nobody who can reach the database can reach.

An anchor is three short lines, so that a mail does not break them. A file keeps one below the other, and a mail saved
as text, quoted or not, can be checked like a file.
"""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from airshed.errors import AirshedError, Fault
from airshed.web import env
from airshed.web.audit.chain import Verdict
from airshed.web.audit.queries import hash_at, head

MARK = "airshed-audit"
TEXT = MARK + " number={number}\n  hash={hash}\n  at={at} anchored={anchored}\n"
_GAP = r"[\s>]+"  # a mail may quote
PATTERN = re.compile(
    rf"{MARK} number=(\d{{1,18}}){_GAP}hash=([0-9a-f]{{64}}){_GAP}at=([\d:.T-]+){_GAP}anchored=([\d:.T-]+)"
)
MOST_BYTES = 64 * 1024 * 1024


class AnchorRefused(AirshedError):
    """There is nothing to anchor, or the file is not a place for an anchor."""


class AnchorUnreadable(AirshedError):
    """The file holds no anchor, or one that is damaged."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head as it was once."""

    number: int
    hash: str


def anchor(file: Path | None, *, at: datetime, home: Path | None = None) -> str:
    """Return the head as text for a mail; with a file, add it there too.

    Args:
        file: a file outside the home, best on another machine; None writes nothing.
        at: the moment, wall time without a zone.
        home: the home; None = the one of AIRSHED_HOME.

    Raises:
        AnchorRefused: the log is empty, the file lies in the home, or an anchor in it is no longer true.
        AnchorUnreadable: the file holds something else.
    """
    last = head()
    if last.at is None:
        raise AnchorRefused(Fault("audit.anchor_empty", "audit"))
    text = TEXT.format(
        number=last.number,
        hash=last.hash,
        at=last.at.isoformat(timespec="microseconds"),
        anchored=at.replace(tzinfo=None).isoformat(timespec="seconds"),
    )
    if file is not None:
        _check_place(file, env.home_path(home))
        _add(file, text)
    return text


def check_there(home: Path) -> None:
    """Refuse a home whose database does not exist yet.

    Raises:
        AnchorRefused: there is no log to anchor.
    """
    if not env.has_database(home):
        raise AnchorRefused(Fault("audit.anchor_empty", "audit"))


def _check_place(file: Path, home: Path) -> None:
    if file.expanduser().resolve().is_relative_to(home.resolve()):
        raise AnchorRefused(Fault("audit.anchor_inside", str(file), str(home), "a file outside the home"))
    if not file.exists() or not file.stat().st_size:
        return
    verdict = check_anchor(file)
    if not verdict.ok:
        raise AnchorRefused(Fault("audit.anchor_broken", str(file), str(verdict.other), "airshed doctor --audit"))


def _add(file: Path, text: str) -> None:
    """Add to a file; if the disk is full, the file is as before."""
    with file.open("ab") as stream:
        before = stream.tell()
        try:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            os.truncate(file, before)
            raise


def check_anchor(file: Path) -> Verdict:
    """Return whether the log still holds every anchor of a file.

    A log is cut where its end is before an anchor, rewritten where an anchor's entry has another hash. That the
    entries before an anchor are whole is for `verify` to say.

    Raises:
        AnchorUnreadable: the file holds no anchor, or one that is damaged.
    """
    last = head().number
    for known in sorted(anchors_of(file), key=lambda a: a.number):
        if known.number > last:
            return Verdict(last, ok=False, first_bad=last + 1, reason="cut", other=known.number)
        if hash_at(known.number) != known.hash:
            return Verdict(last, ok=False, first_bad=known.number, reason="rewritten", other=known.number)
    return Verdict(last, ok=True)


def anchors_of(file: Path) -> tuple[Anchor, ...]:
    """Return the anchors of a file, in its order.

    Raises:
        AnchorUnreadable: the file holds no anchor, or one that is damaged.
    """
    if file.stat().st_size > MOST_BYTES:
        raise AnchorUnreadable(Fault("audit.anchor_unreadable", str(file), f"{file.stat().st_size} bytes", MARK))
    text = file.read_bytes().decode("utf-8", "replace")
    found = [Anchor(int(m[1]), m[2]) for m in PATTERN.finditer(text)]
    marks = len(re.findall(rf"{MARK} number=", text))
    if not found or marks != len(found):
        told = f"{marks - len(found)} of {marks}" if marks else ""
        raise AnchorUnreadable(Fault("audit.anchor_unreadable", str(file), told, f"{MARK} number=… hash=… at=…"))
    return tuple(found)

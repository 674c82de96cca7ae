"""Evidence packs of a device, handed out to who may use them as proof; the audit chain keeps what was taken."""

import re
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from airshed.errors import AirshedError, Fault
from airshed.telemetry.journal.packing import Wanted, pack
from airshed.web import audit, env
from airshed.web.devicekeys import device_keys
from airshed.web.devices.reaching import Device
from airshed.web.written import synthetic

MOST_DAYS = 7
"""The journal is read frame by frame; longer packs are made by the command line. [days]"""
LONGEST = 80
"""Signs of a number that the name of a file has."""


class PackTooLong(AirshedError):
    """A pack of so many days is not made in a page."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A pack as it is handed out.

    Attributes:
        content: the zip file.
        name: of the file.
        digest: SHA-256 of its manifest, to be told apart from it.
        frames: how many it holds.
    """

    content: bytes
    name: str
    digest: str
    frames: int


def make_pack(home: Path, device: Device, span: tuple[datetime, datetime], *, by: str, now: datetime) -> Taken:
    """Return an evidence pack, once the audit chain has kept that it is taken.

    Args:
        home: the home.
        device: that may be exported by the user.
        span: first moment and end; the part of it that the user may see is packed. [city wall time]
        by: name of the user.
        now: present moment. [city wall time]

    Raises:
        PackTooLong: the period has too many days.
        NoFrames: nothing of the device came in the period, or nothing that the user may see.
        JournalDamaged: the journal is not as it was written.
        AuditBusy: the chain is held by somebody else; nothing may be handed out.
    """
    if span[1] - span[0] > timedelta(days=MOST_DAYS):
        raise PackTooLong(Fault("telemetry.pack_too_long", device.mn, f"{(span[1] - span[0]).days}", f"{MOST_DAYS}"))
    first, end = next(iter(device.clipped(*span)), (span[0], span[0]))
    named = re.sub(r"[^\w.-]+", "-", device.mn)[:LONGEST]
    name = f"evidence-{named}-{first:%Y%m%d}-{end - timedelta(days=1):%Y%m%d}.zip"
    with tempfile.TemporaryDirectory(prefix="airshed-pack-") as folder:
        file = Path(folder) / "pack.zip"
        wanted = Wanted(device.mn, first, end)
        made = pack(env.journal(home), file, wanted=wanted, now=now, keys=device_keys(home), made_up=synthetic(home))
        content = file.read_bytes()
    told = {"from": f"{first:%Y-%m-%d %H:%M}", "to": f"{end:%Y-%m-%d %H:%M}", "frames": made.frames}
    digests = {"manifest": made.digest, "file_digest": sha256(content).hexdigest()}
    audit.record(by=by, action="device.packed", object=device.mn, detail={**told, **digests}, at=now)
    return Taken(content, name, made.digest, made.frames)

"""The file of a backup: a ZIP whose first member is the manifest and whose comment seals everything before it.

The manifest names every member with its size and SHA-256, and how many rows every table has. The seal is the SHA-256 of
the file up to itself: one changed byte anywhere, or a cut, is found before anything is unpacked. It tells damage, not
malice: whoever can write the file can seal it again.
"""

import hashlib
import json
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from airshed.errors import AirshedError, Fault

FORMAT = 1
MANIFEST = "manifest.json"
SEAL_LENGTH = 64
UNSEALED = b"0" * SEAL_LENGTH
CHUNK = 1 << 20
LARGEST_MANIFEST = 256 << 20  # a million members [bytes]
PACKED = frozenset({".parquet", ".zip", ".gz", ".zst", ".xlsx", ".docx", ".pdf", ".jpg", ".jpeg", ".png", ".mp4"})
DEVICES = frozenset({"CON", "PRN", "AUX", "NUL"})

Progress = Callable[[int, int, str], None]
"""Called with the bytes done, the bytes there are in all, and what is at hand."""


class BackupDamaged(AirshedError):
    """The file is no backup, is cut, or was changed."""


class BackupHostile(AirshedError):
    """The file would write elsewhere, write links, or unpack to more than it says."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a backup.

    Attributes:
        name: its path in the home, with `/`.
        size: its size. [bytes]
        sha256: of its content.
    """

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    Attributes:
        airshed: version that made it.
        made_at: when, in the city's wall time of its home.
        members: every file, in the order of the archive.
        lake: rows of every table of the lake after corrections are folded.
        corrections: corrections of every table of the lake.
        sql: rows of every table of the database; empty when there was none.
        database: `sqlite`, `postgres`, `none` (there was none yet) or `elsewhere` (PostgreSQL, left out on purpose).
    """

    airshed: str
    made_at: str
    members: tuple[Member, ...]
    lake: Mapping[str, int]
    corrections: Mapping[str, int]
    sql: Mapping[str, int]
    database: str

    @property
    def size(self) -> int:
        """The size of all members, in bytes."""
        return sum(member.size for member in self.members)


def digest_of(file: IO[bytes], size: int) -> str:
    """Return the SHA-256 of so many bytes of a file."""
    found = hashlib.sha256()
    for block in blocks(file, size):
        found.update(block)
    return found.hexdigest()


def blocks(file: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield so many bytes of a file in blocks, fewer if it ends before."""
    left = size
    while left and (block := file.read(min(CHUNK, left))):
        left -= len(block)
        yield block


def write(target: Path, manifest: Manifest, sources: Mapping[str, Path], progress: Progress) -> None:
    """Write the archive to a new file that only its owner reads, sealed and on the disk.

    Raises:
        BackupDamaged: a file changed while it was copied.
    """
    handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as file:
        with zipfile.ZipFile(file, "w", compresslevel=1) as archive:
            archive.comment = UNSEALED
            text = json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False)
            archive.writestr(_entry(MANIFEST), text.encode())
            done = 0
            for member in manifest.members:
                progress(done, manifest.size, member.name)
                _put(archive, member, sources[member.name])
                done += member.size
            progress(done, manifest.size, "")
        file.flush()
        length = file.tell()
        file.seek(0)
        seal = digest_of(file, length - SEAL_LENGTH).encode()
        file.seek(length - SEAL_LENGTH)
        file.write(seal)
        file.flush()
        os.fsync(file.fileno())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFREG | 0o600) << 16
    packed = PurePosixPath(name).suffix.lower() in PACKED
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry


def _put(archive: zipfile.ZipFile, member: Member, source: Path) -> None:
    entry, found, size = _entry(member.name), hashlib.sha256(), 0
    entry.file_size = member.size
    with source.open("rb") as file, archive.open(entry, "w") as out:
        for block in blocks(file, member.size):
            found.update(block)
            size += len(block)
            out.write(block)
    if (size, found.hexdigest()) != (member.size, member.sha256):
        raise BackupDamaged(Fault("web.backup_changed", str(source)))


def check_seal(path: Path) -> None:
    """Refuse a file that is cut or changed.

    Raises:
        BackupDamaged: it is, or it is no backup.
    """
    with path.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        file.seek(0)
        if file.read(4) != b"PK\x03\x04":
            raise BackupDamaged(Fault("web.no_backup", str(path)))
        file.seek(0)
        found = digest_of(file, max(length - SEAL_LENGTH, 0))
        file.seek(max(length - SEAL_LENGTH, 0))
        if file.read() != found.encode():
            raise BackupDamaged(Fault("web.backup_damaged", str(path), "seal"))


def read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """Return the manifest of an archive whose members are exactly those it names.

    Raises:
        BackupDamaged: there is none, or it is not of this shape.
        BackupHostile: a member would be written elsewhere, is no plain file, or is larger than the manifest says.
    """
    entries = archive.infolist()
    if not entries or entries[0].filename != MANIFEST or entries[0].file_size > LARGEST_MANIFEST:
        raise BackupDamaged(Fault("web.no_backup", str(path)))
    with archive.open(entries[0]) as file:
        manifest = _parsed(file.read(LARGEST_MANIFEST), path)
    faults = [fault for entry in entries[1:] for fault in _strange(entry)]
    faults += [Fault("web.backup_path", member.name) for member in manifest.members if not _clean(member.name)]
    if faults:
        raise BackupHostile(*faults)
    named = [(member.name, member.size) for member in manifest.members]
    found = [(entry.filename, entry.file_size) for entry in entries[1:]]
    if named != found or len(dict(named)) != len(named):
        strange = next((b for a, b in zip(named, found, strict=False) if a != b), ("", 0))
        raise BackupHostile(Fault("web.backup_members", str(path), strange[0]))
    return manifest


def _parsed(text: bytes, path: Path) -> Manifest:
    try:
        values: dict[str, Any] = json.loads(text)
        version = values.pop("format")
        members = tuple(Member(str(m["name"]), int(m["size"]), str(m["sha256"])) for m in values.pop("members"))
        manifest = Manifest(members=members, **values)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BackupDamaged(Fault("web.backup_damaged", str(path), f"{MANIFEST}: {error}")) from None
    if version != FORMAT:
        raise BackupDamaged(Fault("web.backup_format", str(path), str(version), str(FORMAT)))
    return manifest


def _strange(entry: zipfile.ZipInfo) -> Iterator[Fault]:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not _clean(entry.filename):
        yield Fault("web.backup_path", entry.filename)
    elif entry.is_dir() or kind not in {0, stat.S_IFREG}:
        yield Fault("web.backup_link", entry.filename)


def _clean(name: str) -> bool:
    """Tell whether a name stays in the folder it is unpacked into, on any system."""
    parts = name.split("/")
    plain = name.isprintable() and not {"\\", ":"} & {*name}
    return plain and all(part not in {"", ".", ".."} and part.upper() not in DEVICES for part in parts)


def take_out(archive: zipfile.ZipFile, manifest: Manifest, folder: Path, progress: Progress) -> None:
    """Write every member below a folder, checking its size and hash.

    Raises:
        BackupDamaged: a member is not what the manifest says.
    """
    done = 0
    for member in manifest.members:
        progress(done, manifest.size, member.name)
        path = folder / member.name
        path.parent.mkdir(parents=True, exist_ok=True)
        found, size = hashlib.sha256(), 0
        try:
            with archive.open(member.name) as file, path.open("xb") as out:
                for block in blocks(file, member.size + 1):
                    size += len(block)
                    found.update(block)
                    out.write(block)
                out.flush()
                os.fsync(out.fileno())
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
        ) as error:  # encrypted or unknown packing: Runtime
            raise BackupDamaged(Fault("web.backup_damaged", member.name, str(error))) from None
        if (size, found.hexdigest()) != (member.size, member.sha256):
            raise BackupDamaged(Fault("web.backup_damaged", member.name, "SHA-256"))
        done += member.size
    progress(done, manifest.size, "")

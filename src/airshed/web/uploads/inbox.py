"""The watched folder `inbox/` of a home: what is put there is imported like an upload, and moved to done or refused.

A file, or a folder with files, is taken once it has not grown for a minute. It is first moved to `.taking` under a name
of its own, which the upload is known by: after a crash it is found there and gone on with, and never imported twice.
"""

import json
import logging
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.lake.layouts import layout_of
from airshed.lake.reading import CSV, peek
from airshed.web import env
from airshed.web.keeping import safe_name
from airshed.web.uploads import keeping, operations, work
from airshed.web.uploads.models import DONE, FAILED, READING, SHOWN, STORING, Upload
from airshed.wordings import sentences

LOG = logging.getLogger(__name__)
BY = "inbox"
DONE_FOLDER, REFUSED_FOLDER, TAKING, SEEN = "done", "refused", ".taking", ".seen.json"
OWN = frozenset({DONE_FOLDER, REFUSED_FOLDER})
SETTLED = timedelta(seconds=55)
"""So long nothing may have changed; the job looks every minute."""
UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".download", ".!ut", ".swp")
IGNORED = frozenset({"thumbs.db", "desktop.ini", "readme.txt", "说明.txt"})
CHUNK = 1 << 20
STAMP_LENGTH = len("20190316-080000 ")
MOST_FILES = 1000
COUNTS: Mapping[str, tuple[str, str]] = {
    "read": ("读取", "read"),
    "stored": ("入库", "stored"),
    "unchanged": ("未变", "unchanged"),
    "rejected": ("拒绝", "rejected"),
    "stations": ("站点名单", "stations of lists"),
}
STEPS = 4
"""An upload of this folder is read, agreed to and stored; read once more when data moved."""


def take(home: Path, *, now: datetime) -> None:
    """Take what has settled in the folder of a home, and go on with what was begun."""
    folder = home / env.INBOX
    with keeping.alone(home, BY) as mine:
        if not mine:
            return
        folder.mkdir(mode=0o770, exist_ok=True)
        for name in (*OWN, TAKING):
            if (folder / name).is_symlink():  # who may write here may not have us move files elsewhere
                (folder / name).unlink()
        for path in _settled(folder, now):
            try:
                _claim(folder, path, now)
            except FileNotFoundError:  # taken away again
                continue
            except OSError as error:  # it may not be moved; the others are not held up
                LOG.warning("inbox.waits", extra={"entry": ascii(path.name), "why": str(error.strerror)})
        for entry in _in_order(folder / TAKING):
            try:
                _import(home, folder, entry, now)
            except OSError as error:  # the disk is full, the folder is read-only: next time
                LOG.warning("inbox.waits", extra={"entry": entry.name, "why": str(error.strerror)})


def _in_order(folder: Path) -> list[Path]:
    """Return the entries to import: lists of stations first, for hours are checked against them; then by name."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return sorted(entries, key=lambda entry: not _is_list(entry))


def _is_list(entry: Path) -> bool:
    """Tell whether an entry is a list of stations, as far as a look at its first line tells."""
    if entry.suffix.lower() not in CSV or not stat.S_ISREG(entry.lstat().st_mode):
        return False
    try:
        return layout_of(entry, peek(entry)).kind == "stations"
    except (AirshedError, OSError):
        return False


def _settled(folder: Path, now: datetime) -> list[Path]:
    """Return what has not changed since the look before, and remember what is there."""
    seen = _remembered(folder / SEEN)
    fresh, settled = {}, []
    for path in sorted(folder.iterdir()):
        if _is_ours(path.name):
            continue
        stamp = json.dumps(_stamp(path))
        old = seen.get(path.name, {})
        since = old["since"] if old.get("stamp") == stamp else now.isoformat()
        if datetime.fromisoformat(since) <= now - SETTLED:
            settled.append(path)
        else:
            fresh[path.name] = {"stamp": stamp, "since": min(since, now.isoformat())}
    if fresh != seen:
        _write(folder / SEEN, json.dumps(fresh), encoding="utf-8")
    return settled


def _is_ours(name: str) -> bool:
    return name in OWN or name[:1] in ".~" or name.lower().endswith(UNFINISHED) or name.lower() in IGNORED


def _remembered(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if stat.S_ISREG(path.lstat().st_mode) else {}
    except (FileNotFoundError, ValueError):
        return {}
    return {name: seen for name, seen in found.items() if _is_memory(seen)} if isinstance(found, dict) else {}


def _is_memory(seen: object) -> bool:
    """Tell whether it is what we wrote ourselves; whoever may write to the folder may have written it."""
    try:
        return isinstance(seen, dict) and datetime.fromisoformat(seen["since"]).tzinfo is None
    except (KeyError, TypeError, ValueError):
        return False


def _write(path: Path, text: str, *, encoding: str) -> None:
    """Write a new file in the place of what was there; a link there is not followed."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o664)
    with os.fdopen(handle, "w", encoding=encoding, errors="backslashreplace") as file:
        file.write(text)


def _stamp(path: Path) -> list[Any]:
    """Return what changes while something is copied: names, sizes, moments; of a folder, of all that is in it."""
    try:
        own = path.lstat()
        parts: list[Any] = [own.st_ino, own.st_size if stat.S_ISREG(own.st_mode) else 0, own.st_mtime_ns]
        if stat.S_ISDIR(own.st_mode):
            parts += [[entry.name, _stamp(entry)] for entry in sorted(path.iterdir())]
    except OSError as error:
        return [error.errno]
    return parts


def _claim(folder: Path, path: Path, now: datetime) -> None:
    """Move an entry to where it is worked on, under a name nobody else has."""
    (folder / TAKING).mkdir(mode=0o750, exist_ok=True)
    base = f"{now:%Y%m%d-%H%M%S} {safe_name(path.name)}"
    taken = {*_names(folder / TAKING), *_names(folder / DONE_FOLDER), *_names(folder / REFUSED_FOLDER)}
    taken |= set(Upload.objects.filter(source__startswith=base[:15]).values_list("source", flat=True))
    path.rename(folder / TAKING / _free(base, taken))


def _free(base: str, taken: set[str]) -> str:
    stem, dot, suffix = base.rpartition(".")
    n, name = 1, base
    while name in taken:
        n += 1
        name = f"{stem} ({n}).{suffix}" if dot else f"{base} ({n})"
    return name


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()


def _import(home: Path, folder: Path, entry: Path, now: datetime) -> None:
    """Import an entry as far as it goes; what cannot go on now stays where it is."""
    upload = Upload.objects.filter(source=entry.name).first()
    if upload is None:
        files, faults = _files_of(entry)
        if faults:
            _put(folder, entry, REFUSED_FOLDER, faults)
            return
        try:
            upload = _received(home, entry, files, now)
        except AirshedError as error:
            _put(folder, entry, REFUSED_FOLDER, error.faults)
            return
    for _ in range(STEPS):
        _go_on(home, upload, now)
        upload.refresh_from_db()
        if upload.step not in {READING, SHOWN, STORING} or _held_up(upload):
            break
    if upload.state == "stored":
        _put(folder, entry, DONE_FOLDER, (), upload)
    elif upload.step == DONE or upload.state == "refused":
        _put(folder, entry, REFUSED_FOLDER, [Fault(**fault) for fault in upload.faults], upload)


def _held_up(upload: Upload) -> bool:
    """Tell whether something else than the files is in the way, such as another import."""
    return upload.step == SHOWN and bool(upload.faults)


def _go_on(home: Path, upload: Upload, now: datetime) -> None:
    if upload.step == FAILED:
        operations.again(upload)
    elif upload.step == SHOWN:
        operations.agree(upload, by=BY, at=now)
    work.work_on(home, upload.pk)


def _received(home: Path, entry: Path, files: Sequence[Path], now: datetime) -> Upload:
    given = [(_own_name(entry, path), _chunks(path)) for path in files]
    department = operations.department_of_inbox()
    try:
        return operations.receive(home, given, by=BY, department=department, at=now, source=entry.name)
    except PermissionError as error:
        raise operations.UploadRefused(Fault("uploads.no_permission", Path(str(error.filename)).name)) from None


def _own_name(entry: Path, path: Path) -> str:
    """Return the name a file came with: without the moment, where it is the entry itself."""
    return path.name[STAMP_LENGTH:] if path == entry else path.name


def _chunks(path: Path) -> Iterator[bytes]:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        while block := file.read(CHUNK):
            yield block


def _files_of(entry: Path) -> tuple[list[Path], list[Fault]]:
    """Return the files of an entry, or what is wrong with it."""
    if not stat.S_ISDIR(entry.lstat().st_mode):
        return [entry], _strange([entry])
    inside = [
        path for path in sorted(entry.iterdir()) if path.name[:1] not in ".~" and path.name.lower() not in IGNORED
    ]
    faults = _strange(inside)
    if not inside:
        faults.append(Fault("uploads.none", entry.name))
    if len(inside) > MOST_FILES:
        faults.append(Fault("uploads.many", entry.name, str(len(inside)), str(MOST_FILES)))
    return inside, faults


def _strange(paths: Sequence[Path]) -> list[Fault]:
    kinds: Mapping[Path, int] = {path: path.lstat().st_mode for path in paths}
    faults = [Fault("uploads.link", path.name) for path, mode in kinds.items() if stat.S_ISLNK(mode)]
    faults += [Fault("uploads.folder_inside", path.name) for path, mode in kinds.items() if stat.S_ISDIR(mode)]
    plain = {stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR}
    others = [path for path, mode in kinds.items() if stat.S_IFMT(mode) not in plain]
    return [*faults, *(Fault("uploads.no_file", path.name) for path in others)]


def _put(folder: Path, entry: Path, where: str, faults: Sequence[Fault], upload: Upload | None = None) -> None:
    """Move an entry to where it ends, with a text beside it that says why."""
    (folder / where).mkdir(mode=0o770, exist_ok=True)
    target = folder / where / entry.name
    _write(folder / where / f"{entry.name}.txt", _text(faults, upload), encoding="utf-8-sig")
    if target.exists():  # killed after the move of a copy of it
        shutil.rmtree(target) if target.is_dir() and not target.is_symlink() else target.unlink()
    if entry.is_symlink():
        entry.unlink()  # nothing of it is kept: what it points to is not ours
    else:
        entry.rename(target)


def _text(faults: Sequence[Fault], upload: Upload | None) -> str:
    """Return what is said beside an entry, in both languages, with line ends every editor knows."""
    if upload is not None and upload.state == "stored":
        zh, en = [f"已导入（上传 {upload.pk}）："], [f"imported (upload {upload.pk}):"]
        for name, (chinese, english) in COUNTS.items():
            zh.append(f"  {chinese} {upload.counts.get(name, 0):,}")
            en.append(f"  {english} {upload.counts.get(name, 0):,}")
        if upload.counts.get("rejected"):
            zh.append("被拒绝的行在网页“上传空气数据”里看。")
            en.append("What was rejected is shown on page “upload air data”.")
    else:
        worded = [sentences(fault) for fault in faults]
        zh = ["没有导入任何数据：", *(words[0] for words in worded), "改好后重新放进 inbox。"]
        en = ["nothing was imported:", *(words[1] for words in worded), "Mend it and put it into inbox again."]
    return "\r\n".join([*zh, "", *en, ""])

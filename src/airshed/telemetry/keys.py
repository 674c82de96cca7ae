"""Keys that devices encrypt with: lines of a file, `KEY` for all devices or `MN KEY` for one, 32 hexadecimal digits.

A device may have several, so that what was sent before its key was changed can still be read. Its own are tried first,
then those for all. Nothing here repeats a key: neither faults nor what Python shows of it.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from airshed.errors import AirshedError, Fault

SIZE = 16  # bytes
FORM = f"[MN] {2 * SIZE} hex"
LARGEST = 4 << 20  # bytes of a file
MOST_COMMON = 16
"""So many keys of all devices: each is tried on whatever comes with a check that is wrong."""
COMMENT = "#"

Requests = Literal["all", "listed", "none"]


class BadKeyFile(AirshedError):
    """A file of keys cannot be read, or has lines that are none; what stands there is not repeated."""


class KeyFileUnread(BadKeyFile):
    """A file of keys is not there, or the system does not let it be read now."""


class Key(bytes):
    """A key of 16 bytes that is not shown."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return a sign that stands for it."""
        return "Key(…)"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of devices.

    Attributes:
        own: keys by MN in capitals, in the order of the file.
        common: keys of all devices.
        requests: which requests to a device that encrypts are encrypted.
    """

    own: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    common: tuple[Key, ...] = ()
    requests: Requests = "all"

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.own or self.common)

    def of(self, mn: str | None) -> tuple[Key, ...]:
        """Return the keys that may open what a device sends, in the order in which they are tried."""
        return (*self.own.get((mn or "").upper(), ()), *self.common)


NO_KEYS = Keys()


def keys_of(text: str, *, where: str, requests: Requests = "all") -> Keys:
    """Return the keys of a text; empty lines and such as begin with `#` say nothing.

    Args:
        text: of the file.
        where: name of the file, for faults.
        requests: as `Keys` has it.

    Raises:
        BadKeyFile: naming each line that holds no key, and the first key of all devices that is one too many.
    """
    own: dict[str, tuple[Key, ...]] = {}
    common: tuple[Key, ...] = ()
    faults = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        *named, digits = line.partition(COMMENT)[0].split() or [""]
        if not digits:
            continue
        key = _key(digits)
        if key is None or len(named) > 1:
            faults.append(Fault("telemetry.bad_key_file", f"{where}:{number}", "", FORM))
        elif named:
            own[named[0].upper()] = (*own.get(named[0].upper(), ()), key)
        else:
            common = (*common, key)
            if len(common) == MOST_COMMON + 1:
                faults.append(Fault("telemetry.many_keys", f"{where}:{number}", "", str(MOST_COMMON)))
    if faults:
        raise BadKeyFile(*faults)
    return Keys(MappingProxyType(own), common, requests)


def read_keys(path: Path, *, requests: Requests = "all") -> Keys:
    """Return the keys of a file.

    Raises:
        KeyFileUnread: it is not there, or cannot be read now.
        BadKeyFile: it is no text, too large, or has lines that hold no key, or too many keys of all devices.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        text = content.decode("utf-8")
    except OSError as error:
        raise KeyFileUnread(Fault("telemetry.key_file", str(path), error.strerror or "", FORM)) from None
    except UnicodeDecodeError:
        raise BadKeyFile(Fault("telemetry.key_file", str(path), "", FORM)) from None
    if len(content) > LARGEST:
        raise BadKeyFile(Fault("telemetry.key_file", str(path), "", FORM))
    return keys_of(text, where=str(path), requests=requests)


class KeyFile:
    """A file of keys that is read anew when it changes; while it cannot be used, what was there before counts.

    What is wrong with its content stays so until it changes; what may pass by itself is tried again each time.

    Attributes:
        trouble: why it cannot be used now; None if it can.
    """

    def __init__(
        self, path: Path | None, *, requests: Requests = "all", usable: Callable[[], None] = lambda: None
    ) -> None:
        """Read it; without a file there are no keys.

        Args:
            path: of the file.
            requests: as `Keys` has it.
            usable: raises what keeps keys from being used; asked where there are keys.

        Raises:
            BadKeyFile: it cannot be read.
            AirshedError: there are keys, and `usable` says that they cannot be used.
        """
        self._path, self._requests, self._usable = path, requests, usable
        self._seen = self._sign()
        self._keys = NO_KEYS if path is None else self._read(path)
        self.trouble: AirshedError | None = None

    def now(self) -> Keys:
        """Return the keys as they are now."""
        if self._path is not None and (sign := self._sign()) != self._seen:
            try:
                self._keys, self._seen, self.trouble = self._read(self._path), sign, None
            except KeyFileUnread as error:
                self.trouble = error
            except BadKeyFile as error:
                self._seen, self.trouble = sign, error
            except AirshedError as error:
                self.trouble = error
        return self._keys

    def _read(self, path: Path) -> Keys:
        keys = read_keys(path, requests=self._requests)
        if keys:
            self._usable()
        return keys

    def _sign(self) -> tuple[int, ...]:
        """Return what changes when the file does."""
        try:
            found = os.stat(self._path) if self._path else None  # noqa: PTH116 - it may be none
        except OSError:
            return ()
        return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode) if found else ()


def _key(digits: str) -> Key | None:
    try:
        made = Key(bytes.fromhex(digits))
    except ValueError:
        return None
    return made if len(made) == SIZE and digits.isascii() else None

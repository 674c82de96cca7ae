"""Keys of devices that encrypt, as the settings of a home name them: a file apart, which no backup holds."""

from functools import lru_cache
from pathlib import Path

from airshed.telemetry.keys import NO_KEYS, BadKeyFile, KeyFile, Keys
from airshed.telemetry.protocols.hj212.sm4 import Sm4Missing, check_there
from airshed.web import env


def key_path(home: Path) -> Path | None:
    """Return the file of keys, or None where no setting names one; a relative path is seen from the home."""
    named = env.settings(home)["sm4_key_file"]
    return home / Path(named).expanduser() if named else None


def key_file(home: Path) -> KeyFile:
    """Return the file of keys, read.

    Raises:
        BadKeyFile: it cannot be read, or holds what is no key.
        Sm4Missing: there are keys, and SM4 cannot be used.
    """
    return KeyFile(key_path(home), requests=env.settings(home)["sm4_requests"], usable=check_there)


def device_keys(home: Path) -> Keys:
    """Return the keys as they are now, for who shows what devices sent; none where they cannot be read."""
    path = key_path(home)
    if path is None:
        return NO_KEYS
    try:
        return _kept(home, path).now()
    except (BadKeyFile, Sm4Missing):
        return NO_KEYS


@lru_cache(maxsize=4)
def _kept(home: Path, path: Path) -> KeyFile:  # noqa: ARG001 - a key of the cache
    return key_file(home)

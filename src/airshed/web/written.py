"""What is written in a home: its plans, rules and places, whether that changed, and whether it is a demo's."""

from pathlib import Path
from typing import Any

from airshed.web import env

SYNTHETIC = Path("files") / "synthetic"
"""A home with this folder holds data that a program made."""
MADE_UP = ("合成数据，不代表任何真实城市", "Synthetic data: it says nothing of any real city")
"""What whatever leaves such a home says of itself."""


def written(home: Path) -> tuple[Any, ...]:
    """Return what changes whenever plans, rules or places of a home do."""
    kept = (p for name in ("plans", "rules") for p in (home / name).rglob("*") if p.is_file())
    found = (path.stat() for path in (*sorted(kept), home / env.PLACES_FILE) if path.exists())
    return tuple((s.st_ino, s.st_mtime_ns, s.st_size) for s in found)


def synthetic(home: Path) -> bool:
    """Tell whether a home holds the data of the demo city, which a program made."""
    return (home / SYNTHETIC).is_dir()

"""The demo home: how it is known, and one login for each role."""

from pathlib import Path

SYNTHETIC = Path("files") / "synthetic"


def synthetic(home: Path) -> bool:
    """Tell whether a home holds the data of the demo city, which a program made."""
    return (home / SYNTHETIC).is_dir()

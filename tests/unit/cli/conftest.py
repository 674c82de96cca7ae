"""Homes of the command line's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from airshed.rules.load import PACKAGED


@pytest.fixture
def own_edition(home: Path) -> Callable[..., Path]:
    """Return a function that puts a changed copy of a packaged edition into the home."""

    def put(name: str, *pairs: tuple[str, str]) -> Path:
        text = (PACKAGED / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path = home / "rules" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put

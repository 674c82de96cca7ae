"""A home to write editions into, and packaged editions to change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from airshed.errors import Fault
from airshed.rules.load import PACKAGED, RulesBroken, load_editions


class Faults(list[Fault]):
    """The faults of a home."""

    def only(self, *, code: str, where: str) -> Fault:
        """Return the one fault there is, of that code, in a file of the home, its place ending so."""
        assert [fault.code for fault in self] == [code], self
        assert self[0].where.endswith(where), self[0].where
        assert self[0].where.startswith("/"), self[0].where
        return self[0]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes the text of an edition into the home `tmp_path`."""

    def writer(name: str, text: str) -> Path:
        path = tmp_path / "rules" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writer


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[], Faults]:
    """Return a function that loads the home `tmp_path` and returns what is wrong with it."""

    def loader() -> Faults:
        try:
            load_editions(tmp_path)
        except RulesBroken as error:
            return Faults(error.faults)
        return Faults()

    return loader


@pytest.fixture
def changed(write: Callable[[str, str], Path], faults: Callable[[], Faults]) -> Callable[..., Faults]:
    """Return a function that puts a changed copy of a packaged edition into the home and returns the faults."""

    def change(name: str, *pairs: tuple[str, str], to: str | None = None) -> Faults:
        text = (PACKAGED / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        write(to or name, text)
        return faults()

    return change

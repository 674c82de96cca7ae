"""The kind of table that `air` works on, and the engine that holds them: any that Narwhals knows.

Callers convert once, at their own boundary: `narwhals.from_native(frame)` in, `.to_native()` out.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import narwhals as nw

Frame = nw.LazyFrame[Any]
FrameMaker = Callable[[Mapping[str, list[Any]]], Frame]
"""Makes a frame of the caller's engine from columns."""


class Engine(Protocol):
    """Where tables are and where they are computed."""

    def table(self, name: str, *, known_at: datetime | None = None) -> Frame:
        """Return a table of observations, corrections folded in, as it was known at a moment or is known now."""
        ...

    def make(self, columns: Mapping[str, list[Any]]) -> Frame:
        """Return a frame made of columns."""
        ...

    def hold(self, frame: Frame) -> Frame:
        """Return the frame computed once, to be asked several times."""
        ...

    def collect(self, frame: Frame) -> Sequence[Mapping[str, Any]]:
        """Return the rows of a frame."""
        ...

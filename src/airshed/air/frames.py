"""The kind of table that `air` works on: a lazy Narwhals frame over any engine.

Callers convert once, at their own boundary: `narwhals.from_native(frame)` in, `.to_native()` out.
"""

from collections.abc import Callable, Mapping
from typing import Any

import narwhals as nw

Frame = nw.LazyFrame[Any]
FrameMaker = Callable[[Mapping[str, list[Any]]], Frame]
"""Makes a frame of the caller's engine from columns."""

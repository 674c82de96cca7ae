"""Answers that were worked out, kept by what they were worked out from."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Of = TypeVar("Of")


class Kept(Generic[Of]):
    """What is known by what names it; what was not asked for longest is let go."""

    def __init__(self, most: int) -> None:
        """Keep so many at most."""
        self._found = OrderedDict[Hashable, Of]()
        self._lock, self._most = Lock(), most

    def get(self, name: Hashable) -> Of | None:
        """Return what is known by a name, None where it has to be worked out."""
        with self._lock:
            if name in self._found:
                self._found.move_to_end(name)
            return self._found.get(name)

    def put(self, name: Hashable, known: Of) -> None:
        """Keep what was worked out by its name."""
        with self._lock:
            self._found[name] = known
            while len(self._found) > self._most:
                self._found.popitem(last=False)

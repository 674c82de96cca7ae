"""What comes out of a frame, whatever its protocol: messages, readings, deviations, rejects.

Nothing is repaired in silence: texts stay as they were sent, and what the protocol does not allow is told beside them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol


class Deviation(NamedTuple):
    """Something about a frame that its protocol does not allow.

    Attributes:
        code: name of the kind of deviation; the protocol words it.
        found: what was there.
    """

    code: str
    found: str = ""


class Reading(NamedTuple):
    """A value of a message.

    Attributes:
        factor: code of what was measured, as it was sent.
        field: which value of it, such as `Rtd` or `Avg`, as it was sent.
        value: the text that was sent.
        number: the same as a number, in the unit of the device; None if the text is none.
        mark: the state the device gives it, as it was sent; None without one.
    """

    factor: str
    field: str
    value: str
    number: float | None
    mark: str | None


class Reject(NamedTuple):
    """Bytes that are no message.

    Attributes:
        raw: the bytes.
        reason: why; the protocol words it.
    """

    raw: bytes
    reason: str


class Message(Protocol):
    """A decoded frame."""

    @property
    def raw(self) -> bytes:
        """The bytes of the frame, without what parts it from the next one."""

    @property
    def device(self) -> str | None:
        """The number by which the device names itself; None without one."""

    @property
    def readings(self) -> Sequence[Reading]:
        """Its values, in the order in which they were sent."""

    @property
    def deviations(self) -> Sequence[Deviation]:
        """What its protocol does not allow; empty for a frame by the book."""

    def shape(self) -> Mapping[str, Any]:
        """Return the stable shape that programs read."""

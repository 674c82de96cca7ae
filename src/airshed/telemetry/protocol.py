"""What a protocol is: a table of pure functions of bytes. Sockets are none of its business."""

import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from airshed.telemetry.keys import NO_KEYS, Keys
from airshed.telemetry.reading import Message, Reject

new = tuple.__new__
"""Makes a named tuple in half the time that calling its name takes, where frames come by the ten thousand."""


class Piece(NamedTuple):
    """A run of bytes of a stream: a frame, or what is none.

    Attributes:
        raw: the bytes.
        reason: why it is no frame; empty for a frame.
        glued: whether it follows the frame before it without the line end between.
    """

    raw: bytes
    reason: str = ""
    glued: bool = False


class Cut(NamedTuple):
    """A stream cut into pieces, as far as it is there.

    Attributes:
        pieces: frames and what lies between, in order; line ends are left out.
        rest: bytes that are not decided yet; they go in front of the next ones.
        touching: whether the rest follows a frame directly.
    """

    pieces: tuple[Piece, ...]
    rest: bytes
    touching: bool = False


class Heard(NamedTuple):
    """What is known of a piece at once.

    Attributes:
        device: the number by which the device names itself; None without one.
        answer: what it is answered once the piece is durable; None where it wants no answer, or gets none.
        sound: whether it is a frame of the protocol whose check is right, or cannot be seen.
        opened: whether it was encrypted, and a key has opened it.
    """

    device: str | None
    answer: bytes | None
    sound: bool = True
    opened: bool = False


class Told(NamedTuple):
    """What a device says to a request.

    Attributes:
        step: `ready`, `refused`, `data`, `done` or `failed`; after `refused`, `done` and `failed` nothing follows.
        zh: what it says, in Chinese.
        en: the same in English.
    """

    step: str
    zh: str
    en: str


class Splitter(typing.Protocol):
    """Cuts a stream into frames. Pieces do not depend on how the stream arrived."""

    def __call__(self, buffer: bytes, *, touching: bool = False, ended: bool = False) -> Cut:
        """Return the pieces of a buffer: the rest of the last cut and what came since.

        Args:
            buffer: bytes.
            touching: that of the last cut.
            ended: whether nothing will follow; then no rest is left.
        """


class Hearer(typing.Protocol):
    """Says of pieces what is known of them at once."""

    def __call__(self, pieces: Iterable[Piece], at: datetime, *, keys: Keys = NO_KEYS) -> list[Heard]:
        """Return of each piece who sent it, and what it is answered.

        Args:
            pieces: as `split` gives them.
            at: the present moment. [city wall time]
            keys: open what is encrypted.
        """


class Asker(typing.Protocol):
    """Makes a request to a device."""

    def __call__(  # noqa: PLR0913 - to whom, what, when, and how to encrypt it
        self,
        last: bytes,
        what: str,
        values: Mapping[str, str],
        *,
        at: datetime,
        keys: Keys = NO_KEYS,
        encrypted: bytes = b"",
    ) -> bytes:
        """Return a request to the device that sent a frame last.

        Args:
            last: bytes of that frame.
            what: name of the request.
            values: what it needs.
            at: the present moment. [city wall time]
            keys: encrypt it for a device that encrypts.
            encrypted: bytes of the last encrypted frame of the device that a key has opened; it counts where `last` is
                too short to be encrypted.

        Raises:
            AirshedError: there is no such request, or a value is not allowed.
        """


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol.

    Attributes:
        name: that of its package.
        port: TCP port on which its devices usually report.
        claims: whether a line of bytes looks like this protocol.
        split: cuts a stream into frames.
        decode: the message of a piece, or why there is none; `keys` open what is encrypted.
        reply: the answer that a message wants; None where it wants none.
        hear: who sent some pieces and what they are answered at a moment, the same as by `decode` and `reply`, in a
            fraction of the time; and what else the platform sends by itself, such as the time to whoever asks for it.
        ask: a request to the device that sent a frame last; named and with values.
        told: what a frame says to a request; None if it has nothing to do with it; `keys` open both.
        words: Chinese and English of a reason or of a deviation's code.
    """

    name: str
    port: int
    claims: Callable[[bytes], bool]
    split: Splitter
    decode: Callable[..., Message | Reject]
    reply: Callable[[Any], bytes | None]
    hear: Hearer
    ask: Asker
    told: Callable[..., Told | None]
    words: Callable[[str], tuple[str, str]]

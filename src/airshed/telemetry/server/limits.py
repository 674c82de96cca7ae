"""How much a gateway takes: of everybody, of one address, of one connection. Whoever sends more waits."""

from dataclasses import dataclass

DAY_S = 86_400
LONGEST_WAIT_S = 30.0
"""Whoever shares an address with somebody who floods it waits so long at most. [s]"""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a gateway.

    Attributes:
        connections: so many at once; further ones are closed at once.
        connections_of_address: the same of one address.
        devices: numbers of devices that are remembered; beyond that the first are forgotten, and greeted as new ones.
        rate: frames that one address may send for long; 0 = any number. [1/s]
        burst: frames that it may send beyond that after a quiet time, such as what was kept back in an outage.
        pending: bytes that wait to become durable; beyond that nobody is read.
        rubbish: bytes without a frame after which a connection is closed.
        rubbish_kept: bytes of one address that are no frames, or have a wrong check, that are kept in the journal, once
            and again each day; what is beyond is only counted.
        silence_s: after so long what is left of a frame will not be completed. [s]
        idle_s: a connection that says nothing for so long is closed. [s]
    """

    connections: int = 20_000
    connections_of_address: int = 10_000
    devices: int = 50_000
    rate: int = 1_000
    burst: int = 100_000
    pending: int = 32 << 20
    rubbish: int = 1 << 16
    rubbish_kept: int = 8 << 20
    silence_s: float = 30.0
    idle_s: float = 7_500.0


@dataclass(slots=True)
class Address:
    """What one address has used of its bounds.

    Attributes:
        connections: how many it has.
        left: frames it may send at once.
        at: when that was counted. [s, of a monotonic clock]
        rubbish_left: bytes without frames of it that may still be kept.
    """

    connections: int
    left: float
    at: float
    rubbish_left: float

    def spent(self, frames: int, rubbish: int, *, now: float, limits: Limits) -> float:
        """Count what was received, and return for how many seconds the address should not be read."""
        passed = now - self.at
        self.at = now
        self.rubbish_left = min(limits.rubbish_kept, self.rubbish_left + passed * limits.rubbish_kept / DAY_S) - rubbish
        if not limits.rate:
            return 0.0
        self.left = min(limits.burst, self.left + passed * limits.rate) - frames
        self.left = max(self.left, -LONGEST_WAIT_S * limits.rate)
        return max(0.0, -self.left / limits.rate)

    def idle(self, *, now: float, limits: Limits) -> bool:
        """Whether it has no connection, and may use all of its bounds again, so that nothing need be remembered."""
        passed = now - self.at
        return (
            self.connections == 0
            and self.left + passed * limits.rate >= limits.burst
            and self.rubbish_left + passed * limits.rubbish_kept / DAY_S >= limits.rubbish_kept
        )

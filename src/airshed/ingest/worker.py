"""The worker: takes frames from the journal into the lake for as long as it is let, and keeps the lake in order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from airshed.errors import AirshedError
from airshed.ingest import ambient
from airshed.ingest.keeping import forget, tidy
from airshed.ingest.opening import open_sealed
from airshed.ingest.rows import stored
from airshed.ingest.taking import MOST, Taken, Waiting, take
from airshed.lake.listing import files
from airshed.lake.store import writing
from airshed.lake.tables import AMBIENT_HOURS, DEVICES, STATIONS
from airshed.telemetry.keys import KeyFile, Keys

TIDIED_EVERY = timedelta(minutes=10)
LONGEST_S = 30.0
"""So long does it wait at most after something went wrong; each time twice as long as before."""

Told = Taken | AirshedError | OSError


class Stop(Protocol):
    """What tells the worker to end; events of threads and of processes both do."""

    def is_set(self) -> bool:
        """Return whether it is to end."""

    def wait(self, timeout: float) -> bool:
        """Wait for so many seconds [s], or until it is to end; return whether it is."""


@dataclass(slots=True)
class Worker:
    """What the worker remembers from one round to the next.

    Attributes:
        home: the home.
        clock: present moment. [city wall time]
        keep_days: how many days of a period are kept; those that are not named are kept for ever.
        most: how many frames a batch takes at most.
        key_file: keys of devices that encrypt.
        opened: keys with which what could not be read before was tried; None = with none yet.
        opening: keys with which it is tried now.
        opened_to: number of the last frame that was tried with them.
    """

    home: Path
    clock: Callable[[], datetime]
    keep_days: Mapping[str, int] = field(default_factory=dict)
    most: int = MOST
    key_file: KeyFile = field(default_factory=lambda: KeyFile(None))
    opened: Keys | None = None
    opening: Keys | None = None
    opened_to: int = 0
    waiting: Waiting | None = None
    tidied_at: datetime | None = None
    forgotten: date | None = None
    listed: tuple[str, ...] | None = None

    def round(self) -> Taken:
        """Take one batch, and do what else is due.

        Raises:
            As `take`; what is due is done in a later round then.
        """
        keys = self.key_file.now()
        taken = take(self.home, now=self.clock(), most=self.most, waiting=self.waiting, keys=keys)
        self.waiting = taken.waiting
        now = self.clock()
        taken = self._open(taken, keys, now)
        self._catch_up(now)
        if self.tidied_at is None:
            self.tidied_at = now
        due = abs(now - self.tidied_at) >= TIDIED_EVERY  # a clock may be set back
        if due or taken.frames or taken.opened:
            tidy(self.home, now=now, all_of_them=due)
        if due:
            self.tidied_at = now
        if self.forgotten != now.date():
            days = {period: now.date() - timedelta(days=days) for period, days in self.keep_days.items()}
            forget(self.home, before=days, now=now)
            self.forgotten = now.date()
        return taken

    def _open(self, taken: Taken, keys: Keys, now: datetime) -> Taken:
        """Read again what could not be read before, once for the keys there are; return what was taken with that."""
        if keys == self.opened:
            return taken
        if keys != self.opening:  # what these keys may open is before what others were tried with
            self.opening, self.opened_to = keys, 0
        found = open_sealed(self.home, keys=keys, now=now, after=self.opened_to, most=self.most)
        self.opened_to = found.upto
        if found.readings:
            self.listed = None  # hours of stations may be among them
        if not found.more:
            self.opened = keys
        return replace(
            taken,
            opened=found.frames,
            readings=taken.readings + found.readings,
            corrected=taken.corrected + found.corrected,
            more=taken.more or found.more,
        )

    def _catch_up(self, now: datetime) -> None:
        """Count the hours of stations that were listed after their readings had come."""
        listed = tuple(f.path.name for table in (DEVICES, STATIONS) for f in files(self.home, table))
        if listed == self.listed:
            return
        if ambient.hours_missed(self.home, now=now).height:
            with writing(self.home, now=now) as writer:
                hours = ambient.hours_missed(self.home, now=now)
                name = f"{now:%Y%m%dT%H%M%S}-listed"
                writer.append(AMBIENT_HOURS, stored(AMBIENT_HOURS, hours, batch=name, now=now))
        self.listed = listed


def work(  # noqa: PLR0913 - each is said by who starts it
    home: Path,
    *,
    clock: Callable[[], datetime],
    stop: Stop,
    pause_s: float = 1.0,
    tell: Callable[[Told], None] = lambda _: None,
    keep_days: Mapping[str, int] | None = None,
    key_file: KeyFile | None = None,
) -> None:
    """Take frames until it is told to stop; a round that is being stored is ended first.

    What goes wrong is told once, and tried again with longer and longer pauses: nothing is lost meanwhile, as the
    journal has it.

    Args:
        home: the home.
        clock: present moment. [city wall time]
        stop: tells it to end.
        pause_s: pause after a round that has emptied the journal [s].
        tell: called with each batch that has frames, and with each error that is another one than before.
        keep_days: how many days of a period are kept.
        key_file: keys of devices that encrypt; while it cannot be read, what was there before counts.
    """
    worker, before, pause, trouble = Worker(home, clock, keep_days or {}), "", pause_s, ""
    worker.key_file = key_file or worker.key_file
    while not stop.is_set():
        try:
            taken = worker.round()
        except (AirshedError, OSError) as error:
            if str(error) != before:
                tell(error)
            before, pause = str(error), min(max(pause * 2, 0.1), LONGEST_S)
            stop.wait(pause)
            continue
        before, pause = "", pause_s
        if worker.key_file.trouble and str(worker.key_file.trouble) != trouble:
            tell(worker.key_file.trouble)
        trouble = str(worker.key_file.trouble or "")
        if taken.frames or taken.opened:
            tell(taken)
        if not taken.more:
            stop.wait(pause_s)

"""Expected against received: of the hours a device was to send, how many came and how many are valid.

An hour is expected once it has been over for an hour (`GRACE`). Rates are exact: transfer is received over expected,
validity is valid over received, availability is valid over expected; hours in which a source did not run are neither.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import polars as pl

from airshed.calendar import month
from airshed.ingest.answers import ANSWERS, DEVICE, MOMENT, STOPPED, Span, counted, device_answers, factor_answers
from airshed.ingest.devices import BETWEEN, EVER, TOPICS, devices_of
from airshed.lake.engines import scan
from airshed.lake.listing import files, unreadable_told
from airshed.lake.tables import DEVICES, OUTLET_READINGS
from airshed.tables import Table

TABLE = "device_rates"
"""As plans call it."""
RATES: Mapping[str, pl.DataType] = {
    "device": pl.String(),
    "topic": pl.String(),
    "month_date": pl.Date(),
    "valid_hours": pl.Int64(),
    "expected_hours": pl.Int64(),
}
GRACE = timedelta(hours=1)
"""So long after its end an hour may still be on its way."""
WHOLE = ""
"""Stands for the factor where hours of the whole device are counted."""
KEPT = 128
"""Months kept."""
DAY = timedelta(days=1)
_HOURS = "hour"
_EXPECTED = tuple(name for name in ANSWERS if name != STOPPED)
_DETAIL = {"at": MOMENT, "factor": pl.String(), "answer": pl.Enum(ANSWERS)}
_COUNTS = {"mn": pl.String(), "from_date": pl.Date(), "factor": pl.String(), **dict.fromkeys(ANSWERS, pl.Int64())}
_LAST = {"mn": pl.String(), "last": MOMENT}


@dataclass(frozen=True, slots=True)
class Counts:
    """Hours by what became of them.

    Attributes:
        valid: received and valid.
        invalid: received and not valid.
        lost: not received, from a device that had sent hours before.
        never_sent: not received, from a device that had not.
        stopped: the source did not run; not expected.
    """

    valid: int = 0
    invalid: int = 0
    lost: int = 0
    never_sent: int = 0
    stopped: int = 0

    @property
    def received(self) -> int:
        """Hours that came, without those in which the source did not run."""
        return self.valid + self.invalid

    @property
    def expected(self) -> int:
        """Hours that should have come."""
        return self.received + self.lost + self.never_sent

    @property
    def transfer(self) -> Fraction | None:
        """Received over expected; None where nothing was expected."""
        return Fraction(self.received, self.expected) if self.expected else None

    @property
    def validity(self) -> Fraction | None:
        """Valid over received; None where nothing came."""
        return Fraction(self.valid, self.received) if self.received else None

    @property
    def availability(self) -> Fraction | None:
        """Valid over expected, 有效率 on pages; None where nothing was. HJ 75-2017: capture rate of valid data."""
        return Fraction(self.valid, self.expected) if self.expected else None


def answers_of(  # noqa: PLR0913 - of which hours, as known when
    home: Path, *, mn: str, from_at: datetime, to_at: datetime, now: datetime, known_at: datetime | None = None
) -> pl.DataFrame:
    """Return what became of each hour of each factor that a device was to send: `at` (start), `factor`, `answer`.

    Args:
        home: the home.
        mn: number of the device.
        from_at: hours that begin then or later. [city wall time]
        to_at: hours that end by then.
        now: present moment; hours that have not been over for `GRACE` are left out.
        known_at: as it was known at this moment; None = now.

    Raises:
        LakeDamaged: a table cannot be read.
    """
    held = _held(home, known_at)
    own = held._replace(devices=held.devices.filter(pl.col("mn") == mn))
    spans = _spans(from_at, _horizon(to_at, now, known_at))
    found = [_answers(own, span, _heard(own, span)).select(*_DETAIL) for span in spans]
    return pl.concat([pl.DataFrame(schema=_DETAIL), *found]).sort("at", "factor")


def counts_of(  # noqa: PLR0913 - of which hours, as known when
    home: Path,
    *,
    from_at: datetime,
    to_at: datetime,
    now: datetime,
    known_at: datetime | None = None,
    by_factor: bool = False,
) -> Mapping[tuple[str, ...], Counts]:
    """Return the hours of each device by its number, or by number and factor; see `answers_of`.

    A device of which no hour was expected, and none stopped, has no counts.
    """
    by = ["mn", "factor"] if by_factor else ["mn"]
    months = [part for part, _ in _counted(home, from_at, _horizon(to_at, now, known_at), known_at)]
    frame = pl.concat([pl.DataFrame(schema=_COUNTS), *months])
    kept = frame.filter(pl.col("factor") != WHOLE if by_factor else pl.col("factor") == WHOLE)
    sums = kept.group_by(by).agg(pl.col(ANSWERS).sum()).sort(by).select(*by, *ANSWERS)
    return {row[: len(by)]: Counts(*row[len(by) :]) for row in sums.iter_rows()}


def device_rates(home: Path, *, as_of: date | None, now: datetime, known_at: datetime | None = None) -> pl.DataFrame:
    """Return the table that plans ask for: valid and expected hours of each device, month and topic.

    A month is named by its last day, as in registers; it is there once that day is, so that no month is judged halfway.
    As long as nothing was received of any device, there are no rows: nobody listens yet.

    Args:
        home: the home.
        as_of: months to the end of this day; None = to the last there is.
        now: present moment; hours that have not been over for `GRACE` are left out. [city wall time]
        known_at: as it was known at this moment; None = now.

    Raises:
        LakeDamaged: a table cannot be read.
    """
    held = _held(home, known_at)
    until = _over(min(as_of, now.date()) if as_of else now.date())
    topics = held.devices.select(*DEVICE, topic=pl.col("topics").str.split(BETWEEN)).explode("topic")
    topics = topics.filter(pl.col("topic").is_in([*TOPICS]))
    found = [pl.DataFrame(schema=RATES)]
    if not _listening(home, known_at):
        return found[0]
    for part, last in _counted(home, _beginning(held), _horizon(until, now, known_at), known_at):
        hours = part.filter(pl.col("factor") == WHOLE).join(topics, on=DEVICE)
        expected = pl.sum_horizontal(_EXPECTED).sum()
        sums = hours.group_by("mn", "topic").agg(valid_hours=pl.col("valid").sum(), expected_hours=expected)
        named = sums.with_columns(month_date=pl.lit(last, pl.Date())).rename({"mn": "device"})
        found.append(named.select(*RATES))
    return pl.concat(found).sort("device", "topic", "month_date")


def days_of(  # noqa: PLR0913 - which moments of which device, as known when
    home: Path,
    *,
    mn: str,
    period: Literal["real", "minute"],
    from_date: date,
    to_date: date,
    now: datetime,
    known_at: datetime | None = None,
) -> pl.DataFrame:
    """Return how many moments of real-time data or of minutes came on each day: `day`, `received`, `expected`.

    Args:
        home: the home.
        mn: number of the device.
        period: which moments; where none are expected of the device, there are no days.
        from_date: first day.
        to_date: the day after the last.
        now: present moment; the day that runs expects those that have been over for `GRACE`. [city wall time]
        known_at: as it was known at this moment; None = now.
    """
    held, end = _held(home, known_at), datetime.combine(to_date, time())
    until = _horizon(end, now, known_at)
    asked = [
        (day, (min(begin + DAY, until) - begin) // timedelta(seconds=every))
        for device in held.devices.filter(pl.col("mn") == mn).iter_rows(named=True)
        if (every := device["real_time_s"] if period == "real" else 60 * (device["minute_min"] or 0))
        for day in _days(max(from_date, device["from_date"]), min(to_date, device["to_date"] or to_date))
        if (begin := datetime.combine(day, time())) < until
    ]
    rows = scan(home, OUTLET_READINGS.name, known_at=known_at, months=_parts(held, from_date, to_date))
    with unreadable_told(home):
        own = rows.filter(pl.col("mn") == mn, pl.col("period") == period, pl.col("at") < until)
        came = own.select("at").unique().group_by(day=pl.col("at").dt.date()).agg(received=pl.len()).collect()
    days = pl.DataFrame(asked, schema={"day": pl.Date(), "expected": pl.Int64()}, orient="row")
    found = days.join(came, on="day", how="left", maintain_order="left")
    return found.select("day", pl.col("received").fill_null(0).cast(pl.Int64), "expected").sort("day")


def _days(first: date, end: date) -> Iterator[date]:
    yield from (first + DAY * n for n in range((end - first).days))


def rates_version(home: Path, *, now: datetime) -> tuple[object, ...]:
    """Return what changes whenever an answer of `device_rates` may: devices, and what came of months that are over."""
    until, listed = _over(now.date()), _names(home, DEVICES)
    if not listed:
        return ()
    hour = _horizon(until, now, None).replace(minute=0, second=0, microsecond=0)
    return (listed, _listening(home, None), tuple(parts for at, parts in _months(home).items() if at < until), hour)


# --- months ---


def _horizon(to_at: datetime, now: datetime, known_at: datetime | None) -> datetime:
    """Return the moment by which an hour must have ended to be expected."""
    return min(to_at, (known_at or now) - GRACE)


def _spans(from_at: datetime, to_at: datetime) -> Iterator[Span]:
    """Yield the hours between two moments, month by month."""
    while from_at < to_at:
        end = _end_of_month(from_at)
        yield Span(from_at, min(end, to_at))
        from_at = end


def _begin_of_month(at: datetime) -> datetime:
    return datetime.combine(at.date().replace(day=1), time())


def _end_of_month(at: datetime) -> datetime:
    return datetime.combine(month(at.year, at.month).to_date, time())


class _Held(NamedTuple):
    """What the lake holds.

    Attributes:
        home: the home.
        known_at: as known at this moment; None = now.
        devices: as `devices_of` returns them.
        listed: names of the files that hold the devices.
        months: first moment of each month that readings begin in, to their files: name and part of the table.
    """

    home: Path
    known_at: datetime | None
    devices: pl.DataFrame
    listed: tuple[str, ...]
    months: Mapping[datetime, tuple[tuple[str, int | None], ...]]


def _held(home: Path, known_at: datetime | None) -> _Held:
    listed = _names(home, DEVICES)
    return _Held(home, known_at, devices_of(home, known_at=known_at), listed, _months(home))


def _listening(home: Path, known_at: datetime | None) -> bool:
    """Whether anything was received by a moment."""
    return any(known_at is None or file.low["known_at"] <= known_at for file in files(home, OUTLET_READINGS))


def _names(home: Path, table: Table) -> tuple[str, ...]:
    return tuple(file.path.name for file in files(home, table))


def _months(home: Path) -> Mapping[datetime, tuple[tuple[str, int | None], ...]]:
    months: dict[datetime, tuple[tuple[str, int | None], ...]] = {}
    for file in files(home, OUTLET_READINGS):
        for span in _spans(_begin_of_month(file.low["at"]), file.high["at"] + timedelta.resolution):
            months[span.from_at] = (*months.get(span.from_at, ()), (file.path.name, file.month))
    return dict(sorted(months.items()))


def _over(day: date) -> datetime:
    """Return the end of the last month that is over by the end of a day."""
    return _begin_of_month(datetime.combine(day + DAY, time()))


def _beginning(held: _Held) -> datetime:
    """Return the first moment of the first month in which hours can be expected."""
    days = held.devices.get_column("from_date")
    known = [day for day in days if day > EVER]
    unknown = [at.date() for at in held.months] if len(known) < len(days) else []
    return datetime.combine(min([*known, *unknown], default=date.max).replace(day=1), time())


def _counted(
    home: Path, from_at: datetime, to_at: datetime, known_at: datetime | None
) -> Iterator[tuple[pl.DataFrame, date]]:
    """Yield the hours of each device and factor month by month, with the last day of the month."""
    held = _held(home, known_at)
    for span in _spans(from_at, to_at):
        version = held.listed, held.months.get(_begin_of_month(span.from_at))
        last = month(span.from_at.year, span.from_at.month).last_date
        yield _month(home, known_at, span, _heard(held, span), version), last


@lru_cache(maxsize=KEPT)
def _month(
    home: Path,
    known_at: datetime | None,
    span: Span,
    heard: frozenset[tuple[str, date]],
    version: object,  # noqa: ARG001 - names the answer
) -> pl.DataFrame:
    answers = _answers(_held(home, known_at), span, heard)
    whole = counted(device_answers(answers), *DEVICE).with_columns(factor=pl.lit(WHOLE))
    return pl.concat([whole.select(*_COUNTS), counted(answers, *DEVICE, "factor").select(*_COUNTS)])


def _answers(held: _Held, span: Span, heard: frozenset[tuple[str, date]]) -> pl.DataFrame:
    known = pl.Series("heard", [row in heard for row in held.devices.select(DEVICE).iter_rows()], pl.Boolean())
    return factor_answers(held.devices.with_columns(known), _readings(held, span), span)


def _readings(held: _Held, span: Span) -> pl.DataFrame:
    """Return the hours that came from the beginning of the month of a span to its end."""
    first = _begin_of_month(span.from_at)
    parts = _parts(held, first.date(), span.to_at.date() + DAY)
    rows = scan(held.home, OUTLET_READINGS.name, known_at=held.known_at, months=parts)
    own = pl.col("period") == _HOURS, pl.col("at") >= first, pl.col("at") < span.to_at
    numbers = held.devices.get_column("mn").unique().to_list()
    with unreadable_told(held.home):
        return rows.filter(*own, pl.col("mn").is_in(numbers)).select("mn", "factor", "at", "value", "mark").collect()


def _parts(held: _Held, first: date, end: date) -> list[int]:
    """Return the parts of the table, as YYYYMM, that hold readings of the months of some days."""
    months = [at for at in held.months if first.replace(day=1) <= at.date() < end]
    return sorted({part for at in months for _, part in held.months[at] if part is not None})


def _heard(held: _Held, span: Span) -> frozenset[tuple[str, date]]:
    """Return the devices that sent an hour in their period before the month of a span."""
    first = _begin_of_month(span.from_at)
    parts = [
        _last_heard(held.home, held.known_at, at, (held.listed, held.months[at])) for at in held.months if at < first
    ]
    last = pl.concat([pl.DataFrame(schema=_LAST), *parts])
    pairs = held.devices.select(DEVICE).join(last, on="mn").filter(pl.col("last").dt.date() >= pl.col("from_date"))
    return frozenset(pairs.select(DEVICE).iter_rows())


@lru_cache(maxsize=KEPT)
def _last_heard(
    home: Path,
    known_at: datetime | None,
    at: datetime,
    version: object,  # noqa: ARG001 - names the answer
) -> pl.DataFrame:
    """Return the start of the last hour that each device sent of a month."""
    found = _readings(_held(home, known_at), Span(at, _end_of_month(at)))
    return found.group_by("mn").agg(last=pl.col("at").max()).select(*_LAST)

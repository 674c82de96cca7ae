"""Frames: the log of a device, one frame as it was received with all that is odd about it, and who is not known."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.http import Http404
from django.urls import reverse

from airshed.ingest.behind import Behind, frame_behind
from airshed.ingest.devices import Kind, known_factors
from airshed.ingest.showing import frames_of, revisions_of, unknown
from airshed.ingest.summaries import heard
from airshed.telemetry.protocols.hj212.masking import masked
from airshed.telemetry.protocols.hj212.tables import PERIODS
from airshed.telemetry.protocols.hj212.words import CHECKS
from airshed.telemetry.reading import Reject
from airshed.web.accounts.access import role_of
from airshed.web.accounts.queries import record_foreign
from airshed.web.accounts.roles import Role
from airshed.web.devicekeys import device_keys
from airshed.web.devices import words
from airshed.web.devices.reaching import Device, reaches_all
from airshed.web.kit.reaching import state_of_new
from airshed.web.kit.register import registers
from airshed.web.words import say

PER_PAGE = 100
MONITORS = "monitors"
"""The register in which devices are listed."""
DAY = timedelta(days=1)
DAYS_SHOWN = 31


def get_log(  # noqa: PLR0913 - what is asked
    home: Path,
    device: Device,
    *,
    on: date,
    odd: bool,
    page: int,
    now: datetime,
    asked: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Return a page of what happened to a device on a day, the newest first: frames received, and requests to it.

    Args:
        home: the home.
        device: the device.
        on: the day.
        odd: only frames that deviate or are none.
        page: which page, from 1.
        now: present moment. [city wall time]
        asked: requests of the day, as `questions.asked_on` has them; they stand among the frames by their time.
    """
    frames = frames_of(home, mn=device.mn, on=on, odd=odd) if device.within(on) else pl.DataFrame()
    times = frames["received_at"] if frames.height else ()
    events: list[tuple[datetime, int | Mapping[str, Any]]] = [
        *((at, number) for number, at in enumerate(times)),
        *((one["at"], one) for one in asked),
    ]
    events.sort(key=itemgetter(0), reverse=True)
    pages = max(-(-len(events) // PER_PAGE), 1)
    page = min(max(page, 1), pages)
    part = [event for _, event in events[(page - 1) * PER_PAGE : page * PER_PAGE]]
    lines = {n: _line(frames.row(n, named=True), now) for n in part if isinstance(n, int)}
    days = heard(home, now=now).filter(pl.col("mn") == device.mn).sort("day", descending=True)
    return {
        "rows": [lines[one] if isinstance(one, int) else {"asked": one} for one in part],
        "total": frames.height,
        "asked": len(asked),
        "page": page,
        "pages": pages,
        "days": [row for row in days.to_dicts() if device.within(row["day"])][:DAYS_SHOWN],
        "before": on - DAY,
        "after": on + DAY,
    }


def _line(row: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    reason = row["reason"]
    return {
        "frame": row["frame"],
        "received_at": row["received_at"],
        "peer": row["peer"],
        "what": say("不是数据包", "no frame") if reason else words.command_words(row["cn"]),
        "cn": row["cn"] or "",
        "at": words.moment_told(row["at"], year=now.year) if row["at"] else "",
        "readings": row["readings"],
        "backfilled": row["backfilled"],
        "content": masked(row["content"] or ""),
        "odd": [*([words.deviation_told(reason)] if reason else []), *words.deviations_told(row["deviations"])],
    }


def get_frame(home: Path, device: Device, number: int, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return a frame of a device as it was received.

    Raises:
        Http404: there is no such frame, or none of this device and its days.
        JournalDamaged: its line is not as it was written.
    """
    found = frame_behind(home, number=number, keys=device_keys(home))
    if found is None:
        raise Http404
    numbers = {part.device for part in found.parts if not isinstance(part, Reject)}
    if device.mn not in numbers or not device.within(found.record.frame.received_at.date()):
        record_foreign("monitoring", user=user, frame=number)
        raise Http404
    return {**_record(found, user), "parts": [_part(home, device, part, number) for part in found.parts]}


def get_reject(home: Path, number: int, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return a frame that names no device, for who reaches all.

    Raises:
        Http404: there is no such frame, it is of a device, or the user does not reach all.
        JournalDamaged: its line is not as it was written.
    """
    found = frame_behind(home, number=number, keys=device_keys(home)) if reaches_all(user) else None
    if found is None or any(not isinstance(part, Reject) and part.device for part in found.parts):
        raise Http404
    return {**_record(found, user), "parts": [_part(home, None, part, number) for part in found.parts]}


def _record(found: Behind, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    record = found.record
    text, whole = _text(record.frame.raw), role_of(user) is Role.administrator
    return {
        "number": record.number,
        "received_at": record.frame.received_at,
        "peer": record.frame.peer,
        "hash": record.hash,
        "before": record.before,
        "bytes": len(record.frame.raw),
        "text": text if whole else masked(text),
        "masked": not whole and masked(text) != text,
    }


def _text(raw: bytes) -> str:
    """Return bytes as text; what is no text is told as escapes."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "".join(sign if sign.isprintable() or sign in "\r\n" else f"\\x{ord(sign):02x}" for sign in text)
    return raw.decode("ascii", "backslashreplace")


def _part(home: Path, device: Device | None, part: Any, number: int) -> dict[str, Any]:  # noqa: ANN401
    """Return a message, or why there is none, as plain values."""
    if isinstance(part, Reject):
        return {"reject": words.deviation_told(part.reason)}
    shape = part.shape()
    period, at = PERIODS.get(shape["cn"] or ""), getattr(part, "data_at", None)
    row = device.row if device else None
    own, kind = words.units_of(row), device.kind if device else words.kind_of(row, [shape["st"]])
    return {
        "what": words.command_words(shape["cn"]),
        "cn": shape["cn"] or "",
        "system": words.system_words(shape["st"]),
        "qn": shape["qn"] or "—",
        "edition": shape["edition"] or "—",
        "check": say(*CHECKS[shape["crc"]]),
        "data_time": shape["data_time"] or "—",
        "backfilled": shape["backfilled"],
        "odd": [words.deviation_told(one["code"], one["found"]) for one in shape["deviations"]],
        "readings": [_reading(reading, own, kind, period or "hour") for reading in shape["readings"]],
        "revisions": [*_revisions(home, device, period, at, number)] if device and period and at else [],
    }


def _reading(reading: Mapping[str, Any], own: Mapping[str, str], kind: Kind, period: str) -> dict[str, Any]:
    name = words.name_of(reading["factor"])
    mark = reading["mark"] or ""
    return {
        "factor": reading["factor"],
        "name": say(name.zh, name.en),
        "field": reading["field"],
        "value": reading["value"],
        "unit": "" if reading["field"] == "Cou" else words.unit_of(reading["factor"], own, kind),
        "mark": f"{mark} {say(*words.mark_words(mark, period))}" if mark else "",
    }


def _revisions(home: Path, device: Device, period: str, at: datetime, number: int) -> Iterator[dict[str, Any]]:
    """Yield the values of a time that were corrected, first and later ones, or that are told by another frame."""
    found = revisions_of(home, mn=device.mn, period=period, at=at)
    counting = pl.col("frame").sort_by("revision").last().over("factor")
    changed = found.filter((pl.col("revision").max().over("factor") > 0) | (counting != number))
    for (factor,), rows in changed.group_by("factor", maintain_order=True):
        name = words.name_of(str(factor))
        yield {
            "name": say(name.zh, name.en),
            "values": [
                {
                    "text": words.figure(row["value"]),
                    "converted": "" if row["converted"] is None else words.figure(row["converted"]),
                    "mark": row["mark"] or "",
                    "received_at": row["received_at"],
                    "frame": row["frame"],
                    "counts": row["revision"] == rows["revision"].max(),
                }
                for row in rows.iter_rows(named=True)
            ],
        }


def get_unknown(home: Path, *, user: Any, now: datetime) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return who sent without being listed, and what named no device, for who reaches all.

    Raises:
        Http404: the user does not reach all.
    """
    if not reaches_all(user):
        raise Http404
    register = registers().get(MONITORS)
    adopts = register is not None and bool(state_of_new(register, user))
    unread = heard(home, now=now).filter(pl.col("mn").fill_null("") == "").sort("day", descending=True)
    return {
        "rows": [_stranger(row, adopts) for row in unknown(home, now=now).iter_rows(named=True)],
        "adopts": adopts,
        "unread": unread.head(DAYS_SHOWN).to_dicts(),
    }


def _stranger(row: Mapping[str, Any], adopts: bool) -> dict[str, Any]:  # noqa: FBT001 - whether a link is made
    named = [words.name_of(factor) for factor in row["factors"] or ()]
    return {
        **row,
        "systems": words.joined([f"{words.system_words(st)} {st}" for st in row["systems"]]) or "—",
        "peers": words.joined(row["peers"]),
        "factors": words.joined([say(name.zh, name.en) for name in named]) or "—",
        "adopt": f"{reverse('registers:new', args=(MONITORS,))}?{_prefilled(row)}" if adopts else "",
    }


def _prefilled(row: Mapping[str, Any]) -> str:
    """Return what stands in the form already: number, first day and factors."""
    known = [code for code in map(words.code_of, row["factors"] or ()) if code in known_factors()]
    return urlencode(
        {"code": row["mn"], "from_date": f"{row['first_at']:%Y-%m-%d}", "factors": ",".join(dict.fromkeys(known))}
    )


def get_unread(home: Path, *, user: Any, on: date, now: datetime) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    """Return what was received on a day and names no device, the newest first; raises as `get_unknown`."""
    if not reaches_all(user):
        raise Http404
    rows = pl.concat([frames_of(home, mn=None, on=on), frames_of(home, mn="", on=on)])
    return [_line(row, now) for row in rows.head(PER_PAGE).iter_rows(named=True)]

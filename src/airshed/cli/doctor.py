"""`airshed doctor`: is the installation well, and what to do where it is not."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from rich.console import Console

    from airshed.web.checks import Check

app = typer.Typer()


@app.command()
def doctor(
    *,
    audit: Annotated[bool, typer.Option("--audit", help="Also follow the whole audit chain.")] = False,
    anchor: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Follow the audit chain, then add its head to FILE, outside the home; - prints three lines to mail.",
        ),
    ] = None,
    anchors: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Follow the audit chain and compare it with the anchors of FILE."),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look whether an installation is well: database, lake, disk, clock, last data and more; 1 when something is not.

    Each finding comes with what to do about it. Example: airshed doctor --home my-city
    """
    with reported(as_json):
        place = env.home(home)
        now = env.now(place)
        _check_readable(anchors or [])
        found = _found(place, now, anchors or [], audit=audit or bool(anchor or anchors), only_audit=anchor == "-")
        ok = all(check.ok for check in found)
        text = _anchored(place, anchor, found, now) if anchor else None
        shape = {"home": str(place), "now": now.isoformat(timespec="seconds"), "ok": ok}
        shape |= {"checks": [_plain(check) for check in found]} | ({"anchor": text} if anchor else {})
        mailed = text if anchor == "-" else None
        emit(shape, as_json=as_json, text=lambda console: _show(console, found, mailed))
        if not ok:
            raise typer.Exit(1)


def _check_readable(files: "Sequence[Path]") -> None:
    """Refuse files that hold no anchors, before anything is looked at."""
    from airshed.web.audit.anchors import anchors_of  # noqa: PLC0415 - loads what reads the log

    for file in files:
        anchors_of(file)


def _found(place: Path, now: "datetime", anchors: "Sequence[Path]", *, audit: bool, only_audit: bool) -> "list[Check]":
    from airshed.web.checks import examine, names  # noqa: PLC0415 - what the checks need loads when needed

    wanted, found = ("audit",) if only_audit else names(on_request=audit), []
    with progress(say("检查", "checks")) as advance:
        for done, name in enumerate(wanted):
            advance(done, len(wanted), name)
            more = {"anchors": anchors} if name == "audit" else {}
            found.append(examine(place, name, now=now, **more))
    return found


def _anchored(place: Path, anchor: str, found: "Sequence[Check]", now: "datetime") -> str | None:
    """Return the anchor, added to the file where there is one; None where the chain is not whole."""
    if not all(check.ok for check in found if check.name == "audit"):
        return None
    from airshed.web.audit.anchors import anchor as anchored  # noqa: PLC0415 - Django is up by now
    from airshed.web.audit.anchors import check_there  # noqa: PLC0415 - as above

    check_there(place)
    return anchored(None if anchor == "-" else Path(anchor), at=now, home=place)


def _plain(check: "Check") -> dict[str, object]:
    words = {"detail": check.detail._asdict(), "remedy": check.remedy._asdict()}
    return {"name": check.name, "ok": check.ok, **words}


def _show(console: "Console", found: "Sequence[Check]", mailed: str | None) -> None:
    if mailed:
        console.print(mailed, end="", soft_wrap=True)
        return
    for check in found:
        sign = say("正常", "well ") if check.ok else say("异常", "WRONG")
        console.print(f"{sign}  {check.name:<10} {say(*check.detail)}", soft_wrap=True)
        if not check.ok:
            console.print(f"      → {say(*check.remedy)}", soft_wrap=True)
    wrong = sum(not check.ok for check in found)
    console.print(say(f"共 {len(found)} 项，异常 {wrong} 项", f"{len(found)} checks, {wrong} wrong"))

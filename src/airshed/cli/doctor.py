"""`airshed doctor`: is the installation well, and what to do where it is not."""

from typing import TYPE_CHECKING, Annotated

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.web import env

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from airshed.web.checks import Check

app = typer.Typer()


@app.command()
def doctor(
    *,
    audit: Annotated[bool, typer.Option("--audit", help="Also follow the whole audit chain.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look whether an installation is well: database, lake, disk, clock, last data and more; 1 when something is not.

    Each finding comes with what to do about it. Example: airshed doctor --home my-city
    """
    with reported(as_json):
        from airshed.web.checks import examine, names  # noqa: PLC0415 - what the checks need loads when needed

        place = env.home(home)
        now = env.now(place)
        wanted, found = names(on_request=audit), []
        with progress(say("检查", "checks")) as advance:
            for done, name in enumerate(wanted):
                advance(done, len(wanted), name)
                found.append(examine(place, name, now=now))
        shape = {
            "home": str(place),
            "now": now.isoformat(timespec="seconds"),
            "ok": all(check.ok for check in found),
            "checks": [_plain(check) for check in found],
        }
        emit(shape, as_json=as_json, text=lambda console: _show(console, found))
        if not shape["ok"]:
            raise typer.Exit(1)


def _plain(check: "Check") -> dict[str, object]:
    words = {"detail": check.detail._asdict(), "remedy": check.remedy._asdict()}
    return {"name": check.name, "ok": check.ok, **words}


def _show(console: "Console", found: "Sequence[Check]") -> None:
    for check in found:
        sign = say("正常", "well ") if check.ok else say("异常", "WRONG")
        console.print(f"{sign}  {check.name:<10} {say(*check.detail)}", soft_wrap=True)
        if not check.ok:
            console.print(f"      → {say(*check.remedy)}", soft_wrap=True)
    wrong = sum(not check.ok for check in found)
    console.print(say(f"共 {len(found)} 项，异常 {wrong} 项", f"{len(found)} checks, {wrong} wrong"))

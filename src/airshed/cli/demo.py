"""`airshed demo`: a home with two synthetic years of an invented city, imported month by month like a real one."""

import contextlib
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.calendar import CITY_TIME, Period, year
from airshed.cli.output import JsonOption, Progress, emit, progress, reported
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.city.files import Publication
    from airshed.city.history import History
    from airshed.city.storms import Storm
    from airshed.lake.importing import ImportSummary

SEED, FROM_DATE, TODAY = 13, date(2018, 1, 1), datetime(2019, 11, 20, 8, tzinfo=CITY_TIME)
REPORTED_UNTIL = TODAY
"""Until then offices have reported."""
FOLDER, INCOMING = "files/synthetic", "incoming"
BY = "demo"
RULED = "erenhot/2019"
"""The plan whose place the city stands for, and over which its government decided."""
COUNTS = ("read", "stored", "unchanged", "rejected", "stations")
MONTHLY = 800
"""A month is imported at once, so an hour is late only after more than a month. [h]"""
AFTER_YEAR = timedelta(days=7, hours=9)
"""When the dust of a year is decided on: the morning of 8 January."""

app = typer.Typer()


class NotDemo(AirshedError):
    """The folder holds something of its own; synthetic data must not be mixed into it."""


@app.command()
def demo(
    *,
    home: Annotated[Path, typer.Option("--home", metavar="FOLDER", help="Home of the demo city.")] = Path("demo-home"),
    as_json: JsonOption = False,
) -> None:
    """Make a home with two synthetic years of air and weather of an invented city, imported month by month.

    Running it again changes nothing; one that was interrupted is completed. All data are synthetic.

    Example: airshed demo --home demo-home
    """
    with reported(as_json):
        _check_ours(home)
        with progress(say("演示城市", "demo city")) as advance:
            advance(0, 1, say("造数据", "made"))
            past = _history()
            place = _demo_home(home, past)
            imports = _imported(place, past, advance)
            dust = _dust(place, past.storms)
            registers = _registers(place, advance)
            received = _received(place, past, advance)
            rulings = _rulings(place)
            cases = _cases(place, advance)
        shape = {**_told(place, past), "imports": imports, "dust": dust, "registers": registers, "rulings": rulings}
        shape |= {"received": received, "cases": cases}
        emit(shape, as_json=as_json, text=lambda console: _show(console, shape, home))


def _check_ours(home: Path) -> None:
    """Refuse a folder that is in use for something else; the folder of synthetic files tells a demo's home.

    Raises:
        NotDemo: there is something else.
    """
    if not (home / FOLDER).exists() and home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise NotDemo(Fault("cli.not_demo", str(home), "", "--home NEW-FOLDER"))


def _history() -> "History":
    from airshed.city.history import history  # noqa: PLC0415 - dataframes load when needed

    return history(seed=SEED, from_date=FROM_DATE, until=TODAY.replace(tzinfo=None))


def _demo_home(home: Path, past: "History") -> Path:
    """Return the home of the demo; when new, its clock starts at the demo's today, and its places have stations."""
    from airshed.plan.load import plan_places  # noqa: PLC0415 - loads when needed

    (home / FOLDER).mkdir(parents=True, exist_ok=True)
    if not (home / env.SETTINGS_FILE).exists():
        offset = -((datetime.now(tz=CITY_TIME) - TODAY) // timedelta(seconds=1))  # never before TODAY
        (home / env.SETTINGS_FILE).write_text(
            env.settings_text({"clock_offset_s": offset, "late_hours": MONTHLY}), encoding="utf-8"
        )
    if not (home / env.PLACES_FILE).exists():
        (home / env.PLACES_FILE).write_text(_places_text(plan_places(home), past), encoding="utf-8")
    return env.make_home(home)


def _places_text(places: Sequence[str], past: "History") -> str:
    """Return a `places.yaml` in which the invented city stands for every place of a plan."""
    from airshed.city.stations import CITY  # noqa: PLC0415 - dataframes load when needed

    lines = [
        "# 演示：方案的每个地点都由示例市的点位代表，数据全部是合成的",
        "# Demo: the stations of an invented city stand for every place of a plan; all data are synthetic",
    ]
    for name in places:
        lines += [f"{name}:", f"  zh: {CITY}(合成数据)", "  en: Example City (synthetic data)", "  synthetic: true"]
        lines += ["  stations:"]
        lines += [f"    - {{station: {s.code}, from_date: {FROM_DATE}}}" for s in past.stations]
    return "\n".join(lines) + "\n"


def _imported(place: Path, past: "History", advance: Progress) -> dict[str, int]:
    """Import what the network published, each part at its moment; return the counts of what was not there yet.

    A file comes into the folder once it is imported. So what an interrupted run has left half done is done again, and
    nothing is imported after what corrects it.

    Raises:
        NotDemo: the folder has files of that name with another text, as of another version of the demo.
    """
    from airshed.city.files import publications  # noqa: PLC0415 - dataframes load when needed
    from airshed.cli.air.importing import ceilings_of  # noqa: PLC0415

    folder, ceilings, counts = place / FOLDER, ceilings_of(place), Counter(dict.fromkeys(COUNTS, 0))
    parts = publications(past)
    waiting = [part for part in parts if not _is_there(folder, part)]
    for done, part in enumerate(waiting, len(parts) - len(waiting)):
        advance(done, len(parts), f"{part.at:%Y-%m}")
        summary = _import_part(place, part, ceilings)
        counts.update({name: getattr(summary, name) for name in COUNTS})
    advance(len(parts), len(parts), say("沙尘", "dust"))
    return dict(counts)


def _is_there(folder: Path, part: "Publication") -> bool:
    for name, text in part.files.items():
        path = folder / name
        if path.exists() and path.read_bytes() != text.encode():
            raise NotDemo(Fault("cli.not_demo", str(path), "", "--home NEW-FOLDER"))
    return all((folder / name).exists() for name in part.files)


def _import_part(place: Path, part: "Publication", ceilings: Mapping[str, Any]) -> "ImportSummary":
    from airshed.lake.importing import import_files  # noqa: PLC0415 - dataframes load when needed

    incoming = place / FOLDER / INCOMING
    incoming.mkdir(exist_ok=True)
    paths = [incoming / name for name in part.files]
    for path in paths:
        path.write_text(part.files[path.name], encoding="utf-8")
    summary = import_files(place, paths, now=part.at, by=BY, ceilings=ceilings, progress=lambda *_: None)
    for path in paths:
        path.replace(place / FOLDER / path.name)
    with contextlib.suppress(OSError):  # somebody's own file in it
        incoming.rmdir()
    return summary


def _registers(place: Path, advance: Progress) -> dict[str, int]:
    """Bring what the offices of the city reported until the demo's today into its registers, with their proofs."""
    from airshed.web.django import migrate  # noqa: PLC0415 - needs Django

    migrate(place)
    from airshed.web.reported import bring_reports  # noqa: PLC0415 - as above

    return bring_reports(place, seed=SEED, until=REPORTED_UNTIL.replace(tzinfo=None), advance=advance)


def _received(place: Path, past: "History", advance: Progress) -> dict[str, int]:
    """Put what the devices of the city sent until the demo's today into journal and lake; return how much there is."""
    from airshed.cli.telemetry.played import City  # noqa: PLC0415 - dataframes load when needed
    from airshed.cli.telemetry.received import receive_past  # noqa: PLC0415
    from airshed.ingest.progress import progress_of  # noqa: PLC0415
    from airshed.ingest.worker import Worker  # noqa: PLC0415

    until = TODAY.replace(tzinfo=None)
    advance(0, 1, say("设备数据", "devices"))
    frames = receive_past(
        place, City(place, seed=SEED, now=until, from_date=FROM_DATE, past=past), until=until, seed=SEED
    )
    worker, readings = Worker(place, lambda: until), 0
    more = bool(frames) or (env.journal(place).exists() and not progress_of(place).done)
    while more:
        taken = worker.round()
        readings, more = readings + taken.readings, taken.more
    return {"frames": frames, "readings": readings}


def _cases(place: Path, advance: Progress) -> dict[str, int]:
    """Find what is wrong in the city and go through what its offices did about it; return how many cases there are."""
    from airshed.web.handled import handle_cases  # noqa: PLC0415 - needs Django

    return handle_cases(place, seed=SEED, until=REPORTED_UNTIL.replace(tzinfo=None), advance=advance)


def _rulings(place: Path) -> int:
    """Enter what the government of the city decided on its plan, each at its moment; return how many there are."""
    from airshed.city.decisions import FROM, decisions  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.load import load_plan  # noqa: PLC0415
    from airshed.plan.rulings.entry import enter_rulings  # noqa: PLC0415
    from airshed.plan.rulings.ruling import Ruling  # noqa: PLC0415

    plan = load_plan(place, RULED)
    made = decisions([clause.id for clause in plan.file.clauses if clause.lead is None])
    for moment in sorted({decision.at for decision in made}):
        given = [
            Ruling("", RULED, d.of, d.aspect, d.value, d.document, d.approver, d.reason, FROM, by=BY)
            for d in made
            if d.at == moment
        ]
        enter_rulings(place, plan, given, now=moment)
    return len(made)


def _dust(place: Path, storms: "Sequence[Storm]") -> dict[str, int]:
    """Propose the dust events of each year, confirm those over a true storm; return how many there are by status.

    What somebody has decided on stays decided.
    """
    from airshed.lake.records import append_records, record_rows  # noqa: PLC0415 - dataframes load when needed
    from airshed.lake.tables import DUST_EVENTS  # noqa: PLC0415 - as above

    for days in _years():
        known = _events(place)
        fresh = [row for row in _found(place, days) if row["event"] not in known]
        moment = min(datetime.combine(days.to_date, time()) + AFTER_YEAR, TODAY.replace(tzinfo=None))
        proposed = [{**row, "by": BY, "status": "proposed", "evidence": ""} for row in fresh]
        if proposed:
            append_records(place, DUST_EVENTS, record_rows(DUST_EVENTS, proposed), now=moment)
        ours = [row for row in _events(place).values() if (row["by"], row["status"]) == (BY, "proposed")]
        true = [{**row, "status": "confirmed", "evidence": proof} for row in ours if (proof := _proof(row, storms))]
        if true:
            append_records(place, DUST_EVENTS, record_rows(DUST_EVENTS, true), now=moment)
    found = Counter(row["status"] for row in _events(place).values())
    return {status: found[status] for status in ("proposed", "confirmed", "rejected")}


def _years() -> Iterator[Period]:
    yield from (year(number) for number in range(FROM_DATE.year, TODAY.year + 1))


def _found(place: Path, days: Period) -> list[dict[str, Any]]:
    from airshed.air.answers import Question, propose_dust  # noqa: PLC0415 - dataframes load when needed
    from airshed.cli.air.asking import engine_of, rulebook_of  # noqa: PLC0415

    rulebook = rulebook_of(place, options=None)
    return propose_dust(engine_of(place, "polars"), Question(_city(), days), rulebook)


def _events(place: Path) -> dict[str, Mapping[str, Any]]:
    from airshed.cli.air.asking import engine_of  # noqa: PLC0415 - dataframes load when needed

    lake = engine_of(place, "polars")
    return {row["event"]: row for row in lake.collect(lake.table("dust_events")) if row["place"] == _city()}


def _proof(event: Mapping[str, Any], storms: "Sequence[Storm]") -> str:
    """Return the evidence that an event was a storm of the simulator; nothing if it was none."""
    over = [s for s in storms if event["from_hour"] < s.to_hour and s.from_hour < event["to_hour"]]
    if not over:
        return ""
    hours = f"{over[0].from_hour:%Y-%m-%d %H:%M} – {over[0].to_hour:%Y-%m-%d %H:%M}"
    return f"合成真值 / synthetic truth: {hours}"


def _city() -> str:
    from airshed.city.stations import CITY  # noqa: PLC0415 - loads when needed

    return f"city:{CITY}"


def _told(place: Path, past: "History") -> dict[str, Any]:
    from airshed.plan.load import plan_places  # noqa: PLC0415 - loads when needed

    return {
        "home": str(place),
        "synthetic": True,
        "now": env.now(place).isoformat(timespec="minutes"),
        "place": _city(),
        "stations": [station.code for station in past.stations],
        "from_date": FROM_DATE,
        "until": past.until.isoformat(timespec="minutes"),
        "plan_places": list(plan_places(place)),
    }


def _show(console: "Console", shape: Mapping[str, Any], home: Path) -> None:
    console.rule(say("合成数据 SYNTHETIC", "SYNTHETIC DATA"))
    console.print(_summary(shape, home), soft_wrap=True)
    console.print("\n" + _next_steps(_command(), shape["place"], home), soft_wrap=True)
    console.rule(say("合成数据 SYNTHETIC", "SYNTHETIC DATA"))


def _summary(shape: Mapping[str, Any], home: Path) -> str:
    stored, stations = f"{shape['imports']['stored']:,}", ", ".join(shape["stations"])
    dust, now, until = shape["dust"], shape["now"].replace("T", " "), shape["until"].replace("T", " ")
    places, registers, ruled = ", ".join(shape["plan_places"]) or "—", shape["registers"], shape["rulings"]
    cases = shape["cases"]
    return say(
        f"示例市并不存在，数据全部由程序生成，不代表任何真实地方。演示的“今天”是 {now}。\n"
        f"点位 {stations}：{shape['from_date']} 至 {until} 的逐时空气和气象，逐月导入；本次入库 {stored} 站时。\n"
        f"沙尘事件：认定 {dust['confirmed']}，待定 {dust['proposed']}，否决 {dust['rejected']}。\n"
        f"台账 {registers['rows']} 行，照片和文件 {registers['proofs']} 份，按各部门报送的时间入库；裁定 {ruled} 项。\n"
        f"案件 {cases['cases']} 件，在办 {cases['open']} 件。\n"
        f"这些点位代表方案的地点 {places}（{home / env.PLACES_FILE}）。文件在 {home / FOLDER}。",
        f'This city does not exist; all data were made by a program. "Today" of the demo is {now}.\n'
        f"Stations {stations}: hourly air and weather, {shape['from_date']} to {until}, imported month by month; "
        f"station-hours stored by this run: {stored}.\n"
        f"Dust events: {dust['confirmed']} confirmed, {dust['proposed']} open, {dust['rejected']} rejected.\n"
        f"Registers: {registers['rows']} rows and {registers['proofs']} proofs, entered when offices reported them. "
        f"Rulings: {ruled}. Cases: {cases['cases']}, open {cases['open']}.\n"
        f"They stand for the plan's place {places} ({home / env.PLACES_FILE}). Files are in {home / FOLDER}.",
    )


def _command() -> str:
    """Return how the user can call the command line from here."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "airshed" and not shutil.which("airshed") else "airshed"


def _next_steps(command: str, place: str, home: Path) -> str:
    from airshed.plan.load import plan_folders  # noqa: PLC0415 - loads when needed

    plan = next(iter(plan_folders(home)))
    steps = (
        (
            say("评价一年，剔除认定的沙尘", "evaluate a year without confirmed dust"),
            f"air evaluate --place {place} --year 2018 --dust exclude --home {home}",
        ),
        (
            say("同比去年同期", "compare with the same days of the year before"),
            f"air evaluate --place {place} --from 2019-01-01 --to 2019-11-19 --base-year 2018 --home {home}",
        ),
        (say("沙尘事件及其证据", "dust events and their evidence"), f"air dust list --home {home}"),
        (say("方案走到哪一步", "where the plan stands"), f"plan status {plan} --home {home}"),
        (say("换成自己的数据", "your own data"), "init my-city"),
    )
    lines = "\n".join(f"  # {title}\n  {command} {step}" for title, step in steps)
    return say("接下来试试：", "Try next:") + f"\n{lines}"

"""`airshed demo`: a home with a synthetic month of air, imported and evaluated like a real one."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.calendar import CITY_TIME, month
from airshed.cli.output import JsonOption, emit, progress, reported
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault
from airshed.web import env

if TYPE_CHECKING:
    from rich.console import Console

    from airshed.lake.importing import ImportSummary

SEED, MONTH = 5, month(2019, 3)
TODAY = datetime(2019, 11, 20, 8, tzinfo=CITY_TIME)
FOLDER = "files/synthetic"

app = typer.Typer()


class NotDemo(AirshedError):
    """The folder holds something of its own; synthetic data must not be mixed into it."""


@app.command()
def demo(
    *,
    home: Annotated[Path, typer.Option("--home", metavar="FOLDER", help="Home of the demo city.")] = Path("demo-home"),
    as_json: JsonOption = False,
) -> None:
    """Make a home with a synthetic month of air of an invented city, import it, print its evaluation.

    Running it again changes nothing. All data are synthetic.

    Example: airshed demo --home demo-home
    """
    with reported(as_json):
        place = _demo_home(home)
        imports = [_imported(place) for _ in _published(place)]
        shape = {"home": str(place), "synthetic": True, **_evaluated(place, imports)}
        emit(shape, as_json=as_json, text=lambda console: _show(console, shape, imports, home))


def _demo_home(home: Path) -> Path:
    """Return the home of the demo; when new, its clock starts at the demo's today.

    The folder of synthetic files comes first: it tells a demo that was interrupted from a home of real data.
    """
    if not (home / FOLDER).exists():
        if home.exists() and (not home.is_dir() or any(home.iterdir())):
            raise NotDemo(Fault("cli.not_demo", str(home), "", "--home NEW-FOLDER"))
        (home / FOLDER).mkdir(parents=True)
    if not (home / env.SETTINGS_FILE).exists():
        offset = (TODAY - datetime.now(tz=CITY_TIME)) // timedelta(seconds=1)
        (home / env.SETTINGS_FILE).write_text(env.settings_text({"clock_offset_s": offset}), encoding="utf-8")
    return env.make_home(home)


def _published(place: Path) -> Iterator[Path]:
    """Write the network's files, and yield their folder: as first published if they are new, then as corrected.

    What an interrupted run has left half done is done again; corrected files are there only after the first import.
    """
    from airshed.city.air import air_month  # noqa: PLC0415 - dataframes load when needed
    from airshed.city.files import network_files  # noqa: PLC0415

    files = network_files(air_month(seed=SEED, year=MONTH.from_date.year, number=MONTH.from_date.month))
    first = {name: text for name, text in files.items() if "/" not in name}
    corrected = {name.rpartition("/")[2]: text for name, text in files.items() if "/" in name}
    folder = place / FOLDER
    whole = first | corrected
    begun = any(_text_of(folder / name) == text for name, text in corrected.items())
    for edition in (whole,) if begun else (first, whole):
        for name, text in edition.items():
            if _text_of(folder / name) != text:
                (folder / name).write_text(text, encoding="utf-8")
        yield folder


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else None


def _imported(place: Path) -> "ImportSummary":
    from airshed.cli.air.importing import ceilings_of  # noqa: PLC0415 - dataframes load when needed
    from airshed.lake.importing import import_files  # noqa: PLC0415

    now, ceilings = env.now(place), ceilings_of(place)
    with progress(say("导入", "import")) as advance:
        return import_files(place, [place / FOLDER], now=now, by="demo", ceilings=ceilings, progress=advance)


def _evaluated(place: Path, imports: "Sequence[ImportSummary]") -> dict[str, Any]:
    from airshed.air.answers import Question  # noqa: PLC0415 - dataframes load when needed
    from airshed.city.stations import CITY  # noqa: PLC0415
    from airshed.cli.air.asking import engine_of, rulebook_of  # noqa: PLC0415
    from airshed.cli.air.evaluate import evaluated, listed_days  # noqa: PLC0415
    from airshed.cli.air.importing import shape_of  # noqa: PLC0415

    asked = Question(f"city:{CITY}", MONTH)
    lake, rulebook = engine_of(place, "polars"), rulebook_of(place, options=None)
    return {
        "imports": [shape_of(summary) for summary in imports],
        "daily": listed_days(lake, asked, rulebook),
        "evaluation": evaluated(lake, asked, rulebook),
    }


def _show(console: "Console", shape: Mapping[str, Any], imports: "Sequence[ImportSummary]", home: Path) -> None:
    from airshed.cli.air.importing import show_summary  # noqa: PLC0415 - dataframes load when needed
    from airshed.cli.air.showing import show_days, show_evaluation  # noqa: PLC0415

    console.rule(say("合成数据 SYNTHETIC", "SYNTHETIC DATA"))
    console.print(
        say(
            f"示例市并不存在，以下数字全部由程序生成，不代表任何真实地方。\n"
            f"文件在 {home / FOLDER}；演示的“今天”是 {env.now(home):%Y-%m-%d %H:%M}。",
            f"This city does not exist; every number below was made by a program.\n"
            f'The files are in {home / FOLDER}; "today" of the demo is {env.now(home):%Y-%m-%d %H:%M}.',
        ),
        soft_wrap=True,
    )
    titles = [say("首次发布：", "first published: "), say("更正后重发：", "published again, corrected: ")]
    again = [say("再次导入：", "imported again: ")]
    for title, summary in zip(titles if len(imports) > 1 else again, imports, strict=True):
        console.print(f"\n{title}", end="")
        show_summary(console, summary)
    console.print("\n" + _worth_seeing(), soft_wrap=True)
    console.print()
    show_days(console, shape["daily"])
    console.print()
    show_evaluation(console, shape["evaluation"])
    console.rule(say("合成数据 SYNTHETIC", "SYNTHETIC DATA"))
    console.print(_next_steps(_command(), shape["evaluation"]["place"], home), soft_wrap=True)


def _worth_seeing() -> str:
    from airshed.city.air import DOWN, MISCALIBRATED, OUTAGE, STORM_DAY  # noqa: PLC0415 - dataframes load when needed

    first, last = DOWN[2]
    off, storm, outage = (f"{MONTH.from_date:%Y-%m}-{day:02d}" for day in (MISCALIBRATED[2], STORM_DAY, OUTAGE[1]))
    return say(
        f"{off} 一台 NO2 仪器校准有误，重发后更正；{storm} 有沙尘；\n"
        f"{outage} 一个站点停机，有效点位不够，城市没有日值；{first} 至 {last} 日一台 O3 仪器故障。",
        f"{off}: an NO2 analyser was off, corrected later. {storm}: dust.\n"
        f"{outage}: a station was down, too few are left for a city value. Days {first} to {last}: one O3 is missing.",
    )


def _command() -> str:
    """Return how the user can call the command line from here."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "airshed" and not shutil.which("airshed") else "airshed"


def _next_steps(command: str, place: str, home: Path) -> str:
    steps = (
        (say("有哪些站点", "the stations"), f"air stations list --home {home}"),
        (
            say("按规则找出沙尘过程", "find dust events by rule"),
            f"air dust propose --place {place} --period 2019-03 --home {home}",
        ),
        (
            say("剔除沙尘再评价", "evaluate without dust"),
            f"air evaluate --place {place} --period 2019-03 --dust exclude-proposed --home {home}",
        ),
        (say("数字依据的标准", "the standards behind the figures"), "rules show hj633-2012"),
        (say("换成自己的数据", "your own data"), "init my-city"),
    )
    lines = "\n".join(f"  # {title}\n  {command} {step}" for title, step in steps)
    coming = say("网页界面（serve）在后续版本。", "Pages in the browser (serve) come in a later version.")
    return say("接下来试试：", "Try next:") + f"\n{lines}\n" + coming

"""Small plans in the homes of tests: changed copies of the packaged example."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.unit.air.homes import home_with
from tests.unit.air.making import CLEAN, day_rows

from airshed.plan.load import PACKAGED

EXAMPLE = PACKAGED / "example" / "2019"
SMALL = "small/2019"
PLACES = """\
small:
  zh: 小城{note}
  en: Small Town
  stations: [{{station: A1, from_date: 2018-01-01}}]
"""


def example_text(*pairs: tuple[str, str]) -> str:
    """Return the text of the packaged example with its place renamed and each pair replaced once."""
    text = (EXAMPLE / "plan.yaml").read_text(encoding="utf-8")
    for old, new in (("place: example", "place: small"), *pairs):
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def put_plan(home: Path, text: str | None = None, *, name: str = SMALL, areas: bool = True) -> Path:
    """Put a plan into a home, or any other folder with plans; return its folder."""
    folder = home / "plans" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(example_text() if text is None else text, encoding="utf-8")
    if areas:
        (folder / "areas.geojson").write_bytes((EXAMPLE / "areas.geojson").read_bytes())
    return folder


def put_places(home: Path, more: str = "", *, note: str = "") -> None:
    """Say that station A1 stands for the small plan's place; `more` are lines such as `synthetic: true`, with `;`."""
    (home / "places.yaml").write_text(
        PLACES.format(note=note) + "".join(f"  {line}\n" for line in more.split(";") if line)
    )


def city_home(folder: Path, *, days: int = 90) -> Path:
    """Return a home with the small plan and air of A1 from 1 January: PM2.5 is 30 in 2018 and 20 in 2019."""
    rows: list[dict[str, Any]] = []
    for year, value in ((2018, 30), (2019, 20)):
        values: dict[str, Any] = {**CLEAN, "pm25": value}
        rows += [row for n in range(days) for row in day_rows("A1", date(year, 1, 1) + timedelta(n), values)]
    home = home_with(folder, [{"station": "A1", "name": "一", "city": "小城"}], rows)
    put_places(home)
    put_plan(home)
    return home

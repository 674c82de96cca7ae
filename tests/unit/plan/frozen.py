"""A home whose figures can be frozen: two stations, ten days of hours, and a plan of one goal."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.unit.air.homes import home_with
from tests.unit.air.making import CLEAN, Value, day_rows

from airshed.air.ruleset import Rulebook
from airshed.lake.records import append_records, record_rows
from airshed.lake.tables import FIGURES, RULINGS
from airshed.plan.figures import Frozen, frozen_figure, frozen_rows
from airshed.plan.load import load_plan
from airshed.plan.rebuild import Rebuilt, rebuild
from airshed.plan.state import plan_state
from airshed.rules.load import load_editions
from airshed.web.bridge import asking_of, tables_of_home

FIRST = datetime(2019, 2, 1, 8)
FROZEN = datetime(2019, 2, 2, 8)
LATER = datetime(2019, 2, 3, 8)
AS_OF = date(2019, 1, 10)
PLAN = "small/2019"
PLACES = """\
small:
  zh: 小城
  en: Small
  stations:
    - {station: S1, from_date: 2018-01-01}
    - {station: S2, from_date: 2018-01-01}
"""
TEXT = """\
zh: 小城
en: Small
document: {zh: 通知, en: Notice}
issued: 2019-01-01
year: 2019
place: small
departments: [{id: environment, zh: 环境局, en: Environment}]
sections: [{id: "1", number: 一, zh: 目标, en: Goals}]
tables:
  boilers: {zh: 锅炉, en: boilers, columns: {code: text, removed_date: date}}
clauses:
  - id: C-01
    section: "1"
    text: [{number: 一1, phrase: 细颗粒物年均}]
    zh: 年均
    en: Mean
    lead: environment
    indicators:
      - {kind: air, zh: 年均, en: Mean, statistic: mean, pollutant: pm25, target: {op: "<=", value: 35, unit: ug_m3}}
      - {kind: air, zh: 优良, en: Good, statistic: good_days, target: {op: ">=", value: 300, unit: days}}
  - id: C-02
    section: "1"
    text: [{number: 一2, phrase: 锅炉}]
    zh: 锅炉
    en: Boilers
    lead: environment
    indicators:
      - kind: coverage
        zh: 拆除
        en: Removed
        table: boilers
        done: removed_date <= as_of
        target: {op: ">=", value: 1, unit: share}
"""
AREAS = """{"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"id": "outline"}, "geometry": {"type": "Polygon", "coordinates": []}},
  {"type": "Feature", "properties": {"id": "built_up"}, "geometry": {"type": "Polygon", "coordinates": []}}]}
"""


def rows_on(day: date, *, stations: Sequence[str] = ("S1", "S2"), pm25: Value = 30) -> list[dict[str, Any]]:
    """Return the hours of a day."""
    return [row for station in stations for row in day_rows(station, day, {**CLEAN, "pm25": pm25})]


def frozen_home(folder: Path) -> Path:
    """Return the home."""
    rows = [row for n in range(10) for row in rows_on(date(2019, 1, 1) + timedelta(n))]
    home = home_with(folder, [], rows, now=FIRST)
    (home / "places.yaml").write_text(PLACES, encoding="utf-8")
    write_plan(home, TEXT)
    return home


def write_plan(home: Path, text: str) -> None:
    """Put the plan into the home."""
    folder = home / "plans" / PLAN
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "areas.geojson").write_text(AREAS, encoding="utf-8")


def freeze(home: Path, indicator: str = "C-01a", *, counted_at: datetime = FROZEN) -> Frozen:
    """Freeze a figure as the command does, and return it as stored."""
    asking = asking_of(home, Rulebook(load_editions(home)))
    state = plan_state(load_plan(home, PLAN), asking, as_of=AS_OF, known_at=counted_at)
    figure = next(i.figure for c in state.clauses for i in c.indicators if i.id == indicator)
    store(home, frozen_rows([figure], counted_at=counted_at, by="test"))
    return frozen_figure(tables_of_home(home), figure.id)


def store(home: Path, rows: list[dict[str, Any]], *, now: datetime = FROZEN) -> None:
    """Store rows of table `figures`."""
    append_records(home, FIGURES, record_rows(FIGURES, rows), now=now)


def again(home: Path, frozen: Frozen) -> Rebuilt:
    """Return a figure computed again from what the home holds now."""
    stored = frozen_figure(tables_of_home(home), frozen.id)
    return rebuild(stored, load_plan(home, PLAN), asking_of(home, Rulebook(load_editions(home))))


def rule(home: Path, *, now: datetime = LATER, **given: Any) -> None:
    """Store a ruling."""
    row: Mapping[str, Any] = {
        "ruling": "R-1",
        "plan": PLAN,
        "clause": "C-01a",
        "aspect": "target",
        "decision": "<= 20 ug_m3",
        "document": "x",
        "approver": "x",
        "reason": "x",
        "from_date": date(2019, 1, 1),
        "to_date": None,
        "replaces": None,
        "by": "test",
        **given,
    }
    append_records(home, RULINGS, record_rows(RULINGS, [row]), now=now)

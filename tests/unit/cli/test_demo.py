"""`airshed demo`."""

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import copied
from typer.testing import CliRunner

from airshed.calendar import CITY_TIME
from airshed.city.storms import Storm, storms_of
from airshed.cli import demo
from airshed.cli.main import app
from airshed.lake import importing, records
from airshed.lake.engines import count, scan
from airshed.lake.store import LOCK
from airshed.plan import load
from airshed.web.env import make_home

Airshed = Callable[..., Any]
CITY = "city:示例市"


@pytest.fixture(scope="module")
def whole(demo_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both years; tests do not write to them."""
    home = tmp_path_factory.mktemp("whole") / "demo"
    copied(demo_city, home)
    return home


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the history begin in autumn, before offices report: what it is about is the same, and it takes a moment."""
    _shorten(monkeypatch)


def _shorten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(demo, "FROM_DATE", date(2019, 9, 1))
    patch.setattr(demo, "REPORTED_UNTIL", datetime(2018, 3, 14, tzinfo=CITY_TIME))


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_that_the_data_are_synthetic_and_what_to_try_next(
    airshed: Airshed, tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_LANG", lang)
    answer = airshed("demo", "--home", tmp_path / "demo")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert all("SYNTHETIC" in line for line in (lines[0], lines[-1]))
    assert "2019-11-20 08:0" in answer.out
    assert f"airshed air dust list --home {tmp_path / 'demo'}" in answer.out
    assert ("合成数据" in lines[0], "接下来" in answer.out) == (lang == "zh", lang == "zh")


def test_every_step_it_suggests_works(
    airshed: Airshed, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = airshed("demo", "--home", whole).out
    steps = [line.split()[1:] for line in said.splitlines() if line.startswith("  airshed ")]
    assert [step[0] for step in steps] == ["air", "air", "air", "plan", "init"]
    for step in steps:
        if step[0] == "plan":  # tested with the plans
            continue
        answer = airshed(*step)
        assert (answer.code, answer.err) == (0, ""), step


def test_both_years_are_there_air_and_weather_and_nothing_was_refused(whole: Path) -> None:
    hours = 24 * (date(2019, 11, 20) - date(2018, 1, 1)).days + 8
    assert count(whole, "ambient_hours") == 2 * hours
    assert count(whole, "weather_hours") == hours
    assert count(whole, "rejects") == 0
    weather = scan(whole, "weather_hours").collect()
    for name in ("temperature_c", "pressure_hpa", "dew_point_c", "rain_mm", "wind_from_deg", "wind_speed_m_s"):
        assert weather[name].null_count() == 0


def test_a_month_was_known_from_the_morning_after_it(whole: Path) -> None:
    def known(moment: datetime) -> int:
        return count(whole, "ambient_hours", known_at=moment)

    assert known(datetime(2018, 2, 1, 8, 29)) == 0
    assert known(datetime(2018, 2, 1, 8, 30)) == 2 * 24 * 31
    assert known(datetime(2018, 3, 1, 8, 30)) == 2 * 24 * (31 + 28)
    assert known(datetime(2019, 11, 20, 8)) == count(whole, "ambient_hours")


def test_a_correction_was_known_from_its_day(airshed: Airshed, whole: Path) -> None:
    asked = ("air", "evaluate", "--home", whole, "--place", CITY, "--period", "2018-11-14", "--json")
    before = airshed(*asked, "--known-at", "2018-12-20T10:29").json["pollutants"]["no2"]["mean"]
    after = airshed(*asked).json["pollutants"]["no2"]["mean"]
    assert after == airshed(*asked, "--known-at", "2018-12-20T10:30").json["pollutants"]["no2"]["mean"] < before


def test_the_year_can_be_judged_and_the_next_is_close_to_it(airshed: Airshed, whole: Path) -> None:
    asked = ("air", "evaluate", "--home", whole, "--place", CITY, "--json")
    year = airshed(*asked, "--year", "2018").json
    assert 24 < year["pollutants"]["pm25"]["mean"] < 31
    assert year["pollutants"]["pm25"]["attained"] is True
    assert year["days_valid"] >= 324
    same = [
        airshed(*asked, "--from", f"{number}-01-01", "--to", f"{number}-11-19").json["good_days_ratio"]
        for number in (2018, 2019)
    ]
    assert 0.8 < same[0] < same[1] < 0.94


def _over(event: dict[str, Any], storms: Iterable[Storm]) -> str:
    over = [s for s in storms if event["from_hour"] < s.to_hour and s.from_hour < event["to_hour"]]
    return f"{over[0].from_hour:%Y-%m-%d %H:%M} – {over[0].to_hour:%Y-%m-%d %H:%M}" if over else ""


def test_dust_over_true_storms_is_confirmed_and_the_rest_is_left_open(whole: Path) -> None:
    rows = scan(whole, "dust_events").collect().to_dicts()
    storms = storms_of(seed=demo.SEED, year=2018) + storms_of(seed=demo.SEED, year=2019)
    confirmed = [row for row in rows if row["status"] == "confirmed"]
    opened = [row for row in rows if row["status"] == "proposed"]
    assert len(confirmed) + len(opened) == len(rows)
    assert len(confirmed) > 0.8 * len(storms)
    assert opened
    assert {row["by"] for row in rows} == {"demo"}
    assert all(f"synthetic truth: {_over(row, storms)}" in row["evidence"] for row in confirmed)
    assert not any(_over(row, storms) or row["evidence"] for row in opened)
    assert {row["known_at"] for row in confirmed} == {datetime(2019, 1, 8, 9), datetime(2019, 11, 20, 8)}


@pytest.mark.usefixtures("short")
def test_the_stations_stand_for_every_place_of_the_plans(
    airshed: Airshed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "plan_places", lambda _: ("here", "there"))
    assert airshed("demo", "--home", tmp_path / "demo", "--json").json["plan_places"] == ["here", "there"]
    places = yaml.safe_load((tmp_path / "demo" / "places.yaml").read_text(encoding="utf-8"))
    assert list(places) == ["here", "there"]
    for place in places.values():
        assert (place["synthetic"], place["zh"]) == (True, "示例市(合成数据)")
        assert [row["station"] for row in place["stations"]] == ["9901A", "9902A"]
        assert {row["from_date"] for row in place["stations"]} == {date(2019, 9, 1)}


@pytest.mark.usefixtures("short")
def test_the_shape_of_its_answer(airshed: Airshed, tmp_path: Path) -> None:
    shape = airshed("demo", "--home", tmp_path / "demo", "--json").json
    assert shape.pop("now").startswith("2019-11-20T08:0")
    imports, dust, registers = shape.pop("imports"), shape.pop("dust"), shape.pop("registers")
    assert list(registers) == ["rows", "proofs"]
    assert shape.pop("rulings") > 100
    assert shape.pop("cases") == {"cases": 0, "open": 0}
    assert shape.pop("received") == {"frames": 0, "readings": 0}  # its register of devices is empty
    assert imports["stored"] + imports["unchanged"] == imports["read"]
    assert (imports["rejected"], imports["stations"]) == (0, 2)
    assert list(dust) == ["proposed", "confirmed", "rejected"]
    assert shape == {
        "home": str(tmp_path / "demo"),
        "synthetic": True,
        "place": CITY,
        "stations": ["9901A", "9902A"],
        "from_date": "2019-09-01",
        "until": "2019-11-20T08:00",
        "plan_places": list(load.plan_places(tmp_path / "demo")),
    }


def _state(home: Path) -> dict[str, Any]:
    """What a home holds, apart from the names of its data files and the second its clock was set."""
    files = {path.name: path.read_bytes() for path in (home / "files" / "synthetic").iterdir()}
    tables = {
        name: scan(home, name).collect().sort(key).rows()
        for name, key in (
            ("ambient_hours", ["station", "hour_end"]),
            ("weather_hours", ["station", "hour_end"]),
            ("dust_events", ["event"]),
            ("stations", ["station"]),
        )
    }
    return {**files, **tables, "places": (home / "places.yaml").read_text(encoding="utf-8")}


def _times(home: Path) -> dict[Path, int]:
    """When each file was written; a database and a lock are opened again, and rows are compared instead."""
    opened = ("db.sqlite3", LOCK)
    files = (path for path in home.rglob("*") if path.is_file() and not path.name.startswith(opened))
    return {path: path.stat().st_mtime_ns for path in files}


@pytest.mark.usefixtures("short")
def test_running_it_again_changes_nothing(airshed: Airshed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "REPORTED_UNTIL", datetime(2018, 4, 4, tzinfo=CITY_TIME))
    first = airshed("demo", "--home", tmp_path / "demo", "--json").json
    assert first["registers"]["rows"] > 3000
    before = _times(tmp_path / "demo")
    second = airshed("demo", "--home", tmp_path / "demo", "--json").json
    assert _times(tmp_path / "demo") == before
    assert (second["registers"], second["cases"]) == (first["registers"], first["cases"])
    assert set(second["imports"].values()) == {0}
    assert second["dust"] == first["dust"]


@pytest.mark.usefixtures("short")
def test_what_somebody_decided_stays_decided(airshed: Airshed, tmp_path: Path) -> None:
    airshed("demo", "--home", tmp_path / "demo")
    event = airshed("air", "dust", "list", "--home", tmp_path / "demo", "--json").json[0]["event"]
    airshed("air", "dust", "reject", event, "--evidence", "x", "--by", "ann", "--home", tmp_path / "demo")
    assert airshed("demo", "--home", tmp_path / "demo", "--json").json["dust"]["rejected"] == 1


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("short") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        _shorten(patch)
        assert CliRunner().invoke(app, ["demo", "--home", str(home)]).exit_code == 0
    return _state(home)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    "stop",
    [
        *((Path, "write_text", done) for done in (1, 6)),
        *((Path, "replace", done) for done in (0, 4)),
        (importing, "import_files", 1),
        (records, "append_records", 0),
        *(pytest.param((Path, "write_text", done), marks=pytest.mark.full) for done in (0, 3)),
        pytest.param((Path, "replace", 2), marks=pytest.mark.full),
        *(pytest.param((importing, "import_files", done), marks=pytest.mark.full) for done in (0, 3)),
        pytest.param((records, "append_records", 1), marks=pytest.mark.full),
    ],
)
def test_an_interrupted_one_is_completed(
    airshed: Airshed, tmp_path: Path, uninterrupted: dict[str, Any], stop: tuple[Any, str, int]
) -> None:
    where, what, done = stop
    left, real = [done], getattr(where, what)

    def interrupted(*args: Any, **how: Any) -> Any:
        if os.fspath(args[0]).startswith(str(tmp_path)) and not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return real(*args, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, what, interrupted)
        assert airshed("demo", "--home", tmp_path / "demo").code == 130
    assert airshed("demo", "--home", tmp_path / "demo").code == 0
    assert _state(tmp_path / "demo") == uninterrupted
    assert "\nclock_offset_s = -" in (tmp_path / "demo" / "settings.toml").read_text(encoding="utf-8")


def test_a_home_of_real_data_is_left_alone(airshed: Airshed, tmp_path: Path) -> None:
    home = make_home(tmp_path / "city")
    answer = airshed("demo", "--home", home, "--json")
    assert answer.code == 2
    assert answer.json["errors"][0]["code"] == "cli.not_demo"
    assert not (home / "files" / "synthetic").exists()


def test_a_demo_of_other_data_is_left_alone(airshed: Airshed, tmp_path: Path) -> None:
    folder = tmp_path / "demo" / "files" / "synthetic"
    folder.mkdir(parents=True)
    (folder / "stations.csv").write_text("station,name\n1A,x\n", encoding="utf-8")
    answer = airshed("demo", "--home", tmp_path / "demo", "--json")
    assert (answer.code, answer.json["errors"][0]["code"]) == (2, "cli.not_demo")
    assert answer.json["errors"][0]["where"] == str(folder / "stations.csv")

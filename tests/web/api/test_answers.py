"""Answers: those of the command line, page by page, with a tag; all that is wrong at once, in one shape."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.web.conftest import Site

from airshed.lake.engines import scan
from airshed.web.api import days, figures, hours, plans, stations
from airshed.web.api.door.parameters import Errors

Ask = Callable[..., Any]
MARCH = {"from": "2019-03-01", "to": "2019-03-10"}


def _faults(answer: Any, status: int = 422) -> dict[str, tuple[str, str]]:
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"].startswith("application/json")
    Errors.model_validate(answer.json())
    return {fault["where"]: (fault["code"], fault["expected"]) for fault in answer.json()["errors"]}


def _pages(ask: Ask, address: str, **given: Any) -> list[Any]:
    rows: list[Any] = []
    while True:
        page = ask(address, **given).json()
        rows += page["items"]
        if page["next"] is None:
            return rows
        given["after"] = page["next"]


# --- the same as the command line ---


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"as_of": "2019-10-31"}, ()),
        ({"as_of": "2019-10-31", "department": "environment"}, ("--department", "environment")),
        ({"as_of": "2019-10-31", "status": "no_data", "section": "2"}, ("--status", "no_data", "--section", "2")),
    ],
)
def test_a_plan_stands_where_the_command_line_says(
    site: Site, ask: Ask, airshed: Ask, given: dict[str, str], words: tuple[str, ...]
) -> None:
    told = airshed("plan", "status", "example/2019", "--as-of", "2019-10-31", *words, "--home", site.home, "--json")
    answer = ask("plans/example/2019", **given)
    assert answer.json() == told.json
    assert answer.json()["clauses"]
    plans.PlanState.model_validate(answer.json())


def test_without_a_day_a_plan_stands_today(site: Site, ask: Ask, airshed: Ask) -> None:
    told = airshed("plan", "status", "example/2019", "--home", site.home, "--json").json
    assert ask("plans/example/2019").json() == told


def test_plans_are_those_of_the_command_line_without_paths(site: Site, ask: Ask, airshed: Ask) -> None:
    told = airshed("plan", "list", "--home", site.home, "--json").json["plans"]
    answer = ask("plans").json()
    assert answer["items"] == [{k: v for k, v in plan.items() if k != "path"} for plan in told]
    plans.PlanPage.model_validate(answer)
    assert str(site.home) not in str(answer)


def test_stations_are_those_of_the_command_line(site: Site, ask: Ask, airshed: Ask) -> None:
    told = airshed("air", "stations", "list", "--home", site.home, "--json").json
    answer = ask("stations").json()
    assert answer == {"items": told, "next": None}
    stations.StationPage.model_validate(answer)
    assert [s["station"] for s in ask("stations", city="Testing").json()["items"]] == ["X1", "X2"]
    assert [s["station"] for s in ask("stations", place="example").json()["items"]] == ["X1"]
    assert [s["station"] for s in ask("stations", id="1").json()["items"]] == ["X1", "Y1"]
    assert ask("stations", city="nowhere").json() == {"items": [], "next": None}


def test_hours_are_those_of_the_lake(site: Site, ask: Ask) -> None:
    rows = scan(site.home, "ambient_hours").collect().sort("hour_end").to_dicts()
    stored = [row for row in rows if row["station"] == "X1"]
    answer = _pages(ask, "hours", station="X1", limit=7, **MARCH)
    assert len(answer) == len(stored) == 240
    for row, shown in zip(stored, answer, strict=True):
        assert shown["hour_end"] == row["hour_end"].isoformat()
        assert shown["pm25"] == (None if row["pm25"] is None else row["pm25"] / 10)
        assert shown["co"] == row["co"] / 1000
    hours.HourPage.model_validate({"items": answer, "next": None})


def test_hours_01_to_24_make_a_day_and_columns_are_chosen(ask: Ask) -> None:
    given = {"station": "X1", "from": "2019-03-02", "to": "2019-03-02", "columns": "o3,pm25"}
    rows = ask("hours", **given).json()["items"]
    assert (rows[0]["hour_end"], rows[-1]["hour_end"]) == ("2019-03-02T01:00:00", "2019-03-03T00:00:00")
    assert len(rows) == 24
    assert list(rows[0]) == ["station", "hour_end", "pm25", "o3"]


@pytest.mark.parametrize("place", ["station:X1", "city:Testing"])
def test_days_are_those_of_the_command_line(site: Site, ask: Ask, airshed: Ask, place: str) -> None:
    words = ("--place", place, "--from", MARCH["from"], "--to", MARCH["to"], "--home", site.home, "--json")
    told = airshed("air", "evaluate", "--daily", *words).json
    answer = ask("days", place=place, **MARCH).json()
    assert answer == told
    assert answer["days"][1]["aqi"]
    days.Days.model_validate(answer)
    assert len(ask("days", place=place, year=2019).json()["days"]) == 365


def test_figures_are_those_that_were_frozen(site: Site, ask: Ask, airshed: Ask) -> None:
    stored = scan(site.home, "figures").collect().sort("figure").to_dicts()
    rows = _pages(ask, "figures", limit=2)
    assert [row["id"] for row in rows] == [row["figure"] for row in stored]
    figures.FigurePage.model_validate({"items": rows, "next": None})
    one = ask(f"figures/{rows[0]['id']}").json()
    figures.FigureWhole.model_validate(one)
    told = airshed("plan", "rebuild", rows[0]["id"], "--home", site.home, "--json").json["figure"]
    assert {name: one[name] for name in told} == told
    assert one["intact"] is True
    assert one["content"]["indicator"] == rows[0]["indicator"]
    assert ask("figures", as_of="2019-10-30").json()["items"] == []
    assert [f["indicator"] for f in ask("figures", indicator=one["indicator"]).json()["items"]] == [one["indicator"]]


# --- pages, tags, heads ---


def test_an_answer_that_has_not_changed_is_not_sent_again(site: Site, ask: Ask) -> None:
    first = ask("plans/example/2019", as_of="2019-10-31")
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in first.headers["Vary"]
    again = ask("plans/example/2019", as_of="2019-10-31", headers={"if-none-match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    (site.home / "places.yaml").write_text("", encoding="utf-8")
    changed = ask("plans/example/2019", as_of="2019-10-31", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_the_head_of_an_answer_is_that_of_the_answer(ask: Ask, token_of: Callable[..., str]) -> None:
    from django.test import Client  # noqa: PLC0415 - beside its use

    sent = {"authorization": f"bearer {token_of('leader')}", "host": "localhost"}
    head = Client().head("/api/v1/stations", headers=sent)
    whole = ask("stations")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(whole.content))


# --- what is wrong ---


def test_all_that_is_wrong_is_told_at_once(ask: Ask) -> None:
    faults = _faults(ask("hours", limit="-1", after="1e999", columns="pm25,gold", place="x", **{"from": "2019-02-30"}))
    assert faults == {
        "place": ("api.unknown", "station, from, to, columns, limit, after"),
        "station": ("api.missing", "1001A"),
        "from": ("api.parameter", "2019-03-16"),
        "to": ("api.missing", "2019-03-31"),
        "columns": ("api.parameter", "pm25, pm10, so2, no2, co, o3"),
        "limit": ("api.parameter", "1 … 1000"),
        "after": ("api.parameter", "2019-03-16T13:00:00"),
    }


@pytest.mark.parametrize(
    ("address", "given", "where"),
    [
        ("plans", {"limit": "1001"}, "limit"),
        ("plans", {"limit": "0"}, "limit"),
        ("plans", {"limit": "١"}, "limit"),
        ("plans", {"limit": "1_0"}, "limit"),
        ("plans", {"limit": "9" * 150}, "limit"),
        ("plans", {"limit": "1e999"}, "limit"),
        ("plans", {"after": "a\x00b"}, "after"),
        ("plans", {"after": "a" * 7000}, "after"),
        ("plans", {"after": ["a", "b"]}, "after"),
        ("plans/example/2019", {"as_of": "1899-12-31"}, "as_of"),
        ("plans/example/2019", {"as_of": "2201-01-01"}, "as_of"),
        ("plans/example/2019", {"as_of": "1574208000"}, "as_of"),
        ("plans/example/2019", {"as_of": ""}, "as_of"),
        ("plans/example/2019", {"status": "great"}, "status"),
        ("plans/example/2019", {"department": "nobody"}, "department"),
        ("plans/example/2019", {"section": "9"}, "section"),
        ("stations", {"place": "nowhere"}, "place"),
        ("stations", {"bogus": "1"}, "bogus"),
        ("hours", {"station": "Z9", "from": "2019-03-01", "to": "2019-03-02"}, "station"),
        ("hours", {"station": "X1", "from": "2019-03-02", "to": "2019-03-01"}, "to"),
        ("days", {"place": "city:nowhere", "year": "2019"}, "place"),
        ("days", {"place": "nonsense", "year": "2019"}, "place"),
        ("days", {"place": "station:X1"}, "year, from + to"),
        ("days", {"place": "station:X1", "year": "2019", "from": "2019-01-01", "to": "2019-01-02"}, "year, from + to"),
        ("days", {"place": "station:X1", "from": "2019-01-01"}, "year, from + to"),
        ("days", {"place": "station:X1", "from": "2010-01-01", "to": "2019-01-01"}, "to"),
        ("days", {"place": "station:X1", "year": "2019", "dust": "eat"}, "dust"),
    ],
)
def test_a_wrong_parameter_is_named(ask: Ask, address: str, given: dict[str, Any], where: str) -> None:
    assert list(_faults(ask(address, **given))) == [where]


@pytest.mark.parametrize("year", ["1900", "2012", "2200"])
def test_a_year_without_rules_or_values_crashes_nothing(ask: Ask, year: str) -> None:
    assert ask("days", place="station:X1", year=year).status_code in {200, 422}
    assert ask("hours", station="X1", **{"from": f"{year}-01-01", "to": f"{year}-12-31"}).json()["items"] == []


@pytest.mark.parametrize(
    "address",
    ["nothing", "", "plans/example/1900", "plans/../2019", "figures/F-0000000000000000", "figures/%00", "plans/a/b/c"],
)
def test_what_is_not_there_is_not_found(ask: Ask, address: str) -> None:
    assert [code for code, _ in _faults(ask(address), 404).values()] == ["api.not_there"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_written(ask: Ask, site: Site, method: str) -> None:
    from django.test import Client  # noqa: PLC0415 - beside its use

    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    for address in ("/api/v1/plans", "/api/v1/openapi.json"):
        answer = getattr(client, method)(address, data="{", content_type="application/json")
        assert [code for code, _ in _faults(answer, 405).values()] == ["api.method"]
        assert answer.headers["Allow"] == "GET, HEAD"


def test_an_address_that_is_too_long_and_a_foreign_host_are_told_in_the_same_shape(site: Site) -> None:
    from django.test import Client  # noqa: PLC0415 - beside its use

    client = Client(headers={"host": "localhost"})
    assert _faults(client.get("/api/v1/plans?after=" + "a" * 1_000_000), 414)
    assert _faults(client.get("/api/v1/plans", headers={"host": "evil.example"}), 400)
    assert _faults(client.post("/api/v1/plans", CONTENT_LENGTH=str(10**12)), 413)


def test_a_home_that_cannot_be_read_is_told_without_its_paths(site: Site, ask: Ask) -> None:
    (site.home / "places.yaml").write_text("example: 7\n", encoding="utf-8")
    answer = ask("plans/example/2019")
    assert _faults(answer, 503) == {"/api/v1/plans/example/2019": ("api.unusable", "airshed doctor")}
    assert int(answer.headers["Retry-After"]) > 0
    assert str(site.home) not in answer.content.decode()


def test_a_defect_is_told_in_the_same_shape(site: Site, token_of: Callable[..., str]) -> None:
    from django.test import Client  # noqa: PLC0415 - beside its use

    sent = {"authorization": f"Bearer {token_of('leader')}", "host": "localhost"}
    for file in (site.home / "lake" / "stations").glob("*.parquet"):
        size = file.stat().st_size
        file.write_bytes(b"\x00" * size)
    answer = Client(raise_request_exception=False).get("/api/v1/stations", headers=sent)
    assert [fault["code"] for fault in answer.json()["errors"]] == ["api.unusable"]
    site.home.joinpath("settings.toml").write_text("[", encoding="utf-8")
    answer = Client(raise_request_exception=False).get("/api/v1/stations", headers=sent)
    assert answer.status_code in {500, 503}
    assert Errors.model_validate(answer.json())

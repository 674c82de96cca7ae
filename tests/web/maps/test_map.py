"""The map of the staff: each of the cast finds the points of their list, filters reach it, nothing personal leaves."""

import gzip
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import CAST, STRANGER, Site
from tests.web.kit.conftest import ACT, address
from tests.web.kit.rows import fill, in_order, values_for
from tests.web.kit.test_pages import listed
from tests.web.test_shell import _english, _seen

from airshed.web.kit.operations import end_row, enter_row
from airshed.web.kit.register import Register, registers
from airshed.web.maps import asking, queries

Clients = Callable[..., Client]
PLACED = sorted(name for name, register in registers().items() if register.placed)
MOST_QUERIES = 30
KEYS = {"rows", "pk", "lon", "lat", "name", "cut"}


@pytest.fixture(params=PLACED)
def placed(request: pytest.FixtureRequest) -> Register:
    """Return each register with points in turn."""
    return registers()[request.param]


@pytest.fixture
def spread(site: Site, placed: Register) -> Register:
    """Return each register with points in turn, with rows in two areas, of two departments, and one without a place."""
    return _spread(placed)


@pytest.fixture
def plants(site: Site) -> Register:
    """Return one such register."""
    return _spread(registers()["enterprises"])


def _spread(register: Register) -> Register:
    fill(register, ACT, count=3)
    _entered(register, 4, area="A2", grid="G2", lon=Decimal("104.6123456"))
    _entered(register, 5, lon=None, lat=None)
    _entered(register, 6, department="housing", area="A2", grid="G2")
    return register


def _entered(register: Register, number: int, **given: Any) -> Any:
    return enter_row(register, in_order(register, {**values_for(register, number), **given}), act=ACT)


def points(client: Client, register: Register, **asked: str) -> dict[str, Any]:
    """Return the points a map is given."""
    answer = client.get("/map/points.json", {"register": register.name, **asked})
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.content)
    assert found.keys() == KEYS
    assert len({len(found[name]) for name in KEYS - {"rows", "cut"}}) == 1
    return found


def config(client: Client, **asked: Any) -> dict[str, Any]:
    """Return what the page tells its script."""
    text = client.get("/map/", asked).content.decode()
    found: dict[str, Any] = json.loads(re.findall(r'<script id="map-config"[^>]*>(.*?)</script>', text, re.DOTALL)[0])
    return found


# --- rights ---


def test_each_of_the_cast_sees_the_points_of_the_list(client_of: Clients, spread: Register) -> None:
    with_place = set(spread.model.objects.exclude(lon=None).values_list("pk", flat=True))
    found = {}
    for name in CAST:
        client = client_of(name)
        if client.get(address(spread)).status_code == 404:
            assert client.get("/map/points.json", {"register": spread.name}).status_code == 404
            continue
        rows, told = listed(client, spread), points(client, spread)
        found[name] = {*told["pk"]}
        assert found[name] == with_place & {*rows}
        assert told["rows"] == len(rows)
    assert found["leader"] == with_place
    assert found["inspector"] == set(
        spread.model.objects.filter(area="A1").exclude(lon=None).values_list("pk", flat=True)
    )
    assert len(found["leader"]) > len(found["inspector"]) > 0


@pytest.mark.parametrize("path", ["/map/", "/map/points.json?register=boilers", "/map/areas.json"])
def test_who_is_not_signed_in_is_asked_to_and_who_sees_no_rows_sees_no_map(
    client_of: Clients, site: Site, path: str
) -> None:
    assert client_of(STRANGER).get(path).status_code == 302
    for name in ("administrator", "auditor"):
        assert client_of(name).get(path).status_code == 404
        assert 'href="/map/"' not in client_of(name).get("/", follow=True).content.decode()
    assert client_of("leader").get(path).status_code == 200
    assert 'href="/map/"' in client_of("leader").get("/", follow=True).content.decode()


@pytest.mark.parametrize("name", ["nonsense", "", "returns", "../boilers"])
def test_what_has_no_points_is_not_found(client_of: Clients, site: Site, name: str) -> None:
    assert client_of("leader").get("/map/points.json", {"register": name}).status_code == 404
    page = client_of("leader").get("/map/", {"register": name})
    assert page.status_code == 200
    assert "没有画出" in page.content.decode()


def test_personal_columns_do_not_leave_whoever_asks(client_of: Clients, spread: Register) -> None:
    personal = [column.name for column in spread.columns if column.personal]
    kept = [str(row[name]) for row in spread.model.objects.values(*personal) for name in personal if row[name]]
    for name in ("leader", "officer", "inspector", "grid_lead"):
        text = json.dumps(points(client_of(name), spread), ensure_ascii=False)
        assert not [value for value in kept if value in text]


def test_a_place_that_is_personal_is_masked_or_noted(
    client_of: Clients, plants: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A register whose points are those of people is on no map of those who may not read them, and noted for others."""
    from airshed.web.audit.models import Entry  # noqa: PLC0415 - needs settings

    lon = replace(plants.column["lon"], personal=True)
    monkeypatch.setitem(plants.__dict__, "columns", tuple(lon if c.name == "lon" else c for c in plants.columns))
    monkeypatch.setitem(plants.__dict__, "column", {**plants.column, "lon": lon})
    client = client_of("leader")
    assert points(client, plants)["pk"]
    noted = Entry.objects.filter(action="personal.read", object=plants.name).last()
    assert noted is not None
    assert "lon" in str(noted.detail)
    monkeypatch.setattr(queries, "hidden", lambda _register, _user: frozenset({"lon"}))
    monkeypatch.setattr(asking, "hidden", lambda _register, _user: frozenset({"lon"}))
    assert points(client, plants)["pk"] == []
    assert client.get("/map/").status_code == 404


# --- points ---


def test_a_point_has_five_decimals_and_the_name_of_its_row(client_of: Clients, plants: Register) -> None:
    found = points(client_of("leader"), plants)
    assert 104.61235 in found["lon"]
    assert all(found["name"])
    ended = plants.model.objects.exclude(lon=None).first()
    page = client_of("leader").get(address(plants, found["pk"][0])).content.decode()
    assert found["name"][0].split()[0] in page
    end_row(plants, ended, on=date(2018, 4, 1), act=ACT)
    assert ended.pk not in points(client_of("leader"), plants)["pk"]
    assert ended.pk in points(client_of("leader"), plants, on="2018-03-31")["pk"]


def test_many_points_are_cut_and_counted(client_of: Clients, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    register = registers()["enterprises"]
    fill(register, ACT, count=5)
    monkeypatch.setattr(queries, "MOST_POINTS", 3)
    found = points(client_of("leader"), register)
    assert (found["rows"], len(found["pk"]), found["cut"]) == (5, 3, 2)


def test_points_are_compressed_for_who_takes_that(client_of: Clients, site: Site) -> None:
    register = registers()["enterprises"]
    fill(register, ACT, count=20)
    answer = client_of("leader").get("/map/points.json?register=enterprises", headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.content))["rows"] == 20


# --- filters ---


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 5),
        ({"area": "A2"}, 2),
        ({"q": "code-1"}, 1),
        ({"enterprises.area": "A1"}, 3),
        ({"boilers.area": "A9"}, 5),
        ({"area": "A2", "department": "housing"}, 1),
        ({"area": "A2", "enterprises.area": "A1"}, 3),
    ],
)
def test_filters_of_the_register_hold_on_the_map(
    client_of: Clients, site: Site, asked: Mapping[str, str], found: int
) -> None:
    register = registers()["enterprises"]
    fill(register, ACT, count=3)
    _entered(register, 4, area="A2", grid="G2")
    _entered(register, 6, department="housing", area="A2", grid="G2")
    client = client_of("leader")
    assert points(client, register, **asked)["rows"] == found
    told = config(client, register="enterprises", **asked)
    assert [layer["name"] for layer in told["layers"]] == ["enterprises"]
    assert json.loads(client.get(told["layers"][0]["points"]).content)["rows"] == found
    assert len(listed(client, register, **dict(re.findall(r"(\w+)=([^&]+)", told["layers"][0]["list"])))) == found


def test_the_list_leads_to_the_map_with_its_filters(client_of: Clients, plants: Register) -> None:
    text = client_of("leader").get(address(plants), {"area": "A2", "q": "4"}).content.decode()
    assert f"/map/?register={plants.name}&amp;area=A2&amp;q=4" in text or "area=A2" not in text


def test_several_registers_are_layers_with_signs_of_their_own(client_of: Clients, site: Site) -> None:
    client = client_of("leader")
    text = client.get("/map/", {"register": ["boilers", "enterprises", "boilers"]}).content.decode()
    assert [layer["name"] for layer in config(client, register=["boilers", "enterprises"])["layers"]] == [
        "boilers",
        "enterprises",
    ]
    assert {"map-sign-0", "map-sign-1"} <= {*re.findall(r"map-sign-\d", text)}
    assert 'name="boilers.fuel"' in text


def test_a_filter_that_is_not_understood_is_told(client_of: Clients, site: Site) -> None:
    assert "没有用上" in client_of("leader").get("/map/?register=boilers&on=someday").content.decode()


# --- the page ---


@pytest.mark.parametrize("path", ["/map/", "/map/?" + "&".join(f"register={name}" for name in PLACED)])
def test_the_page_asks_sql_seldom(client_of: Clients, site: Site, path: str) -> None:
    client = client_of("officer")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    assert len(asked) <= MOST_QUERIES
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/map/points.json?register={PLACED[0]}")
    assert len(asked) <= MOST_QUERIES


def test_the_ground_is_the_plans_areas_of_the_day(client_of: Clients, site: Site) -> None:
    client = client_of("leader")
    features = json.loads(client.get("/map/areas.json?on=2019-06-01").content)["features"]
    kinds = {feature["properties"]["kind"] for feature in features}
    assert {"outline", "built_up"} <= kinds
    assert all(feature["geometry"]["type"] in {"Polygon", "MultiPolygon"} for feature in features)
    assert json.loads(client.get("/map/areas.json?on=1999-06-01").content)["features"] == []
    assert json.loads(client.get("/map/areas.json?on=nonsense").content)["features"]


def test_the_page_speaks_the_language_of_the_reader(client_of: Clients, site: Site) -> None:
    seen = _seen(client_of("leader").get("/map/?register=enterprises"))
    assert [word for word in _english(seen) if word not in {"WGS", "Tab", "VOCs"}] == []
    assert "Layers and filters" in _seen(client_of("leader", language="en").get("/map/"))


def test_nothing_of_the_page_comes_from_elsewhere(client_of: Clients, site: Site) -> None:
    answer = client_of("leader").get("/map/")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.content.decode())
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_column_is_never_called_like_a_parameter_of_the_map() -> None:
    assert not [name for name, register in registers().items() if asking.REGISTER in register.column]

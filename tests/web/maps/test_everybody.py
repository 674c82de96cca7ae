"""The map of everybody: boundaries with an approval number, once something was released, and nothing else."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import STRANGER, Site
from tests.web.test_shell import _english, _seen

from airshed.web import middleware
from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.register import registers
from airshed.web.maps import everybody
from airshed.web.public import queries

Clients = Callable[..., Client]
ACT = Act("officer", datetime(2019, 5, 6, 9, 0), "drawn")
NUMBER = "蒙S（2019）012号"
NAMES = {"Airshed", "WGS", "km", "S"}


def entered(code: str = "JCQ-1", *, kind: str = "built_up", state: str = "confirmed", **given: Any) -> Any:
    """Enter an area of the ecology bureau; return its row."""
    ring = [[104.46, 41.03], [104.55, 41.03], [104.5, 41.08], [104.46, 41.03]]
    values = {
        "code": code,
        "name": "示例建成区",
        "kind": kind,
        "geometry": json.dumps({"type": "Polygon", "coordinates": [ring]}),
        "crs": "wgs84",
        "approval_number": NUMBER,
        "department": "ecology",
        **given,
    }
    register = registers()["areas"]
    blank = {column.name: None for column in register.columns}
    row = enter_row(register, {**blank, **values}, act=ACT)
    register.model.objects.filter(pk=row.pk).update(state=state)
    return row


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take it that something was released."""
    monkeypatch.setattr(everybody, "anything_released", lambda: True)


def page(clients: Clients, **more: Any) -> Any:
    """Return what anybody gets."""
    answer = clients(STRANGER, **more).get("/public/map/")
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == middleware.STRICT_POLICY
    assert "Set-Cookie" not in answer.headers
    assert "<script" not in answer.content.decode()
    return answer


def test_nothing_is_drawn_while_nothing_may_be_and_the_page_says_what_is_missing(
    client_of: Clients, site: Site
) -> None:
    seen = _seen(page(client_of))
    assert "还没有公布任何内容" in seen
    assert "没有带审图号的边界" in seen
    assert "<path" not in page(client_of).content.decode()
    entered()
    assert "没有带审图号的边界" not in _seen(page(client_of))
    assert "<path" not in page(client_of).content.decode()


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    "given",
    [
        {"approval_number": ""},
        {"state": "draft"},
        {"from_date": date(2999, 1, 1)},
        {"from_date": date(1999, 1, 1), "to_date": date(2001, 1, 1)},
    ],
)
def test_without_a_number_or_unconfirmed_or_not_of_the_day_no_boundary_is_drawn(
    client_of: Clients, site: Site, given: dict[str, Any]
) -> None:
    entered(**given)
    answer = page(client_of)
    assert "<path" not in answer.content.decode()
    assert "没有带审图号的边界" in _seen(answer)
    assert "/public/map/" not in client_of(STRANGER).get("/public/").content.decode()


@pytest.mark.usefixtures("released")
def test_an_approved_boundary_is_drawn_with_its_number_beside_it(client_of: Clients, site: Site) -> None:
    entered()
    entered("WG-1", kind="grid", name="网格一", approval_number="")
    answer = page(client_of)
    assert answer.content.decode().count('class="public-area ') == 1
    assert NUMBER in _seen(answer)
    assert "网格一" not in _seen(answer)
    assert [word for word in _english(_seen(answer)) if word not in NAMES] == []
    english = _seen(page(client_of, language="en"))
    assert "Approval numbers" in english


@pytest.mark.usefixtures("released")
def test_the_page_of_everybody_leads_there_once_there_is_something(
    client_of: Clients, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered()
    queries._page.cache_clear()  # noqa: SLF001 - the page of this minute was made before
    assert 'href="/public/map/"' in client_of(STRANGER).get("/public/").content.decode()


@pytest.mark.usefixtures("released")
def test_the_drawing_is_as_wide_as_it_should_be(site: Site) -> None:
    entered()
    found = everybody.map_on(date(2019, 6, 1))
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", found["drawn"][0]["path"])]
    xs, ys = numbers[::2], numbers[1::2]
    assert (min(xs), max(xs)) == (16, 624)
    assert min(ys) == 16
    assert max(ys) == pytest.approx(found["height"] - 16, abs=0.5)
    # 0.09 degrees of longitude at 41.055 N are 7.55 km: 5 km would be 403 long, 2 km are 161
    assert found["bar"]["words"] == "2 千米"
    assert found["bar"]["length"] == pytest.approx(161.2, abs=0.3)


def test_the_staff_sees_areas_of_the_register_instead_of_the_sketch(client_of: Clients, site: Site) -> None:
    entered(approval_number="", from_date=date(2019, 3, 1))
    client = client_of("leader")

    def told(on: str) -> dict[str, str]:
        found = json.loads(client.get(f"/map/areas.json?on={on}").content)["features"]
        return {one["properties"]["kind"]: one["properties"]["title"] for one in found}

    assert told("2019-06-01")["built_up"] == "示例建成区"
    assert told("2019-02-01")["built_up"] == "城市建成区(示意)"
    assert "outline" in told("2019-06-01")

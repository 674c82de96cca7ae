"""What devices may send that no page expects: odd numbers, values that are none, a state told by somebody else."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from math import inf, nan

import polars as pl
import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Site
from tests.web.monitoring import sending
from tests.web.monitoring.town import GOOD, NOW
from tests.web.test_shell import _seen

from airshed.ingest.showing import frames_of
from airshed.telemetry.protocols.hj212.crc import crc
from airshed.web.devices.reaching import device_of
from airshed.web.devices.words import above
from airshed.web.monitoring import curves
from airshed.web.monitoring.numbers import PLAIN, Number

Clients = Callable[..., Client]


def _raw(segment: str) -> bytes:
    sent = segment.encode()
    return b"##%04d%s%04X" % (len(sent), sent, crc(sent))


def _hour(mn: str) -> bytes:
    head = f"QN=20190311080000000;ST=31;CN=2061;PW=secret;MN={mn};Flag=5"
    return _raw(f"{head};CP=&&DataTime=20190311070000;a21026-Avg=1,a21026-Flag=N&&")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_each_number_has_an_address_of_one_part_that_leads_back(mn: str) -> None:
    written = Number().to_url(mn)
    assert re.fullmatch(Number.regex, written)
    assert Number().to_python(written) == mn
    assert written == mn if PLAIN.fullmatch(mn) and mn != "unknown" else written.startswith("~")


@pytest.mark.parametrize("mn", ["a/b", "..", "unknown", "a b\n", "x" * 3000, "<img src=x onerror=alert(1)>", "\0"])
def test_each_number_is_told_and_its_pages_are_there(furnished: Site, client_of: Clients, mn: str) -> None:
    sending.brought(furnished.home, [(NOW - timedelta(minutes=1), _hour(mn))])
    client = client_of("administrator")
    answer = client.get("/monitoring/unknown/")
    assert answer.status_code == 200
    assert b"<img src=x" not in answer.content
    number = frames_of(furnished.home, mn=mn, on=NOW.date())["frame"][0]
    links = {unescape(link) for link in re.findall(r'href="(/monitoring/[^"?#]*)"', answer.content.decode())}
    (page,) = (link.removesuffix(f"frames/{number}/") for link in links if link.endswith(f"/frames/{number}/"))
    assert page in links
    for one in ("", "log/?on=2019-03-11", f"frames/{number}/"):
        answer = client.get(f"{page}{one}")
        assert answer.status_code == 200, one
    assert "a21026-Avg=1" in _seen(answer)


@pytest.mark.parametrize("address", ["~zz", "~f", "~ff", "a.b"])
def test_an_address_that_names_no_number_is_no_page(furnished: Site, client_of: Clients, address: str) -> None:
    assert furnished.home.exists()
    assert client_of("leader").get(f"/monitoring/{address}/").status_code == 404


def test_a_value_beyond_all_numbers_is_a_gap_told_in_words(furnished: Site) -> None:
    home, sent = furnished.home, curves.sent_by(furnished.home, GOOD, now=NOW)
    device = device_of(home, furnished.users["leader"], GOOD, on=NOW.date())
    asked = curves.read_asked(QueryDict("factor=a21026"), device, sent, today=NOW.date())
    values = curves.values_of(home, device, asked, sent).with_columns(value=pl.lit(inf), converted=pl.lit(nan))
    (line,) = (
        t for t in json.loads(curves.drawn_of(home, device, asked, values).json())["data"] if t["name"] == "二氧化硫"
    )
    assert {*line["y"]} == {None}
    cells = [cell for row in curves.table_of(device, asked, values)["rows"] for cell in row["cells"]]
    assert {(cell["text"], cell["converted"], cell["over"]) for cell in cells} == {("超出数值范围",) * 2 + (False,)}
    assert (above(inf, 1.0), above(nan, 1.0), above(2.0, 1.0), above(1.0, 1.0)) == (False, False, True, False)


@pytest.mark.parametrize(
    "told", [{}, {"port": 1}, {"port": 1, "frames": 0, "connections": 0, "trouble": "", "devices": []}, {"port": []}]
)
def test_a_state_of_another_shape_is_of_no_gateway(
    furnished: Site, client_of: Clients, told: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airshed.web.env.now", lambda _: NOW)
    state = furnished.home / "journal" / "state.json"
    state.write_text(json.dumps({"at": NOW.isoformat(), **told}), encoding="utf-8")
    answer = client_of("leader").get("/monitoring/")
    assert answer.status_code == 200
    assert "没有运行" in _seen(answer)


def test_the_frame_of_a_device_is_not_among_those_that_name_none(furnished: Site, client_of: Clients) -> None:
    number = frames_of(furnished.home, mn=GOOD, on=NOW.date())["frame"][0]
    assert client_of("leader").get(f"/monitoring/unknown/frames/{number}/").status_code == 404


def test_no_way_of_writing_a_password_shows_it(furnished: Site, client_of: Clients) -> None:
    head, data = "QN=20190311080000000;ST=31", "Flag=5;CP=&&DataTime=20190311070000;a21026-Avg=1"
    segments = (
        f"{head};CN=2061,PW=s3cretpw,MN={GOOD};{data}&&",
        f"{head};CN=2061;PW=ab&s3cretpw;MN={GOOD};{data}&&",
        f"{head};CN=2061;pw=s3cretpw;MN={GOOD};{data}&&",
        f"{head};CN=1072;PW=1;MN={GOOD};Flag=5;CP=&&NewPW=s3cretpw&&",
    )
    sending.brought(furnished.home, [(NOW - timedelta(minutes=1), _raw(segment)) for segment in segments])
    client = client_of("plant")
    log = client.get(f"/monitoring/{GOOD}/log/?on=2019-03-11").content.decode()
    assert "s3cretpw" not in log
    numbers = sorted({int(number) for number in re.findall(r"/frames/(\d+)/", log)})[-len(segments) :]
    for number in numbers:
        answer = client.get(f"/monitoring/{GOOD}/frames/{number}/").content.decode()
        assert "s3cretpw" not in answer, number
        assert f"MN={GOOD}" in answer

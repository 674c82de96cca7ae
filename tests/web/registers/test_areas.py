"""Areas: brought from a file in any system, drawn otherwise from a day on, and held against what rows say."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import numpy as np
import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.kit.rows import fill, values_for

from airshed.geodesy import Crs, from_wgs84
from airshed.web.areas import list_areas
from airshed.web.kit.bringing import imports
from airshed.web.kit.bringing.lists import Outcome, Whose
from airshed.web.kit.lying import areas_of
from airshed.web.kit.operations import Act, continue_row, end_row, enter_row
from airshed.web.kit.register import registers
from airshed.web.kit.shapes import outline_in_wgs84
from airshed.web.kit.values import RowFaulty

ACT = Act("officer", datetime(2019, 5, 6, 9, 0))
AT = datetime(2019, 6, 3, 9, 0)
SMALL = [[104.46, 41.03], [104.52, 41.03], [104.52, 41.07], [104.46, 41.07], [104.46, 41.03]]
LARGE = [[104.46, 41.03], [104.56, 41.03], [104.56, 41.07], [104.46, 41.07], [104.46, 41.03]]
INSIDE, BETWEEN, OUTSIDE = (104.512, 41.062), (104.54, 41.05), (104.6, 41.05)
GROWS = date(2019, 7, 1)
DAYS = (date(2019, 6, 30), GROWS, date(2019, 7, 2))
METRES = 111_320


def drawn(points: list[list[float]]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": [points]})


def enter(code: str, points: list[list[float]], **values: object) -> Any:
    whole = values_for(registers()["areas"], 1) | {"code": code, "kind": "built_up", "geometry": drawn(points)}
    return enter_row(registers()["areas"], whole | values, act=ACT)


def grown() -> None:
    before = enter("JCQ-1", SMALL)
    continue_row(registers()["areas"], before, {"geometry": drawn(LARGE)}, on=GROWS, act=ACT)


def feature(code: str, points: list[list[float]], **properties: object) -> dict[str, Any]:
    told = {"code": code, "name": f"区 {code}", "kind": "built_up", **properties}
    return {"type": "Feature", "properties": told, "geometry": {"type": "Polygon", "coordinates": [points]}}


def collection(*features: Any, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", **more, "features": features}, ensure_ascii=False).encode()


def in_gcj02(points: list[list[float]]) -> list[list[float]]:
    lon, lat = from_wgs84(*zip(*points, strict=True), crs=Crs.GCJ02)
    return [[round(x, 6), round(y, 6)] for x, y in zip(lon.tolist(), lat.tolist(), strict=True)]


def bring(site: Site, name: str, content: bytes, *, stored: bool = True) -> Outcome:
    register = registers()[name]
    whose = Whose("ecology", only=True)
    given = {"by": "officer", "department": "ecology", "at": AT, "why": "drawn anew"}
    batch = imports.receive(site.home, register, "list.geojson", [content], **given)  # type: ignore[arg-type]
    outcome = imports.read(site.home, batch, whose=whose)
    if stored:
        imports.agree(batch, by="officer")
        imports.store(site.home, batch, whose=whose, now=AT)
    return outcome


def corners(code: str) -> Any:
    row = registers()["areas"].model.objects.get(code=code)
    return np.asarray(outline_in_wgs84(row.geometry, row.crs).exterior.coords)


# --- files ---


def test_a_file_in_gcj02_is_within_a_metre_of_the_same_in_wgs84(site: Site) -> None:
    rows = [feature("W", LARGE, crs="wgs84"), feature("G", in_gcj02(LARGE), crs="gcj02")]
    outcome = bring(site, "areas", collection(*rows, feature("C", LARGE, crs="CGCS2000（国家2000）")))
    assert (outcome.counts["new"], outcome.notes) == (3, [])
    apart = (corners("W") - corners("G")) * METRES
    assert np.abs(apart).max() < 1
    assert (corners("W") == corners("C")).all()
    raw = json.loads(registers()["areas"].model.objects.get(code="G").geometry)
    assert raw["coordinates"][0] == in_gcj02(LARGE)
    assert np.abs(np.asarray(raw["coordinates"][0]) - corners("W")).max() * METRES > 50


@pytest.mark.parametrize(
    ("crs", "expected"),
    [
        ({}, ("wgs84", ["registers.note_crs"])),
        ({"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}}, ("wgs84", [])),
        ({"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}}, ("cgcs2000", [])),
        ({"crs": {"type": "name", "properties": {"name": "EPSG:4326"}}}, ("wgs84", [])),
    ],
)
def test_the_system_stands_in_the_head_of_a_file_or_is_that_of_the_format(
    site: Site, crs: dict[str, object], expected: tuple[str, list[str]]
) -> None:
    outcome = bring(site, "areas", collection(feature("W", LARGE), **crs))
    row = registers()["areas"].model.objects.get(code="W")
    assert (row.crs, [remark.fault.code for remark in outcome.notes]) == expected


def test_all_faults_of_a_file_are_told_with_feature_and_place_and_nothing_is_stored(site: Site) -> None:
    bow = [[104.4, 41.0], [104.5, 41.1], [104.5, 41.0], [104.4, 41.1], [104.4, 41.0]]
    far = [[116.3, 39.9], [116.4, 39.9], [116.4, 40.0], [116.3, 39.9]]
    rows = [
        feature("A", LARGE),
        feature("B", bow),
        feature("C", LARGE[:-1]),
        feature("D", far),
        feature("E", [[y, x] for x, y in LARGE]),
        {**feature("F", LARGE), "geometry": {"type": "LineString", "coordinates": LARGE}},
        feature("G", LARGE, kind="moon"),
        {**feature("H", LARGE), "geometry": None},
    ]
    outcome = bring(site, "areas", collection(*rows), stored=False)
    told = [(fault.row, fault.fault.code.partition(".")[2]) for fault in outcome.faults]
    assert told == [
        (3, "outline_crosses"),
        (4, "outline_open"),
        (5, "outline_outside"),
        (6, "outline_swapped"),
        (7, "outline_kind"),
        (8, "not_a_choice"),
        (9, "required"),
    ]
    assert "104.45, 41.05" in outcome.faults[0].sentence("zh")
    assert "104.45, 41.05" in outcome.faults[0].sentence("en")
    assert not registers()["areas"].model.objects.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"type":"FeatureCollection","features":[', "file_damaged"),
        (b'{"answer":42}', "other_kind"),
        (b'{"type":"FeatureCollection","features":[{"type":"Point"}]}', "other_kind"),
        (collection(feature("W", LARGE), crs={"properties": {"name": "EPSG:4548"}}), "other_crs"),
        (collection(), "no_heads"),
    ],
)
def test_what_is_no_map_is_refused(site: Site, content: bytes, code: str) -> None:
    outcome = bring(site, "areas", content, stored=False)
    assert [fault.fault.code for fault in outcome.faults] == [f"registers.{code}"]


def test_points_come_in_a_map_file_too_and_what_was_taken_out_changes_nothing(
    site: Site, client_of: Callable[..., Client]
) -> None:
    bring(site, "areas", collection(feature("W", LARGE, crs="cgcs2000"), feature("G", in_gcj02(LARGE), crs="gcj02")))
    for name, changed in (("areas", 1), ("boilers", 0)):
        if name == "boilers":
            fill(registers()[name], ACT, count=3)
        answer = client_of("officer").get(f"/registers/{name}/export/geojson/")
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        counts = bring(site, name, content, stored=False).counts
        # what was in GCJ-02 left in WGS-84, as the format has it, and says so
        assert (counts["new"], counts["changed"], counts["faulty"]) == (0, changed, 0)


# --- days ---


def test_an_outline_holds_until_the_day_before_it_changes(site: Site) -> None:
    grown()
    inside = [[("built_up" in found) for found in areas_of([INSIDE, BETWEEN, OUTSIDE], day)] for day in DAYS]
    assert inside == [[True, False, False], [True, True, False], [True, True, False]]
    for day, east in zip(DAYS, (104.52, 104.56, 104.56), strict=True):
        (found,) = list_areas(day, None, site.users["leader"])
        assert max(x for x, _ in found["geometry"]["coordinates"][0]) == east


def test_the_smallest_code_counts_where_areas_of_a_kind_meet(site: Site) -> None:
    enter("B", LARGE)
    enter("A", [[104.56, 41.03], [104.6, 41.03], [104.6, 41.07], [104.56, 41.03]])
    enter("Z", LARGE, kind="zone")
    assert areas_of([(104.56, 41.03), (104.5, 41.05), (104.7, 41.0)], GROWS) == [
        {"built_up": "A", "zone": "Z"},
        {"built_up": "B", "zone": "Z"},
        {},
    ]


def test_features_are_those_somebody_sees_of_the_kinds_asked_for(site: Site) -> None:
    enter("B", LARGE, approval_number="示S（2019）012号")
    enter("Z", in_gcj02(LARGE), kind="zone", crs="gcj02")
    end_row(registers()["areas"], enter("O", LARGE), on=GROWS, act=ACT)
    leader = site.users["leader"]
    assert [f["properties"]["code"] for f in list_areas(GROWS, None, leader)] == ["B", "Z"]
    (zone,) = list_areas(GROWS, {"zone"}, leader)
    assert np.abs(np.asarray(zone["geometry"]["coordinates"][0]) - np.asarray(LARGE)).max() * METRES < 1
    assert list_areas(GROWS, (), leader) == []
    assert list_areas(GROWS, None, site.users["plant"]) == []


# --- what rows say ---


def boilers(*points: tuple[float, float]) -> bytes:
    lines = [f"GL-{n},甲,燃煤锅炉,{lon},{lat},是" for n, (lon, lat) in enumerate(points)]
    return "\n".join(["编号,名称,设备种类,经度,纬度,在建成区内", *lines]).encode()


def test_a_list_that_says_otherwise_than_the_outlines_is_noted_and_can_be_stored(site: Site) -> None:
    grown()
    outcome = bring(site, "boilers", boilers(INSIDE, BETWEEN, OUTSIDE))
    assert [(note.row, note.fault.code) for note in outcome.notes] == [(4, "rows.note_not_built_up")]
    assert outcome.counts["new"] == 3


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "不在建成区"), ("en", "outside the built-up area")])
def test_the_page_of_a_row_tells_where_it_lies(
    site: Site, client_of: Callable[..., Client], language: str, words: str
) -> None:
    grown()
    register = registers()["boilers"]
    (row,) = fill(register, ACT, count=1)
    page = f"/registers/boilers/{row.pk}/"
    client = client_of("officer", language=language)
    assert "JCQ-1" in client.get(page).content.decode()
    where = {"lon": OUTSIDE[0], "lat": OUTSIDE[1], "in_built_up": True}
    register.model.objects.filter(pk=row.pk).update(**where)
    text = client.get(page).content.decode()
    assert words in text
    assert "JCQ-1" in text


def test_an_outline_that_crosses_itself_is_refused_by_the_form_with_its_place(
    site: Site, client_of: Callable[..., Client]
) -> None:
    bow = [[104.4, 41.0], [104.5, 41.1], [104.5, 41.0], [104.4, 41.1], [104.4, 41.0]]
    values = {"code": "B", "name": "区", "kind": "zone", "crs": "wgs84", "geometry": drawn(bow)}
    answer = client_of("officer", language="en").post("/registers/areas/new/", values)
    assert answer.status_code == 400
    assert "104.45, 41.05" in answer.content.decode()
    fine = client_of("officer").post("/registers/areas/new/", {**values, "geometry": drawn(LARGE)})
    assert fine.status_code == 302
    page = client_of("officer", language="en").get(fine.headers["Location"]).content.decode()
    assert "Polygon, 4 corners" in page


def test_an_outline_outside_the_city_is_refused(site: Site) -> None:
    with pytest.raises(RowFaulty) as refused:
        enter("B", LARGE, geometry=drawn([[y, x] for x, y in LARGE]))
    assert [fault.code for fault in refused.value.faults] == ["registers.outline_swapped"]

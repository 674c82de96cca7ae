"""Outlines: everything that is wrong with one is told at once, with its place; a sound one is kept as it was given."""

import json
from typing import Any

import pytest

from airshed.web.kit.parsing import LONGEST_OUTLINE, Refused
from airshed.web.kit.shapes import (
    area_km2,
    check_outline,
    outline_in_wgs84,
    said_of,
    text_in,
)

SQUARE = [[104.4, 41.0], [104.5, 41.0], [104.5, 41.1], [104.4, 41.1], [104.4, 41.0]]
BOW = [[104.4, 41.0], [104.5, 41.1], [104.5, 41.0], [104.4, 41.1], [104.4, 41.0]]
HOLE = [[104.42, 41.02], [104.44, 41.02], [104.44, 41.04], [104.42, 41.02]]
OUTSIDE = [[104.6, 41.02], [104.64, 41.02], [104.64, 41.04], [104.6, 41.02]]


def polygon(*rings: Any) -> str:
    return json.dumps({"type": "Polygon", "coordinates": rings})


def several(*polygons: Any) -> str:
    return json.dumps({"type": "MultiPolygon", "coordinates": polygons})


def moved(ring: Any, east: float) -> Any:
    return [[round(x + east, 6), y] for x, y in ring]


def told(text: str) -> list[tuple[str, str]]:
    return [(f.code.removeprefix("registers.outline_"), f.value) for f in check_outline(text_in(text), "geometry")]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (polygon(SQUARE), []),
        (polygon(SQUARE, HOLE), []),
        (several([SQUARE, HOLE], [moved(SQUARE, 0.2)]), []),
        (polygon([[*point, 980.5] for point in SQUARE]), []),
        (polygon(BOW), [("crosses", "104.45, 41.05")]),
        (several([SQUARE], [moved(BOW, 0.2)]), [("crosses", "104.65, 41.05")]),
        (several([BOW], [moved(BOW, 0.2)]), [("crosses", "104.45, 41.05"), ("crosses", "104.65, 41.05")]),
        (several([SQUARE], [moved(SQUARE, 0.05)]), [("crosses", "104.45, 41.1")]),
        (polygon(SQUARE, OUTSIDE), [("parts", "104.6, 41.02")]),
        (polygon(SQUARE[:-1]), [("open", "1: 104.4, 41.1")]),
        (polygon(SQUARE[:2]), [("short", "1: 2")]),
        (polygon([SQUARE[0], SQUARE[1], SQUARE[0], SQUARE[0]]), [("no_area", "0")]),
        (polygon(), [("empty", "")]),
        (several(), [("empty", "")]),
        (polygon([*SQUARE[:2], [104.5, "41.1"], *SQUARE[3:]]), [("point", "1: 3: [104.5, '41.1']")]),
        (polygon([*SQUARE[:2], [104.5, True], *SQUARE[3:]]), [("point", "1: 3: [104.5, True]")]),
        (polygon([*SQUARE[:2], [104.5], *SQUARE[3:]]), [("point", "1: 3: [104.5]")]),
        (polygon([*SQUARE[:2], [104.5, 90.5], *SQUARE[3:]]), [("range", "1: 3: 104.5, 90.5")]),
        (polygon([*SQUARE[:2], [104.5, 90], *SQUARE[3:]]), []),
        (
            polygon([*SQUARE[:2], [204.5, 41.1], [104.4, 41.1]], HOLE[:2]),
            [("range", "1: 3: 204.5, 41.1"), ("open", "1: 104.4, 41.1"), ("short", "2: 2")],
        ),
        (polygon([[y, x] for x, y in SQUARE]), [("swapped", "1: 41.0, 104.4")]),
        ('{"type":"Polygon"}', [("empty", "")]),
        ('{"type":"Polygon","coordinates":7}', [("empty", "")]),
        ('{"type":"Polygon","coordinates":[7]}', [("short", "1: 0")]),
    ],
)
def test_all_that_is_wrong_is_told_with_its_place(text: str, faults: list[tuple[str, str]]) -> None:
    assert told(text) == faults


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("somewhere", "outline_json"),
        ('{"type":"Polygon","coordinates":[[[NaN,41]]]}', "outline_json"),
        ("[" * 100_000, "outline_json"),
        ('"Polygon"', "outline_kind"),
        ('{"type":"Point","coordinates":[104.5,41.0]}', "outline_kind"),
        ('{"type":"Feature","geometry":null,"properties":{}}', "outline_kind"),
        ('{"type":"FeatureCollection","features":[]}', "outline_features"),
        ('{"type":"FeatureCollection","features":[1,2]}', "outline_features"),
        (" " * (LONGEST_OUTLINE + 1), "too_long"),
    ],
)
def test_what_is_no_outline_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        text_in(text)
    assert refused.value.fault.code == f"registers.{code}"


def test_an_outline_is_kept_as_it_was_given_also_out_of_a_feature() -> None:
    given = '{ "type": "Polygon", "coordinates": [[[104.40, 41.0], [104.5, 41], [104.5, 41.1], [104.40, 41.0]]] }'
    assert text_in(given) == given
    feature = f'{{"type":"Feature","properties":{{"name":"区"}},"geometry":{given}}}'
    collection = f'{{"type":"FeatureCollection","features":[{feature}]}}'
    for text in (feature, collection):
        assert json.loads(text_in(text)) == json.loads(given)
        assert text_in(text_in(text)) == text_in(text)


def test_its_area_is_that_of_the_ground() -> None:
    # a tenth of a degree at 41.05 N on the sphere: 11.1195 km * 11.1195 km * cos(41.05)
    assert area_km2(outline_in_wgs84(polygon(SQUARE), "")) == pytest.approx(93.25, rel=0.001)
    assert said_of(polygon(SQUARE))[1] == "Polygon, 4 corners, 93.24 km²"
    assert said_of("?!") == ("?!", "?!")


def test_corners_may_have_heights_and_need_not_all_have_one() -> None:
    mixed = [[*corner, 930.5] if place % 2 else [*corner, 1, 2] for place, corner in enumerate(SQUARE)]
    mixed[1], mixed[-1] = SQUARE[1], mixed[0]
    assert told(polygon(mixed)) == []
    assert area_km2(outline_in_wgs84(polygon(mixed), "")) == area_km2(outline_in_wgs84(polygon(SQUARE), ""))


@pytest.mark.parametrize("height", ["high", None, [1], True])
def test_a_height_that_is_no_number_is_told(height: object) -> None:
    ring = [[*SQUARE[0], height], *SQUARE[1:]]
    assert [code for code, _ in told(polygon(ring))] == ["point"]


@pytest.mark.parametrize("text", [several([]), several([SQUARE], []), several(None), several([[]])])
def test_an_empty_part_is_told(text: str) -> None:
    assert "short" in [code for code, _ in told(text)]


@pytest.mark.parametrize("kind", [[], {}, None, 5])
def test_a_kind_that_is_no_word_is_refused(kind: object) -> None:
    with pytest.raises(Refused):
        text_in(json.dumps({"type": kind, "coordinates": [SQUARE]}))

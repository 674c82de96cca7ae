"""Points of registers for a map, through the rights: numbers, places and names of rows, and nothing personal."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst

from airshed.web.accounts.wording import fault_text
from airshed.web.kit.pages.asking import Asked
from airshed.web.kit.pages.queries import list_chips, list_filters, rows_of
from airshed.web.kit.pages.shown import reader_of
from airshed.web.kit.reaching import hidden
from airshed.web.kit.reads import note_reading
from airshed.web.kit.register import GROUPS, POINT, Register
from airshed.web.maps.asking import REGISTER, Layer, Map
from airshed.web.words import say

MOST_POINTS = 60_000
"""Of one register on one map; the rest is counted."""
DECIMALS = 5
"""Of degrees: about a metre."""
SHAPES = (
    "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z",
    "M-5.5,-5.5h11v11h-11z",
    "M0,-7l7,12h-14z",
    "M0,-7.5l7.5,7.5l-7.5,7.5l-7.5,-7.5z",
)
"""Signs of points as paths of SVG around their middle: circle, square, triangle, diamond; colours are of the style."""
NORTHERNMOST = 85.05
"""Where a map in the projection of Mercator ends. [degrees]"""


def get_points(register: Register, user: Any, asked: Asked) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return the rows a user may see, of those that are asked for, as columns: number, longitude, latitude, name.

    Names hold no personal column, whoever asks. Longitude and latitude are degrees of WGS-84.

    Returns:
        `rows` found, `pk`, `lon`, `lat`, `name` of those with a place, and how many were `cut`.
    """
    personal = frozenset(column.name for column in register.columns if column.personal)
    reader = replace(reader_of(register, user), hide=personal)
    rows = rows_of(register, user, asked)
    count = rows.count()
    if hidden(register, user).intersection(POINT):
        return {"rows": count, "pk": [], "lon": [], "lat": [], "name": [], "cut": 0}
    placed = rows.filter(lon__range=(-180, 180), lat__range=(-NORTHERNMOST, NORTHERNMOST))
    columns = {*register.key, "name"} & {*register.column}
    found = list(placed.values("pk", *POINT, *columns)[: MOST_POINTS + 1])
    cut = placed.count() - MOST_POINTS if len(found) > MOST_POINTS else 0
    del found[MOST_POINTS:]
    note_reading(register, user, (register.key_of(row) for row in found), POINT)
    return {
        "rows": count,
        "pk": [row["pk"] for row in found],
        "lon": [round(row["lon"], DECIMALS) for row in found],
        "lat": [round(row["lat"], DECIMALS) for row in found],
        "name": [reader.named(row, row["pk"]) for row in found],
        "cut": cut,
    }


def choices_of(asked: Map) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the registers that can be put on the map by group, and whether each is."""
    chosen = {layer.register.name for layer in asked.layers}
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in asked.offered:
        told = {"name": one.name, "title": one.title, "chosen": one.name in chosen}
        groups.setdefault(say(*GROUPS[one.group]), []).append(told)
    return list(groups.items())


def shown_of(layer: Layer) -> Mapping[str, Any]:
    """Return a layer as a page shows it: its sign and name, its filters and those at work, where its points are."""
    name, query = layer.register.name, layer.query
    return {
        "name": name,
        "title": capfirst(layer.register.title),
        "sign": layer.sign,
        "path": SHAPES[layer.sign % len(SHAPES)],
        "prefix": layer.prefix,
        "filters": list_filters(layer.reader, layer.asked, offer=False),
        "chips": [chip["text"] for chip in list_chips(layer.reader, layer.asked)],
        "faults": [fault_text(fault) for fault in layer.asked.faults],
        "list": reverse("registers:list", args=(name,)) + (f"?{query}" if query else ""),
        "points": reverse("maps:points") + f"?{REGISTER}={name}" + (f"&{query}" if query else ""),
    }


def words_of_script() -> Iterator[tuple[str, str]]:
    """Yield the words that the script of the map says, by name; `{}` stands for what it fills in."""
    yield "zoom_in", say("放大", "Zoom in")
    yield "zoom_out", say("缩小", "Zoom out")
    yield (
        "failed",
        say("读不到这些点，请重新登录或稍后再试。", "The points cannot be read; sign in again, or try later."),
    )
    yield "rows", say("{} 行，其中 {} 行有位置", "{} rows, {} of them with a place")
    yield "cut", say("只画出前 {} 个点，请加筛选", "only the first {} are drawn; filter for fewer")
    yield "in_view", say("视野内 {} 个", "{} in view")
    yield "more", say("还有 {} 个，放大或看列表", "{} more: zoom in, or see the list")
    yield "here", say("这里 {} 个", "{} here")
    yield "nothing", say("视野内没有点。", "No point is in view.")
    yield "none_here", say("图中央附近没有点。", "No point is near the middle of the map.")
    yield "km", say("{} 千米", "{} km")
    yield "m", say("{} 米", "{} m")
    yield "measured", say("{} 个点，全长 {}，最后一段 {}", "{} points, {} in all, the last leg {}")
    yield (
        "measuring",
        say(
            "量距：点击图上各点；键盘移动地图，按回车在十字处取点，退格撤一点，Esc 结束。",
            "Measuring: click on the map; by keyboard move it, Enter takes the cross, Backspace undoes, Esc ends.",
        ),
    )

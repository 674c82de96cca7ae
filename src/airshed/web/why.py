"""Why a number is what it is: what stands behind every figure a page shows, in the language of the reader."""

from collections.abc import Mapping, Sequence
from typing import Any

from airshed.plan.words import KINDS, TABLES, target_words, value_words
from airshed.web.charts.notes import edition_words
from airshed.web.words import say

Lines = tuple[tuple[str, str], ...]
"""What is said, line by line: a name and its text. `airshed/why.html` shows them."""
_FAMILIES = {
    "ambient": ("环境质量标准", "ambient standard"),
    "index": ("AQI 规定", "index rules"),
    "evaluation": ("评价规范", "evaluation rules"),
    "dust": ("沙尘规定", "dust rules"),
}
_DUST = {
    "keep": ("保留沙尘日", "dust days kept"),
    "exclude": ("剔除认定的沙尘", "confirmed dust left out"),
    "exclude-proposed": ("剔除认定和拟议的沙尘", "confirmed and proposed dust left out"),
}


def of_air(
    shape: Mapping[str, Any],
    *,
    place: str,
    period: str,
    coverage: tuple[int, int] | None = None,
    stations: Sequence[str] = (),
) -> Lines:
    """Return what stands behind a number of `air`.

    Args:
        shape: the answer, which echoes editions, dust and options: of days, an evaluation or a report.
        place: name of the place.
        period: day, hour or period, as it is written.
        coverage: valid and expected days or hours, where the number is a statistic.
        stations: whose hours were used.
    """
    lines = [(say("地点", "place"), place), (say("时间", "time"), period)]
    if stations:
        lines.append((say("点位", "stations"), say("、", ", ").join(stations)))
    if coverage is not None:
        lines.append((say("有效/应有", "valid / expected"), f"{coverage[0]} / {coverage[1]}"))
    lines.append((say("沙尘", "dust"), say(*_DUST[shape["dust"]])))
    lines += _editions(shape["editions"])
    if shape.get("own_editions"):
        lines.append((say("自有规则", "own rules"), ", ".join(shape["own_editions"])))
    if shape.get("known_at"):
        lines.append((say("只计此前入库的数据", "only data stored by"), shape["known_at"]))
    return tuple(lines)


def of_indicator(shape: Mapping[str, Any], *, as_of: str) -> Lines:
    """Return what stands behind the figure of an indicator.

    Args:
        shape: the indicator, as `airshed plan status --json` has it or `explain` has it.
        as_of: the day it speaks of, at its end.
    """
    table = shape["table"]
    coverage, evidence = shape["coverage"], shape["evidence"]
    lines = [
        (say("截至", "as of"), as_of),
        (say("数值", "value"), value_words(shape, say=say)),
        (say("目标", "target"), target_words(shape, say=say)),
        (say("算法", "kind"), say(*KINDS[shape["kind"]])),
        (say("依据的表", "evidence"), say(*TABLES.get(table, (table, table))) if table else ""),
        (say("有效/应有", "valid / expected"), f"{coverage['valid']} / {coverage['expected']}"),
        (say("记录/反例", "rows / against"), f"{evidence['rows']} / {evidence['against']}"),
        *_editions(shape.get("editions", {})),
        (say("数值编号", "figure"), shape["figure_id"]),
    ]
    return tuple((name, text) for name, text in lines if text)


def _cited(names: str) -> str:
    cited = names.split(", ")
    return say(
        "、".join(edition_words(name, language="zh") for name in cited),
        ", ".join(edition_words(name, language="en") for name in cited),
    )


def _editions(editions: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(say(*_FAMILIES.get(family, (family, family))), _cited(names)) for family, names in editions.items()]

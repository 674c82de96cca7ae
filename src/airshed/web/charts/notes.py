"""What a reader must know of a chart's numbers, as sentences."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from airshed.web.charts.chart import Language, Words

DUST = {
    "keep": Words("沙尘：全部保留，没有剔除任何小时", "Dust: every hour is kept"),
    "exclude": Words("沙尘：已剔除认定的沙尘时段", "Dust: hours of confirmed events are left out"),
    "exclude-proposed": Words(
        "沙尘：已剔除认定和拟议的沙尘时段", "Dust: hours of confirmed and of proposed events are left out"
    ),
}
SYNTHETIC = Words("数据由程序合成，不是真实观测", "Synthetic data made by a program, not observed")
FAMILIES = {
    "ambient": Words("环境质量标准", "ambient standard"),
    "index": Words("指数规定", "index"),
    "evaluation": Words("评价规范", "evaluation"),
    "dust": Words("沙尘规定", "dust"),
}
LIVE = Words("来源：小时观测，截至现在已入库的数据", "Source: hourly observations stored so far")
NO_DATA = Words("没有数据", "no data")


def edition_words(name: str, *, language: Language) -> str:
    """Return the id of an edition as the standard is cited, such as `GB 3095-2012`; others are as they are."""
    found = re.fullmatch(r"(gb|hj)(\d+)-(\d{4})(?:-amendment-(\d{4})|-(transition|final))?", name)
    if found is None:
        return name
    kind, number, year, amended, phase = found.groups()
    if phase == "transition":
        return f"{kind.upper()} {number}-{year}" + Words("（过渡期限值）", " (transitional limits)").say(language)
    more = Words(f"（含 {amended} 年修改单）", f" as amended in {amended}").say(language) if amended else ""
    return f"{kind.upper()} {number}-{year}{more}"


def coverage(valid: int, expected: int, unit: Words, *, language: Language) -> str:
    """Return how much of what should be there is."""
    missing = expected - valid
    words = Words(
        f"有效 {valid} / 应有 {expected} {unit.zh}，缺 {missing}，缺的不画为零",
        f"Valid: {valid} of {expected} {unit.en}; {missing} missing, never drawn as zero",
    )
    return words.say(language)


DAYS = Words("天", "days")
HOURS = Words("小时", "hours")


def of_basis(
    shapes: Iterable[Mapping[str, Any]], *, synthetic: bool, language: Language, dust: bool = True
) -> tuple[str, ...]:
    """Return dust, editions, moment and source of answers that carry their basis, each said once.

    Args:
        shapes: the answers.
        synthetic: the data were made by a program.
        language: of the sentences.
        dust: say how dust is treated; not where a chart itself compares with and without.
    """
    kept = list(shapes)
    found: list[str] = [SYNTHETIC.say(language)] if synthetic else []
    found += [DUST[shape["dust"]].say(language) for shape in kept if dust]
    editions: dict[str, list[str]] = {}
    for family, names in sorted(pair for shape in kept for pair in shape["editions"].items()):
        editions.setdefault(family, []).extend(names.split(", "))
    if editions:
        comma, semicolon = Words("、", ", ").say(language), Words("；", "; ").say(language)
        listed = semicolon.join(
            f"{FAMILIES[family].say(language) if family in FAMILIES else family} "
            + comma.join(edition_words(name, language=language) for name in dict.fromkeys(names))
            for family, names in editions.items()
        )
        found.append(Words(f"规则：{listed}", f"Rules: {listed}").say(language))
    own = sorted({name for shape in kept for name in shape.get("own_editions", ())})
    if own:
        found.append(
            Words(f"其中本单位自有规则：{'、'.join(own)}", f"Of the home's own: {', '.join(own)}").say(language)
        )
    for moment in sorted({shape.get("known_at") or "" for shape in kept} or {""}):
        at = moment.replace("T", " ")
        words = Words(f"来源：小时观测，{at} 之前入库", f"Source: hours stored by {at}") if at else LIVE
        found.append(words.say(language))
    return tuple(dict.fromkeys(found))


def of_hours(*, synthetic: bool, language: Language) -> tuple[str, ...]:
    """Return the notes of hourly values."""
    return (*((SYNTHETIC.say(language),) if synthetic else ()), LIVE.say(language))

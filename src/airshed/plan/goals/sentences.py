"""What an outlook says: a few sentences in the language of the reader, every number with its unit."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from airshed.plan.words import Say
from airshed.vocab import UNIT_SIGNS

SIGNS: Mapping[str, str] = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "==": "="}
REACHES: Mapping[str, tuple[str, str]] = {
    "met": ("全年已完成", "the year has met it"),
    "missed": ("全年未完成", "the year has missed it"),
    "certain": ("已经一定能完成", "already certain"),
    "safe": ("比有记录以来最差的一天还宽，可以放心", "safe: no day on record was that bad"),
    "open": ("仍有可能", "still open"),
    "out_of_reach": ("已经不可能完成", "already out of reach"),
}
DUST: Mapping[str, tuple[str, str]] = {
    "keep": ("含沙尘", "with dust"),
    "exclude": ("剔除已认定沙尘", "without confirmed dust"),
    "exclude-proposed": ("连拟议沙尘也剔除", "without proposed dust too"),
}
LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "leap_day": ("2月29日", "29 February"),
    "missing_now": ("今年无效", "not valid this year"),
    "missing_base": ("对比年无效", "not valid in the other year"),
    "missing_both": ("两年都无效", "valid in neither year"),
}
NONE = "—"
SHOWN_DAYS = 6


def outlook_lines(shape: Mapping[str, Any], *, say: Say) -> Iterator[str]:
    """Yield the sentences of an outlook."""
    days, unit = shape["days"], shape["unit"]
    yield say(
        f"展望：全年 {days['total']} 天，已过 {days['gone']} 天（有效 {days['valid']} 天），还剩 {days['left']} 天",
        f"outlook: {days['total']} days, {days['gone']} gone ({days['valid']} valid), {days['left']} left",
    )
    value = with_unit(shape["value"], unit, say=say)
    yield say(f"至今 {value}，目标 {_target(shape, say=say)}", f"so far {value}, target {_target(shape, say=say)}")
    if need := allowance_words(shape, say=say):
        yield need + _highest(shape, say=say)
    if shape["chance"]:
        yield from _chance(shape["chance"], unit, say=say)
    yield say("；", "; ").join(_dust(line, unit, say=say) for line in shape["dust"])
    if shape["comparison"]:
        yield from _comparison(shape["comparison"], unit, say=say)


def with_unit(value: str | None, unit: str, *, say: Say) -> str:
    """Return a value with its unit; a share in percent."""
    if value is None:
        return NONE
    if unit == "share":
        return f"{Decimal(value).scaleb(2):f}%"
    return f"{value} {UNIT_SIGNS[unit]}" if unit in UNIT_SIGNS else f"{value} {say('天', 'days')}"


def _target(shape: Mapping[str, Any], *, say: Say) -> str:
    target, unit = shape["target"], shape["unit"]
    if target is None or target["value"] is None:
        return say("未定", "not set")
    number = f"{SIGNS[target['op']]} {with_unit(target['value'], unit, say=say)}"
    if not target["basis"].startswith("base "):
        return number
    year = target["basis"].removeprefix("base ")
    return say(
        f"{number}（{year} 年全年值，有效 {target['valid']} 天）",
        f"{number} (whole year {year}, {target['valid']} days valid)",
    )


def allowance_words(shape: Mapping[str, Any], *, say: Say) -> str:
    """Return what the rest of the year must bring, and how the goal stands; empty where that cannot be said."""
    need, reach = shape["need"], shape["reach"]
    if reach is None:
        return ""
    stands = say(*REACHES[reach])
    if need is None:
        return stands
    left = shape["days"]["left"]
    if "average" not in need:
        return say(
            f"剩余 {left} 天（都有效时）要有 {need['good_days']} 天优良：{stands}",
            f"of the {left} days left, all being valid, {need['good_days']} must be good: {stands}",
        )
    if reach == "out_of_reach":
        return say(
            f"剩余 {left} 天就算全为零也超过目标：{stands}", f"even {left} days of zero would pass the target: {stands}"
        )
    limit = f"{SIGNS[need['op']]} {with_unit(need['average'], shape['unit'], say=say)}"
    return say(
        f"剩余 {left} 天（都有效时）平均要 {limit}：{stands}",
        f"the {left} days left, all being valid, must average {limit}: {stands}",
    )


def _highest(shape: Mapping[str, Any], *, say: Say) -> str:
    """Return the highest day on record, where an average is asked of the rest."""
    highest, need = shape["highest"], shape["need"]
    if highest is None or need is None or "average" not in need or shape["reach"] == "out_of_reach":
        return ""
    worst = with_unit(highest["value"], shape["unit"], say=say)
    return say(
        f"；有记录以来最高的一天 {worst}（{highest['date']}）", f"; highest day on record {worst} ({highest['date']})"
    )


def _chance(chance: Mapping[str, Any], unit: str, *, say: Say) -> Iterator[str]:
    """Yield how often the rest of earlier years would have met the goal, and on what that rests."""
    met, of = chance["met"], chance["of"]
    if not of:
        yield say("往年没有可用的同期数据，说不出把握", "no earlier year has enough data of these days: no odds")
    elif chance["too_few"]:
        yield say(
            f"把往年剩余各天接在今年之后：{of} 年里有 {met} 年完成（年份太少，不能当作概率）",
            f"with the rest of earlier years behind this one: {met} of {of} would meet it (too few for a probability)",
        )
    else:
        share = f"{Decimal(chance['probability']) * 100:.0f}%"
        yield say(
            f"完成的概率 {share}：把往年剩余各天接在今年之后，{of} 年里有 {met} 年完成",
            f"probability {share}: with the rest of earlier years behind this one, {met} of {of} would meet it",
        )
    for row in chance["years"]:
        yield f"  {row['year']}{say('：', ': ')}{_year(row, unit, say=say)}"
    if chance["absent"]:
        years = _listed(map(str, chance["absent"]), say=say)
        yield say(f"  没有数据的年份：{years}", f"  years without data: {years}")


def _year(row: Mapping[str, Any], unit: str, *, say: Say) -> str:
    days = say(f"有效 {row['valid']}/{row['expected']} 天", f"{row['valid']} of {row['expected']} days valid")
    if not row["enough"]:
        return days + say("，太少，不用", ", too few, not used")
    met = say("完成", "met") if row["met"] else say("未完成", "missed")
    return (
        days
        + say("，全年会是 ", ", the year would be ")
        + with_unit(row["value"], unit, say=say)
        + say("，", ", ")
        + met
    )


def _dust(line: Mapping[str, Any], unit: str, *, say: Say) -> str:
    value = with_unit(line["value"], unit, say=say)
    days = say(f"有效 {line['valid']} 天", f"{line['valid']} days valid")
    if line["dust"] != "keep":
        days += say(f"，沙尘 {line['dust_days']} 天", f", {line['dust_days']} dust days")
    return say(f"{DUST[line['dust']][0]} {value}（{days}）", f"{DUST[line['dust']][1]} {value} ({days})")


def _comparison(found: Mapping[str, Any], unit: str, *, say: Say) -> Iterator[str]:
    """Yield the same days of the other year: with everything, and with only what both have alike."""
    span = say(
        f"同期对比 {found['base_from']} 至 {found['base_to']}",
        f"same days {found['base_from']} to {found['base_to']}",
    )
    yield f"{span}{say('：', ': ')}{say('全部', 'all there is')} {_pair(found['plain'], unit, say=say)}"
    if found["fair"] is None:
        yield say(
            "  没有两年都完整在用的点位，无法公平对比", "  no station stands for the place in both: no fair comparison"
        )
    else:
        stations = _listed(found["stations"], say=say)
        yield say(
            f"  可比（点位 {stations}）{_pair(found['fair'], unit, say=say)}",
            f"  like for like (stations {stations}) {_pair(found['fair'], unit, say=say)}",
        )
    for reason, days in found["left_out"].items():
        count = say(f" {len(days)} 天：", f" ({len(days)}): ")
        more = say(" 等", " …") if len(days) > SHOWN_DAYS else ""
        yield f"  {say('不计', 'left out')} {say(*LEFT_OUT[reason])}{count}{_listed(days[:SHOWN_DAYS], say=say)}{more}"
    for station, dates in found["other_stations"].items():
        yield say(f"  不计点位 {station}，在用 {dates}", f"  left out station {station}, in use {dates}")


def _pair(pair: Mapping[str, Any], unit: str, *, say: Say) -> str:
    now, base = with_unit(pair["now"], unit, say=say), with_unit(pair["base"], unit, say=say)
    days = say(
        f"（有效 {pair['valid_now']} 天对 {pair['valid_base']} 天）",
        f" ({pair['valid_now']} and {pair['valid_base']} days valid)",
    )
    return say(f"{now}，对比年 {base}", f"{now}, other year {base}") + _change(pair, unit, say=say) + days


def _change(pair: Mapping[str, Any], unit: str, *, say: Say) -> str:
    """Return the change between two years: of shares in percentage points, of others in percent of the other year."""
    if unit == "share" and pair["change"] is not None:
        points = f"{Decimal(pair['change']) * 100:+.2f}"
        return say(f"，{points} 个百分点", f", {points} percentage points")
    return "" if pair["relative"] is None else say("，", ", ") + f"{Decimal(pair['relative']) * 100:+.1f}%"


def _listed(words: Sequence[str] | Iterator[str], *, say: Say) -> str:
    return say("、", ", ").join(words)

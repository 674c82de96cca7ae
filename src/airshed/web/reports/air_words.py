"""The air of a report in words: fields and rows of the document and of the page."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from airshed.lake.reasons import REASONS
from airshed.plan.words import UNKNOWN
from airshed.vocab import POLLUTANTS
from airshed.web.reports.fields import LISTS
from airshed.web.reports.speaking import SHORT, Speaker, plain, ratio

Content = Mapping[str, Any]
LINE_DAYS = 7
DAY_ITEMS = {
    "pm25": "pm25_24h",
    "pm10": "pm10_24h",
    "so2": "so2_24h",
    "no2": "no2_24h",
    "co": "co_24h",
    "o3": "o3_8h",
}
EDITIONS = {"ambient": ("环境质量标准", "ambient standard"), "index": ("AQI 规定", "index rules")}


def air_words(content: Content, speaker: Speaker) -> dict[str, Any]:
    """Return all that is said of the air."""
    report = content["air"]["report"] or {}
    values = report.get("concentrations", {})
    shown = content["days"] if content["kind"] == "monthly" else content["days"][-LINE_DAYS:]
    return {
        "air_line": _air_line(content, report, speaker),
        "aqi": UNKNOWN if report.get("aqi") is None else str(report["aqi"]),
        "level": speaker.level(report.get("level"), content["to"]),
        "primary": speaker.pollutants(report.get("primary")),
        **{code: speaker.amount(values.get(item), code) for code, item in DAY_ITEMS.items()},
        "missing_line": _missing_line(content, speaker),
        "stations": [_station(row, content["to"], speaker) for row in content["air"]["stations"]],
        "days": [_day(row, speaker) for row in shown],
        "weeks": _weeks(content, speaker),
        "year_line": _period_line(content["year"], content["plan"], speaker),
        "year_rows": _rows(content["year"], speaker),
        "month_line": _period_line(content["month"], "", speaker) if "month" in content else "",
        "month_rows": _rows(content["month"], speaker) if "month" in content else [],
        **_rank(content["rank"], speaker),
        **_dust(content["dust"], speaker),
        **_health(content, speaker),
        "basis_line": _basis(content["year"], speaker),
    }


def _air_line(content: Content, report: Content, speaker: Speaker) -> str:
    day = speaker.day(content["to"])
    if report.get("aqi") is None:
        return speaker.say(f"{day}：无数据，不能计算空气质量指数（AQI）。", f"{day}: no data, there is no AQI.")
    level, aqi = speaker.level(report["level"], content["to"]), report["aqi"]
    primary = speaker.pollutants(report["primary"])
    if not report["primary"]:
        return speaker.say(
            f"{day}，空气质量指数（AQI）{aqi}，{level}，无首要污染物。",
            f"{day}: AQI {aqi}, {level}; no primary pollutant.",
        )
    return speaker.say(
        f"{day}，空气质量指数（AQI）{aqi}，{level}，首要污染物：{primary}。",
        f"{day}: AQI {aqi}, {level}; primary pollutants: {primary}.",
    )


def _missing_line(content: Content, speaker: Speaker) -> str:
    stations = content["air"]["stations"]
    if not stations:
        return speaker.say("当日没有应报点位。", "No station was expected on the day.")
    valid, expected = sum(s["valid"] for s in stations), sum(s["expected"] for s in stations)
    absent = expected - valid
    count = len(stations)
    return speaker.say(
        f"应报点位 {count} 个，六项小时值有效 {valid} 个、应有 {expected} 个"
        + (f"，缺 {absent} 个。" if absent else "，无缺失。"),
        f"{count} stations expected; hourly values of six pollutants: {valid} valid of {expected} expected, "
        f"{absent} missing.",
    )


def _station(row: Content, day: str, speaker: Speaker) -> dict[str, str]:
    return {
        "name": str(row["name"]),
        "code": str(row["station"]),
        "aqi": UNKNOWN if row["aqi"] is None else str(row["aqi"]),
        "level": speaker.level(row["level"], day),
        "primary": speaker.pollutants(row["primary"]),
        "hours": ratio(row),
        "last_hour": speaker.moment(row["last_hour"]),
    }


def _day(row: Content, speaker: Speaker) -> dict[str, str]:
    return {
        "date": row["date"],
        "aqi": UNKNOWN if row["aqi"] is None else str(row["aqi"]),
        "level": speaker.level(row["level"], row["date"]),
        "primary": speaker.pollutants(row["primary"]),
    }


def _weeks(content: Content, speaker: Speaker) -> list[dict[str, str]]:
    """Return the days of a month by weeks: day, AQI and category."""
    if content["kind"] != "monthly":
        return []
    names = list(LISTS["weeks"])
    weeks: dict[date, dict[str, str]] = {}
    for row in content["days"]:
        day = date.fromisoformat(row["date"])
        week = weeks.setdefault(day - timedelta(days=day.weekday()), dict.fromkeys(names, ""))
        told = speaker.level(row["level"], row["date"])
        aqi = "" if row["aqi"] is None else f"{row['aqi']} "
        week[names[day.weekday()]] = f"{speaker.say(f'{day.day}日', str(day.day))} {aqi}{told}"
    return list(weeks.values())


def _period_line(part: Content, plan: str, speaker: Speaker) -> str:
    now, change = part["now"], part["change"]
    span = f"{now['from']} – {now['to']}"
    head = speaker.say(f"今年以来（{span}）" if plan else f"本月（{span}）", span)
    if not now["days_valid"]:
        return speaker.say(f"{head}没有有效天。", f"{head}: no valid day.")
    moved = speaker.moved(change["good_days_ratio_difference"])
    return speaker.say(
        f"{head}优良天数 {now['good_days']} 天，优良天数比例 {speaker.share(now['good_days_ratio'])}"
        f"（有效 {now['days_valid']} 天、应有 {now['days']} 天），{moved}；"
        f"重度及以上污染 {now['heavy_days']} 天，综合指数 {speaker.index(now['composite'])}。",
        f"{head}: {speaker.days(now['good_days'])} good, {speaker.share(now['good_days_ratio'])} of valid days "
        f"({now['days_valid']} valid of {now['days']} expected), {moved}; "
        f"heavy pollution on {speaker.days(now['heavy_days'])}, composite index {speaker.index(now['composite'])}.",
    )


def _rows(part: Content, speaker: Speaker) -> list[dict[str, str]]:
    """Return the rows of a comparison: means, percentiles, good and heavy days, composite index."""
    now, base, change = part["now"], part["base"], part["change"]
    rows = []
    for code in POLLUTANTS:
        mine, theirs = now["pollutants"][code], base["pollutants"][code]
        pairs: list[tuple[str, Any, Any, Any]] = []
        if code not in {"co", "o3"}:
            mean = speaker.say("平均浓度", "mean")
            pairs.append((mean, mine["mean"], theirs["mean"], change["pollutants"][code]["mean"]))
        if mine["percentile"] is not None:
            p, other = mine["percentile"]["p"], (theirs["percentile"] or {}).get("value")
            words = speaker.say(f"第 {p} 百分位数", f"percentile {p}")
            pairs.append((words, mine["percentile"]["value"], other, change["pollutants"][code]["percentile"]))
        for name, value, other, moved in pairs:
            rows.append(
                {
                    "item": f"{SHORT[code]} {name}",
                    "now": speaker.amount(value, code),
                    "base": speaker.amount(other, code),
                    "change": speaker.change(moved),
                    "coverage": ratio(mine["coverage"]),
                    "base_coverage": ratio(theirs["coverage"]),
                }
            )
    return rows + _day_rows(now, base, change, speaker)


def _day_rows(now: Content, base: Content, change: Content, speaker: Speaker) -> list[dict[str, str]]:
    coverage = {
        "coverage": f"{now['days_valid']}/{now['days']}",
        "base_coverage": f"{base['days_valid']}/{base['days']}",
    }
    told = (
        (("综合指数", "composite index"), speaker.index, "composite", speaker.change(change["composite"])),
        (("优良天数", "good days"), speaker.days, "good_days", _more(now, base, "good_days", speaker)),
        (
            ("优良天数比例", "share of good days"),
            speaker.share,
            "good_days_ratio",
            speaker.points(change["good_days_ratio_difference"]),
        ),
        (
            ("重度及以上污染天数", "days of heavy pollution"),
            speaker.days,
            "heavy_days",
            _more(now, base, "heavy_days", speaker),
        ),
    )
    return [
        {
            "item": speaker.say(*words),
            "now": written(now[key]) if now["days_valid"] else UNKNOWN,
            "base": written(base[key]) if base["days_valid"] else UNKNOWN,
            "change": moved,
            **coverage,
        }
        for words, written, key, moved in told
    ]


def _more(now: Content, base: Content, key: str, speaker: Speaker) -> str:
    if not now["days_valid"] or not base["days_valid"]:
        return UNKNOWN
    return speaker.more(now[key] - base[key])


def _rank(part: Content, speaker: Speaker) -> dict[str, Any]:
    if not part["cities"]:
        line = speaker.say(
            "没有指定参加排名的城市。",
            "No cities are named to rank among.",
        )
        return {"rank_line": line, "rank": []}
    own = next(row for row in part["rows"] if row["own"])
    known = sum(row["rank"] is not None for row in part["rows"])
    line = (
        speaker.say("本地今年以来没有综合指数，不能排名。", "There is no composite index of this place yet: no rank.")
        if own["rank"] is None
        else speaker.say(
            f"按今年以来综合指数从低到高，在有数据的 {known} 个城市中列第 {own['rank']} 位。",
            f"By composite index of the year so far, the lowest first, rank {own['rank']} of {known} cities with data.",
        )
    )
    rows = [
        {
            "rank": UNKNOWN if row["rank"] is None else str(row["rank"]),
            "city": speaker.say("本地", "this place") if row["own"] else row["city"],
            "composite": speaker.say("无数据", "no data")
            if row["composite"] is None
            else speaker.index(row["composite"]),
            "good": speaker.share(row["good_days_ratio"]),
            "main": speaker.pollutants(row["main_pollutants"]),
            "coverage": f"{row['days_valid']}/{part['days']}",
        }
        for row in part["rows"]
    ]
    return {"rank_line": line, "rank": rows}


def _dust(events: list[Content], speaker: Speaker) -> dict[str, Any]:
    none = ("没有待认定的沙尘过程。", "No dust event waits for a decision.")
    some = (f"待认定的沙尘过程 {len(events)} 次。", f"Dust events that wait for a decision: {len(events)}.")
    rows = [
        {
            "event": event["event"],
            "hours": f"{speaker.moment(event['from'])} – {speaker.moment(event['to'])}",
            "particles": "PM10, PM2.5" if event["pm25_affected"] else "PM10",
        }
        for event in events
    ]
    return {"dust_line": speaker.say(*(some if events else none)), "dust": rows}


def _health(content: Content, speaker: Speaker) -> dict[str, Any]:
    stations = content["air"]["stations"]
    silent = [row["name"] for row in stations if not row["valid"]]
    refused = sum(row["count"] for row in content["refused"])
    parts = [_missing_line(content, speaker)]
    if silent:
        names = speaker.listed(silent)
        parts.append(speaker.say(f"全天没有数据的点位：{names}。", f"Stations without any data that day: {names}."))
    parts.append(
        speaker.say(f"期间拒收数据 {refused} 格。", f"Cells refused: {refused}.")
        if refused
        else speaker.say("期间没有拒收的数据。", "No cell was refused.")
    )
    reasons = ((row, REASONS.get(row["reason"])) for row in content["refused"])
    rows = [
        {"reason": speaker.say(found.zh, found.en) if found else row["reason"], "count": plain(row["count"])}
        for row, found in reasons
    ]
    return {"health_line": speaker.say("", " ").join(parts), "refused": rows}


def _basis(part: Content, speaker: Speaker) -> str:
    editions = speaker.listed(
        f"{speaker.say(*EDITIONS.get(family, ('评价规范', 'evaluation rules')))} {speaker.cited(names)}"
        for family, names in part["editions"].items()
    )
    kelvin = part["options"].get("reference_kelvin")
    state = speaker.say(f"；两年气体同按 {kelvin} K", f"; gases of both years at {kelvin} K") if kelvin else ""
    return speaker.say(f"依据：{editions}；保留沙尘日{state}。", f"By: {editions}; dust days kept{state}.")

"""How evaluations and days look on a terminal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from airshed.cli.words import say
from airshed.vocab import POLLUTANTS, UNIT_SIGNS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

REASONS: Mapping[str, tuple[str, str]] = {
    "no_days": ("无有效日", "no valid day"),
    "few_days": ("全年有效日不足", "too few valid days"),
    "few_days_in_month": ("某月有效日不足", "a month has too few valid days"),
    "no_limit": ("无对应限值", "no limit for this period"),
}
UNKNOWN = "—"


def show_evaluation(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print an evaluation, its coverage and what it rests on; with a base year, the changes too."""
    changes = shape.get("change", {}).get("pollutants", {})
    base = shape.get("base", {})
    grid = _grid()
    grid.add_column(say("污染物", "pollutant"))
    for title in (say("均值", "mean"), say("百分位数", "percentile"), say("有效/应有天", "days valid")):
        grid.add_column(title, justify="right")
    if changes:
        grid.add_column(say("基期", "base"), justify="right")
        grid.add_column(say("变化", "change"), justify="right")
    grid.add_column(say("达标", "attained"))
    for code, row in shape["pollutants"].items():
        cells = [POLLUTANTS[code].en, _mean(code, row), _percentile(code, row), _coverage(row)]
        if changes:
            both = changes[code]
            cells.append(f"{main_value(base['pollutants'][code])} ({_coverage(base['pollutants'][code])})")
            cells.append(_percent(both["mean"] if both["mean"] is not None else both["percentile"]))
        grid.add_row(*cells, attained(row).partition(" ")[0] if changes else attained(row))
    console.print(f"{shape['place']}  {shape['from']} — {shape['to']}")
    console.print(grid)
    if base:
        console.print(
            say(
                f"基期 {base['from']} — {base['to']}，气体同一参考状态",
                f"base {base['from']} — {base['to']}, same state",
            )
        )
    console.print(good_days(shape))
    console.print(_valid_days(shape))
    composite = UNKNOWN if shape["composite"] is None else f"{shape['composite']:.2f}"
    console.print(say("综合指数", "composite index") + f": {composite}")
    print_basis(console, shape)


def good_days(shape: Mapping[str, Any]) -> str:
    """Return the sentence on good days and their coverage."""
    ratio = UNKNOWN if shape["good_days_ratio"] is None else f"{shape['good_days_ratio']:.1%}"
    return say(
        f"优良天数 {shape['good_days']} / 有效 {shape['days_valid']} / 应有 {shape['days']} 天，比例 {ratio}",
        f"good days {shape['good_days']} of {shape['days_valid']} valid, {shape['days']} in all; ratio {ratio}",
    )


def _valid_days(shape: Mapping[str, Any]) -> str:
    """Return by which rule a day is valid, and which pollutant has the fewest valid days."""
    rule = shape["options"]["valid_day"]
    words = {"all": ("六项齐全", "all six pollutants"), "any": ("任一项有效", "any pollutant")}
    zh, en = (
        words.get(rule, ("按 HJ 633-2026 5.3.1", "HJ 633-2026 5.3.1"))
        if isinstance(rule, str)
        else ("分版本", "by edition")
    )
    fewest = min(shape["pollutants"], key=lambda code: shape["pollutants"][code]["coverage"]["valid"])
    days = shape["pollutants"][fewest]["coverage"]["valid"]
    name = POLLUTANTS[fewest].en
    return say(
        f"有效日: {zh}（valid_day）；有效天数最少的是 {name}，{days} 天",
        f"a valid day has {en} (valid_day); fewest: {name}, {days}",
    )


def attained(row: Mapping[str, Any]) -> str:
    """Return whether a pollutant attains its limits, or why that cannot be said."""
    if row["attained"] is None:
        return f"{UNKNOWN} " + say(*REASONS[row["reason"]])
    return say("达标", "yes") if row["attained"] else say("超标", "no")


def _grid() -> "Table":
    from rich.table import Table  # noqa: PLC0415 - help must not wait for it

    return Table(box=None, pad_edge=False)


def _unit(code: str) -> str:
    return UNIT_SIGNS[POLLUTANTS[code].unit]


def rounded(value: float | None, row: Mapping[str, Any]) -> str:
    """Return a statistic with all the decimals it is rounded to."""
    return UNKNOWN if value is None else f"{value:.{row['decimals']}f}"


def main_value(row: Mapping[str, Any]) -> str:
    """Return a pollutant's mean, or its percentile where it has no mean."""
    return rounded(row["mean"] if row["mean"] is not None else (row["percentile"] or {}).get("value"), row)


def _mean(code: str, row: Mapping[str, Any]) -> str:
    return UNKNOWN if row["mean"] is None else f"{rounded(row['mean'], row)} {_unit(code)}"


def _percentile(code: str, row: Mapping[str, Any]) -> str:
    percentile = row["percentile"]
    if percentile is None or percentile["value"] is None:
        return UNKNOWN
    return f"P{percentile['p']} {rounded(percentile['value'], row)} {_unit(code)}"


def _coverage(row: Mapping[str, Any]) -> str:
    return f"{row['coverage']['valid']}/{row['coverage']['expected']}"


def _percent(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:+.1%}"


def show_periods(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print one line a period."""
    grid = _grid()
    grid.add_column(say("时段", "period"), no_wrap=True)
    for code in POLLUTANTS:
        grid.add_column(POLLUTANTS[code].en, justify="right")
    grid.add_column(say("优良/有效天", "good/valid days"), justify="right")
    grid.add_column(say("综合指数", "composite"), justify="right")
    for part in shape["periods"]:
        cells = [f"{part['from']}—{part['to'][5:]}", *map(main_value, part["pollutants"].values())]
        composite = UNKNOWN if part["composite"] is None else f"{part['composite']:.2f}"
        grid.add_row(*cells, f"{part['good_days']}/{part['days_valid']}", composite)
    console.print(shape["place"])
    console.print(grid)
    left_out = ", ".join(f"{part['from']}—{part['to'][5:]}" for part in shape["left_out"])
    if left_out:
        console.print(say(f"未列入（不成完整的季）: {left_out}", f"left out, no whole season: {left_out}"))
    console.print(
        say(
            "PM2.5、PM10、SO2、NO2 为均值，CO、O3 为百分位数；单位 µg/m³，CO 为 mg/m³",
            "means of PM2.5, PM10, SO2, NO2; percentiles of CO, O3; µg/m³, CO mg/m³",
        )
    )
    print_basis(console, shape)


def show_days(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print one line a day."""
    grid = _grid()
    grid.add_column(say("日期", "date"))
    titles = ("PM2.5", "PM10", "SO2", "NO2", "CO", "O3-8h", "O3-1h", "AQI")
    for title in titles:
        grid.add_column(title, justify="right")
    grid.add_column(say("首要污染物", "primary"))
    grid.add_column(say("有效", "valid"))
    finest = max((len(str(row["co"]).partition(".")[2]) for row in shape["days"]), default=0)
    for row in shape["days"]:
        values = [row[c] for c in ("pm25", "pm10", "so2", "no2", "co", "o3_8h", "o3_1h", "aqi")]
        values[titles.index("CO")] = None if row["co"] is None else f"{row['co']:.{finest}f}"
        primary = " ".join(POLLUTANTS[p].en for p in row["primary"] or ())
        grid.add_row(
            row["date"],
            *(UNKNOWN if value is None else str(value) for value in values),
            primary,
            say("是", "yes") if row["valid"] else say("否", "no"),
        )
    console.print(shape["place"])
    console.print(grid)
    console.print(say("单位 µg/m³，CO 为 mg/m³", "µg/m³, CO mg/m³"))
    print_basis(console, shape)


def print_basis(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print what an answer rests on: editions, dust, the options that were chosen, the moment of knowledge."""
    own = say("（自有）", " (own)")
    names = (name for joined in shape["editions"].values() for name in joined.split(", "))
    editions = ", ".join(name + own if name in shape["own_editions"] else name for name in names)
    dust = {
        "keep": say("沙尘保留", "dust kept"),
        "exclude": say("剔除已认定沙尘", "confirmed dust left out"),
        "exclude-proposed": say("剔除已认定和拟议沙尘", "confirmed and proposed dust left out"),
    }[shape["dust"]]
    console.print(say(f"规则: {editions}；{dust}", f"editions: {editions}; {dust}"))
    chosen = ", ".join(f"{name}={str(value).lower()}" for name, value in sorted(shape["chosen"].items()))
    exempt = ", ".join(shape["options"]["not_monitored"])
    if chosen:
        console.print(say(f"选项: {chosen}", f"options: {chosen}"))
    if exempt:
        console.print(say(f"未列入监测: {exempt}", f"not monitored: {exempt}"))
    if shape["known_at"]:
        console.print(say(f"按 {shape['known_at']} 已入库的数据", f"as known at {shape['known_at']}"))

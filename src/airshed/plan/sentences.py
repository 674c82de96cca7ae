"""What is said of an explained indicator and of a figure computed again, as sentences in the language of the reader."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from airshed.plan.words import BASES, OPS, TABLES, UNKNOWN, Say, gap_words, number
from airshed.vocab import POLLUTANTS, STATUS_WORDS

RULES: Mapping[str, tuple[str, str]] = {
    "document_there": ("所要求的文件已经齐备", "the document asked for is there"),
    "document_late": ("期限 {due} 已过，仍没有所要求的文件", "{due} has passed without the document asked for"),
    "document_soon": ("离期限 {due} 不到预警天数，还没有文件", "{due} is near and the document is not there yet"),
    "document_in_time": ("还没有文件，离期限 {due} 尚早", "no document yet; {due} is still far"),
    "not_begun": ("时段 {from} 才开始", "its period begins on {from}"),
    "no_answer": ("无法判断：{gap}", "nothing can be said: {gap}"),
    "reached": ("比例已达到目标", "the share has reached its target"),
    "held": ("时段已结束，结果符合目标", "its period is over and the result satisfies the target"),
    "holds_so_far": (
        "到这一天为止符合目标；时段 {to} 才结束，所以还不算完成",
        "to date it satisfies the target; it is not met before its period ends on {to}",
    ),
    "missed": ("期限 {due} 已过，结果不符合目标", "{due} has passed and the result does not satisfy the target"),
    "on_path": ("还没到目标，但不低于这一天应有的进度", "below its target, but not below its path"),
    "below_path": ("低于这一天应有的进度", "below the path it should follow until {due}"),
    "fails_so_far": ("到这一天为止不符合目标", "to date it does not satisfy the target"),
}
ASKS: Mapping[str, tuple[str, str]] = {
    "where": ("范围", "where"),
    "done": ("完成", "done"),
    "statistic": ("统计量", "statistic"),
    "pollutant": ("污染物", "pollutant"),
    "dust": ("沙尘", "dust"),
    "column": ("列", "column"),
    "over": ("除以", "over"),
    "day": ("日期列", "day"),
    "valid": ("有效数列", "valid"),
    "expected": ("应有", "expected"),
    "due": ("期限列", "due"),
    "closed": ("办结列", "closed"),
    "needs": ("须有", "needs"),
    "warn_days": ("预警天数", "warn days"),
    "path": ("进度", "path"),
}
STATISTICS: Mapping[str, tuple[str, str]] = {
    "mean": ("平均值", "mean"),
    "percentile": ("百分位数", "percentile"),
    "good_days": ("优良天数", "good days"),
    "good_days_ratio": ("优良天数比例", "share of good days"),
    "attained": ("达标的污染物个数", "pollutants within their limits"),
    "count": ("行数", "number of rows"),
    "sum": ("合计", "sum"),
    "max": ("最大值", "greatest value"),
    "ratio": ("两列合计之比", "ratio of two sums"),
}
CHOICES: Mapping[str, tuple[str, str]] = {
    "keep": ("保留", "kept"),
    "exclude": ("剔除已认定的沙尘", "confirmed events left out"),
    "linear": ("从印发到期限均匀推进", "even, from issue to due"),
    "level": ("始终保持", "level: it must hold all the time"),
    "number": ("文号", "number"),
    "document_date": ("成文日期", "date"),
    "published_date": ("公布日期", "day of publication"),
    "file": ("文件", "file"),
}
WHATS: Mapping[str, tuple[str, str]] = {
    "figure": ("存下的内容", "what is stored"),
    "value": ("值", "value"),
    "unit": ("单位", "unit"),
    "status": ("状态", "status"),
    "target": ("目标", "target"),
    "coverage": ("有效与应有", "valid and expected"),
    "evidence": ("证据行数", "rows of evidence"),
    "kind": ("指标种类", "kind"),
    "editions": ("标准版本", "editions"),
    "options": ("选项", "options"),
    "inputs": ("所用数据", "rows used"),
    "reading": ("条文读法", "reading of the clause"),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "corrected": ("冻结之后数据有修订或补录", "evidence was corrected or added since"),
    "altered": ("存储的文件被改动过", "stored files were altered"),
    "reading": ("条文或裁定、点位的读法变了", "the clause, a ruling or the stations read differently now"),
    "edition": ("用的规则不同了", "other rules hold now"),
    "gone": ("方案、条款或数据表已经不在", "plan, clause or table are gone"),
}
DIGEST_SHOWN, NAME_SHOWN, MOMENT_SHOWN = 12, 40, 19


def because(shape: Mapping[str, Any], *, say: Say) -> str:
    """Return in a sentence which rule gave an explained indicator its status."""
    zh, en = RULES[shape["rule"]]
    words = {**shape["period"], "due": shape["due"], "gap": gap_words(shape["gap"], say=say)}
    return say(zh, en).format(**words)


def basis_words(basis: str | None, *, say: Say) -> str:
    """Return where a target comes from."""
    text = basis or ""
    if text in BASES:
        return say(*BASES[text])
    if text.startswith("base "):
        year = text.removeprefix("base ")
        return say(f"{year} 年同期", f"the same days of {year}")
    if text.startswith("ruling "):
        return say("裁定 ", "ruling ") + text.removeprefix("ruling ")
    return text


def within_words(code: str, held: bool | None, *, say: Say) -> str:  # noqa: FBT001 - an answer
    """Return whether a pollutant is within its limit."""
    word = say("无法判断", "unknown") if held is None else say("达标", "within") if held else say("超标", "above")
    return f"{POLLUTANTS[code].network} {word}"


def asks_lines(shape: Mapping[str, Any], *, say: Say) -> Iterator[str]:
    """Yield what an explained indicator asks of its evidence."""
    for key, value in shape["asks"].items():
        if key in ASKS and key != "table":
            yield say(*ASKS[key]) + say("：", ": ") + _asked(key, value, say=say)
    if shape["min_coverage"]:
        share = number(shape["min_coverage"], "share", say=say)
        yield say(f"有效数据至少 {share}", f"at least {share} of the evidence must be valid")
    if shape["fresh_days"]:
        yield say(f"台账须在 {shape['fresh_days']} 天内核实过", f"confirmed within {shape['fresh_days']} days")


def _asked(key: str, value: Any, *, say: Say) -> str:  # noqa: ANN401 - whatever a kind asks
    if key == "pollutant":
        return say(POLLUTANTS[value].zh, POLLUTANTS[value].en) if value in POLLUTANTS else value.upper()
    if key == "statistic":
        return say(*STATISTICS[value])
    if key == "expected" and isinstance(value, Mapping):
        count = value.get("count")
        shown = say("未定", "not known") if count is None else str(count)
        return shown + say("，来源：", ", source: ") + say(value["source"]["zh"], value["source"]["en"])
    if key == "path" and not isinstance(value, str):
        return say("、", ", ").join(f"{p['date']} {number(str(p['value']), 'share', say=say)}" for p in value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return say("、", ", ").join(say(*CHOICES[v]) if v in CHOICES else str(v) for v in value)
    return say(*CHOICES[value]) if value in CHOICES and key in {"dust", "path"} else str(value)


def difference_words(difference: Mapping[str, Any], *, say: Say) -> tuple[str, str, str, str]:
    """Return what of a figure computed again differs, what it was, what it is now, and why."""
    was, now = (part_words(difference["what"], difference[key], say=say) for key in ("was", "now"))
    why = say(*REASONS[difference["reason"]])
    if named := difference.get("rulings"):
        why += say("，裁定 ", ", ruling ") + ", ".join(named)
    return say(*WHATS[difference["what"]]), was, now, why


def changed_words(row: Mapping[str, Any], *, say: Say) -> str:
    """Return the line of a value that changed."""
    was, now = (number(row[key], row["unit"], say=say) for key in ("was", "now"))
    line = (
        f"{row['station']} {moment_words(row['hour_end'])} {POLLUTANTS[row['column']].en}{say('：', ': ')}{was} → {now}"
    )
    if row["known_at"]:
        line += say("，入库 ", ", stored ") + moment_words(row["known_at"])
    if row["batch"]:
        line += say("，批次 ", ", batch ") + row["batch"][:DIGEST_SHOWN]
    return line


def part_words(what: str, value: Any, *, say: Say) -> str:  # noqa: ANN401 - any part of a figure's content
    """Return a part of a figure as text; long digests by their first signs."""
    if value is None or (what == "target" and value[1] is None):
        return UNKNOWN
    text = str(value)[:DIGEST_SHOWN]
    match what:
        case "status":
            text = say(*STATUS_WORDS[value])
        case "target":
            text = f"{OPS[value[0]]} {value[1]}"
        case "coverage" | "evidence":
            text = " / ".join(map(str, value))
        case "inputs":
            table = say(*TABLES.get(value["table"], (value["table"], value["table"])))
            text = say(f"{table} {value['rows']:,} 行 ", f"{table} {value['rows']:,} rows ")
            text += value["digest"][:DIGEST_SHOWN]
        case "editions" | "options":
            text = say("、", ", ").join(f"{k} {str(v or UNKNOWN)[:NAME_SHOWN]}" for k, v in value.items())
    return text or UNKNOWN


def moment_words(text: str) -> str:
    """Return a moment as people write it, to the second."""
    return text.replace("T", " ")[:MOMENT_SHOWN]

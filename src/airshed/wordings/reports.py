"""Faults of reports and of their templates, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "reports.no_place": (
        "{where} 没有写明方案地点 {value} 由哪些点位代表，不能生成报告；请写上 {expected} 及其点位",
        "{where} names no stations for the plan's place {value}, so there is no report; add {expected} with stations",
    ),
    "reports.no_hours": (
        "还没有空气数据，不能生成报告；请先上传，或运行 {expected}",
        "there are no air data to report on; upload some, or run {expected}",
    ),
    "reports.no_plan": (
        "没有方案，不能生成报告；有哪些方案见 {expected}",
        "there is no plan to report on; see {expected}",
    ),
    "reports.not_over": (
        "{value} 还没有过完，不能生成报告；日期要早于今天，月报要等当月过完（{expected}）",
        "{value} is not over yet; a report is of a day before today, a bulletin of a month that is over ({expected})",
    ),
    "reports.template_broken": (
        "模板 {where} 不是能用的 Word 文档。请用 Word 另存为 {expected} 再试",
        "template {where} is no usable document; save it as {expected} with Word and try again",
    ),
    "reports.template_external": (
        "模板 {where} 引用了外部文件（{value}）。请去掉链接的图片和附加的模板，把图片直接放进 {expected}",
        "template {where} refers to files elsewhere ({value}); put pictures into the {expected} itself",
    ),
    "reports.template_field": (
        "模板 {where} 里的字段 {value} 不认识；可用的有：{expected}",
        "template {where} names the field {value}, which there is not; known are: {expected}",
    ),
    "reports.template_fields": (
        "模板 {where} 里有 Word 域“{value}”，它可能读取别处的内容或运行程序，不能用；可以用的域：{expected}",
        "template {where} has the field of Word “{value}”, which may fetch or run something; allowed are: {expected}",
    ),
    "reports.template_macros": (
        "模板 {where} 带宏，不能用。请另存为不带宏的 {expected}",
        "template {where} has macros; save it as {expected}, without them",
    ),
    "reports.template_name": (
        "没有模板 {value}；有：{expected}",
        "there is no template {value}; there are: {expected}",
    ),
    "reports.template_refused": (
        "模板 {where} 里写了不允许的内容 {value}；只能用 {expected}，循环里不能再有循环",
        "template {where} says {value}, which is not allowed; only {expected} are, and no loop within a loop",
    ),
    "reports.template_size": (
        "模板 {where} 太大 {value}，最多 {expected}",
        "template {where} is too large {value}; at most {expected}",
    ),
    "reports.template_syntax": (
        "模板 {where} 里的写法不对：{value}。请检查花括号和 if、for 是否成对",
        "template {where} is not written right: {value}; see that braces, if and for are in pairs",
    ),
    "reports.unknown": (
        "没有报告 {value}；有哪些见 {expected}",
        "there is no report {value}; see {expected}",
    ),
    "reports.choice": (
        "{where} 不能是 {value}，可以是 {expected}",
        "{where} cannot be {value}; it can be {expected}",
    ),
}

"""Faults of questions about air, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "air.backwards": (
        "{where} {value} 在起始日之前，应为：{expected}",
        "{where} {value} is before the first day: {expected}",
    ),
    "air.by": ("{where} 不能是“{value}”，应为：{expected}", "{where} cannot be {value!r}: {expected}"),
    "air.concentration": (
        "{where}：“{value}”不是浓度，应为：{expected}",
        "{where}: {value!r} is no concentration: {expected}",
    ),
    "air.day": ("{where}：“{value}”不是日期，应如：{expected}", "{where}: {value!r} is no day, write it as {expected}"),
    "air.dust": ("{where} 不能是“{value}”，应为：{expected}", "{where} cannot be {value!r}: {expected}"),
    "air.family": ("{where}：没有规则族“{value}”，应为：{expected}", "{where}: no family {value!r}, known: {expected}"),
    "air.item": ("没有项目“{where}”，已知的有：{expected}", "no item {where!r}, known: {expected}"),
    "air.moment": (
        "{where}：“{value}”不是时刻（城市当地时间），应如：{expected}",
        "{where}: {value!r} is no moment of city wall time, write it as {expected}",
    ),
    "air.no_event": ("没有沙尘事件 {value}，已知的有：{expected}", "no dust event {value}, known: {expected}"),
    "air.event_changed": (
        "沙尘过程 {where} 已被 {value} 改动，现在是第 {expected} 版，请核对后再决定",
        "dust event {where} was changed by {value}, it is at revision {expected} now; look again, then decide",
    ),
    "air.event_hours": (
        "沙尘过程的时段 {value} 不对：应为整点，先后有序，并在 {expected} 之内",
        "the hours {value} of the dust event cannot be: full hours in order, within {expected}",
    ),
    "air.event_same": (
        "沙尘过程 {where} 已经是这样认定的，没有新的内容",
        "dust event {where} stands like that already, there is nothing new",
    ),
    "air.no_day": (
        "{where} 在 {value} 没有有效的日值：没有数据，或有效点位不足（选项 city_min_share）",
        "{where} has no valid value on {value}: no data, or too few valid points (option city_min_share)",
    ),
    "air.no_evidence": (
        "{where}：认定或否决要写明证据，例如：{expected}",
        "{where}: a decision needs evidence, such as {expected}",
    ),
    "air.no_hour": (
        "{where} 在 {value} 没有数据，请先导入该时段的文件",
        "{where} has no data at {value}; import its hours first",
    ),
    "air.not_monitored": (
        "{where}：没有污染物“{value}”，应为：{expected}",
        "{where}: no pollutant {value!r}, known: {expected}",
    ),
    "air.repeated": ("{where} 给了不止一次：{value}", "{where} is given more than once: {value}"),
    "air.empty_table": ("{where} 没有数据行，应有：{expected}", "{where} has no rows: {expected}"),
    "air.no_official": (
        "{where} 没有官方的 AQI 或均值列，应为：{expected}",
        "{where} has no official AQI or mean columns: {expected}",
    ),
    "air.no_period": ("请给出一个时段（{where}），例如：{expected}", "name one period ({where}), such as {expected}"),
    "air.no_stations": (
        "还没有站点名单，不知道 {value} 有哪些点位。请先运行：{expected}",
        "there is no station list yet, so {value} has no stations; first run: {expected}",
    ),
    "air.one_of": ("{where} 只能给一种", "give only one of {where}"),
    "air.option": ("没有选项 {where}，已知的有：{expected}", "no option {where}, known: {expected}"),
    "air.option_value": (
        "选项 {where} 不能是“{value}”，应为：{expected}",
        "option {where} cannot be {value!r}: {expected}",
    ),
    "air.no_part": (
        "时段里没有完整的季（{where} {value}），例如：{expected}",
        "no whole {value} in the period, try {expected}",
    ),
    "air.option_fixed": (
        "选项 {where} 在该时段由标准明文规定（{expected}），不能改为“{value}”",
        "option {where} is fixed by the text for this period ({expected}) or not read here; it cannot be {value!r}",
    ),
    "air.pair": ("{where}：“{value}”应写成 {expected}", "{where}: write {value!r} as {expected}"),
    "air.scope": ("{where} 不能是“{value}”，应为：{expected}", "{where} cannot be {value!r}: {expected}"),
    "air.table": (
        "{where}：表头 {value} 里没有项目列，应有：{expected}",
        "{where}: no item among the columns {value}: {expected}",
    ),
    "air.table_row": (
        "{where}：多出的格 {value}，表头只有 {expected} 列",
        "{where}: cells {value} beyond the {expected} columns of the header",
    ),
    "air.table_and_values": (
        "{where} {value} 与 {expected} 只能给一种",
        "give either {where} {value} or {expected}, not both",
    ),
    "air.table_encoding": ("{where}：不是 {expected} 编码", "{where}: not {expected}"),
    "air.too_precise": (
        "{where}：“{value}”小数位太多，应为：{expected}",
        "{where}: {value!r} is too precise: {expected}",
    ),
    "air.unknown_place": ("没有地点“{value}”，相近的有：{expected}", "no place {value!r}, near it: {expected}"),
    "air.value_pair": (
        "“{value}”应写成 项目=浓度，例如：{expected}",
        "write {value!r} as ITEM=VALUE, such as {expected}",
    ),
    "air.no_values": ("请给出浓度（{where}），例如：{expected}", "give concentrations ({where}), such as {expected}"),
}

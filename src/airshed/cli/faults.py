"""The wording of every fault and note: code, then the sentence in Chinese and in English.

`{where}`, `{value}` and `{expected}` are those of the fault. Where `expected` is always the same, the Chinese sentence
says it in Chinese.
"""

from collections.abc import Mapping
from types import MappingProxyType

Wording = tuple[str, str]

UNWORDED: Wording = (
    "{where}：{code}，值为“{value}”，应为：{expected}",
    "{where}: {code}, found {value!r}, expected: {expected}",
)

HOUSE: Mapping[str, Wording] = {
    "calendar.period": ("“{value}”不是时段，应为：{expected}", "{value!r} is no period, expected: {expected}"),
    "cli.bug": (
        "程序内部出错（{value}）。这是软件的缺陷，不是您的错。设 AIRSHED_DEBUG=1 重跑可看详情，请报告我们",
        "internal error ({value}), our mistake, not yours; AIRSHED_DEBUG=1 shows the details, please report them",
    ),
    "cli.no_file": ("没有这个文件：{where}", "no such file: {where}"),
    "cli.no_space": (
        "磁盘空间不足：{where}（{value}）。请腾出空间后重试",
        "no space left: {where} ({value}); make room, then try again",
    ),
    "cli.not_permitted": (
        "没有权限：{where}（{value}）。请检查属主和权限",
        "not permitted: {where} ({value}); check its owner and permissions",
    ),
    "cli.system": ("系统错误：{where} {value}", "system error: {where} {value}"),
    "cli.too_large": (
        "文件超过系统允许的大小：{where}（{value}）。请放宽限制（ulimit -f）后重试",
        "a file passes the size limit: {where} ({value}); raise it (ulimit -f), then try again",
    ),
    "cli.usage": ("{where}：用法不对。{value}\n看用法：{expected}", "{where}: {value}\nsee: {expected}"),
    "env.foreign_folder": (
        "{where} 里已有别的东西（{value}），没有写入。请换一个新文件夹或空文件夹",
        "{where} holds something else ({value}), nothing was written; name a new or empty folder",
    ),
    "env.no_home": ("{where} 没有数据目录。请先运行：{expected}", "no home at {where}; first run: {expected}"),
    "env.no_user": ("不知道操作人是谁，请加上 {expected}", "who acts is not known, add {expected}"),
    "env.not_a_folder": ("{where} 是文件，不是文件夹", "{where} is a file, not a folder"),
    "env.settings_broken": (
        "{where}：不是 TOML（{value}），应为：{expected}",
        "{where}: not TOML ({value}), expected: {expected}",
    ),
    "env.settings_encoding": ("{where}：不是 {expected} 编码（{value}）", "{where}: not {expected} ({value})"),
    "env.unknown_setting": (
        "{where}：没有这个设置，已知的有：{expected}",
        "{where}: no such setting, known: {expected}",
    ),
    "env.wrong_setting": (
        "{where}：“{value}”类型不对，应为 {expected}",
        "{where}: {value!r} is of the wrong type, expected {expected}",
    ),
}

AIR: Mapping[str, Wording] = {
    "air.no_stations": (
        "还没有站点名单，不知道 {value} 有哪些点位。请先运行：{expected}",
        "there is no station list yet, so {value} has no stations; first run: {expected}",
    ),
    "air.option": ("没有选项 {where}，已知的有：{expected}", "no option {where}, known: {expected}"),
    "air.option_value": (
        "选项 {where} 不能是“{value}”，应为：{expected}",
        "option {where} cannot be {value!r}: {expected}",
    ),
    "air.unknown_place": ("没有地点“{value}”，相近的有：{expected}", "no place {value!r}, near it: {expected}"),
}

LAKE: Mapping[str, Wording] = {
    "lake.bad_home": (
        "{where} 的路径“{value}”含有不能用的字符，请换一个不含 [ ] ^ | \\ 的路径",
        "{where}: the path {value!r} cannot be used; name {expected}",
    ),
    "lake.broken_line": (
        "{where}：字段数不对（{value}，应为 {expected}），文件可能被截断，请重新获取",
        "{where}: {value}, expected {expected}",
    ),
    "lake.busy": (
        "{where} 正在被另一个程序写入（{value}），请等它结束后重试",
        "{where} is being written by another process ({value}); {expected}",
    ),
    "lake.cut_character": (
        "{where}：在 {value} 处截断在半个字符中间，请重新获取文件",
        "{where}: ends within a character at {value}; {expected}",
    ),
    "lake.empty_file": ("{where}：文件是空的（{value}）", "{where}: empty ({value}); {expected}"),
    "lake.empty_folder": ("{where}：文件夹里没有可导入的文件", "{where}: no {expected} in this folder"),
    "lake.encoding": (
        "{where}：不认识的编码（{value}），应为 UTF-8 或 GB18030",
        "{where}: unknown encoding ({value}), expected {expected}",
    ),
    "lake.no_engine": ("没有计算引擎“{value}”，可用：{expected}", "no engine {value!r}, known: {expected}"),
    "lake.no_file": ("没有这个文件或文件夹：{where}", "no such file or folder: {where}"),
    "lake.no_space": (
        "写入 {where} 时空间不足（{value}）。原有数据未变，请腾出空间后重试",
        "no space while writing {where} ({value}); nothing was changed; {expected}",
    ),
    "lake.no_spark": ("没有安装 Spark，请运行：{expected}", "Spark is not installed; run: {expected}"),
    "lake.note.columns_left_out": ("{where}：没有使用这些列：{value}", "{where}: columns not used: {value}"),
    "lake.note.empty_rows": ("{where}：{value} 行没有任何数值", "{where}: {value} rows without any value"),
    "lake.note.first_sheet": (
        "{where}：只读第一张工作表“{expected}”，未读：{value}",
        "{where}: read the first sheet {expected!r}, not {value}",
    ),
    "lake.note.list_beside": (
        "{where}：旁边的站点名单一并导入",
        "{where}: station list found beside the files, imported too",
    ),
    "lake.note.no_line_end": (
        "{where}：最后一行没有换行，文件可能被截断",
        "{where}: the last line has no end; {expected}",
    ),
    "lake.note.no_stations": (
        "还没有站点名单，点位编号未核对，也不知道属于哪个城市。请运行：{expected}",
        "no station list yet: codes were not checked and belong to no city; run: {expected}",
    ),
    "lake.note.not_recognised": (
        "{where}：不认识的表头，跳过（{value}）",
        "{where}: header not recognised, left out ({value})",
    ),
    "lake.twice_column": ("{where}：列重复：{value}", "{where}: columns given twice: {value}; {expected}"),
    "lake.unknown_file": (
        "{where}：不认识的文件类型“{value}”，可用：{expected}",
        "{where}: unknown kind of file {value!r}, known: {expected}",
    ),
    "lake.unknown_layout": (
        "{where}：不认识的表头（{value}）。认识的格式：{expected}",
        "{where}: unknown header ({value}); known layouts: {expected}",
    ),
    "lake.unknown_table": ("没有表“{value}”，有：{expected}", "no table {value!r}, there are: {expected}"),
    "lake.unreadable": (
        "{where}：读不了（{value}），文件可能损坏或被截断",
        "{where}: cannot be read ({value}); {expected}",
    ),
}

RULES: Mapping[str, Wording] = {
    "rules.ambiguous_edition": (
        "{where}：“{value}”指向不止一个版本，请写全名：{expected}",
        "{where}: {value!r} means more than one edition, write the full name: {expected}",
    ),
    "rules.amends": (
        "{where}：“{value}”本身是修改单，不能再被修改",
        "{where}: {value!r} cannot be amended, name {expected}",
    ),
    "rules.date": ("{where}：“{value}”不是日期，应为 YYYY-MM-DD", "{where}: {value!r} is not {expected}"),
    "rules.duplicate_key": ("{where}：键重复（{value}）", "{where}: key given twice ({value})"),
    "rules.duplicate_row": ("{where}：行重复：{value}", "{where}: row given twice: {value}; {expected}"),
    "rules.empty": ("{where}：文件是空的，应为一个标准版本", "{where}: empty, expected {expected}"),
    "rules.float": ("{where}：小数“{value}”要加引号，以免失真", "{where}: {value} is not exact; {expected}"),
    "rules.key": ("{where}：键应为文字（{value}）", "{where}: expected {expected} ({value})"),
    "rules.length": ("{where}：有 {value} 个，应为 {expected}", "{where}: {value} found, expected {expected}"),
    "rules.misnamed": ("{where}：“{value}”与文件名不符，应为 {expected}", "{where}: {value!r}, expected {expected}"),
    "rules.misplaced": ("{where}：放错了地方，应在 {expected}", "{where}: in the wrong place, expected {expected}"),
    "rules.missing_key": ("{where}：缺少 {expected}", "{where}: missing {expected}"),
    "rules.no_edition": (
        "{where} 在 {value} 没有适用的版本，已知的有：{expected}",
        "no edition of {where} is in force on {value}, known: {expected}",
    ),
    "rules.no_note": (
        "{where}：未核实（{value}）的内容要有说明：{expected}",
        "{where}: in doubt ({value}) without {expected}",
    ),
    "rules.not_ascending": (
        "{where}：“{value}”顺序不对，应为 {expected}",
        "{where}: {value} out of order, expected {expected}",
    ),
    "rules.overlap": (
        "{where}：“{value}”与另一版本的日期重叠，应为 {expected}",
        "{where}: {value} overlaps, expected {expected}",
    ),
    "rules.range": (
        "{where}：“{value}”超出范围，应为 {expected}",
        "{where}: {value} out of range, expected {expected}",
    ),
    "rules.unit": ("{where}：单位“{value}”不对，应为 {expected}", "{where}: unit {value!r}, expected {expected}"),
    "rules.unknown_edition": (
        "{where} 没有版本“{value}”，有：{expected}",
        "{where} has no edition {value!r}, known: {expected}",
    ),
    "rules.unknown_family": ("没有标准类别“{value}”，有：{expected}", "no family {value!r}, known: {expected}"),
    "rules.unknown_key": ("{where}：不认识的键，认识的有：{expected}", "{where}: unknown key, known: {expected}"),
    "rules.unknown_parameter": (
        "{where}：没有参数“{value}”，有：{expected}",
        "{where}: no parameter {value!r}, known: {expected}",
    ),
    "rules.unknown_value": (
        "{where}：不认识“{value}”，应为 {expected}",
        "{where}: unknown value {value!r}, known: {expected}",
    ),
    "rules.unreadable": ("{where}：读不了（{value}）", "{where}: cannot be read ({value}), expected {expected}"),
    "rules.wrong_type": ("{where}：“{value}”类型不对，应为 {expected}", "{where}: {value!r}, expected {expected}"),
    "rules.yaml": ("{where}：YAML 写法不对（{value}）", "{where}: broken YAML ({value}), expected {expected}"),
}

FAULTS: Mapping[str, Wording] = MappingProxyType({**HOUSE, **AIR, **LAKE, **RULES})

"""The wording of every fault and note: code, then the sentence in Chinese and in English.

`{where}`, `{value}` and `{expected}` are those of the fault. Where `expected` is always the same, the Chinese sentence
says it in Chinese.
"""

from collections.abc import Mapping
from types import MappingProxyType

from airshed.cli.faults_operation import OPERATION
from airshed.cli.faults_web import WEB
from airshed.cli.plan_faults import PLANS, Wording

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
    "cli.not_demo": (
        "{where} 里已有别的数据，合成数据不能混进去。请加上 {expected}",
        "{where} holds data of its own, synthetic data must not be mixed in; add {expected}",
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
    "env.not_home": (
        "{where} 不是数据目录（里面有 {value}）。请换一个，或先运行：{expected}",
        "{where} is no home (it holds {value}); name another, or first run: {expected}",
    ),
    "env.no_home": ("{where} 没有数据目录。请先运行：{expected}", "no home at {where}; first run: {expected}"),
    "env.no_user": ("不知道操作人是谁，请加上 {expected}", "who acts is not known, add {expected}"),
    "env.not_a_folder": ("{where} 是文件，不是文件夹", "{where} is a file, not a folder"),
    "env.setting_range": (
        "{where}：{value} 超出范围，应为 {expected}",
        "{where}: {value} is out of range, expected {expected}",
    ),
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

LAKE: Mapping[str, Wording] = {
    "lake.bad_home": (
        "数据目录的路径里不能有 [ ] ^ | \\ % 这些字符：{value}。请换一个路径",
        "the path of the home may not contain [ ] ^ | \\ %: {value}; choose another",
    ),
    "lake.broken_line": (
        "{where}：有 {value} 个字段，表头有 {expected} 个。文件可能被截断，请重新获取。没有导入任何数据",
        "{where}: {value} fields, the header has {expected}; the file seems cut; fetch it again; nothing was imported",
    ),
    "lake.broken_pins": (
        "{where}：读不了（{value}）。不知道哪些数据已完整存入，请从备份恢复整个 lake 文件夹",
        "{where}: cannot be read ({value}): what was stored whole is not known; restore the lake folder from a backup",
    ),
    "lake.busy": (
        "{where} 正在被另一个程序写入（{value}），请等它结束后重试",
        "{where} is being written by another process ({value}); wait until it has finished",
    ),
    "lake.cut_character": (
        "{where}：文件在第 {value} 字节处断在半个字符中间。请重新获取。没有导入任何数据",
        "{where}: ends within a character at byte {value}; the file seems cut; fetch it again; nothing was imported",
    ),
    "lake.damaged": (
        "{where}：表的日志读不了（{value}）。请从备份恢复这个文件夹",
        "{where}: the log of the table cannot be read ({value}); restore the folder from a backup",
    ),
    "lake.damaged_file": (
        "{where}：数据文件损坏（{value}）。请从备份恢复这个文件",
        "{where}: data file damaged ({value}); restore the file from a backup",
    ),
    "lake.empty_file": (
        "{where}：文件是空的。请重新获取。没有导入任何数据",
        "{where}: the file is empty; fetch it again; nothing was imported",
    ),
    "lake.empty_folder": (
        "{where}：文件夹里没有可导入的文件（{expected}）",
        "{where}: no files to import in this folder ({expected})",
    ),
    "lake.encoding": (
        "{where}：既不是 UTF-8 也不是 GB18030 编码（{value}）。请另存为 UTF-8。没有导入任何数据",
        "{where}: neither UTF-8 nor GB18030 ({value}); save it as UTF-8; nothing was imported",
    ),
    "lake.no_engine": ("没有计算引擎“{value}”，可用：{expected}", "no engine {value!r}, known: {expected}"),
    "lake.no_file": ("没有这个文件或文件夹：{where}", "no such file or folder: {where}"),
    "lake.no_space": (
        "写入 {where} 时空间不足（{value}）。没有存入任何数据，原有数据未变。请腾出空间（或放宽 ulimit -f）后重试",
        "no space while writing {where} ({value}); nothing was stored; make room (or raise ulimit -f), then try again",
    ),
    "lake.no_spark": ("没有安装 Spark，请运行：{expected}", "Spark is not installed; run: {expected}"),
    "lake.note.columns_left_out": ("{where}：没有使用这些列或项目：{value}", "{where}: not used: {value}"),
    "lake.note.empty_rows": (
        "{where}：{value} 行没有任何数值，未计入",
        "{where}: {value} rows have no value at all and were not counted",
    ),
    "lake.note.first_sheet": (
        "{where}：只读第一张工作表“{expected}”，未读：{value}",
        "{where}: read the first sheet {expected!r}, not {value}",
    ),
    "lake.note.list_beside": (
        "还没有站点名单，一并导入了数据旁边的 {where}",
        "no station list yet: {where}, beside the data, was imported too",
    ),
    "lake.note.no_line_end": (
        "{where}：最后一行没有换行。文件若是下载中断的，请重新获取",
        "{where}: the last line has no line end; if the file was cut, fetch it again",
    ),
    "lake.note.no_stations": (
        "还没有站点名单，点位编号未核对，也不知道属于哪个城市。请运行：{expected}",
        "no station list yet: codes were not checked and belong to no city; run: {expected}",
    ),
    "lake.note.not_recognised": (
        "{where}：不认识的表头，跳过（{value}）",
        "{where}: header not recognised, left out ({value})",
    ),
    "lake.lost_file": (
        "{where}：数据文件不见了。请从备份恢复这个文件",
        "{where}: a data file is lost; restore the file from a backup",
    ),
    "lake.no_log": (
        "{where}：有数据文件，但表的日志（_delta_log）不见了。请从备份恢复这个文件夹",
        "{where}: holds data files without their log (_delta_log); restore the folder from a backup",
    ),
    "lake.note.unnamed_columns": (
        "{where}：第 {value} 列有值而没有列名，没有使用",
        "{where}: not used, for they have no name: columns {value}",
    ),
    "lake.nothing_known": (
        "{where}：没有一个文件的格式是认识的。认识的格式：{expected}",
        "{where}: no file of a known layout; known layouts: {expected}",
    ),
    "lake.long_field": (
        "{where}：一个单元格超过 {expected} 个字符，不像是数据表（或少了一个引号）。没有导入任何数据",
        "{where}: a cell of more than {expected} characters is no data (or a quote is missing); nothing was imported",
    ),
    "lake.open_quote": (
        "{where}：引号没有闭合（{value}）。文件可能被截断，请重新获取。没有导入任何数据",
        "{where}: a quote is not closed ({value}); the file seems cut; fetch it again; nothing was imported",
    ),
    "lake.twice_column": (
        "{where}：列重复：{value}。请每列只留一个。没有导入任何数据",
        "{where}: columns given twice: {value}; keep one of each; nothing was imported",
    ),
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
        "{where}：读不了（{value}）。文件可能损坏或被截断，请重新获取。没有导入任何数据",
        "{where}: cannot be read ({value}); the file seems cut; fetch it again; nothing was imported",
    ),
}

RULES: Mapping[str, Wording] = {
    "rules.alias": (
        "{where}：不用别名（&、*），请把值写出来",
        "{where}: aliases (& and *) are not accepted, write the values out",
    ),
    "rules.ambiguous_edition": (
        "{where}：“{value}”不止一个版本，请写全名：{expected}",
        "{where}: {value!r} names more than one edition, give one of: {expected}",
    ),
    "rules.amends": ("{where}：修改单互相引用（{value}）", "{where}: editions amend each other in a circle ({value})"),
    "rules.date": (
        "{where}：没有“{value}”这一天，应为 {expected}",
        "{where}: no such day {value!r}, expected {expected}",
    ),
    "rules.duplicate_key": (
        "{where}：重复的键（{value}），每个键只写一次",
        "{where}: duplicate key ({value}); write every key once",
    ),
    "rules.duplicate_row": (
        "{where}：重复的行“{value}”，按 {expected} 只能有一行",
        "{where}: duplicate row {value!r}; one row per {expected}",
    ),
    "rules.empty": ("{where}：空文件，应有：{expected}", "{where}: empty file, expected: {expected}"),
    "rules.float": ('{where}：小数要加引号，写成 "{value}"', "{where}: a fraction is not exact in YAML; {expected}"),
    "rules.key": ("{where}：键应为文字（{value}）", "{where}: a key must be text ({value})"),
    "rules.length": ("{where}：有 {value} 个，应为 {expected} 个", "{where}: {value} entries, expected {expected}"),
    "rules.misnamed": (
        "{where}：“{value}”与文件名或文件夹不符，应为 {expected}",
        "{where}: {value!r} differs from file or folder, expected {expected}",
    ),
    "rules.misplaced": (
        "{where}：放错了位置，不会被读取，应为 {expected}",
        "{where}: misplaced, it would never be read; expected {expected}",
    ),
    "rules.missing_key": ("{where}：缺少：{expected}", "{where}: missing: {expected}"),
    "rules.no_edition": (
        "{where}：{value} 没有生效的版本，已知：{expected}",
        "{where}: no edition in force on {value}, known: {expected}",
    ),
    "rules.no_note": (
        "{where}：来源未核实（{value}），须用 note 写明疑点",
        "{where}: unverified ({value}): a note must say what the doubt is",
    ),
    "rules.not_ascending": (
        "{where}：“{value}”没有递增，应 {expected}",
        "{where}: {value} does not rise, expected {expected}",
    ),
    "rules.not_colour": (
        "{where}：“{value}”不是颜色，应如 {expected}",
        "{where}: {value!r} is no colour, expected such as {expected}",
    ),
    "rules.not_count": ("{where}：“{value}”不是整数", "{where}: {value!r} is not a whole number"),
    "rules.not_day": (
        "{where}：“{value}”不是日期，应为 {expected}，不加引号",
        "{where}: {value!r} is not a day, expected {expected} without quotes",
    ),
    "rules.not_flag": ("{where}：“{value}”应为 true 或 false", "{where}: {value!r} must be true or false"),
    "rules.not_list": ("{where}：“{value}”应为列表", "{where}: {value!r} must be a list"),
    "rules.not_mapping": ("{where}：“{value}”应为键值对", "{where}: {value!r} must be keys with values"),
    "rules.not_number": (
        "{where}：“{value}”不是数，应为整数，或加引号的小数，如 {expected}",
        "{where}: {value!r} is no number, expected a whole one or a decimal in quotes: {expected}",
    ),
    "rules.not_scalar": (
        "{where}：“{value}”应为 true、false、数或文字",
        "{where}: {value!r} must be true, false, a number or a word",
    ),
    "rules.not_text": ("{where}：“{value}”应为文字，不可为空", "{where}: {value!r} must be text, not empty"),
    "rules.overlap": (
        "{where}：起始日 {value} 与另一版本重叠，应为 {expected}",
        "{where}: first day {value} overlaps another edition, expected {expected}",
    ),
    "rules.pattern": (
        "{where}：“{value}”写法不对，应符合 {expected}",
        "{where}: {value!r} is spelt wrongly, expected {expected}",
    ),
    "rules.range": (
        "{where}：“{value}”超出范围，应为 {expected}",
        "{where}: {value} is out of range, expected {expected}",
    ),
    "rules.repeated": (
        "{where}：“{value}”写了不止一次",
        "{where}: {value!r} is there more than once, expected {expected}",
    ),
    "rules.tag": ("{where}：不接受类型标记 {value}", "{where}: type tags such as {value} are not accepted"),
    "rules.too_few": ("{where}：至少要有 {expected} 个", "{where}: at least {expected} expected"),
    "rules.unit": ("{where}：单位“{value}”不对，应为 {expected}", "{where}: unit {value!r}, expected {expected}"),
    "rules.unknown_edition": (
        "{where}：没有版本“{value}”，已知：{expected}",
        "{where}: no edition {value!r}, known: {expected}",
    ),
    "rules.unknown_family": (
        "{where}：没有“{value}”这类规则，已知：{expected}",
        "{where}: no family {value!r}, known: {expected}",
    ),
    "rules.unknown_key": (
        "{where}：没有键“{value}”，已知：{expected}",
        "{where}: unknown key {value!r}, known: {expected}",
    ),
    "rules.unknown_parameter": (
        "{where}：没有参数“{value}”，已知：{expected}",
        "{where}: no parameter {value!r}, known: {expected}",
    ),
    "rules.unknown_value": (
        "{where}：不认识“{value}”，已知：{expected}",
        "{where}: unknown {value!r}, known: {expected}",
    ),
    "rules.unreadable": (
        "{where}：无法读取（{value}），应为 {expected} 编码的文件",
        "{where}: cannot be read ({value}), expected {expected}",
    ),
    "rules.wrong_value": (
        "{where}：“{value}”不对，应为：{expected}",
        "{where}: {value!r} is wrong, expected: {expected}",
    ),
    "rules.yaml": ("{where}：YAML 语法错误（{value}）", "{where}: broken YAML ({value})"),
}

FAULTS: Mapping[str, Wording] = MappingProxyType({**HOUSE, **AIR, **LAKE, **OPERATION, **PLANS, **RULES, **WEB})

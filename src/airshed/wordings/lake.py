"""Faults of files, imports and the lake, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
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
    "lake.moved": (
        "{where}：预览以后数据或时间变了，结果和预览不同，没有存入任何数据。请看新的预览",
        "{where}: data or time have moved since, this is not what the preview showed; nothing was stored; look again",
    ),
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
    "lake.undo_stations": (
        "这次导入带有站点名单，站点名单不能撤销（{where}）。请导入改好的名单；什么也没有改变",
        "a list of stations cannot be taken back ({where}): import the mended list; nothing was changed",
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

"""Faults of the staff interface, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "web.chart": (
        "图表 {where} 不能用：{value}；每个图表文件要有 {expected}",
        "chart {where} cannot be used: {value}; the file of a chart has {expected}",
    ),
    "web.chart_font": (
        "本机没有中文字体，{where} 图片里的汉字画不出来，请安装 {expected}",
        "no font of this machine has Chinese characters for the {where}; install {expected}",
    ),
    "web.database_url": (
        "设置 {where} 不是 PostgreSQL 的地址，应如 {expected}；留空则用 SQLite",
        "setting {where} is no address of PostgreSQL, expected such as {expected}; leave it empty for SQLite",
    ),
    "web.file_too_large": (
        "{where}：文件超过 {expected}，没有保存。请缩小或分开后再传",
        "{where}: it weighs more than {expected} and was not kept; make it smaller or split it",
    ),
    "web.secret_in_file": (
        "{where}：数据库地址里有密码。请把它移到环境变量 {expected}",
        "{where}: the address of the database holds a password; move it into the environment variable {expected}",
    ),
    "web.short_secret": (
        "{where}：密钥只有 {value} 个字符，至少要 {expected} 个；删去后会自动生成",
        "{where}: the key has {value} signs, at least {expected} are needed; without it a new one is made",
    ),
}

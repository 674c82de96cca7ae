"""Faults of the staff interface, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "web.database_url": (
        "设置 {where} 不是 PostgreSQL 的地址，应如 {expected}；留空则用 SQLite",
        "setting {where} is no address of PostgreSQL, expected such as {expected}; leave it empty for SQLite",
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

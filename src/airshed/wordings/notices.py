"""Faults of notices, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "notices.at": (
        "通知的时间 {value} 带了时区，应为本市的钟表时间",
        "the moment of a notice {value} has a zone; it should be {expected}",
    ),
    "notices.key": (
        "通知的键应有 {expected} 个字符，现为“{value}”",
        "the key of a notice has {expected} signs; found {value!r}",
    ),
    "notices.link": (
        "通知的链接“{value}”不是本系统内的路径，应像 /plans/",
        "the link of a notice {value!r} is no path of this site; it should be like {expected}",
    ),
    "notices.words": (
        "通知要有种类和中英文标题，现为“{value}”",
        "a notice has a kind and a title in both languages ({expected}); found {value!r}",
    ),
}

"""The words of the command line: language, and the wording of every fault in Chinese and English.

AIRSHED_LANG chooses the language: `en` (or `en_US` and the like) is English, everything else is Chinese.
"""

import os
from collections.abc import Mapping
from types import MappingProxyType

from airshed.errors import Fault


def say(zh: str, en: str) -> str:
    """Return the text in the language of the user."""
    return en if os.environ.get("AIRSHED_LANG", "zh").lower().startswith("en") else zh


def word_fault(fault: Fault) -> str:
    """Return a fault as a sentence: where, what was found, what would be right."""
    zh, en = FAULTS.get(
        fault.code,
        ("{where}:{code},值为 {value};应为:{expected}", "{where}: {code}, found {value}; expected: {expected}"),
    )
    return say(zh, en).format(code=fault.code, where=fault.where, value=fault.value, expected=fault.expected)


FAULTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "calendar.period": ("{value} 不是时段;应为:{expected}", "{value} is no period; expected: {expected}"),
        "cli.bug": (
            "程序出错({value})。这是软件缺陷,不是您的错;设 AIRSHED_DEBUG=1 重跑可看详情,请报告",
            "internal error ({value}), our mistake, not yours; AIRSHED_DEBUG=1 shows the details, please report them",
        ),
        "cli.system": ("{where}:{value};{expected}", "{where}: {value}; {expected}"),
        "cli.usage": ("用法不对({where}):{value}\n  看用法:{expected}", "usage ({where}): {value}\n  see: {expected}"),
        "env.foreign_folder": (
            "{where} 里已有别的东西({value});请换一个空文件夹或新文件夹",
            "{where} holds something else ({value}); name an empty or new folder",
        ),
        "env.no_home": ("{where} 还没有数据目录;先运行:{expected}", "no home at {where}; first run: {expected}"),
        "env.no_user": ("不知道操作人是谁;请加上 {expected}", "who acts is not known; add {expected}"),
        "env.not_a_folder": ("{where} 是文件,不是文件夹", "{where} is a file, not a folder"),
        "env.settings_broken": (
            "{where}:不是 TOML({value});应为:{expected}",
            "{where}: not TOML ({value}); expected: {expected}",
        ),
        "env.settings_encoding": ("{where}:不是 {expected}({value})", "{where}: not {expected} ({value})"),
        "env.unknown_setting": ("{where}:没有这个设置;已知:{expected}", "{where}: no such setting; known: {expected}"),
        "env.wrong_setting": (
            "{where}:{value} 类型不对;应为 {expected}",
            "{where}: {value} is of the wrong type; expected {expected}",
        ),
    }
)

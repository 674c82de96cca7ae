"""Faults of the command line, the home and periods, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
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
    "env.setting_choice": (
        "{where}：“{value}”不可选，只能是 {expected}",
        "{where}: {value} is no choice, expected: {expected}",
    ),
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

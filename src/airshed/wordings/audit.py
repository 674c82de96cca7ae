"""Faults of the audit log, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "audit.anchor_broken": (
        "锚点文件 {where} 里第 {value} 条的锚点与日志不符，没有再加新锚点。请先运行 {expected} 查明原因",
        "the anchor of entry {value} in {where} is not what the log holds; nothing was added; run {expected} first",
    ),
    "audit.anchor_empty": ("审计日志还是空的，没有可锚定的条目", "the audit log is empty, there is nothing to anchor"),
    "audit.anchor_inside": (
        "锚点文件 {where} 在安装目录 {value} 里面，谁能改日志谁就能改它。请放到目录之外，最好是另一台机器",
        "the anchor file {where} lies in the home {value}; name a file outside, best on another machine",
    ),
    "audit.anchor_unreadable": (
        "{where} 里没有可用的锚点（损坏：{value}）。锚点应如：{expected}",
        "{where} holds no anchors that can be used (damaged: {value}); an anchor looks like {expected}",
    ),
    "audit.busy": (
        "数据库 {where} 被别的程序占用，审计记录写不进去，什么都没有保存（{value}）。稍后重试，或结束占用它的程序",
        "the database {where} is held by another program and nothing was stored ({value}); try again later",
    ),
    "audit.detail": (
        "审计详情不能写成 JSON：{value}",
        "the detail of an audit entry cannot be written as JSON: {value}",
    ),
    "audit.entry": (
        "审计记录的 {where} 不对：“{value}”，应为 {expected}",
        "{where} of an audit entry is wrong: {value!r}, expected {expected}",
    ),
    "audit.fixed": (
        "审计日志只能追加，不能这样改（{value}）。新条目只经 {expected} 写入",
        "the audit log is append-only and refuses this ({value}); entries are written by {expected} alone",
    ),
}

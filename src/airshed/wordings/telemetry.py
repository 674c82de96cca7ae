"""Faults of telemetry, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "telemetry.bad_key": (
        "SM4 密钥应为 {expected} 字节，现在是 {value} 字节",
        "a key of SM4 has {expected} bytes, this one has {value}",
    ),
    "telemetry.bad_key_file": (
        "{where}：应为 {expected}（SM4 密钥）",
        "{where}: expected {expected}, the key of SM4",
    ),
    "telemetry.bad_text": (
        "{where}=“{value}”里有不允许的字符：{expected}",
        "{where}={value!r} has one of the signs that part keys: {expected}",
    ),
    "telemetry.no_history": (
        "{where}={value} 不能提取历史数据，可用：{expected}",
        "{where}={value} gives no stored data, known: {expected}",
    ),
    "telemetry.no_sm4": (
        "没有安装 SM4 所需的 {value}，请运行：{expected}",
        "{value}, which knows SM4, is not installed; run: {expected}",
    ),
    "telemetry.out_of_range": (
        "{where}={value} 超出范围，应为 {expected}",
        "{where}={value} is out of range, expected {expected}",
    ),
    "telemetry.period": (
        "时段的结束早于开始：{where}={value}，应 {expected}",
        "the period ends before it begins: {where}={value}, expected {expected}",
    ),
    "telemetry.segment_too_long": (
        "数据段有 {value} 字节，最多 {expected} 字节",
        "a data segment of {value} bytes, at most {expected}",
    ),
    "telemetry.unknown_protocol": (
        "没有协议“{value}”，可用：{expected}",
        "no protocol {value!r}, known: {expected}",
    ),
}

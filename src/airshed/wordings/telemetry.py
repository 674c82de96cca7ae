"""Faults of telemetry, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "telemetry.bad_frame": (
        "数据包不能写入日志：{where}={value}，应为 {expected}",
        "a frame cannot be written to the journal: {where}={value}, expected {expected}",
    ),
    "telemetry.bad_key": (
        "SM4 密钥应为 {expected} 字节，现在是 {value} 字节",
        "a key of SM4 has {expected} bytes, this one has {value}",
    ),
    "telemetry.bad_key_file": (
        "{where}：不是密钥，应为 {expected}（SM4 密钥 32 位十六进制，前面可写 MN）",
        "{where}: no key; expected {expected}: a key of SM4, its MN before it or none",
    ),
    "telemetry.bad_pack": (
        "{where} 不是证据包",
        "{where} is no evidence pack",
    ),
    "telemetry.bad_request": (
        "{where}：缺少或不能用的值：{value}",
        "{where}: a value is missing or cannot be used: {value}",
    ),
    "telemetry.bad_text": (
        "{where}=“{value}”里有不允许的字符：{expected}",
        "{where}={value!r} has one of the signs that part keys: {expected}",
    ),
    "telemetry.factor_twice": (
        "{where}：因子“{value}”写了两遍",
        "{where}: factor {value!r} is named twice",
    ),
    "telemetry.journal_broken": (
        "{where}：磁盘写入失败或日志已关闭，须重新打开 {value}",
        "{where}: the disk failed, or the journal is closed; it must be opened anew {value}",
    ),
    "telemetry.journal_busy": (
        "{where}：另一个进程正在写入（{value}）",
        "{where}: another process writes it ({value})",
    ),
    "telemetry.journal_lost": (
        "{where}：日志里第 {value} 个数据包不见了，或不是已经入库的那个。日志可能被移走或换掉：请把原来的文件夹放回去",
        "{where}: frame {value} is missing or not the one that was stored; the journal was moved: put it back",
    ),
    "telemetry.journal_damaged": (
        "{where}：第 {value} 号数据包处与写入时不同（{expected}），请运行 airshed telemetry verify",
        "{where}: not as it was written at frame {value} ({expected}); run: airshed telemetry verify",
    ),
    "telemetry.journal_full": (
        "{where}：没有空间，数据包没有写入（{value}）",
        "{where}: no space, frames were not written ({value})",
    ),
    "telemetry.key_file": (
        "密钥文件 {where} 读不了：{value}；应为文本，每行 {expected}",
        "the file of keys {where} cannot be read: {value}; expected a text with lines {expected}",
    ),
    "telemetry.many_keys": (
        "{where}：供所有设备的密钥至多 {expected} 个；其余的请在前面写上 MN，只供一台设备",
        "{where}: at most {expected} keys of all devices; write the MN before the others, so that they are of one",
    ),
    "telemetry.no_devices": (
        "{where} 今天没有这些监测设备：{value}；已有：{expected}",
        "{where} has no such devices today: {value}; known: {expected}",
    ),
    "telemetry.no_frames": (
        "日志里没有设备 {where} 在此时段（{value}）的数据包",
        "the journal has no frame of device {where} in {value}",
    ),
    "telemetry.no_key": (
        "设备 {where} 的数据包已加密，没有能打开的密钥，请求不能加密；把密钥写进 {expected} 指定的文件",
        "device {where} encrypts, and no key opens its frames; put its key into the file of {expected}",
    ),
    "telemetry.no_gateway": (
        "网关没有运行，请先在服务器上运行 airshed telemetry serve",
        "the gateway does not run: run airshed telemetry serve on the server first",
    ),
    "telemetry.no_history": (
        "{where}={value} 不能提取历史数据，可用：{expected}",
        "{where}={value} gives no stored data, known: {expected}",
    ),
    "telemetry.no_journal": (
        "{where}：没有数据包日志",
        "{where}: there is no journal of frames",
    ),
    "telemetry.no_sm4": (
        "SM4 不能用（{value}），需要：{expected}",
        "SM4 cannot be used ({value}); it needs: {expected}",
    ),
    "telemetry.out_of_range": (
        "{where}={value} 超出范围，应为 {expected}",
        "{where}={value} is out of range, expected {expected}",
    ),
    "telemetry.pack_exists": (
        "{where} 已经存在",
        "{where} is there already",
    ),
    "telemetry.pack_too_long": (
        "网页上的证据包最多 {expected} 天，所选 {value} 天；请分段下载，或用 airshed telemetry pack --mn {where}",
        "a pack of a page has {expected} days at most, not {value}; or use airshed telemetry pack --mn {where}",
    ),
    "telemetry.period": (
        "时段的结束早于开始：{where}={value}，应 {expected}",
        "the period ends before it begins: {where}={value}, expected {expected}",
    ),
    "telemetry.period_needed": (
        "提取数据要说明 {where}",
        "reading data needs {where}",
    ),
    "telemetry.port_taken": (
        "端口 {value} 不能监听：{expected}。换一个：--hj212-port",
        "port {value} cannot be listened at: {expected}. Choose another one: --hj212-port",
    ),
    "telemetry.segment_too_long": (
        "数据段有 {value} 字节，最多 {expected} 字节",
        "a data segment of {value} bytes, at most {expected}",
    ),
    "telemetry.unknown_code": (
        "{where}：没有因子编码“{value}”，可填：{expected}",
        "{where}: no factor has the code {value!r}, known: {expected}",
    ),
    "telemetry.unknown_device": (
        "设备最近的数据包里没有 MN，不能向它发请求",
        "the last frame names no device, so that it cannot be asked",
    ),
    "telemetry.unknown_protocol": (
        "没有协议“{value}”，可用：{expected}",
        "no protocol {value!r}, known: {expected}",
    ),
    "telemetry.unknown_request": (
        "没有这种请求：{value}；有的是：{expected}",
        "there is no such request: {value}; known: {expected}",
    ),
    "telemetry.unknown_unit": (
        "{where}：“{value}”的单位不认识，可用：{expected}",
        "{where}: the unit in {value!r} is not one of {expected}",
    ),
}

"""The glossary: pollutants, sub-index items and columns, with canonical units and labels in Chinese and English.

A column that is not here does not exist. Ambient concentrations are stored and computed as whole numbers of a small
step (`Pollutant.scale` steps make one canonical unit), so that every sum is exact on every engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Period = Literal["hour", "8h", "day"]

UNIT_SIGNS: Mapping[str, str] = MappingProxyType({"ug_m3": "µg/m³", "mg_m3": "mg/m³"})


@dataclass(frozen=True, slots=True)
class Pollutant:
    """A pollutant of the ambient standard.

    Attributes:
        code: column and argument name.
        zh: Chinese label.
        en: English label.
        unit: canonical unit, a key of `UNIT_SIGNS`.
        scale: stored whole numbers per canonical unit: 10 (0.1 µg/m³) or 1000 (0.001 mg/m³).
        gas: whether concentrations refer to the reference state (gases) or to the state when measured (particles).
        network: name in the files of the national network.
    """

    code: str
    zh: str
    en: str
    unit: str
    scale: int
    gas: bool
    network: str


POLLUTANTS: Mapping[str, Pollutant] = MappingProxyType(
    {
        p.code: p
        for p in (
            Pollutant("pm25", "细颗粒物 PM2.5", "PM2.5", "ug_m3", 10, gas=False, network="PM2.5"),
            Pollutant("pm10", "可吸入颗粒物 PM10", "PM10", "ug_m3", 10, gas=False, network="PM10"),
            Pollutant("so2", "二氧化硫 SO2", "SO2", "ug_m3", 10, gas=True, network="SO2"),
            Pollutant("no2", "二氧化氮 NO2", "NO2", "ug_m3", 10, gas=True, network="NO2"),
            Pollutant("co", "一氧化碳 CO", "CO", "mg_m3", 1000, gas=True, network="CO"),
            Pollutant("o3", "臭氧 O3", "O3", "ug_m3", 10, gas=True, network="O3"),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """One input of the air quality index: a pollutant over an averaging period."""

    code: str
    pollutant: str
    period: Period
    zh: str
    en: str


ITEMS: Mapping[str, Item] = MappingProxyType(
    {
        i.code: i
        for i in (
            Item("so2_24h", "so2", "day", "SO2 24 小时平均", "SO2 24 h mean"),
            Item("so2_1h", "so2", "hour", "SO2 1 小时平均", "SO2 1 h mean"),
            Item("no2_24h", "no2", "day", "NO2 24 小时平均", "NO2 24 h mean"),
            Item("no2_1h", "no2", "hour", "NO2 1 小时平均", "NO2 1 h mean"),
            Item("co_24h", "co", "day", "CO 24 小时平均", "CO 24 h mean"),
            Item("co_1h", "co", "hour", "CO 1 小时平均", "CO 1 h mean"),
            Item("o3_8h", "o3", "8h", "O3 8 小时平均", "O3 8 h mean"),
            Item("o3_1h", "o3", "hour", "O3 1 小时平均", "O3 1 h mean"),
            Item("pm10_24h", "pm10", "day", "PM10 24 小时平均", "PM10 24 h mean"),
            Item("pm10_1h", "pm10", "hour", "PM10 1 小时平均", "PM10 1 h mean"),
            Item("pm25_24h", "pm25", "day", "PM2.5 24 小时平均", "PM2.5 24 h mean"),
            Item("pm25_1h", "pm25", "hour", "PM2.5 1 小时平均", "PM2.5 1 h mean"),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: identifier, in data and in code.
        zh: Chinese label.
        en: English label, with the unit where the name has none.
    """

    name: str
    zh: str
    en: str


def _stored(p: Pollutant) -> Column:
    step = f"{1 / p.scale:g} {UNIT_SIGNS[p.unit]}"
    return Column(p.code, f"{p.zh}({step})", f"{p.en}, in steps of {step}")


COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        c.name: c
        for c in (
            *map(_stored, POLLUTANTS.values()),
            Column("station", "点位编号", "station code"),
            Column("name", "名称", "name"),
            Column("city", "城市", "city"),
            Column("region", "区域", "region"),
            Column("lon", "经度(°)", "longitude [°]"),
            Column("lat", "纬度(°)", "latitude [°]"),
            Column("kind", "点位类型", "kind of station: assessed or reference"),
            Column("from_date", "起始日期", "first day"),
            Column("to_date", "截止日期(不含)", "day after the last"),
            Column("hour_end", "时间(小时末)", "end of the hour, city wall time"),
            Column("month", "月份", "year and month of the hour, as YYYYMM"),
            Column("date", "日期", "local day; hours 01 to 24"),
            Column("temperature_c", "气温(℃)", "air temperature [°C]"),
            Column("pressure_hpa", "气压(hPa)", "air pressure [hPa]"),
            Column("dew_point_c", "露点(℃)", "dew point [°C]"),
            Column("rain_mm", "降水(mm)", "rain of the hour [mm]"),
            Column("wind_from_deg", "风向(°)", "wind direction, from [°]"),
            Column("wind_speed_m_s", "风速(m/s)", "wind speed [m/s]"),
            Column("revision", "修订号", "0 for the first value, then one more for each correction"),
            Column("known_at", "入库时间", "moment of storing, city wall time"),
            Column("by", "操作人", "user"),
            Column("batch", "批次", "import batch"),
            Column("file", "文件", "file name"),
            Column("digest", "文件摘要", "SHA-256 of the file"),
            Column("row", "行", "row in the file, the header being 1"),
            Column("column", "列", "column in the file"),
            Column("value", "值", "value as found"),
            Column("reason", "原因", "why it was refused"),
            Column("expected", "应为", "what would be right"),
            Column("event", "事件编号", "event number"),
            Column("place", "地点", "place: station:ID, city:NAME or region:NAME"),
            Column("from_hour", "起始小时", "first hour of the event (hour end)"),
            Column("to_hour", "结束小时(不含)", "first hour after the event (hour end)"),
            Column("status", "状态", "status"),
            Column("evidence", "证据", "evidence"),
            Column("edition", "规则版本", "edition of the rule"),
            Column("ruling", "裁定编号", "ruling number"),
            Column("plan", "方案", "plan, as city/year"),
            Column("clause", "条款编号", "clause or indicator"),
            Column("aspect", "裁定事项", "what is decided"),
            Column("decision", "裁定内容", "decision"),
            Column("document", "依据文件", "document it rests on"),
            Column("approver", "批准人", "who approved"),
            Column("replaces", "替代的裁定", "ruling it replaces"),
            Column("figure", "数字编号", "figure number"),
            Column("indicator", "指标编号", "indicator"),
            Column("as_of", "截至日期", "day it speaks of, at its end"),
            Column("counted_at", "计入截止时间", "what was stored by then counted"),
            Column("unit", "单位", "unit"),
            Column("content", "全部内容", "everything the digest covers, as JSON"),
            Column("mn", "设备编号(MN)", "number of a device (MN)"),
            Column("topics", "统计口径", "what its rates count for"),
            Column("factors", "监测因子", "codes of factors, with a unit where it is another than the standard's"),
            Column("real_time_s", "实时数据间隔(s)", "interval of real-time data [s]"),
            Column("minute_min", "分钟数据间隔(min)", "interval of minute data [min]"),
            Column("hourly", "小时数据", "whether hours are expected"),
            Column("frame", "数据包编号", "number of a frame in the journal"),
            Column("received_at", "接收时间", "moment of receipt, city wall time"),
            Column("peer", "来源", "address it came from"),
            Column("st", "系统编码(ST)", "kind of system (ST)"),
            Column("cn", "命令编码(CN)", "command (CN)"),
            Column("qn", "请求编码(QN)", "the device's own moment of sending (QN)"),
            Column("at", "时间", "moment, or start of the interval, city wall time"),
            Column("version_bits", "版本位", "version bits of Flag"),
            Column("check", "校验", "which check was sent"),
            Column("backfilled", "补传", "kept back and sent later"),
            Column("readings", "数值个数", "number of values"),
            Column("deviations", "偏差", "codes of what the protocol does not allow"),
            Column("period", "周期", "real, minute, hour or day"),
            Column("factor", "因子编码", "code of a factor"),
            Column("low", "最小值", "least"),
            Column("high", "最大值", "greatest"),
            Column("total", "累计值", "total of the interval"),
            Column("converted", "折算值", "value at the reference oxygen"),
            Column("converted_low", "折算最小值", "least at the reference oxygen"),
            Column("converted_high", "折算最大值", "greatest at the reference oxygen"),
            Column("mark", "数据标记", "mark of the device"),
            Column("parts", "分包", "frames of the parts of a message, each with its QN"),
            Column("journal", "日志", "journal"),
            Column("done", "已处理到", "last frame that was read"),
            Column("again", "重新读取自", "frame from which reading begins again"),
            Column("pm25_affected", "PM2.5 受影响", "whether PM2.5 is affected too"),
        )
    }
)

STATUS_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "overdue": ("逾期", "overdue"),
        "behind": ("滞后", "behind"),
        "no_data": ("无数据", "no data"),
        "on_track": ("进行中", "on track"),
        "not_due": ("未到期", "not due"),
        "met": ("已完成", "met"),
    }
)
"""Statuses of clauses, worst to best."""
FAILED = ("未完成", "not achieved")
"""How an overdue statistic of a period is worded: its period is over."""

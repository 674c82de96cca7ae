"""What a template may name: fields, and lists with their columns, each explained in both languages."""

from collections.abc import Mapping

from airshed.web.papers.vocabulary import Vocabulary, Words

FIELDS: Mapping[str, Words] = {
    "title": ("标题", "title"),
    "place": ("地点（点位）", "place, by its stations"),
    "plan_title": ("方案名称", "title of the plan"),
    "day": ("报告日期或月份", "day or month reported on"),
    "version": ("版次", "version"),
    "made_at": ("生成时间", "when it was made"),
    "made_by": ("生成人", "who made it"),
    "counted_at": ("数据截至（此后入库的不计）", "data stored later do not count"),
    "digest": ("内容摘要 SHA-256", "digest of the content, SHA-256"),
    "report_id": ("报告编号", "number of the report"),
    "banner": ("合成数据或借用点位的提示，没有则空", "note on synthetic or borrowed data, else empty"),
    "air_line": ("当日空气质量一句话", "the air of the day in a sentence"),
    "aqi": ("AQI", "AQI"),
    "level": ("级别", "level"),
    "primary": ("首要污染物", "primary pollutants"),
    "pm25": ("PM2.5 日均值", "PM2.5, mean of the day"),
    "pm10": ("PM10 日均值", "PM10, mean of the day"),
    "so2": ("SO2 日均值", "SO2, mean of the day"),
    "no2": ("NO2 日均值", "NO2, mean of the day"),
    "co": ("CO 日均值", "CO, mean of the day"),
    "o3": ("O3 日最大 8 小时值", "O3, highest 8 h mean"),
    "missing_line": ("缺测情况一句话", "what is missing, in a sentence"),
    "year_line": ("今年以来一句话", "the year so far in a sentence"),
    "month_line": ("当月一句话，日报为空", "the month in a sentence; empty in daily reports"),
    "goals_line": ("目标一句话", "the goals in a sentence"),
    "rank_line": ("排名一句话", "the rank in a sentence"),
    "status_line": ("条款状态一句话", "the clauses in a sentence"),
    "overdue_line": ("逾期条款一句话", "overdue clauses in a sentence"),
    "soon_line": ("近期到期条款一句话", "clauses due soon in a sentence"),
    "moves_line": ("当月状态变化一句话，日报为空", "changes of status in a sentence; empty in daily reports"),
    "registers_line": ("台账一句话", "the registers in a sentence"),
    "dust_line": ("沙尘一句话", "dust events in a sentence"),
    "health_line": ("数据情况一句话", "the data in a sentence"),
    "changes_line": ("与上一版的区别，第 1 版为空", "what differs from the version before; empty in the first"),
    "basis_line": ("所用标准", "the editions used"),
    "picture": ("AQI 柱状图，没有中文字体时为空", "bars of AQI; empty without a Chinese font"),
}
LISTS: Mapping[str, Mapping[str, Words]] = {
    "stations": {
        "name": ("名称", "name"),
        "code": ("编号", "code"),
        "aqi": ("AQI", "AQI"),
        "level": ("级别", "level"),
        "primary": ("首要污染物", "primary pollutants"),
        "hours": ("有效/应有（小时值）", "valid / expected hourly values"),
        "last_hour": ("最后的数据", "last hour"),
    },
    "days": {
        "date": ("日期", "day"),
        "aqi": ("AQI", "AQI"),
        "level": ("级别", "level"),
        "primary": ("首要污染物", "primary pollutants"),
    },
    "weeks": {
        **{
            name: (zh, en)
            for name, zh, en in (
                ("mon", "周一", "Mon"),
                ("tue", "周二", "Tue"),
                ("wed", "周三", "Wed"),
                ("thu", "周四", "Thu"),
                ("fri", "周五", "Fri"),
                ("sat", "周六", "Sat"),
                ("sun", "周日", "Sun"),
            )
        }
    },
    "year_rows": {
        "item": ("项目", "item"),
        "now": ("今年", "this year"),
        "base": ("上年同期", "same days last year"),
        "change": ("变化", "change"),
        "coverage": ("有效/应有（天）", "valid / expected days"),
        "base_coverage": ("上年有效/应有（天）", "valid / expected days last year"),
    },
    "month_rows": {
        "item": ("项目", "item"),
        "now": ("当月", "the month"),
        "base": ("上年同月", "same month last year"),
        "change": ("变化", "change"),
        "coverage": ("有效/应有（天）", "valid / expected days"),
        "base_coverage": ("上年有效/应有（天）", "valid / expected days last year"),
    },
    "goals": {
        "code": ("编号", "id"),
        "name": ("目标", "goal"),
        "value": ("现值", "value"),
        "target": ("目标值", "target"),
        "distance": ("距目标", "distance"),
        "allowance": ("余下的日子", "the days left"),
        "status": ("状态", "status"),
        "coverage": ("有效/应有（天）", "valid / expected days"),
        "figure": ("数值编号", "figure"),
    },
    "rank": {
        "rank": ("名次", "rank"),
        "city": ("城市", "city"),
        "composite": ("综合指数", "composite index"),
        "good": ("优良天数比例", "share of good days"),
        "main": ("首要污染物", "main pollutants"),
        "coverage": ("有效/应有（天）", "valid / expected days"),
    },
    "counts": {"status": ("状态", "status"), "count": ("条数", "clauses")},
    "overdue": {
        "department": ("牵头部门", "leading department"),
        "code": ("条款", "clause"),
        "text": ("内容", "text"),
        "due": ("期限", "due"),
        "late": ("已过", "late"),
        "figure": ("数值编号", "figures"),
    },
    "soon": {
        "department": ("牵头部门", "leading department"),
        "code": ("条款", "clause"),
        "text": ("内容", "text"),
        "due": ("期限", "due"),
        "left": ("还剩", "left"),
        "figure": ("数值编号", "figures"),
    },
    "moves": {
        "department": ("牵头部门", "leading department"),
        "code": ("条款", "clause"),
        "text": ("内容", "text"),
        "was": ("月初", "before"),
        "now": ("月末", "after"),
        "figure": ("数值编号", "figures"),
    },
    "registers": {"name": ("台账", "register"), "clauses": ("涉及条款数", "clauses concerned")},
    "dust": {
        "event": ("事件", "event"),
        "hours": ("起止", "from, to"),
        "particles": ("受影响", "affected"),
    },
    "refused": {"reason": ("原因", "reason"), "count": ("个数", "cells")},
}
SECTIONS: Mapping[str, tuple[tuple[Words, tuple[str, ...]], ...]] = {
    "daily": (
        (
            ("昨日空气质量", "The air of the day"),
            (
                "air_line",
                "concentrations",
                "missing_line",
                "stations",
            ),
        ),
        (
            ("近日变化", "The last days"),
            (
                "days",
                "picture",
            ),
        ),
        (
            ("今年以来", "The year so far"),
            (
                "year_line",
                "year_rows",
                "basis_line",
                "why",
            ),
        ),
        (
            ("目标进展", "Goals"),
            (
                "goals_line",
                "goals",
            ),
        ),
        (
            ("城市排名", "Rank among cities"),
            (
                "rank_line",
                "rank",
            ),
        ),
        (
            ("方案条款", "Clauses of the plan"),
            (
                "status_line",
                "overdue_line",
                "overdue",
                "soon_line",
                "soon",
            ),
        ),
        (
            ("台账", "Registers"),
            (
                "registers_line",
                "registers",
            ),
        ),
        (
            ("沙尘", "Dust"),
            (
                "dust_line",
                "dust",
            ),
        ),
        (
            ("数据情况", "Data"),
            (
                "health_line",
                "refused",
            ),
        ),
    ),
    "monthly": (
        (
            ("当月空气质量", "The air of the month"),
            (
                "month_line",
                "month_rows",
                "weeks",
                "picture",
            ),
        ),
        (
            ("今年以来", "The year so far"),
            (
                "year_line",
                "year_rows",
                "basis_line",
                "why",
            ),
        ),
        (
            ("目标进展", "Goals"),
            (
                "goals_line",
                "goals",
            ),
        ),
        (
            ("城市排名", "Rank among cities"),
            (
                "rank_line",
                "rank",
            ),
        ),
        (
            ("条款状态变化", "Changes of status"),
            (
                "status_line",
                "moves_line",
                "moves",
            ),
        ),
        (
            ("逾期和近期到期", "Overdue and due soon"),
            (
                "overdue_line",
                "overdue",
                "soon_line",
                "soon",
            ),
        ),
        (
            ("台账", "Registers"),
            (
                "registers_line",
                "registers",
            ),
        ),
        (
            ("沙尘", "Dust"),
            (
                "dust_line",
                "dust",
            ),
        ),
        (
            ("数据情况", "Data"),
            (
                "health_line",
                "refused",
                "stations",
            ),
        ),
    ),
}
"""What stands where, in documents and on the page: heading, then fields and lists."""


VOCABULARY = Vocabulary(FIELDS, LISTS)

"""Vehicles measured by remote sensing, and those found above the limit twice running within six months."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Made, Purpose, Register
from airshed.web.kit.rows import Row, one_at_a_time
from airshed.web.words import label

STANDARD = "HJ 845-2017"
FUELS = {"diesel": ("柴油", "diesel"), "other": ("其他", "other")}
ABOVE = "COALESCE(valid AND (opacity_percent > opacity_limit_percent OR ringelmann > ringelmann_limit), FALSE)"
"""Above the limit: a valid result of opacity or blackness. NO is for finding high emitters only."""
TWICE = f"""
WITH results AS (
  SELECT code, site, plate, plate_colour, hit_date, department, {ABOVE} AS above,
    LAG({ABOVE}) OVER (PARTITION BY plate, plate_colour ORDER BY hit_date, time) AS above_before,
    LAG(hit_date) OVER (PARTITION BY plate, plate_colour ORDER BY hit_date, time) AS before_date
  FROM remote_sensing_hits WHERE valid AND plate IS NOT NULL
)
SELECT code, {usual.PLATED} AS vehicle, site, hit_date, before_date, department
FROM results WHERE above AND above_before AND hit_date <= before_date + INTERVAL '6 months'
"""  # noqa: S608 - nothing of it is anybody's words
"""The second of two results running above the limit, not more than six months apart."""


class RemoteSensingHit(Row):
    """A vehicle that passed a site."""

    code = usual.key_code("YG-01/20190920/0815", longest=60)
    site = text("遥感点", "site", required=True, longest=40, reference="remote_sensing_sites", example="YG-01")
    hit_date = day("过车日期", "passed by on", required=True)
    time = text(
        "过车时间",
        "at",
        longest=12,
        pattern=(r"[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,3})?)?", ("如 08:15:02.5", "such as 08:15:02.5")),
        example="08:15:02",
    )
    lane = text("车道", "lane", longest=20)
    plate = usual.plate()
    plate_colour = usual.plate_colour()
    fuel = choice("燃料", "fuel", FUELS)
    speed_km_h = number("车速", "speed", "km/h", decimals=1, most=300)
    acceleration_m_s2 = number("加速度", "acceleration", "m/s²", decimals=2, least=-20, most=20)
    vsp_kw_t = number("比功率", "specific power", "kW/t", decimals=2, least=-200, most=200, source=STANDARD)
    opacity_percent = number("不透光度", "opacity", "%", decimals=1, most=100, source=STANDARD)
    opacity_limit_percent = number(
        "不透光度限值", "limit of opacity", "%", decimals=1, most=100, source=STANDARD, example="30"
    )
    ringelmann = number("林格曼黑度", "Ringelmann number", "1", decimals=1, most=5, source=STANDARD)
    ringelmann_limit = number("黑度限值", "limit of blackness", "1", decimals=1, most=5, source=STANDARD, example="1")
    no_ppm = number("一氧化氮", "NO", "ppm", decimals=1, least=-1000, most=20_000, source=STANDARD)
    no_limit_ppm = number(
        "一氧化氮筛查限值", "NO for screening", "ppm", decimals=1, most=20_000, source=STANDARD, example="1500"
    )
    valid = flag(
        "结果有效",
        "result is valid",
        help=("比功率等条件符合标准的才有效", "only where specific power and the rest are as the standard asks"),
        source=STANDARD,
    )

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("遥感监测结果", "remote-sensing result")
        constraints: ClassVar = one_at_a_time("remote_sensing_hits", "code")


REGISTER = Register(
    name="remote_sensing_hits",
    model=RemoteSensingHit,
    words=("遥感监测结果", "remote-sensing results"),
    about=(
        "遥感点测到的车辆，一次一行；六个月内连续两次超限才算超标",
        "vehicles measured at a site, a row each; two running above the limit within six months are an exceedance",
    ),
    group="transport",
    listed=("code", "site", "hit_date", "plate", "opacity_percent", "ringelmann", "no_ppm", "valid"),
    filters=("site", "hit_date", "fuel", "valid", "department"),
    search=("code", "plate"),
    past=("hit_date",),
    purposes=(Purpose("photo", ("抓拍照片", "photo"), photo=True),),
    derived={
        "vehicle": usual.PLATED,
        "above_limit": ABOVE,
        "high_emitter": "COALESCE(valid AND no_ppm > no_limit_ppm, FALSE)",
    },
    labels={
        "vehicle": ("车辆", "vehicle"),
        "above_limit": ("超过限值", "above the limit"),
        "high_emitter": ("一氧化氮高排放", "high emitter of NO"),
    },
    makes=(
        Made(
            "remote_sensing_exceedances",
            ("六个月内连续两次遥感超限", "above the limit twice running within six months"),
            TWICE,
            "remote_sensing_hits",
        ),
    ),
    part_of="remote_sensing_sites",
    expected=("遥感平台上传的结果", "results that the platform uploads"),
    source="二(七)1",
)

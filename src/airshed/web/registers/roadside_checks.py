"""Checks at the roadside: evidence by ecology, penalty by the police, repair watched over by transport."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, count, day, flag, number, text
from airshed.web.kit.register import Made, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

METHODS = {
    "free_acceleration": ("自由加速法", "free acceleration"),
    "black_smoke": ("目测林格曼黑度", "black smoke by eye"),
    "obd": ("OBD 检查", "diagnostics"),
    "urea": ("尿素检查", "urea"),
    "remote": ("遥感筛查后复测", "after remote sensing"),
}
SEASONS = ", ".join(f"('{year}-10-01', '{year + 1}-03-31')" for year in range(2017, 2022))
"""First and last days of the autumn and winter seasons 2017/18 to 2021/22."""
STOCK = f"""
WITH seasons AS (
  SELECT DATE(first_text) AS first, DATE(last_text) AS last FROM (VALUES {SEASONS}) AS days(first_text, last_text)
),
checks AS (
  SELECT plate, plate_colour, check_date AS day FROM roadside_checks
  UNION ALL
  SELECT plate, plate_colour, test_date AS day FROM emission_tests WHERE kind = 'supervision' AND subject = 'vehicle'
),
stock AS (
  SELECT v.code, v.plate, v.plate_colour, v.department, s.first, s.last,
    v.registered_date <= s.first AND (v.cancelled_date IS NULL OR v.cancelled_date > s.first) AS in_stock
  FROM vehicles AS v CROSS JOIN seasons AS s
  WHERE v.fuel = 'diesel'
    AND (v.from_date IS NULL OR v.from_date <= s.first) AND (v.to_date IS NULL OR v.to_date > s.first)
),
found AS (
  SELECT stock.code, stock.first, MIN(checks.day) AS first_check_date, COUNT(checks.day) AS checks
  FROM stock INNER JOIN checks ON stock.plate = checks.plate AND stock.plate_colour = checks.plate_colour
  WHERE checks.day >= stock.first AND checks.day <= stock.last
  GROUP BY stock.code, stock.first
)
SELECT stock.code, stock.department, stock.first AS season_first_date, stock.in_stock,
  found.first_check_date, COALESCE(found.checks, 0) AS checks
FROM stock LEFT JOIN found ON stock.code = found.code AND stock.first = found.first
"""  # noqa: S608 - nothing of it is anybody's words
"""The diesel vehicles of each season's first day, and the first check of each within the season."""


class RoadsideCheck(Placed):
    """A check of a vehicle on the road."""

    code = usual.key_code("LJ-2019-0001", longest=60)
    check_date = day("检查日期", "checked on", required=True)
    road = text("路段", "road", longest=120)
    joint = flag("三部门联合", "by the three departments together")
    checker = text("检查人", "checked by", longest=60)
    plate = usual.plate(required=True)
    plate_colour = usual.plate_colour(required=True)
    local = flag("本市车辆", "registered here")
    stage = count("排放阶段", "emission stage", "", most=6)
    method = choice("检查方法", "method", METHODS, source="GB 3847-2018")
    smoke_m1 = usual.smoke()
    smoke_limit_m1 = usual.smoke(limit=True)
    ringelmann = number("林格曼黑度", "Ringelmann number", "1", decimals=1, most=5)
    obd_ok = flag("OBD 检查合格", "passed the check of its diagnostics")
    urea_ok = flag("尿素检查合格", "passed the check of its urea")
    passed = usual.passed()
    penalty_due = day("处罚期限", "penalty due on")
    penalty_date = day("处罚日期", "penalised on")
    penalty_yuan = number("罚款", "fine", "yuan", decimals=2)
    decision_number = usual.paper_number("处罚决定书文号", "decision")
    repair_due = day("维修期限", "repair due on")
    repair_date = day("维修日期", "repaired on")
    repair_station = text("维修机构", "repaired by", longest=40, reference="test_stations", example="WX-01")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("路检路查", "roadside check")
        constraints: ClassVar = one_at_a_time("roadside_checks", "code")


REGISTER = Register(
    name="roadside_checks",
    model=RoadsideCheck,
    words=("路检路查", "roadside checks"),
    about=(
        "在路上检查车辆，一次一行：生态环境取证、公安处罚、交通监督维修",
        "vehicles checked on the road, a row each: evidence by ecology, penalty by the police, repair by transport",
    ),
    group="transport",
    listed=("code", "check_date", "road", "plate", "method", "passed", "penalty_date", "repair_date"),
    filters=("check_date", "method", "passed", "local", "joint", "area", "department"),
    search=("code", "plate", "road"),
    past=("check_date", "penalty_date", "repair_date"),
    sequence=(("check_date", "penalty_date"), ("check_date", "repair_date")),
    purposes=(
        Purpose("photo", ("现场照片", "photo on the spot"), photo=True),
        Purpose("document", ("检测单、处罚决定", "measurement, decision")),
    ),
    derived={
        "vehicle": usual.PLATED,
        "within_limits": "COALESCE(smoke_m1 <= smoke_limit_m1, TRUE) AND COALESCE(ringelmann < 1, TRUE)",
    },
    labels={"vehicle": ("车辆", "vehicle"), "within_limits": ("数值在限值内", "figures within limits")},
    makes=(
        Made(
            "diesel_stock",
            ("各秋冬季首日的柴油车及季内首次抽检", "diesel vehicles of each season's first day, and their first check"),
            STOCK,
            "vehicles",
            whole=True,
        ),
    ),
    expected=("三部门联合执法记录", "records of joint enforcement"),
    source="二(三)4",
)

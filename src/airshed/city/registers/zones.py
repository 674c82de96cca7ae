"""Zones that keep trucks and machines out: drawn one after the other, one of them too mild."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from airshed.city.registers.plain import Late, Slips, plain
from airshed.city.registers.reports import Book
from airshed.city.registers.stories import Facts, since
from airshed.city.registers.terms import happened

NAME = "zones"
COLUMNS: Mapping[str, type] = {
    "code": str,
    "name": str,
    "kind": str,
    "measure": str,
    "max_stage": int,
    "area_code": str,
    "bounds": str,
    "hours": str,
    "exemptions": str,
    "legal_notice": str,
    "notice_number": str,
    "issuer": str,
    "drawn_date": date,
    "published_date": date,
    "department": str,
    "source": str,
}
ZONES = (
    ("示例老城区柴油货车限行区", "diesel_truck", "hours", 3, "2018-06-14"),
    ("示例口岸路柴油货车限行区", "diesel_truck", "ban", 2, "2018-11-22"),
    ("示例建成区高排放机械禁用区", "machine", "ban", 2, "2019-03-18"),
    ("示例学校周边货车限行区", "truck", "hours", 6, "2019-08-05"),
    ("示例建成区柴油货车限行区", "diesel_truck", "ban", 3, "2019-11-25"),
    ("示例园区柴油货车限行区", "diesel_truck", "permit", 3, ""),
)
"""Name, kind, measure, highest stage kept out, and when it was drawn."""


def zones(seed: int) -> Book:
    """Return the register; the same seed gives the same zones."""
    draw = Random(f"airshed zones {seed}")  # noqa: S311 - a simulator, not a secret
    rows = [_zone(draw, number) for number in range(len(ZONES))]
    return plain(NAME, COLUMNS, rows, draw, Slips(late=(Late("published_date", 1, 40),)))


def _zone(draw: Random, number: int) -> Facts:
    name, kind, measure, stage, text = ZONES[number]
    drawn = date.fromisoformat(text) if text else None
    notice = f"示公通〔{drawn.year}〕{draw.randint(1, 60)}号" if drawn else ""
    return {
        "code": f"QY-{number + 1:02d}",
        "name": name,
        "kind": kind,
        "measure": measure,
        "max_stage": stage,
        "area_code": f"ZONE-{number + 1:02d}" if drawn else None,
        "bounds": "示例东路以西、示例北街以南",
        "hours": "全天" if measure == "ban" else "07:00–22:00",
        "exemptions": "抢险救灾、鲜活农产品运输车辆",
        "legal_notice": since(drawn, f"关于{name}的通告") if drawn else None,
        "notice_number": since(drawn, notice) if drawn else None,
        "issuer": "police",
        "drawn_date": happened(drawn),
        "published_date": happened(drawn + timedelta(days=draw.randint(3, 20)) if drawn else None),
        "department": "police",
        "source": "archive",
    }

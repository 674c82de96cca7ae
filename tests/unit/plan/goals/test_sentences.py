"""How a goal's outlook is told."""

from typing import Any

import pytest

from airshed.plan.goals.sentences import _pair


@pytest.mark.parametrize(
    ("now", "base", "change", "relative", "unit", "told"),
    [
        ("0.9140", "0.9111", "0.0029", "0.0032", "share", "91.40%，对比年 91.11%，+0.29 个百分点"),
        ("25.15", "26.82", "-1.67", "-0.0624", "ug_m3", "25.15 µg/m³，对比年 26.82 µg/m³，-6.2%"),
        ("25.15", None, None, None, "ug_m3", "25.15 µg/m³，对比年 —"),
    ],
)
def test_a_share_changes_by_points_and_another_value_by_percent(  # noqa: PLR0913, PLR0917 - a row of the table
    now: str, base: str | None, change: str | None, relative: str | None, unit: str, told: str
) -> None:
    pair: dict[str, Any] = {"now": now, "base": base, "change": change, "relative": relative}
    said = _pair({**pair, "valid_now": 314, "valid_base": 315}, unit, say=lambda zh, _en: zh)
    assert said == f"{told}（有效 314 天对 315 天）"

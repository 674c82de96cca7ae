"""What an edition of the alert tiers looks like."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from airshed.errors import Fault
from airshed.rules.schema import Amount, Count, EditionFile, Family, Flag, Row, Several, Strict, Word, one_of, repeated

TIERS = ("blue", "yellow", "orange", "red")


class Condition(Strict):
    """The forecast AQI stays above, or reaches, a value; over `hours` on end where the text says how long."""

    aqi_above: int | None = None
    aqi_from: int | None = None
    hours: int | None = None


class Tier(Row):
    """What starts a tier: any of the alternatives, each of which is conditions that hold together."""

    tier: Annotated[str, one_of(TIERS)]
    any: Several[Several[Condition]]


class Reduction(Row):
    """The share of the whole society's emissions that a tier takes away."""

    tier: Annotated[str, one_of(TIERS)]
    pollutant: Annotated[str, one_of(("so2", "nox", "pm", "voc"))]
    share: Amount


class AlertsFile(EditionFile):
    """An edition of the alert tiers."""

    tiers: Several[Tier] = ()
    reductions: Several[Reduction] = ()


def _check(file: AlertsFile) -> Iterator[Fault]:
    yield from repeated(file.tiers, table="tiers", key=("tier",))
    yield from repeated(file.reductions, table="reductions", key=("tier", "pollutant"))
    order = [TIERS.index(row.tier) for row in file.tiers]
    if order != sorted(order):
        yield Fault("rules.not_ascending", "tiers", ", ".join(r.tier for r in file.tiers), ", ".join(TIERS))
    for index, row in enumerate(file.tiers):
        yield from _check_conditions(row.any, where=f"tiers[{index}].any")
    for index, reduction in enumerate(file.reductions):
        if reduction.share > 1:
            yield Fault("rules.range", f"reductions[{index}].share", str(reduction.share), "0..1")


def _check_conditions(alternatives: Sequence[Sequence[Condition]], *, where: str) -> Iterator[Fault]:
    if not alternatives:
        yield Fault("rules.length", where, "0", ">= 1")
    for index, conditions in enumerate(alternatives):
        if not conditions:
            yield Fault("rules.length", f"{where}[{index}]", "0", ">= 1")
        for position, condition in enumerate(conditions):
            if (condition.aqi_above is None) == (condition.aqi_from is None):
                yield Fault("rules.missing_key", f"{where}[{index}][{position}]", "", "aqi_above | aqi_from")
            if condition.hours is not None and condition.hours < 1:
                yield Fault("rules.range", f"{where}[{index}][{position}].hours", str(condition.hours), ">= 1")


FAMILY = Family(
    name="alerts",
    zh="重污染天气预警分级、启动、解除和减排比例",
    en="tiers of heavy-pollution alerts: what starts them, what lifts them, what they cut",
    model=AlertsFile,
    parameters={
        "day_hours": Count("hours"),
        "day_may_cross_midnight": Flag(),
        "publish_ahead_hours": Count("hours"),
        "forecast_days": Count("days"),
        "outlook_days": Count("days"),
        "between_tiers": Word(("keep_higher",)),
        "close_episodes": Word(("one", "separate")),
        "lift_below": Word(("tier_start", "yellow")),
        "lift_clear_hours": Count("hours"),
        "dust_outside": Flag(),
        "so2_nox_offset": Flag(),
        "base_season": Word(("alert_season", "year")),
        "region_overrides": Flag(),
    },
    required=("tiers", "reductions"),
    check=_check,
)

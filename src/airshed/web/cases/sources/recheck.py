"""Closed cases that were drawn to be verified again; see `cases.rechecks`."""

from airshed.web.cases.source import Source

SHOWS = {
    "month": ("办结月份", "closed in"),
    "closed": ("该月办结件数", "cases closed then"),
    "drawn": ("抽中件数", "drawn"),
    "seed": ("抽签种子", "seed of the draw"),
}
SOURCE = Source("recheck", ("随机复核", "drawn to be verified again"), shows=SHOWS)

"""Closed cases that were drawn to be verified again; see `cases.rechecks`."""

from airshed.web.cases.source import Source

SOURCE = Source("recheck", ("随机复核", "drawn to be verified again"))

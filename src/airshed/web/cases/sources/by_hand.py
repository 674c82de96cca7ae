"""Leads that somebody enters who saw what is wrong."""

from airshed.web.cases.source import Source

SOURCE = Source("by_hand", ("人工登记", "entered by hand"))

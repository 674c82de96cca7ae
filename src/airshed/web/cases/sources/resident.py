"""Leads that a resident supervisor finds."""

from airshed.web.cases.source import Source

SOURCE = Source("resident", ("驻地督办", "resident supervision"))

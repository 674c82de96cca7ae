"""Leads that a grid lead reports from a patrol."""

from airshed.web.cases.source import Source

SOURCE = Source("grid", ("网格上报", "reported by a grid"))

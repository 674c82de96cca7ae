"""Leads that a round of the city's own inspection finds."""

from airshed.web.cases.source import Source

SOURCE = Source("city_inspection", ("市级督察", "inspection by the city"))

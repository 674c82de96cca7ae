"""Airshed runs a city's clean-air plan: evidence in, computed status out."""

from importlib.metadata import version

__version__ = version("airshed")

"""Faults of accounts in the language of the reader."""

from airshed.errors import Fault
from airshed.web.words import say
from airshed.wordings import sentences


def fault_text(fault: Fault) -> str:
    """Return a fault as a sentence in the language of the reader."""
    return say(*sentences(fault))

"""The words of the command line: the language of the user, and faults as sentences.

AIRSHED_LANG chooses the language: `en` (or `en_US` and the like) is English, everything else is Chinese.
"""

import os

from airshed.errors import Fault
from airshed.wordings import sentences


def say(zh: str, en: str) -> str:
    """Return the text in the language of the user."""
    return en if os.environ.get("AIRSHED_LANG", "zh").lower().startswith("en") else zh


def worded(fault: Fault) -> str:
    """Return a fault or note as a sentence: where, what was found, what would be right."""
    return say(*sentences(fault))

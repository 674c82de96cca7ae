"""Faults of accounts in the language of the reader."""

from airshed.errors import Fault
from airshed.web.accounts.faults import ACCOUNTS
from airshed.web.words import say


def fault_text(fault: Fault) -> str:
    """Return a fault as a sentence in the language of the reader."""
    zh, en = ACCOUNTS[fault.code]
    return say(zh, en).format(where=fault.where, value=fault.value, expected=fault.expected)

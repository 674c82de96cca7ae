"""What is drawn again and again: whether something happens, on which day, and the paper that is filed for it."""

from datetime import date, datetime, time, timedelta
from random import Random

from airshed.city.registers.proofs import Proof, paper, picture


def happens(draw: Random, share: float) -> bool:
    """Return whether something happens that does so in a share of all cases."""
    return draw.random() < share


def within(draw: Random, first: date, days: int) -> date:
    """Return one of so many days from a first one on."""
    return first + timedelta(days=draw.randrange(days))


def about(draw: Random, due: date, *, early: int = 15, spread: int = 20) -> date:
    """Return a day around the one on which something was due, mostly some days before it."""
    return due + timedelta(days=round(draw.gauss(-early, spread)))


def filed(register: str, key: str, purpose: str, day: date, words: str = "") -> Proof:
    """Return a paper of a row, filed on a day; `words` in Latin letters."""
    content = paper(f"{register} {key} {purpose} {words or day}: invented, of no legal effect")
    moment = datetime.combine(day, time(15, 20))
    name = f"{purpose}-{key}.pdf".replace("/", "-")
    return Proof(register, key, purpose, moment, None, None, name, content)


def shot(register: str, key: str, purpose: str, day: date) -> Proof:
    """Return a photo of a row, taken on a day at a place the phone did not tell."""
    moment = datetime.combine(day, time(10, 40))
    name = f"{purpose}-{key}.png".replace("/", "-")
    return Proof(register, key, purpose, moment, None, None, name, picture(f"{register} {key} {purpose}"))

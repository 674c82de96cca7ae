"""What comes with a move of a case, as text from a form, a command or a program, read and checked."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.web.accounts.models import Department, User
from airshed.web.cases.models import CODE, GRADES, TEXT
from airshed.web.words import say

LABELS: Mapping[str, tuple[str, str]] = {
    "why": ("理由", "why"),
    "finding": ("查实情况", "what was found"),
    "grade": ("等级", "grade"),
    "unit": ("责任部门", "unit that must act"),
    "enterprise": ("责任企业", "enterprise"),
    "person": ("责任人", "person"),
    "duty": ("法定义务", "legal duty"),
    "demand": ("整改要求", "what is demanded"),
    "deadline": ("期限", "deadline"),
    "measure": ("整改措施", "what was done"),
    "minutes": ("约谈纪要", "minutes"),
    "commitment": ("承诺事项", "what was promised"),
    "report": ("督察报告", "report"),
    "days": ("延长工作日", "more work days"),
    "level": ("层级", "level"),
}
"""What each value is called; a move may ask for these and no others."""
MOST_DAYS = 250
BY_CLOCK = "trigger {}"
"""The reason that the clock gives, with the day; readers are told in words, see `why_words`."""
_BY_CLOCK = re.compile(BY_CLOCK.format(r"(\d{4}-\d\d-\d\d)"))


class ValuesFaulty(AirshedError):
    """Values that came with a move cannot be used; all of them are told."""


def label_of(name: str) -> str:
    """Return what a value is called, in the language of the reader."""
    return say(*LABELS[name])


def why_words(why: str) -> tuple[str, str]:
    """Return a reason as readers of either language are told: people's own words as they are, the clock's in words."""
    found = _BY_CLOCK.fullmatch(why)
    if found is None:
        return why, why
    return (
        f"超过规定时限或者核查多次不通过，系统于 {found[1]} 自动启动",
        f"past its terms, or verified in vain too often: the clock did it on {found[1]}",
    )


def read_values(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as what they mean; empty ones are left out.

    Raises:
        ValuesFaulty: with all that cannot be read.
    """
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    for name, value in given.items():
        text = str(value if value is not None else "").strip()
        if not text:
            continue
        try:
            found[name] = READERS.get(name, _text)(text)
        except ValueError as error:
            faults.append(Fault("cases.value", name, text[:80], str(error)))
    if faults:
        raise ValuesFaulty(*faults)
    return found


def _text(text: str) -> str:
    return _short(text, TEXT)


def _short(text: str, most: int) -> str:
    if len(text) > most or "\0" in text:
        message = f"1 … {most}"
        raise ValueError(message)
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = "YYYY-MM-DD"
        raise ValueError(message) from None


def _days(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
        message = f"1 … {MOST_DAYS}"
        raise ValueError(message)
    return int(text)


def _one_of(known: Callable[[], list[str]]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known():
            raise ValueError(", ".join(known()))
        return text

    return read


def _username(text: str) -> str:
    found = User.objects.filter(username__iexact=text, disabled=False).values_list("username", flat=True).first()
    if found is None:
        message = say("在用账号的用户名", "the name of an account in use")
        raise ValueError(message)
    return str(found)


def _departments() -> list[str]:
    return [*Department.objects.filter(closed=False).values_list("code", flat=True)]


READERS: Mapping[str, Callable[[str], Any]] = {
    "deadline": _day,
    "days": _days,
    "level": _days,
    "grade": _one_of(lambda: [*GRADES]),
    "unit": _one_of(_departments),
    "enterprise": lambda text: _short(text, CODE),
    "person": _username,
}
"""How a value is read that is more than words."""


def written_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON keeps them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}

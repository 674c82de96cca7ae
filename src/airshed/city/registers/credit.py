"""Unified social credit codes with their check signs (GB 32100-2015, within them GB 11714-1997)."""

from random import Random

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Signs of a code in the order of their values: no I, O, S, V, Z."""
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
BODY_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIVISION = "990100"
"""An administrative division that is not in use."""
LENGTH = 18


def check_sign(first: str) -> str:
    """Return the last sign of a code by its first 17 (GB 32100-2015, 4.3)."""
    total = sum(SIGNS.index(sign) * weight for sign, weight in zip(first, WEIGHTS, strict=True))
    return SIGNS[-total % 31]


def body_sign(first: str) -> str:
    """Return the last sign of an organisation code by its first eight (GB 11714-1997)."""
    total = sum(BODY_SIGNS.index(sign) * weight for sign, weight in zip(first, BODY_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def is_code(text: str) -> bool:
    """Return whether a text is a credit code with the right check sign."""
    return len(text) == LENGTH and set(text) <= set(SIGNS) and text[-1] == check_sign(text[:-1])


def drawn_code(draw: Random, *, household: bool = False) -> str:
    """Return an invented code of a company, or of a household in business."""
    body = "MA9" + "".join(draw.choice("0123456789") for _ in range(5))
    first = ("92" if household else "91") + DIVISION + body + body_sign(body)
    return first + check_sign(first)


def mistyped_code(code: str) -> str:
    """Return a code with two neighbouring signs changed about, as they are typed; its check sign no longer fits."""
    for place in range(LENGTH - 3, 7, -1):
        typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if typed != code and not is_code(typed):
            return typed
    return code[:-1] + SIGNS[(SIGNS.index(code[-1]) + 1) % len(SIGNS)]

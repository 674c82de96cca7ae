"""Passwords of frames are not shown: PW of the header, NewPW of the content, and whatever else is called so."""

import re
from collections.abc import Iterator

MASK = "***"
PART = re.compile(r"([;,]?)([^;,]*)")
WITHIN = re.compile(r"(PWD?\s*=).*", re.IGNORECASE | re.DOTALL)
PASSWORD = re.compile(r"(PWD?\s*=).*?(?=;|,[^;,=]*=|&&|\Z)", re.IGNORECASE | re.DOTALL)


def masked(text: str) -> str:
    """Return a text with `***` for the value of every key whose name ends in PW or PWD, in any case.

    A value ends before `;`, before a `,` that another key and `=` follow, before `&&`, or with the text.
    """
    return PASSWORD.sub(rf"\g<1>{MASK}", text)


def parts_masked(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between `;` and `,`, and how it is shown; after a password a part without `=` belongs to it."""
    secret = False
    for sign, part in PART.findall(text):
        secret = secret and sign == "," and "=" not in part
        if part:
            yield part, MASK if secret else WITHIN.sub(rf"\g<1>{MASK}", part)
        secret = secret or WITHIN.search(part) is not None

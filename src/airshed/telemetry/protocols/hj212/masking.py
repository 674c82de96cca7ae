"""Secrets of frames are not shown: PW of the header, NewPW and NewSK of the content, and whatever else is called so.

A name is that of a secret if it ends in PW, PWD or SK, or has SM4 or KEY in it, in any case.
"""

import re
from collections.abc import Iterator, Mapping

MASK = "***"
PART = re.compile(r"([;,]?)([^;,]*)")
NAME = r"(?:PWD?|SK|(?:SM4|KEY)[^;,=&]{0,24})\s*"
WITHIN = re.compile(rf"({NAME}=).*", re.IGNORECASE | re.DOTALL)
SECRET = re.compile(rf"({NAME}=).*?(?=;|,[^;,=]*=|&&|\Z)", re.IGNORECASE | re.DOTALL)
WHOLE = re.compile(rf".*{NAME}", re.IGNORECASE | re.DOTALL)


def masked(text: str) -> str:
    """Return a text with `***` for the value of every key whose name is that of a secret.

    A value ends before `;`, before a `,` that another key and `=` follow, before `&&`, or with the text.
    """
    return SECRET.sub(rf"\g<1>{MASK}", text)


def without_keys(keys: Mapping[str, str]) -> dict[str, str]:
    """Return what stands under names, with `***` for what stands under names of secrets."""
    return {name: MASK if WHOLE.fullmatch(name) else text for name, text in keys.items()}


def parts_masked(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between `;` and `,`, and how it is shown; after a password a part without `=` belongs to it."""
    secret = False
    for sign, part in PART.findall(text):
        secret = secret and sign == "," and "=" not in part
        if part:
            yield part, MASK if secret else WITHIN.sub(rf"\g<1>{MASK}", part)
        secret = secret or WITHIN.search(part) is not None

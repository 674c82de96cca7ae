"""Passwords of frames are not shown: PW of the header, NewPW of the content, and whatever else is called so."""

import re

MASK = "***"
PASSWORD = re.compile(r"(PWD?\s*=).*?(?=;|,[^;,=]*=|&&|\Z)", re.IGNORECASE | re.DOTALL)


def masked(text: str) -> str:
    """Return a text with `***` for the value of every key whose name ends in PW or PWD, in any case.

    A value ends before `;`, before a `,` that another key and `=` follow, before `&&`, or with the text.
    """
    return PASSWORD.sub(rf"\g<1>{MASK}", text)

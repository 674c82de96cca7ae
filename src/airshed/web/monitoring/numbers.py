"""Numbers of devices in addresses: what devices call themselves is any text, slashes, dots and reserved words too."""

import re

PLAIN = re.compile(r"[0-9A-Za-z_-]+")
RESERVED = frozenset({"unknown"})
"""What addresses of this part of the site say in the place of a number."""
QUOTED = "~"
"""Before a number that stands as the hexadecimal digits of its bytes."""


class Number:
    """Writes and reads a number in an address: as it is where it is plain, else `~` and its bytes in hexadecimal."""

    regex = r"[0-9A-Za-z_-]+|~[0-9a-f]*"

    def to_python(self, value: str) -> str:
        """Return the number that an address names.

        Raises:
            ValueError: it names none; there is no such page.
        """
        return bytes.fromhex(value[1:]).decode() if value.startswith(QUOTED) else value

    def to_url(self, value: str) -> str:
        """Return a number as an address names it."""
        return value if PLAIN.fullmatch(value) and value not in RESERVED else QUOTED + value.encode().hex()

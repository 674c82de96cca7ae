"""What went wrong, where, and what would be right.

An error carries codes and parameters; the command line and the web word them. Everything is checked before anything
is raised, so one error carries all faults found.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    Attributes:
        code: dotted name of the kind of fault, such as `rules.unknown_key`; the interface words it.
        where: file, row, column, key or argument.
        value: what was found there.
        expected: what would be right.
    """

    code: str
    where: str = ""
    value: str = ""
    expected: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the stable shape of one entry of `{"errors": [...]}`."""
        return {"code": self.code, "where": self.where, "value": self.value, "expected": self.expected}

    def __str__(self) -> str:
        """Return one line for logs and tracebacks."""
        value = f" {self.value!r}" if self.value else ""
        expected = f"; expected: {self.expected}" if self.expected else ""
        return f"{self.where}: {self.code}{value}{expected}"


class AirshedError(Exception):
    """Bad input or usage, with all its faults; subclasses are defined beside the function that raises them."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults; at least one."""
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        """Return the faults, a line each."""
        return "\n".join(str(fault) for fault in self.faults)

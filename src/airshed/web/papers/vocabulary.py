"""What the templates of a family may name: fields, and lists with their columns, each explained in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names a template may use.

    Attributes:
        fields: name to words of what it shows.
        lists: name to its columns, each with words.
    """

    fields: Mapping[str, Words]
    lists: Mapping[str, Mapping[str, Words]]

    def sample(self) -> dict[str, Any]:
        """Return a context with every field and one row in every list, for trials."""
        rows = {name: [dict.fromkeys(columns, "0")] for name, columns in self.lists.items()}
        return {**dict.fromkeys(self.fields, "0"), **rows}

    def known_names(self) -> str:
        """Return all names a template may use, for a reader who used another."""
        lists = (f"{name}[{', '.join(columns)}]" for name, columns in self.lists.items())
        return ", ".join([*self.fields, *lists])

"""A template by name: the packaged one, or the home's own in `templates/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from airshed.web.env import TEMPLATES
from airshed.web.papers.rendering import rendered
from airshed.web.papers.vocabulary import Vocabulary, Words


@dataclass(frozen=True, slots=True)
class Template:
    """A template that users may lay their own over.

    Attributes:
        kind: kind of the paper, as addresses name it.
        language: `zh` or `en`.
        words: what the paper is called.
        folder: where the packaged one is.
        vocabulary: what it may name.
    """

    kind: str
    language: str
    words: Words
    folder: Path
    vocabulary: Vocabulary

    @property
    def name(self) -> str:
        """Its file name."""
        return f"{self.kind}.docx" if self.language == "zh" else f"{self.kind}-{self.language}.docx"

    def own(self, home: Path) -> Path | None:
        """Return where the home's own one is, None without one."""
        path = home / TEMPLATES / self.name
        return path if path.is_file() else None

    def content(self, home: Path) -> bytes:
        """Return the one in force: that of the home, else the packaged one."""
        return (self.own(home) or self.folder / self.name).read_bytes()

    def rendered(self, context: Mapping[str, Any], content: bytes, *, svg: str = "", above: str = "") -> bytes:
        """Return a document made of the bytes of this template or of one to take its place.

        Args:
            context: all fields and lists of the vocabulary.
            content: the bytes.
            svg: the picture.
            above: what stands above everything, whatever the template says.

        Raises:
            TemplateRefused: they cannot be used.
        """
        return rendered(content, context, vocabulary=self.vocabulary, where=self.name, svg=svg, above=above)

    def try_out(self, content: bytes) -> None:
        """Try bytes on invented rows.

        Raises:
            TemplateRefused: they cannot be used.
        """
        self.rendered(self.vocabulary.sample(), content)

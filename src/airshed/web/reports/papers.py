"""The templates of reports, and where the documents made of them are kept."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from airshed.web.documents.kinds import TEMPLATES as CASE_TEMPLATES
from airshed.web.documents.vocabulary import VOCABULARY as CASE_VOCABULARY
from airshed.web.meetings.papers import TEMPLATE as MEETING
from airshed.web.papers import rendering
from airshed.web.papers.template import Template
from airshed.web.papers.vocabulary import Vocabulary, Words
from airshed.web.reports.fields import VOCABULARY
from airshed.web.reports.models import KIND_WORDS, KINDS

LANGUAGES = ("zh", "en")
DEFAULTS = Path(__file__).parent / "defaults"
FOLDER = Path("files") / "reports"
TEMPLATES: Mapping[tuple[str, str], Template] = MappingProxyType(
    {
        (kind, language): Template(kind, language, KIND_WORDS[kind], DEFAULTS, VOCABULARY)
        for kind in KINDS
        for language in LANGUAGES
    }
)

KNOWN: Mapping[tuple[str, str], Template] = MappingProxyType(
    {**TEMPLATES, **CASE_TEMPLATES, (MEETING.kind, MEETING.language): MEETING}
)
"""All templates that users may lay their own over."""
FAMILIES: tuple[tuple[Words, Vocabulary], ...] = (
    (("日报和月报", "daily reports and monthly bulletins"), VOCABULARY),
    (("案件公文", "papers of cases"), CASE_VOCABULARY),
    (MEETING.words, MEETING.vocabulary),
)
"""What templates may name, by what they are for."""


def path_of(home: Path, digest: str) -> Path:
    """Return where the document of a digest is."""
    return rendering.path_of(home, FOLDER, digest)


def kept(home: Path, content: bytes) -> str:
    """Write a document to its place and return its SHA-256; the same bytes are there once."""
    return rendering.kept(home, FOLDER, content)

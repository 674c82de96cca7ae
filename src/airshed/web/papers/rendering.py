"""Documents made of templates; never half a document."""

import io
import logging
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2.exceptions import TemplateError

from airshed.errors import Fault
from airshed.web.charts.pictures import NoFont, png
from airshed.web.papers.parts import check_fields, check_parts
from airshed.web.papers.sandbox import Sandbox, TemplateRefused
from airshed.web.papers.vocabulary import Vocabulary

LOG = logging.getLogger(__name__)
MOST = 5_000_000
"""Weight of a template. [bytes]"""
PICTURE_MM = 150
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, PackageNotFoundError, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, SyntaxError, AttributeError, TypeError, IndexError),
)
"""What reading a file that is no document may end in."""


def rendered(  # noqa: PLR0913 - a template and what it is filled with
    template: bytes,
    context: Mapping[str, Any],
    *,
    vocabulary: Vocabulary,
    where: str,
    svg: str = "",
    above: str = "",
) -> bytes:
    """Return a document.

    Args:
        template: the template.
        context: all fields and lists of the vocabulary.
        vocabulary: what the template may name.
        where: name of the template, for faults.
        svg: the picture; it is left out where no font of the machine has its letters.
        above: what stands above everything, whatever the template says.

    Raises:
        TemplateRefused: the template is no document, has macros, fetches something, or names what there is not.
    """
    check(template, where=where)
    try:
        paper = DocxTemplate(io.BytesIO(template))
        picture: Any = ""
        if svg:
            paper.init_docx()
            picture = _picture(paper, svg)
        sandbox = Sandbox(vocabulary, {name: len(context[name]) for name in vocabulary.lists}, where)
        paper.render({**context, "picture": picture}, jinja_env=sandbox, autoescape=True)
        if above:
            _headed(paper, above)
        buffer = io.BytesIO()
        paper.save(buffer)
        with zipfile.ZipFile(buffer) as made:
            check_fields(made, where)
    except TemplateError as error:
        raise TemplateRefused(Fault("reports.template_syntax", where, str(error)[:200])) from None
    except BROKEN as error:
        LOG.warning("report.template_broken", exc_info=error)  # it passed the check: it may be a defect of ours
        raise TemplateRefused(Fault("reports.template_broken", where, type(error).__name__, ".docx")) from None
    return buffer.getvalue()


def _headed(paper: Any, text: str) -> None:  # noqa: ANN401 - docxtpl has no types
    body = paper.docx.element.body
    line = paper.docx.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(text).bold = True
    body.insert(0, line._p)  # noqa: SLF001 - the library puts new lines last only


def _picture(paper: Any, svg: str) -> Any:  # noqa: ANN401 - docxtpl has no types
    try:
        return InlineImage(paper, io.BytesIO(png(svg)), width=Mm(PICTURE_MM))
    except NoFont:
        return ""


def check(template: bytes, *, where: str) -> None:
    """Refuse what is no plain document: too heavy, packed to burst, with macros, with parts or fields from elsewhere.

    Raises:
        TemplateRefused: saying what is wrong.
    """
    if len(template) > MOST:
        raise TemplateRefused(Fault("reports.template_size", where, f"{len(template)}", f"{MOST // 1_000_000} MB"))
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            check_parts(packed, where)
    except BROKEN as error:
        raise TemplateRefused(Fault("reports.template_broken", where, type(error).__name__, ".docx")) from None


def path_of(home: Path, folder: Path, digest: str) -> Path:
    """Return where in a folder of the home the document of a digest is."""
    return home / folder / digest[:2] / f"{digest}.docx"


def kept(home: Path, folder: Path, content: bytes) -> str:
    """Write a document to its place and return its SHA-256; the same bytes are there once."""
    digest = sha256(content).hexdigest()
    path = path_of(home, folder, digest)
    if not path.exists():
        path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.chmod(0o440)
        part.replace(path)
    return digest


def is_kept(home: Path, folder: Path, digest: str) -> bool:
    """Tell whether the document of a digest is there, and is what it was."""
    path = path_of(home, folder, digest)
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == digest

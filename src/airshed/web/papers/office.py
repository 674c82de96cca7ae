"""Documents as PDF, by LibreOffice, where the machine has it; each in a profile of its own."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from airshed.errors import AirshedError, Fault

NAMES = ("soffice", "libreoffice")
SECONDS = 120


class NotConverted(AirshedError):
    """LibreOffice is not there, or made nothing of the document."""


def converter() -> str | None:
    """Return where LibreOffice is on this machine, None without it."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def pdf_of(content: bytes) -> bytes:
    """Return a document as PDF.

    Raises:
        NotConverted: LibreOffice is not there, took too long, or failed.
    """
    program = converter()
    if program is None:
        raise NotConverted(Fault("documents.no_converter", "soffice", "", "LibreOffice"))
    with TemporaryDirectory(prefix="airshed-pdf-") as folder:
        paper = Path(folder) / "paper.docx"
        paper.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        words = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(paper)]
        try:
            done = subprocess.run(words, check=False, capture_output=True, timeout=SECONDS)  # noqa: S603 - our own words
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotConverted(Fault("documents.not_converted", "soffice", type(error).__name__)) from None
        made = paper.with_suffix(".pdf")
        if done.returncode or not made.is_file():
            raise NotConverted(Fault("documents.not_converted", "soffice", str(done.returncode)))
        return made.read_bytes()

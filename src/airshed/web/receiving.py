"""Files of a form straight to the disk of the home, never through memory."""

from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from airshed.web import keeping


class ToDisk(FileUploadHandler):  # type: ignore[misc]
    """Writes each file of a form into the working folder; it goes when the request ends.

    Attributes:
        refused: names and bounds [bytes] of files that weighed more; of these nothing is kept.
    """

    def __init__(self, home: Path, *, most: Callable[[bytes], int] | None = None) -> None:
        """Remember where, and what a file that begins like this may weigh."""
        super().__init__()
        self.folder = home / keeping.WORK
        self.folder.mkdir(mode=0o750, exist_ok=True)
        self.open: list[Any] = []
        self.most = most
        self.bound: int | None = None
        self.refused: list[tuple[str, int]] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.open.append(NamedTemporaryFile(dir=self.folder, prefix="in-"))  # noqa: SIM115 - closed at the end of the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a part of it, or let go of what is too large.

        Raises:
            SkipFile: it is; the rest of the form is read on.
        """
        if self.most and start == 0:
            self.bound = self.most(raw_data)
        if self.bound is not None and start + len(raw_data) > self.bound:
            self.open.pop().close()
            self.refused.append((keeping.safe_name(self.file_name or ""), self.bound))
            raise SkipFile
        self.open[-1].write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """Hand the file over."""
        file = self.open[-1]
        file.seek(0)
        return UploadedFile(file, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        """Let go of what came so far."""
        for file in self.open:
            file.close()

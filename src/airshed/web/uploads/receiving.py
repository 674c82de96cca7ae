"""Files of a form straight to the disk of the home, never through memory."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from airshed.web.uploads import keeping


class ToDisk(FileUploadHandler):  # type: ignore[misc]
    """Writes each file of a form into the working folder; it goes when the request ends."""

    def __init__(self, home: Path) -> None:
        """Remember where."""
        super().__init__()
        self.folder = home / keeping.WORK
        self.folder.mkdir(mode=0o750, exist_ok=True)
        self.open: list[Any] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.open.append(NamedTemporaryFile(dir=self.folder, prefix="in-"))  # noqa: SIM115 - closed at the end of the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - as Django asks
        """Write a part of it."""
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

"""What changes a disk, in one place, so that tests can have it fail anywhere."""

import os
from pathlib import Path


class Disk:
    """The calls that change what is on a disk."""

    def write(self, handle: int, content: bytes, at: int) -> int:
        """Write at a place and return how many bytes were written."""
        return os.pwrite(handle, content, at)

    def truncate(self, handle: int, size: int) -> None:
        """Cut a file to a size in bytes."""
        os.ftruncate(handle, size)

    def sync(self, handle: int) -> None:
        """Return when the content of a file, or the names in a folder, are durable."""
        getattr(os, "fdatasync", os.fsync)(handle)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()


def write_all(disk: Disk, handle: int, content: bytes, at: int) -> None:
    """Write at a place, however many calls it takes."""
    while content:
        written = disk.write(handle, content, at)
        content, at = content[written:], at + written


def sync_names(disk: Disk, folder: Path) -> None:
    """Return when the names in a folder are durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        disk.sync(handle)
    finally:
        os.close(handle)

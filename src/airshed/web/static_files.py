"""Where files come from that neither lie in a folder of this package nor in one of an application."""

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from airshed.web.charts import SCRIPT, script


class ChartScript(BaseFinder):  # type: ignore[misc]
    """The one script that draws charts, out of the folder of the library that brings it."""

    name = f"charts/{SCRIPT}"

    def find(self, path: str, **_options: Any) -> str | list[str]:  # noqa: ANN401 - as Django
        """Return where the script is; nothing for any other name."""
        return str(script()) if path == self.name else []

    def list(self, _ignored: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as Django
        """Yield the script under its own name in a storage of its folder."""
        storage = FileSystemStorage(location=script().parent)
        storage.prefix = "charts"
        yield SCRIPT, storage

"""A site whose officer may bring air data, files to bring, and the jobs done at once."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.conftest import Site

from airshed.lake.engines import scan
from airshed.web import env
from airshed.web.accounts.models import Department
from airshed.web.uploads import work
from airshed.web.uploads.models import Upload

HEAD = "station,time,PM2.5,CO\n"
GOOD = HEAD + "1A,2019-03-16 08:00,35,0.6\n1A,2019-03-16 09:00,36,0.6\n"
MIXED = HEAD + "1A,2019-03-16 08:00,37,0.6\n1A,2019-03-16 10:00,40,\n1A,2019-03-16 11:00,=1+1,1\n"


@dataclass(frozen=True)
class Desk:
    """What an officer does."""

    home: Path
    client: Client

    def send(self, *files: tuple[str, str | bytes], note: str = "", client: Client | None = None) -> Any:
        given = [
            SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
            for name, content in files
        ]
        return (client or self.client).post("/uploads/", {"files": given, "note": note})

    def bring(self, *files: tuple[str, str | bytes]) -> Upload:
        """Upload files, and have them read."""
        answer = self.send(*files)
        assert answer.status_code == 302, answer.content.decode()
        return self.work(int(answer["Location"].strip("/").rpartition("/")[2]))

    def work(self, number: int) -> Upload:
        """Do what the jobs would do."""
        work.work_on(self.home, number)
        found: Upload = Upload.objects.get(pk=number)
        return found

    def press(self, number: int, move: str, client: Client | None = None) -> Any:
        return (client or self.client).post(f"/uploads/{number}/{move}/")

    def store(self, number: int) -> Upload:
        assert self.press(number, "store").status_code == 302
        return self.work(number)

    def page(self, number: int, client: Client | None = None) -> str:
        answer = (client or self.client).get(f"/uploads/{number}/")
        assert answer.status_code == 200
        return str(answer.content.decode())

    def hours(self) -> list[tuple[Any, ...]]:
        found = scan(self.home, "ambient_hours").sort("station", "hour_end").collect()
        return found.select("station", pl.col("hour_end").dt.strftime("%m-%d %H"), "pm25", "co").rows()


@pytest.fixture
def coordinating(site: Site) -> Site:
    Department.objects.filter(code="ecology").update(coordinates=True)
    for user in site.users.values():
        user.refresh_from_db()
    return site


@pytest.fixture
def desk(coordinating: Site, client_of: Callable[..., Client]) -> Desk:
    return Desk(coordinating.home, client_of("officer", language="en"))


def xlsx(rows: list[list[Any]]) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(rows[1:], schema=[str(cell) for cell in rows[0]], orient="row", strict=False).write_excel(buffer)
    return buffer.getvalue()


def now_of(home: Path) -> datetime:
    return env.now(home)

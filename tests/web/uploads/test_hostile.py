"""What ill-meaning or broken files do: a clear page, nothing half done, nothing leaked, nobody killed."""

import io
import json
import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from django.test import Client
from tests.web.uploads.conftest import GOOD, HEAD, Desk

from airshed.web.keeping import WORK, safe_name
from airshed.web.uploads import keeping
from airshed.web.uploads.models import Upload

if TYPE_CHECKING:
    from pathlib import Path

OPEN = "http://schemas.openxmlformats.org"
SHEET = f'<?xml version="1.0"?><worksheet xmlns="{OPEN}/spreadsheetml/2006/main">{{}}</worksheet>'
HEADS = '<row r="1">{}{}</row>'.format(
    *(f'<c r="{at}" t="inlineStr"><is><t>{name}</t></is></c>' for at, name in (("A1", "station"), ("B1", "time")))
)
DOCUMENT = f"{OPEN}/officeDocument/2006/relationships"
LINK = f'<Relationships xmlns="{OPEN}/package/2006/relationships"><Relationship Id="r1" Type="{DOCUMENT}/{{}}" '
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{OPEN}/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": LINK.format("officeDocument") + 'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{OPEN}/spreadsheetml/2006/main" xmlns:r="{DOCUMENT}">'
    '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": LINK.format("worksheet") + 'Target="worksheets/sheet1.xml"/></Relationships>',
}


def book(sheet: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def far_cell() -> bytes:
    data = f'<sheetData>{HEADS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return book(SHEET.format(data))


def flat_bomb() -> bytes:
    row = '<row r="2"><c r="A2"><v>1</v></c></row>'
    return book(SHEET.format(f"<sheetData>{HEADS}{row}{' ' * 300_000_000}</sheetData>"))


def deep_bomb() -> bytes:
    content = b"0" * 10_000_000
    for _ in range(4):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for n in range(10):
                archive.writestr(f"{n}.zip", content)
        content = buffer.getvalue()
    return content


def entities() -> bytes:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>'
    cell = '<row r="2"><c r="A2" t="inlineStr"><is><t>&a;&b;</t></is></c></row>'
    return book(SHEET.format(f"<sheetData>{HEADS}{cell}</sheetData>").replace('<?xml version="1.0"?>', text))


def lying_sizes() -> bytes:
    content = bytearray(book(SHEET.format(f"<sheetData>{HEADS}</sheetData>")))
    for match in re.finditer(b"PK\x01\x02", bytes(content)):
        content[match.start() + 24 : match.start() + 28] = b"\xff\xff\xff\x7f"
    return bytes(content)


def parquet_with(footer: bytes) -> bytes:
    return b"PAR1" + b"\0" * 64 + footer + len(footer).to_bytes(4, "little") + b"PAR1"


def lying_parquet() -> bytes:
    """Return a sound file whose count of rows says a quintillion: the varint is replaced by a longer one."""
    buffer = io.BytesIO()
    pl.DataFrame({"station": ["1A"] * 77, "time": ["2019-03-16 08:00"] * 77}).write_parquet(buffer)
    content = buffer.getvalue()
    length = int.from_bytes(content[-8:-4], "little")
    footer = content[-8 - length : -8].replace(b"\x9a\x01", b"\xfe\xff\xff\xff\xff\xff\xff\x7f")
    return content[: -8 - length] + footer + len(footer).to_bytes(4, "little") + b"PAR1"


BAD: dict[str, Callable[[], bytes]] = {
    "page.html.csv": lambda: b"<html><script>alert(1)</script></html>",
    "shell.php": lambda: b"<?php system($_GET['x']); ?>",
    "shell.csv": lambda: b"<?php system($_GET['x']); ?>\n",
    "photo.csv": lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 10,
    "program.parquet": lambda: b"\x7fELF" + b"\0" * 500,
    "empty.csv": lambda: b"",
    "blank.xlsx": lambda: b"   \n",
    "nul.csv": lambda: b"\0" * 5000,
    "text.xlsx": GOOD.encode,
    "book.csv": lambda: book(SHEET.format(f"<sheetData>{HEADS}</sheetData>")),
    "far.xlsx": far_cell,
    "deep.xlsx": deep_bomb,
    "entities.xlsx": entities,
    "lying.xlsx": lying_sizes,
    "cut.xlsx": lambda: book(SHEET.format(f"<sheetData>{HEADS}</sheetData>"))[:-40],
    "footer.parquet": lambda: parquet_with(b"\x15\x02\x19\xfc\xff\xff\xff\x7f"),
    "long.parquet": lambda: b"PAR1" + b"\xff" * 8 + b"\xff\xff\xff\x7fPAR1",
    "lying.parquet": lying_parquet,
    "wide.csv": (",".join(f"c{n}" for n in range(1_000_000)) + "\n").encode,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_and_told_in_both_languages(desk: Desk, client_of: Any, name: str) -> None:
    upload = desk.bring((name, BAD[name]()), ("good.csv", GOOD))
    assert (upload.state, upload.step, desk.hours()) == ("refused", "done", []), upload.preview
    assert upload.faults
    said = json.dumps([upload.faults, upload.preview], ensure_ascii=False)
    assert str(desk.home) not in said
    assert "root:" not in said
    for page in (desk.page(upload.pk), desk.page(upload.pk, client_of("officer"))):
        assert "<script>alert" not in page
        assert "role=" in page
    assert list((desk.home / WORK).glob("[0-9]*/")) == []


def test_a_bomb_ends_its_reader_only(desk: Desk) -> None:
    (desk.home / "settings.toml").write_text("upload_memory_mb = 1024\n", encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    upload = desk.bring(("bomb.xlsx", flat_bomb()))
    assert upload.state in {"refused", "waiting"}
    assert desk.hours() == []
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 1_200_000  # KiB; making the bomb takes some itself


def test_the_reader_is_held_to_its_memory(desk: Desk) -> None:
    (desk.home / "settings.toml").write_text("upload_memory_mb = 1024\n", encoding="utf-8")
    rows = "".join(f"{n}A,2019-03-16 08:00,35,0.6\n" for n in range(2_000_000))
    upload = desk.bring(("much.csv", HEAD + rows))
    assert upload.state == "refused"
    assert upload.faults[0]["code"] in {"uploads.too_much", "uploads.broke"}
    assert "much.csv" in desk.page(upload.pk)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("..\\..\\boot.csv", "boot.csv"),
        ("C:\\data\\三月.csv", "三月.csv"),
        ("con.csv", "_con.csv"),
        ("LPT1", "_LPT1"),
        ("\u202egnp.csv", "gnp.csv"),
        ("a\0b\r\n\x1b[2J.csv", "ab[2J.csv"),
        ("x" * 300 + ".csv", "x" * 116 + ".csv"),
        ("...", "file"),
        ("", "file"),
        ("<script>.csv", "_script_.csv"),
        (" .hidden", "file.hidden"),
        ("\ud800.csv", "file.csv"),
    ],
)
def test_names_are_made_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_name_of_a_folder_above_stays_inside(desk: Desk) -> None:
    upload = desk.bring(("../../../x.csv", GOOD))
    assert upload.files.get().name == "x.csv"
    assert not (desk.home.parent / "x.csv").exists()


def test_a_name_never_becomes_markup_or_a_header(desk: Desk) -> None:
    upload = desk.bring(('"><img src=x onerror=1>\r\nX-Bad: 1.csv', GOOD))
    assert "<img" not in desk.page(upload.pk)
    answer = desk.client.get(f"/uploads/{upload.pk}/files/{upload.files.get().pk}/")
    assert "X-Bad" not in answer.headers


def test_too_much_at_once_is_told_before_it_is_read(desk: Desk) -> None:
    (desk.home / "settings.toml").write_text("upload_mb = 1\n", encoding="utf-8")
    answer = desk.send(("a.csv", b"x" * 3_000_000))
    assert answer.status_code == 413
    assert "may weigh 1 MB together" in answer.content.decode()
    answer = desk.send(("a.csv", b"x" * 900_000), ("b.csv", b"y" * 900_000))
    assert answer.status_code == 413
    assert Upload.objects.count() == 0


def test_too_many_files_are_told(desk: Desk) -> None:
    answer = desk.send(*[(f"{n}.csv", GOOD) for n in range(21)])
    assert answer.status_code == 400
    assert "at most 20 files at once" in answer.content.decode()


def test_no_file_is_told(desk: Desk) -> None:
    assert Upload.objects.count() == 0
    answer = desk.client.post("/uploads/", {"note": "x"})
    assert answer.status_code == 200
    assert "airshed-wrong" in answer.content.decode()


FULL = """
import resource, sys
from pathlib import Path
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from airshed.web.django import setup
setup(Path(sys.argv[1]))
from django.test import Client
from django.core.files.uploadedfile import SimpleUploadedFile
from airshed.web.accounts.models import User
client = Client(headers={"host": "localhost"}, raise_request_exception=False)
client.force_login(User.objects.get(username="officer"), backend="django.contrib.auth.backends.ModelBackend")
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
answer = client.post("/uploads/", {"files": [SimpleUploadedFile("a.csv", b"x" * 9_000_000)]})
print(answer.status_code, "root" in answer.content.decode(), sys.argv[1] in answer.content.decode())
"""


def test_a_full_disk_is_a_clear_page_and_nothing_is_kept(desk: Desk) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(desk.home)], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": ""},
    )  # fmt: skip
    assert done.stdout.split() == ["503", "False", "False"], done.stderr
    assert Upload.objects.count() == 0
    assert list(keeping.digests_on_disk(desk.home)) == []
    assert list((desk.home / WORK).glob("in-*")) == []


def test_a_damaged_lake_is_told_and_can_be_tried_again(desk: Desk) -> None:
    desk.store(desk.bring(("a.csv", GOOD)).pk)
    (data,) = (desk.home / "lake" / "ambient_hours").rglob("*.parquet")
    content = data.read_bytes()
    data.write_bytes(content[:-10])
    upload = desk.bring(("b.csv", GOOD))
    assert (upload.state, upload.step) == ("waiting", "failed")
    page = desk.page(upload.pk)
    assert "Try again" in page
    assert str(desk.home) not in page
    data.write_bytes(content)
    desk.press(upload.pk, "again")
    assert desk.work(upload.pk).step == "shown"


def test_a_stray_process_does_not_work_twice(desk: Desk) -> None:
    number = int(desk.send(("a.csv", GOOD))["Location"].strip("/").rpartition("/")[2])
    with keeping.alone(desk.home, str(number)) as mine:
        assert mine
        assert desk.work(number).step == "reading"
    assert desk.work(number).step == "shown"


def test_downloads_are_never_shown_in_the_page(desk: Desk, client_of: Callable[..., Client]) -> None:
    upload = desk.bring(("x.html", b"<script>alert(1)</script>"))
    answer = desk.client.get(f"/uploads/{upload.pk}/files/{upload.files.get().pk}/")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Type"] == "application/octet-stream"


def test_bytes_are_read_only_and_outside_of_what_is_served(desk: Desk) -> None:
    upload = desk.bring(("a.csv", GOOD))
    path: Path = keeping.path_of(desk.home, upload.files.get().sha256)
    assert path.stat().st_mode & 0o777 == 0o440
    assert desk.client.get(f"/files/uploads/{path.parent.name}/{path.name}").status_code == 404
    assert desk.client.get(f"/static/../files/uploads/{path.parent.name}/{path.name}").status_code == 404

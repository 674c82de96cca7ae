"""The label of a row: a paper to print and fix to the thing, with its code to be read by eye and by a phone."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import qrcode
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from PIL import Image
from qrcode.image.svg import SvgPathImage

from airshed.web.charts.pictures import NoFont, png
from airshed.web.charts.theme import FONT, INK
from airshed.web.kit.operations import values_of
from airshed.web.kit.pages import queries
from airshed.web.kit.pages.shown import Cell
from airshed.web.kit.register import Register
from airshed.web.pages import handed
from airshed.web.words import say
from airshed.wordings import sentences

PDF = "application/pdf"
WIDTH, HEIGHT = 440, 200
"""Of a label, in quarters of a millimetre: 110 mm by 50 mm."""
SIDE, EDGE, LINE = 150, 12, 24
"""Of the QR code, of the margin, and from one line of text to the next."""
ZOOM = 3.0
DOTS_PER_INCH = ZOOM * 4 * 25.4
QUIET = 2
"""Light modules around a QR code; the margin is light too."""


@require_safe
def label(request: Any, name: str, number: int) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Hand out the label of a row."""
    register = queries.get_register(name, request.user)
    row, reader = queries.read_row(register, request.user, number)
    code = code_of(register, row)
    if not code or register.tag[0] in reader.hide:
        raise Http404
    values = values_of(register, row)
    cells = [cell for cell in reader.cells(values, register.tag) if cell.text and cell.name not in reader.hide]
    try:
        content = paper(register.title, code, cells)
    except NoFont as refused:
        for fault in refused.faults:
            messages.error(request, say(*sentences(fault)))
        return redirect("registers:row", name, number)
    return handed(content, f"{register.name}-{code}.pdf", PDF)


def code_of(register: Register, row: Any) -> str:  # noqa: ANN401 - a row
    """Return what the label of a row holds as QR code; empty where its things bear none, or it has no code yet."""
    return str(getattr(row, register.tag[0]) or "") if register.tag else ""


def paper(title: str, code: str, cells: Sequence[Cell]) -> bytes:
    """Return a label as PDF, of its own size.

    Raises:
        NoFont: it has Chinese characters and no font of the machine does.
    """
    picture, held = Image.open(BytesIO(png(_drawing(title, code, cells), zoom=ZOOM))), BytesIO()
    picture.convert("RGB").save(held, "PDF", resolution=DOTS_PER_INCH)
    return held.getvalue()


def _drawing(title: str, code: str, cells: Sequence[Cell]) -> str:
    left = 2 * EDGE + SIDE
    lines = [_text(left, EDGE + 18, 17, title), _text(EDGE, HEIGHT - EDGE, 20, code)]
    for place, cell in enumerate((cell for cell in cells if cell.text != code), start=2):
        lines.append(
            _text(left, EDGE + place * LINE, 12, f"{cell.label}{say('：', ': ')}{cell.text} {cell.unit}".strip())
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FONT}">'
        f"{_scanned(code)}{''.join(lines)}</svg>"
    )


def _scanned(code: str) -> str:
    drawing = qrcode.make(code, image_factory=SvgPathImage, border=QUIET).get_image()
    for name, value in {"x": EDGE, "y": EDGE, "width": SIDE, "height": SIDE}.items():
        drawing.set(name, str(value))
    return ET.tostring(drawing, encoding="unicode")


def _text(left: int, base: int, size: int, words: str) -> str:
    return f'<text x="{left}" y="{base}" font-size="{size}" fill="{INK}">{escape(words)}</text>'

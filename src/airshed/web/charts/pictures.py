"""Small drawings as pictures for documents: SVG to PNG, without a browser.

Letters come from the fonts of the machine. Without one that has Chinese characters a picture would lack them silently,
so such a picture is refused.
"""

import re
from functools import cache

from resvg_py import svg_to_bytes

from airshed.errors import AirshedError, Fault
from airshed.web.charts.theme import FONT, WHITE

CHINESE = re.compile(r"[\u3400-\u9fff]")
PACKAGE = "fonts-noto-cjk"
ZOOM = 2.0
"""Dots of the picture for one of the drawing: sharp on paper."""


class NoFont(AirshedError):
    """No font of the machine has Chinese characters."""


def png(svg: str, *, zoom: float = ZOOM) -> bytes:
    """Return a drawing of `small` as a picture on white.

    Raises:
        NoFont: the drawing has Chinese characters and no font does.
    """
    if CHINESE.search(svg) and not has_chinese():
        raise NoFont(Fault("web.chart_font", "PNG", "", PACKAGE))
    return _drawn(svg, zoom=zoom)


@cache
def has_chinese() -> bool:
    """Tell whether a font of the machine has Chinese characters: one is drawn, and something must be seen."""
    return _drawn(_letter("霾"), zoom=1.0) not in {_drawn(_letter(" "), zoom=1.0), _drawn(_letter("\ue000"), zoom=1.0)}


def _letter(letter: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" font-family="{FONT}">'
        f'<text x="2" y="20" font-size="18">{letter}</text></svg>'
    )


def _drawn(svg: str, *, zoom: float) -> bytes:
    first = FONT.split(",", maxsplit=1)[0]
    return bytes(svg_to_bytes(svg_string=svg, zoom=zoom, background=WHITE, sans_serif_family=first))

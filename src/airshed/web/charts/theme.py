"""Colours and sizes of charts, for light and for dark pages.

A figure is made in the colours of a light page; `DARK` says what stands for each in a dark one, so a page can change
without asking the server again. Colours of levels of the AQI are those of the rules and are the same in both; a letter
always stands with them. Lines differ in colour and in dashes.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

FONT = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, system-ui, sans-serif"
SIZE, SMALL, TINY = 13, 12, 10
"""Of text: usual, of legends and notes in the figure, of letters in narrow cells. [px]"""
HEIGHT = 420
LINE, THIN = 2, 1

PAPER, INK, MUTED, GRID, EDGE = "#fefefe", "#1f2933", "#5f6b7a", "#dfe3e8", "#8b95a1"
ABSENT = "#c5ccd4"
"""No data."""
LIMIT, AIM = "#b3261e", "#00695c"
ALLOWED = "#0b7a75"
DUST_SURE, DUST_PROPOSED = "#a8762b", "#c9a46a"
MARK = "#8e24aa"
LINES = ("#005f9e", "#c65102", "#00805a", "#9b4d8a", "#7a5c00", "#2b2b2b", "#3f9fd8", "#d08b00")
"""After Okabe and Ito, darkened for a white page: told apart by people who do not see red or green."""
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
PATTERNS = ("", "/", "x", "-", "+", ".")
"""Of areas, so that they are told apart without colour."""
SCALE = ((0.0, "#fde9a9"), (0.25, "#f7b267"), (0.5, "#d9694a"), (0.75, "#933b5f"), (1.0, "#3b1f4f"))
"""From little to much, the lightness falling all the way."""
SHARES = ((0.0, "#8c3a2b"), (0.5, "#e2b872"), (0.75, "#d9e3c3"), (1.0, "#2f7f8f"))
"""From none to all of the hours."""
POLLUTANT_COLOURS: Mapping[str, str] = MappingProxyType(
    {"pm25": "#7fb2dd", "pm10": "#e3b66b", "so2": "#b9a3dc", "no2": "#de93b8", "co": "#a9b0b7", "o3": "#72c5ab"}
)
"""Of cells, light enough for a black letter, on light and on dark pages."""
NO_POLLUTANT = "#eef2ec"
WHITE = "#ffffff"
DARK: Mapping[str, str] = MappingProxyType(
    {
        PAPER: "#111827",
        INK: "#e6eaf0",
        MUTED: "#aab4c0",
        GRID: "#2c3644",
        EDGE: "#6d7887",
        ABSENT: "#4a5564",
        LIMIT: "#ff8a80",
        AIM: "#5fd3bc",
        ALLOWED: "#4fd1c5",
        DUST_SURE: "#d9a65a",
        DUST_PROPOSED: "#b58f55",
        MARK: "#e39bf2",
        **dict(
            zip(
                LINES,
                ("#6db8f2", "#ff9e5e", "#3fcf9a", "#e59ad0", "#dcc05a", "#e8e8e8", "#9ad7ff", "#ffd166"),
                strict=True,
            )
        ),
    }
)

CONFIG: Mapping[str, Any] = MappingProxyType(
    {
        "displaylogo": False,
        "responsive": True,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "modeBarButtonsToRemove": ["sendChartToCloud", "select2d", "lasso2d", "autoScale2d"],
    }
)
"""How the library behaves: it has a button that would send a chart to its maker, which nobody gets to see."""

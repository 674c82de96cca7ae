"""Text in the cell of a spreadsheet: shown, never computed."""

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""What spreadsheets take for the beginning of a formula or command."""
MASK = "••••••"
"""Stands where there is a value that the reader may not see."""


def safe_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula; one that might be is led by an apostrophe."""
    return f"'{text}" if text != "-" and text.lstrip(" \u3000").startswith(STARTS) else text

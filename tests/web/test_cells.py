import pytest

from airshed.web.cells import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u3000=1", "|cmd", "%0a"])
def test_what_would_run_is_shown_as_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["1A", "", "5", "-", "a=1", "沙尘"])
def test_other_text_stays(text: str) -> None:
    assert safe_cell(text) == text

"""The reference pages of registers and of evidence are what the declarations and the plans say."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("script", "page"), [("dictionary", "registers.md"), ("evidence", "evidence.md")])
def test_the_page_is_what_is_declared(script: str, page: str) -> None:
    printed = subprocess.run([sys.executable, ROOT / ".ci" / script], capture_output=True, check=True)
    kept = (ROOT / "docs" / "reference" / page).read_bytes()
    assert kept == printed.stdout, f"run .ci/{script} > docs/reference/{page}"

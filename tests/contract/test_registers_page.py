"""The reference page of the registers is what their declarations say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_what_the_registers_declare() -> None:
    printed = subprocess.run([sys.executable, ROOT / ".ci" / "dictionary"], capture_output=True, check=True)
    kept = (ROOT / "docs" / "reference" / "registers.md").read_bytes()
    assert kept == printed.stdout, "run .ci/dictionary > docs/reference/registers.md"

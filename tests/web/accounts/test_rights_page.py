import re
from pathlib import Path

from airshed.web.accounts.rights import STATES, TABLE, Record
from airshed.web.accounts.rights_page import page
from airshed.wordings.accounts import FAULTS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "rights.md"


def test_the_page_of_rights_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_row_of_the_table_is_a_row_of_the_page() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| ") and "记录 / record" not in line]
    assert len(rows) == len(TABLE)
    assert len(set(Record)) == len(STATES)


def test_every_fault_is_worded_with_what_to_do_in_both_languages() -> None:
    for code, (zh, en) in FAULTS.items():
        assert re.search(r"[\u4e00-\u9fff]", zh), code
        assert not re.search(r"[\u4e00-\u9fff]", en), code
        assert set(re.findall(r"{(\w+)", zh)) == set(re.findall(r"{(\w+)", en)), code

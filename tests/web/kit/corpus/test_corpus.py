"""Every messy file comes to exactly the rows, faults and notes it should."""

from pathlib import Path

import pytest
from tests.web.kit.corpus.cases import CASES, Case

from airshed.web.kit.sheets.found import Remark
from airshed.web.kit.sheets.reading import read_list


def _seen(remark: Remark) -> tuple[str, str]:
    place = f"{remark.letter}{remark.row or ''}" or remark.sheet or remark.fault.where
    return place, remark.fault.code.removeprefix("registers.")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_messy_file_is_understood_or_refused(tmp_path: Path, case: Case) -> None:
    path = tmp_path / case.file
    case.make(path)
    found = read_list(path, case.columns, key=case.key)
    assert [_seen(fault) for fault in found.faults] == list(case.faults)
    assert [_seen(note) for note in found.notes] == list(case.notes)
    rows = {row.number: row.values for row in found.rows}
    assert rows.keys() == case.rows.keys()
    for number, values in case.rows.items():
        assert {name: rows[number].get(name, "absent") for name in values} == values
    for remark in (*found.faults, *found.notes):
        for language in ("zh-hans", "en"):
            assert remark.fault.where in remark.sentence(language)


def test_there_are_enough_messes() -> None:
    assert len(CASES) >= 32
    assert len({case.name for case in CASES}) == len(CASES)

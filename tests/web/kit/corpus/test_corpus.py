"""Every messy file comes to exactly the rows, faults and notes it should."""

import io
from contextlib import suppress
from pathlib import Path
from random import Random
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.kit.corpus.cases import CASES, Case

from airshed.web.kit.sheets.found import FileBroken, Remark
from airshed.web.kit.sheets.marking import with_faults
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


def _damaged(content: bytes, chance: Random) -> bytes:
    """Return bytes of which some were changed, in a part of a packed file or around them."""
    if is_zipfile(io.BytesIO(content)) and chance.random() < 0.8:
        buffer = io.BytesIO()
        with ZipFile(io.BytesIO(content)) as packed, ZipFile(buffer, "w") as written:
            hit = chance.choice(packed.namelist())
            for name in packed.namelist():
                part = packed.read(name)
                written.writestr(name, _damaged(b"." + part, chance)[1:] if name == hit else part)
        return buffer.getvalue()
    at = chance.randrange(len(content)) if content else 0
    return content[:at] + chance.randbytes(chance.randrange(20)) + content[at + chance.randrange(20) :]


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "csv"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_damaged_is_a_fault_and_no_crash(tmp_path: Path, suffix: str, seed: int) -> None:
    chance = Random(seed)
    case = chance.choice([case for case in CASES if case.file.endswith(suffix)])
    path = tmp_path / case.file
    case.make(path)
    path.write_bytes(_damaged(path.read_bytes(), chance))
    found = read_list(path, case.columns, key=case.key)
    assert found.rows or found.faults
    with suppress(FileBroken):
        assert with_faults(path, found.faults, language="en")


def test_there_are_enough_messes() -> None:
    assert len(CASES) >= 32
    assert len({case.name for case in CASES}) == len(CASES)

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from airshed.errors import AirshedError, Fault
from airshed.telemetry.keys import MOST_COMMON, NO_KEYS, BadKeyFile, Key, KeyFile, Keys, keys_of, read_keys

A, B, C = "0123456789abcdeffedcba9876543210", "30" * 16, "FF" * 16
MN = "010000A8900016F000169DC0"


def troubled(file: KeyFile) -> bool:
    return file.trouble is not None


def test_a_line_has_a_key_of_all_devices_or_of_one() -> None:
    found = keys_of(f"\ufeff# keys\n\n{A}  # of all\n{MN} {B}\n{MN.lower()} {C}\r\n", where="k")
    assert found == Keys({MN: (Key(bytes.fromhex(B)), Key(bytes.fromhex(C)))}, (Key(bytes.fromhex(A)),))
    assert found.of(MN) == found.of(MN.lower()) == (*found.own[MN], *found.common)
    assert found.of("other") == found.of(None) == found.common
    assert not keys_of("", where="k")


@pytest.mark.parametrize("line", ["abc", A[:-1], f"{A}0", f"{MN} {A} {A}", f"{MN}", f"MN={A}", f"0x{A}", "０" * 32])
def test_what_is_no_key_is_named_by_its_line_and_not_repeated(line: str) -> None:
    with pytest.raises(BadKeyFile) as refusal:
        keys_of(f"{B}\n{line}\n", where="keys.txt")
    assert [fault.where for fault in refusal.value.faults] == ["keys.txt:2"]
    assert line not in str(refusal.value)
    assert B not in str(refusal.value)


def test_keys_of_all_devices_are_few_and_those_of_one_as_many_as_there_are() -> None:
    lines = [f"{n:032x}" for n in range(MOST_COMMON)]
    own = [f"{MN} {line}" for line in lines]
    assert len(keys_of("\n".join([*lines, *own, *own]), where="k").common) == MOST_COMMON
    with pytest.raises(BadKeyFile) as refusal:
        keys_of("\n".join([*own, *lines, A, B]), where="k")
    assert refusal.value.faults == (Fault("telemetry.many_keys", f"k:{2 * MOST_COMMON + 1}", "", "16"),)
    assert A not in str(refusal.value)


def test_a_key_is_never_shown() -> None:
    found = keys_of(f"{A}\n{MN} {B}\n", where="k")
    for shown in (
        repr(found),
        str(found),
        f"{found}",
        f"{found.common[0]}",
        repr(found.common[0]),
        str(found.common[0]),
    ):
        assert A not in shown
        assert B not in shown
        assert "\\x" not in shown
        assert "000000" not in shown


def test_a_file_is_read_anew_when_it_changes_and_what_was_there_counts_while_it_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    with pytest.raises(BadKeyFile):
        KeyFile(path)
    path.write_text(A)
    file = KeyFile(path, requests="listed")
    first = file.now()
    assert (first.requests, len(first.common)) == ("listed", 1)
    assert file.now() is first
    path.write_text(f"{A}\n{B}\n")
    second = file.now()
    assert len(second.common) == 2
    path.write_text("nonsense")
    assert file.now() is second
    assert troubled(file)
    path.unlink()
    assert file.now() is second
    assert troubled(file)
    path.write_text(B)
    assert len(file.now().common) == 1
    assert not troubled(file)
    assert KeyFile(None).now() is NO_KEYS


def test_keys_that_cannot_be_used_change_nothing_until_they_can(tmp_path: Path) -> None:
    path, usable = tmp_path / "keys", [False]

    def look() -> None:
        if not usable[0]:
            raise AirshedError(Fault("telemetry.no_sm4", "SM4", ""))

    path.write_text(A)
    with pytest.raises(AirshedError):
        KeyFile(path, usable=look)
    path.write_text("# none yet")
    file = KeyFile(path, usable=look)
    path.write_text(A)
    assert not file.now()
    assert [fault.code for fault in (file.trouble.faults if file.trouble else ())] == ["telemetry.no_sm4"]
    usable[0] = True
    assert len(file.now().common) == 1
    assert not troubled(file)


def test_a_fault_of_reading_that_passes_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys"
    path.write_text(A)
    file = KeyFile(path)
    path.write_text(f"{A}\n{B}\n")
    with monkeypatch.context() as full:

        def refuse(*_: object) -> NoReturn:
            raise OSError(errno.EMFILE, "Too many open files")

        full.setattr(Path, "open", refuse)
        assert len(file.now().common) == 1
        assert troubled(file)
    assert len(file.now().common) == 2
    assert not troubled(file)


def test_what_is_no_text_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(os.urandom(8) + b"\xff")
    for name in ("bytes", "missing", "."):
        with pytest.raises(BadKeyFile):
            read_keys(tmp_path / name)

from pathlib import Path

import pytest
from tests.web.audit.helpers import AT, Log

from airshed.web import audit
from airshed.web.audit.anchors import AnchorRefused, AnchorUnreadable
from airshed.web.checks import audit as doctor


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "anchors.txt"


def test_an_anchor_that_holds(log: Log, file: Path) -> None:
    text = audit.anchor(file, at=AT)
    log.add(5)
    audit.anchor(file, at=AT)
    assert file.read_text().startswith(text)
    assert file.read_text().count("airshed-audit") == 2
    assert audit.check_anchor(file) == audit.Verdict(6, ok=True)


def test_a_mail_that_quotes_an_anchor_is_one_too(log: Log, file: Path) -> None:
    text = audit.anchor(None, at=AT)
    assert max(map(len, text.splitlines())) < 76
    file.write_text("各位好:\r\n" + "".join(f"> {line}\r\n" for line in text.splitlines()) + "谢谢\r\n")
    assert audit.check_anchor(file).ok


def test_a_cut_tail_is_found(log: Log, file: Path) -> None:
    audit.anchor(file, at=AT)
    log.forge("DELETE FROM audit_entry WHERE number > 3")
    assert audit.verify().ok, "the chain alone cannot know"
    assert audit.check_anchor(file) == audit.Verdict(3, ok=False, first_bad=4, reason="cut", other=5)


def test_a_tail_cut_and_written_anew_is_found(log: Log, file: Path) -> None:
    audit.anchor(file, at=AT)
    log.forge("DELETE FROM audit_entry WHERE number > 3")
    for n in (7, 8, 9):
        log.add(n)
    assert audit.verify().ok
    assert audit.check_anchor(file) == audit.Verdict(6, ok=False, first_bad=5, reason="rewritten", other=5)


def test_a_chain_made_anew_is_found_and_gets_no_new_anchor(log: Log, file: Path) -> None:
    audit.anchor(file, at=AT)
    log.forge("UPDATE audit_entry SET object = 'R-x' WHERE number = 2")
    log.rehash(1)
    assert audit.verify().ok
    verdict = audit.check_anchor(file)
    assert (verdict.first_bad, verdict.reason) == (5, "rewritten")
    kept = file.read_text()
    with pytest.raises(AnchorRefused):
        audit.anchor(file, at=AT)
    assert file.read_text() == kept


def test_an_anchor_inside_the_home_is_refused(log: Log, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(log.home)
    for place in (log.home / "anchors.txt", tmp_path / "link" / "anchors.txt"):
        with pytest.raises(AnchorRefused) as refused:
            audit.anchor(place, at=AT)
        assert refused.value.faults[0].code == "audit.anchor_inside"
        assert not place.exists()


def test_an_empty_log_has_no_anchor(log: Log, file: Path) -> None:
    log.forge("DELETE FROM audit_entry")
    with pytest.raises(AnchorRefused):
        audit.anchor(file, at=AT)
    assert not file.exists()


@pytest.mark.parametrize("content", ["", "hello", "airshed-audit number=5\n  hash=00\n", "\xff\xfe"])
def test_what_is_no_anchor_is_told(log: Log, file: Path, content: str) -> None:
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(AnchorUnreadable):
        audit.check_anchor(file)


def test_a_damaged_anchor_among_good_ones_is_told(log: Log, file: Path) -> None:
    text = audit.anchor(file, at=AT)
    file.write_text(text + text.replace("hash=", "hash=g"))
    with pytest.raises(AnchorUnreadable) as told:
        audit.check_anchor(file)
    assert told.value.faults[0].value == "1 of 2"


def test_the_doctor_says_whole(log: Log, file: Path) -> None:
    audit.anchor(file, at=AT)
    found = doctor.check(log.home, now=AT, anchors=[file])
    assert found.ok
    assert found.detail.en == "5 entries, whole, as 1 anchors say"


def test_the_doctor_names_the_entry(log: Log) -> None:
    log.forge("UPDATE audit_entry SET object = 'R-x' WHERE number = 4")
    found = doctor.check(log.home, now=AT)
    assert not found.ok
    assert found.detail.en == "entry 4 was changed"
    assert found.detail.zh == "第 4 条被改动"
    assert all(found.remedy)


def test_the_doctor_names_missing_triggers(log: Log) -> None:
    log.forge()
    found = doctor.check(log.home, now=AT)
    assert not found.ok
    assert "audit_entry_no_delete" in found.detail.en


def test_the_doctor_compares_with_anchors(log: Log, file: Path) -> None:
    audit.anchor(file, at=AT)
    log.forge("DELETE FROM audit_entry WHERE number > 3")
    found = doctor.check(log.home, now=AT, anchors=[file])
    assert "from entry 4 on nothing is there" in found.detail.en


def test_a_home_without_a_database_has_nothing_to_look_at(home: Path) -> None:
    assert doctor.check(home, now=AT).ok

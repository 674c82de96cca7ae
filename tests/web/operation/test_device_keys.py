"""The file of keys of devices that encrypt: what the doctor says of it, and pages that open frames with it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.ingest.feeding import AT, MN
from tests.unit.ingest.feeding import took as taken
from tests.unit.ingest.test_opening import KEY, KEYS, OTHER, SO2, shut
from tests.unit.telemetry.keyless import WAYS, without_sm4

from airshed.ingest.behind import frame_behind
from airshed.web import env
from airshed.web.checks import Check, examine
from airshed.web.devicekeys import device_keys, key_path

pytest.importorskip("cryptography", reason="the extra sm4 is not installed")


def named(home: Path, text: str | None, *, mode: int = 0o600) -> Path:
    path = home / "keys" / "sm4"
    path.parent.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(env.settings_text({"sm4_key_file": "keys/sm4"}), encoding="utf-8")
    if text is not None:
        path.write_text(text, encoding="ascii")
        path.chmod(mode)
    return path


def found(home: Path, now: datetime = AT) -> Check:
    return examine(home, "device_keys", now=now)


def test_the_doctor_looks_at_the_file(home: Path) -> None:
    assert found(home).ok
    assert key_path(home) is None
    for text, mode, told in (
        (None, 0o600, "cannot be read"),
        ("nonsense", 0o600, "sm4:1"),
        (KEY.hex(), 0o640, "others may read"),
        (KEY.hex(), 0o644, "others may read"),
    ):
        named(home, text, mode=mode)
        check = found(home)
        assert (check.ok, told in check.detail.en) == (False, True)
        assert KEY.hex() not in str(check)
    named(home, KEY.hex())
    assert found(home).ok


@pytest.mark.parametrize("way", WAYS)
def test_the_doctor_says_that_sm4_cannot_be_used(home: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    named(home, "# none yet")
    without_sm4(monkeypatch, way)
    assert found(home).ok
    named(home, KEY.hex())
    check = found(home)
    assert (check.ok, "SM4 cannot be used" in check.detail.en) == (False, True)


def test_the_doctor_names_devices_that_no_key_opens(home: Path) -> None:
    taken(home, [shut(SO2.format(1)), shut(SO2.format(1), mn="OTHER", key=OTHER)], keys=KEYS)
    named(home, KEY.hex())
    check = found(home)
    assert (check.ok, "OTHER" in check.detail.en, MN in check.detail.en) == (False, True, False)
    assert found(home, AT + timedelta(days=2)).ok


def test_pages_open_frames_with_the_keys_as_they_are_now(home: Path) -> None:
    taken(home, [shut(SO2.format(1))])
    assert not device_keys(home)
    path = named(home, "nonsense")
    assert not device_keys(home)
    path.write_text(KEY.hex(), encoding="ascii")
    opened = frame_behind(home, number=1, keys=device_keys(home))
    assert opened
    assert [reading.value for reading in opened.parts[0].readings] == ["1"]  # type: ignore[union-attr]
    path.write_text(OTHER.hex(), encoding="ascii")
    assert device_keys(home).common == (OTHER,)

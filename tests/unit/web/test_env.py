"""Home, settings, clock and user."""

import getpass
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml

from airshed.calendar import CITY_TIME
from airshed.errors import AirshedError
from airshed.web import env
from airshed.web.setting import SETTINGS


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AIRSHED_HOME", "AIRSHED_CLOCK_OFFSET_S"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def _codes(error: pytest.ExceptionInfo[AirshedError]) -> list[str]:
    return [fault.code for fault in error.value.faults]


def test_a_home_is_named_by_argument_then_environment_then_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert env.home_path(None) == tmp_path / "airshed-home"
    monkeypatch.setenv("AIRSHED_HOME", "elsewhere")
    assert env.home_path(None) == tmp_path / "elsewhere"
    assert env.home_path(Path("here")) == tmp_path / "here"


def test_a_new_home_has_its_folders_and_settings_that_change_nothing(home: Path) -> None:
    found = sorted(entry.name for entry in home.iterdir())
    assert found == ["files", "inbox", "lake", "places.yaml", "plans", "rules", "settings.toml"]
    assert env.settings(home) == {row.name: row.default for row in SETTINGS}


def test_making_a_home_again_keeps_what_is_in_it(home: Path) -> None:
    (home / "settings.toml").write_text("clock_offset_s = 5\n", encoding="utf-8")
    (home / "rules" / "mine.yaml").write_text("x", encoding="utf-8")
    (home / "places.yaml").write_text("y", encoding="utf-8")
    env.make_home(home)
    assert (home / "places.yaml").read_text(encoding="utf-8") == "y"
    assert env.settings(home)["clock_offset_s"] == 5
    assert (home / "rules" / "mine.yaml").exists()


def test_a_folder_with_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(env.HomeForeign) as refusal:
        env.make_home(tmp_path)
    assert _codes(refusal) == ["env.foreign_folder"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(env.HomeForeign):
        env.make_home(tmp_path / "file")


def test_a_missing_home_is_a_fault_unless_it_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(env.HomeMissing) as refusal:
        env.home(tmp_path / "new")
    assert refusal.value.faults[0].expected == f"airshed init {tmp_path / 'new'}"
    assert env.home(tmp_path / "new", make=True).is_dir()
    assert env.home(tmp_path / "new") == tmp_path / "new"


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_of_something_else_is_no_home_for_any_command(tmp_path: Path, *, make: bool) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(env.HomeForeign) as refusal:
        env.home(tmp_path, make=make)
    (fault,) = refusal.value.faults
    assert (fault.code, fault.value) == ("env.foreign_folder" if make else "env.not_home", "thesis.txt")
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_home_may_lack_settings_or_hold_more_beside_them(home: Path) -> None:
    (home / "thesis.txt").touch()
    assert env.home(home) == env.home(home, make=True) == home
    (home / "thesis.txt").unlink()
    (home / "settings.toml").unlink()
    assert env.home(home) == home


def test_settings_are_checked_whatever_a_command_asks(home: Path) -> None:
    (home / "settings.toml").write_text("colour = 1\n", encoding="utf-8")
    for make in (True, False):
        with pytest.raises(env.SettingsBroken):
            env.home(home, make=make)


@pytest.mark.parametrize("text", ["99999999999999999", "-99999999999", "9" * 5000])
def test_the_clock_stays_within_the_calendar(home: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (home / "settings.toml").write_text(f"clock_offset_s = {text}\n", encoding="utf-8")
    with pytest.raises(env.SettingsBroken) as refusal:
        env.now(home)
    assert _codes(refusal) == ["env.setting_range" if len(text) < 100 else "env.settings_broken"]
    (home / "settings.toml").unlink()
    monkeypatch.setenv("AIRSHED_CLOCK_OFFSET_S", text)
    with pytest.raises(env.SettingsBroken) as refusal:
        env.now(home)
    assert _codes(refusal) == ["env.setting_range"]
    monkeypatch.setenv("AIRSHED_CLOCK_OFFSET_S", "-1576800000")
    assert env.now(home).year < datetime.now(tz=CITY_TIME).year


def test_without_a_home_commands_that_can_do_without_get_none(tmp_path: Path) -> None:
    assert env.home_or_none(None) is None
    with pytest.raises(env.HomeMissing):
        env.home_or_none(tmp_path / "named")


def test_the_environment_wins_over_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "settings.toml").write_text("clock_offset_s = 5\n", encoding="utf-8")
    monkeypatch.setenv("AIRSHED_CLOCK_OFFSET_S", "-7")
    assert env.settings(home)["clock_offset_s"] == -7


def test_all_unknown_keys_and_wrong_values_are_named_at_once(home: Path) -> None:
    path = home / "settings.toml"
    path.write_text('clock_offset_s = "late"\ncolour = 1\nclock = true\n', encoding="utf-8")
    with pytest.raises(env.SettingsBroken) as refusal:
        env.settings(home)
    found = {(fault.code, fault.where) for fault in refusal.value.faults}
    assert found == {
        ("env.wrong_setting", f"{path}: clock_offset_s"),
        ("env.unknown_setting", f"{path}: colour"),
        ("env.unknown_setting", f"{path}: clock"),
    }


def test_true_is_no_number(home: Path) -> None:
    (home / "settings.toml").write_text("clock_offset_s = true\n", encoding="utf-8")
    with pytest.raises(env.SettingsBroken):
        env.settings(home)


def test_a_wrong_variable_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_CLOCK_OFFSET_S", "soon")
    with pytest.raises(env.SettingsBroken) as refusal:
        env.settings(home)
    assert refusal.value.faults[0].where == "AIRSHED_CLOCK_OFFSET_S"


def test_broken_toml_is_named_with_its_line(home: Path) -> None:
    (home / "settings.toml").write_text("# fine\nclock_offset_s = = 1\n", encoding="utf-8")
    with pytest.raises(env.SettingsBroken) as refusal:
        env.settings(home)
    assert refusal.value.faults[0].where == f"{home / 'settings.toml'}:2"


def test_settings_that_are_not_utf8_are_named(home: Path) -> None:
    (home / "settings.toml").write_bytes("# 设置".encode("gb18030"))
    with pytest.raises(env.SettingsBroken) as refusal:
        env.settings(home)
    assert _codes(refusal) == ["env.settings_encoding"]


def test_written_settings_are_read_back(home: Path) -> None:
    (home / "settings.toml").write_text(env.settings_text({"clock_offset_s": -86400}), encoding="utf-8")
    assert env.settings(home)["clock_offset_s"] == -86400


def test_now_is_city_wall_time_moved_by_the_offset(home: Path) -> None:
    (home / "settings.toml").write_text("clock_offset_s = -3600\n", encoding="utf-8")
    expected = datetime.now(tz=CITY_TIME).replace(tzinfo=None) - timedelta(hours=1)
    assert abs(env.now(home) - expected) < timedelta(seconds=30)
    assert env.now(home).tzinfo is None
    assert abs(env.now(None) - env.now(home) - timedelta(hours=1)) < timedelta(seconds=30)


def test_who_acts_is_named_or_the_system_user(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.user(" wang ") == "wang"
    monkeypatch.setattr(getpass, "getuser", lambda: "li")
    assert env.user(None) == "li"
    assert env.user("  ") == "li"


def test_who_acts_must_be_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    with pytest.raises(env.UserUnknown):
        env.user(None)


def test_every_setting_is_explained_in_both_languages() -> None:
    for row in SETTINGS:
        assert re.fullmatch(r"[a-z][a-z0-9_]+", row.name)
        assert re.search(r"[\u4e00-\u9fff]", row.zh)
        assert row.en


def test_the_places_of_a_new_home_are_a_sample_in_comments(home: Path) -> None:
    lines = (home / env.PLACES_FILE).read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    start = lines.index("#") + 1
    (sample,) = yaml.safe_load("\n".join(line[2:] for line in lines[start:])).values()
    assert [row["station"] for row in sample["stations"]] == ["1001A", "1002A"]


def test_a_moment_of_the_disk_is_told_by_the_clock_of_the_home(home: Path) -> None:
    (home / "settings.toml").write_text("clock_offset_s = -3600\n", encoding="utf-8")
    assert env.wall_time(home, 0) == datetime(1970, 1, 1, 7)
    assert env.wall_time(None, 0) == datetime(1970, 1, 1, 8)

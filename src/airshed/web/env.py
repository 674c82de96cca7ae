"""Where an installation lives, its settings, its clock and its user.

Everything of one installation lies under its home. A home is named by `--home`, else by the environment variable
AIRSHED_HOME, else it is the folder `airshed-home` where the command runs. Settings are the rows of `setting.SETTINGS`:
a value comes from the environment variable AIRSHED_<NAME>, else from `settings.toml` in the home, else it is the
default.
"""

import getpass
import os
import re
import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from time import time
from types import MappingProxyType
from typing import Any

from airshed.calendar import CITY_TIME
from airshed.errors import AirshedError, Fault
from airshed.telemetry.journal.files import JOURNAL
from airshed.web.setting import SETTINGS, Setting

DEFAULT_HOME = "airshed-home"
SETTINGS_FILE = "settings.toml"
PLACES_FILE = "places.yaml"
LONGEST_NUMBER = 30
HIDDEN = "…"
"""What a fault says in place of a secret."""
INBOX = "inbox"
"""Files that arrive here are imported; what was taken is kept in `files`, so it is in no backup."""
TEMPLATES = "templates"
"""Own templates of documents."""
HOME_FOLDERS = ("files", INBOX, "lake", "plans", "rules")
DATABASE_FILE, SECRET_FILE = "db.sqlite3", "secret.key"
HOME_NAMES = frozenset({SETTINGS_FILE, PLACES_FILE, *HOME_FOLDERS, DATABASE_FILE, SECRET_FILE, TEMPLATES, JOURNAL})
PLACES_TEXT = """\
# 方案里的每个地点由哪些点位代表 / which stations stand for each place of a plan
# 地点的名字见 airshed plan list；改成自己的点位，去掉行首的 # 就生效
# names of places: airshed plan list; put in your stations and take away the # in front
#
# my-city:
#   zh: 我的城市
#   en: My City
#   stations:
#     - {station: 1001A, from_date: 2018-01-01}
#     # to_date 当天不算 / to_date is the first day without it
#     - {station: 1002A, from_date: 2018-01-01, to_date: 2019-07-01}
"""


class HomeMissing(AirshedError):
    """There is no home at the place named."""


class HomeForeign(AirshedError):
    """The folder holds something else; nothing was written."""


class SettingsBroken(AirshedError):
    """The settings cannot be read, or hold a key or value that is not known."""


class UserUnknown(AirshedError):
    """The operating system names no user, and neither did the caller."""


WORKERS_VARIABLE = "AIRSHED_WORKERS"
"""How many processes serve the home; `airshed serve --workers` says it, and limits of a process are shared by it."""


def home_path(path: Path | None) -> Path:
    """Return the absolute path of the home named by the argument, by AIRSHED_HOME, or by default; it may not exist."""
    return (path or Path(os.environ.get("AIRSHED_HOME") or DEFAULT_HOME)).expanduser().absolute()


def home(path: Path | None, *, make: bool = False) -> Path:
    """Return the home, which is there.

    Args:
        path: the home as named by the caller, if it was.
        make: make an empty home where there is nothing yet; for commands that bring data in.

    Raises:
        HomeMissing: there is no such folder.
        HomeForeign: the folder holds something else.
        SettingsBroken: the settings are wrong.
    """
    place = home_path(path)
    if make:
        make_home(place)
    elif not place.is_dir() or not any(place.iterdir()):
        raise HomeMissing(Fault("env.no_home", str(place), "", f"airshed init {place}"))
    elif strange := _strange(place):
        raise HomeForeign(Fault("env.not_home", str(place), strange, "airshed init FOLDER"))
    settings(place)
    return place


def home_or_none(path: Path | None) -> Path | None:
    """Return the home, or None when nobody named one and the default is not there; for commands that can do without."""
    named = path is not None or bool(os.environ.get("AIRSHED_HOME"))
    return home(path) if named or home_path(None).is_dir() else None


def make_home(place: Path) -> Path:
    """Make an empty home, or complete one; a folder with anything else in it is refused.

    Raises:
        HomeForeign: the folder is not empty and is not a home.
    """
    place = place.expanduser().absolute()
    if place.exists() and not place.is_dir():
        raise HomeForeign(Fault("env.not_a_folder", str(place), "", "airshed init FOLDER"))
    if place.exists() and (strange := _strange(place)):
        raise HomeForeign(Fault("env.foreign_folder", str(place), strange, "an empty or new folder"))
    for name in HOME_FOLDERS:
        (place / name).mkdir(parents=True, exist_ok=True)
    if not (place / SETTINGS_FILE).exists():
        (place / SETTINGS_FILE).write_text(settings_text({}), encoding="utf-8")
    if not (place / PLACES_FILE).exists():
        (place / PLACES_FILE).write_text(PLACES_TEXT, encoding="utf-8")
    return place


def _strange(place: Path) -> str:
    """Return what is in a folder that is no home; nothing of a home, which has settings or only what homes have."""
    found = {entry.name for entry in place.iterdir()}
    return "" if SETTINGS_FILE in found else ", ".join(sorted(found - HOME_NAMES)[:3])


def settings_text(values: Mapping[str, int | str]) -> str:
    """Return the text of a `settings.toml`: every setting explained, those given set, the others commented out."""
    lines = ["# Airshed 设置 / settings", "# 环境变量优先于本文件 / an environment variable wins over this file", ""]
    for row in SETTINGS:
        sign = "" if row.name in values else "# "
        value = values.get(row.name, row.default)
        shown = value if isinstance(value, int) else f'"{value}"'
        lines += [f"# {row.zh}", f"# {row.en} ({row.variable})", f"{sign}{row.name} = {shown}", ""]
    return "\n".join(lines)


def settings(place: Path) -> Mapping[str, Any]:
    """Return every setting by name, from the environment, the home's `settings.toml` or the default.

    Raises:
        SettingsBroken: all unknown keys and wrong values at once, or the line where the file stops being TOML.
    """
    path = place / SETTINGS_FILE
    text = path.read_bytes() if path.exists() else b""
    return _settings(
        path, text, tuple((row.name, os.environ[row.variable]) for row in SETTINGS if row.variable in os.environ)
    )


@lru_cache(maxsize=16)
def _settings(path: Path, text: bytes, environment: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    """Return every setting by name, from the values that the environment has, the text of the file or the default."""
    given, written = dict(environment), _parsed(path, text)
    known = {row.name for row in SETTINGS}
    expected = ", ".join(sorted(known))
    faults = [
        Fault("env.unknown_setting", f"{path}: {key}", _told(written[key]), expected) for key in written.keys() - known
    ]
    values: dict[str, Any] = {}
    for row in SETTINGS:
        if row.name in given:
            values[row.name], fault = _from_text(row, given[row.name])
        else:
            values[row.name], fault = _from_file(row, written.get(row.name, row.default), path)
        fault = fault or _bounded(row, values[row.name], row.variable if row.name in given else str(path))
        faults += [fault] if fault else []
    if faults:
        raise SettingsBroken(*sorted(faults, key=lambda fault: fault.where))
    return MappingProxyType(values)


def _parsed(path: Path, text: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        fault = Fault("env.settings_encoding", str(path), f"byte {error.start}", "UTF-8")
    except ValueError as error:  # not TOML, or a number of thousands of digits
        line = re.search(r"line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        fault = Fault("env.settings_broken", where, re.sub(r" \(at .*\)$", "", str(error)), "name = value")
    raise SettingsBroken(fault)


def _from_text(row: Setting, text: str) -> tuple[int | str, Fault | None]:
    if isinstance(row.default, str):
        return text, None
    if re.fullmatch(r"[+-]?\d+", text):
        return int(text[:LONGEST_NUMBER]), None  # what is longer is out of bounds anyway
    return row.default, Fault("env.wrong_setting", row.variable, text, type(row.default).__name__)


def _bounded(row: Setting, value: int | str, where: str) -> Fault | None:
    if row.choices and value not in row.choices:
        return Fault("env.setting_choice", where, f"{row.name} = {value}", " | ".join(row.choices))
    least = -row.bound if row.least is None else row.least
    if isinstance(value, str) or least <= value <= row.bound:
        return None
    return Fault("env.setting_range", where, f"{row.name} = {value}", f"{least} … {row.bound}")


def _from_file(row: Setting, value: object, path: Path) -> tuple[object, Fault | None]:
    if type(value) is type(row.default):
        return value, None
    told = HIDDEN if row.secret else _told(value)
    return row.default, Fault("env.wrong_setting", f"{path}: {row.name}", told, type(row.default).__name__)


def _told(value: object) -> str:
    """Return a value as a fault may repeat it: an address can hold a password, also under a misspelt name."""
    return HIDDEN if "://" in str(value) else str(value)


def now(place: Path | None) -> datetime:
    """Return the city's wall time without a zone, moved by the home's clock offset."""
    return wall_time(place, time())


def wall_time(place: Path | None, seconds: float) -> datetime:
    """Return when something was by the clock of a home, given as seconds since the epoch."""
    offset = settings(place)["clock_offset_s"] if place else 0
    return datetime.fromtimestamp(seconds, tz=CITY_TIME).replace(tzinfo=None) + timedelta(seconds=offset)


def user(by: str | None) -> str:
    """Return who acts: the name given, else the user of the operating system.

    Raises:
        UserUnknown: neither is known.
    """
    if by and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UserUnknown(Fault("env.no_user", "--by", "", "--by NAME")) from None


def journal(home: Path) -> Path:
    """Return the folder of what devices sent to a home; it may not exist."""
    return home / JOURNAL


def has_database(home: Path) -> bool:
    """Whether a home has a database; one that never served has none."""
    return bool(settings(home)["database_url"]) or (home / DATABASE_FILE).exists()

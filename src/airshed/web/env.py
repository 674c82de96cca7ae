"""Where an installation lives, its settings, its clock and its user.

Everything of one installation lies under its home. A home is named by `--home`, else by the environment variable
AIRSHED_HOME, else it is the folder `airshed-home` where the command runs. Settings are the rows of `SETTINGS`: a value
comes from the environment variable AIRSHED_<NAME>, else from `settings.toml` in the home, else it is the default.
"""

import getpass
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import time
from types import MappingProxyType
from typing import Any

from airshed.calendar import CITY_TIME
from airshed.errors import AirshedError, Fault

DEFAULT_HOME = "airshed-home"
SETTINGS_FILE = "settings.toml"
PLACES_FILE = "places.yaml"
LONGEST_NUMBER = 30
INBOX = "inbox"
"""Files that arrive here are imported; what was taken is kept in `files`, so it is in no backup."""
TEMPLATES = "templates"
"""Own templates of documents."""
HOME_FOLDERS = ("files", INBOX, "lake", "plans", "rules")
DATABASE_FILE, SECRET_FILE = "db.sqlite3", "secret.key"
HOME_NAMES = frozenset({SETTINGS_FILE, PLACES_FILE, *HOME_FOLDERS, DATABASE_FILE, SECRET_FILE, TEMPLATES, "journal"})
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


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of a home.

    Attributes:
        name: key in `settings.toml`; AIRSHED_<NAME> in the environment.
        default: value when neither names one; its type is the type of the setting.
        zh: what it does, in Chinese.
        en: what it does, in English.
        bound: greatest size of a number, either side of 0.
        least: least number where that is not the other side of 0.
        choices: the only texts there are, where they are not free.
    """

    name: str
    default: int | str
    zh: str
    en: str
    bound: int = 0
    least: int | None = None
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """Name of the environment variable."""
        return f"AIRSHED_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "clock_offset_s",
        0,
        "加在时钟上的秒数。演示城市用它把“今天”放在过去，正式运行保持 0",
        'seconds added to the clock. The demo city uses it to put "today" in the past; keep 0 otherwise',
        bound=100 * 366 * 86400,  # a century: what the calendar holds whatever the day
    ),
    Setting(
        "database_url",
        "",
        "台账、办件、用户的数据库。留空用数据目录里的 SQLite；"
        "postgresql://用户@主机:端口/库名 用 PostgreSQL。带密码的写进环境变量",
        "database of registers, cases and users. Empty is SQLite in the home; postgresql://user@host:port/name is "
        "PostgreSQL. With a password it goes into the environment variable",
    ),
    Setting(
        "allowed_hosts",
        "localhost,127.0.0.1,[::1]",
        "用户在浏览器里输入的服务器名字或地址，逗号分隔；其余一律拒绝",
        "names or addresses of the server as people type them into the browser, with commas; others are refused",
    ),
    Setting(
        "session_hours",
        12,
        "登录后多少小时需要重新登录",
        "hours after signing in until one has to sign in again",
        bound=24 * 31,
        least=1,
    ),
    Setting(
        "https",
        "off",
        "off：不加密，只用于本机或试用；on：airshed serve 加密，要有证书；proxy：前面的代理加密，写明 trusted_proxy",
        "off: not encrypted, for this machine and for trials; on: airshed serve encrypts, with a certificate; "
        "proxy: a proxy in front encrypts, and trusted_proxy names it",
        choices=("off", "on", "proxy"),
    ),
    Setting(
        "certificate",
        "",
        "证书文件（PEM，服务器证书在前，中间证书在后），相对数据目录或绝对路径；用于 https = on",
        "file of the certificate (PEM, the server's first, then those between), as seen from the home; for https = on",
    ),
    Setting(
        "certificate_key",
        "",
        "证书的私钥文件（PEM，不设口令，只让运行用户可读）",
        "file of its private key (PEM, without a passphrase, readable by the user who runs airshed only)",
    ),
    Setting(
        "trusted_proxy",
        "",
        "前面代理的地址或网段，逗号分隔；只有从这里来的 X-Forwarded-For 和 X-Forwarded-Proto 才算数",
        "addresses or networks of the proxy in front, with commas; X-Forwarded-For and X-Forwarded-Proto count from "
        "there only",
    ),
    Setting(
        "one_time_hours",
        72,
        "一次性密码发放后多少小时内有效",
        "hours a one-time password opens after it was handed out",
        bound=24 * 366,
        least=1,
    ),
    Setting(
        "address_failures",
        100,
        "同一地址 15 分钟内登录失败多少次后暂停该地址登录；0 = 不限。全单位经一个代理上网时调大",
        "failed sign-ins from one address within 15 minutes after which it waits; 0 = any number. "
        "Raise it where a whole office comes through one proxy",
        bound=1_000_000,
        least=0,
    ),
    Setting(
        "silence_hours",
        24,
        "一个点位多少小时没有新数据就算“没有数据”",
        "hours without new data after which a station is silent",
        bound=24 * 366,
        least=1,
    ),
    Setting(
        "frozen_hours",
        6,
        "同一点位同一污染物连续多少小时数值相同就算“数值不变”",
        "hours on end with the same value of a pollutant at a station from which it counts as frozen",
        bound=24 * 31,
        least=2,
    ),
    Setting(
        "late_hours",
        24,
        "小时值在该小时结束后超过多少小时才入库就算“迟到”；整月导入历史数据时调大",
        "hours after the end of an hour beyond which its values count as late when stored; raise it where months are "
        "imported at once",
        bound=24 * 366,
        least=1,
    ),
    Setting(
        "upload_mb",
        200,
        "一次上传的文件总共最多多少 MB",
        "size of the files of one upload together, at most [MB]",
        bound=250,  # a body of a request is 256 MiB at most
        least=1,
    ),
    Setting(
        "upload_memory_mb",
        6144,
        "读一次上传最多用多少 MB 内存，超过就拒绝这次上传",
        "memory for reading one upload, at most; what needs more is refused [MB]",
        bound=1_000_000,
        least=1024,
    ),
    Setting(
        "upload_days",
        30,
        "没有入库的上传，原始文件保留多少天",
        "days for which the files of uploads that were not stored are kept",
        bound=3660,
        least=1,
    ),
    Setting(
        "api_per_minute",
        600,
        "每个用户（含其全部令牌）每分钟最多向接口提问多少次",
        "requests a user, all tokens together, may make to the interface in a minute",
        bound=1_000_000,
        least=1,
    ),
    Setting(
        "report_hour",
        8,
        "每天几点自动生成前一天的日报（每月 1 日还有上月月报）；24 = 不自动生成",
        "hour at which the report of the day before is made (on the 1st the bulletin of the month too); 24 = never",
        bound=24,
        least=0,
    ),
    Setting(
        "rank_cities",
        "",
        "日报月报里和哪些城市排名，城市名用逗号分隔；留空则不排名",
        "cities that reports rank among, names with commas; empty = no ranking",
    ),
)
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
    written = _parsed(path) if path.exists() else {}
    known = {row.name for row in SETTINGS}
    expected = ", ".join(sorted(known))
    faults = [
        Fault("env.unknown_setting", f"{path}: {key}", str(written[key]), expected) for key in written.keys() - known
    ]
    values: dict[str, Any] = {}
    for row in SETTINGS:
        if row.variable in os.environ:
            values[row.name], fault = _from_text(row, os.environ[row.variable])
        else:
            values[row.name], fault = _from_file(row, written.get(row.name, row.default), path)
        fault = fault or _bounded(row, values[row.name], row.variable if row.variable in os.environ else str(path))
        faults += [fault] if fault else []
    if faults:
        raise SettingsBroken(*sorted(faults, key=lambda fault: fault.where))
    return MappingProxyType(values)


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
    return row.default, Fault("env.wrong_setting", f"{path}: {row.name}", str(value), type(row.default).__name__)


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

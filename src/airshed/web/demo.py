"""The demo home: how it is known, and one login for each role, made once."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from airshed.errors import AirshedError, Fault
from airshed.web.written import synthetic

LOGINS_FILE = "demo-logins.json"
BY = "demo"
DEPARTMENT = ("ecology", "示例市生态环境局", "Example City ecology bureau")
SCOPES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "inspector": MappingProxyType({"area": "A1"}),
        "grid_lead": MappingProxyType({"grid": "G1"}),
        "plant": MappingProxyType({"enterprise": "QY-002"}),
    }
)


class LoginsBroken(AirshedError):
    """The file of the demo's logins cannot be read."""


@dataclass(frozen=True, slots=True)
class Login:
    """A login of the demo.

    Attributes:
        role: its role, which is also its name.
        username: how to sign in.
        password: shown, for everything behind it was made by a program.
    """

    role: str
    username: str
    password: str


def logins(home: Path, *, now: datetime) -> tuple[Login, ...]:
    """Return one login for each role with an account, making those that are missing; none at a home of real data.

    The home's database must be up to date.
    """
    if not synthetic(home):
        return ()
    from airshed.web.accounts import operations  # noqa: PLC0415 - needs Django
    from airshed.web.accounts.models import User  # noqa: PLC0415
    from airshed.web.accounts.roles import WITH_ACCOUNT  # noqa: PLC0415

    known = _kept(home, tuple(role.value for role in WITH_ACCOUNT))
    there = set(
        User.objects.filter(username__in=[login.username for login in known]).values_list("username", flat=True)
    )
    missing = [login for login in known if login.username not in there]
    if missing:
        code, zh, en = DEPARTMENT
        department = operations.store_department(code=code, zh=zh, en=en, coordinates=True, by=BY, at=now)
    for login in missing:
        scope = {"department": department} if login.role == "officer" else SCOPES.get(login.role, {})
        given = {"username": login.username, "role": login.role, "password": login.password}
        operations.create_user(**given, by=BY, at=now, **scope)
    return known


def _kept(home: Path, roles: tuple[str, ...]) -> tuple[Login, ...]:
    """Return the logins of the home's own file, which only its owner reads; new ones are kept before they are used."""
    path = home / LOGINS_FILE
    if path.exists():
        try:
            return tuple(Login(**entry) for entry in json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            raise LoginsBroken(Fault("web.demo_logins", str(path), str(error))) from None
    made = tuple(Login(role, role, f"demo-{secrets.token_hex(5)}") for role in roles)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(login) for login in made], file, indent=1)
    return made

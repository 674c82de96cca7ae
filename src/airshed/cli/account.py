"""`airshed account`: the first account of a home, one-time passwords and lost phones, from the server itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.output import ByOption, HomeOption, JsonOption, at_home, emit, reported
from airshed.cli.serve import ready
from airshed.cli.words import say
from airshed.errors import AirshedError, Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

app = typer.Typer(no_args_is_help=True, help="Accounts: add, list, reset.")
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name to sign in with.")]


class AccountUnknown(AirshedError):
    """There is no such account, department or person."""


def _scope(what: str) -> Any:  # noqa: ANN401 - an option of Typer
    return typer.Option(metavar="CODE", help=f"{what} the account is for.")


@app.command()
def add(  # noqa: PLR0913 - options of a command
    name: NameArgument,
    *,
    role: Annotated[
        str,
        typer.Option(metavar="ROLE", help="administrator, auditor, leader, officer, inspector, grid_lead or plant."),
    ],
    department: Annotated[str | None, _scope("Department")] = None,
    person: Annotated[str | None, _scope("Person (staff number)")] = None,
    area: Annotated[str, _scope("Area")] = "",
    grid: Annotated[str, _scope("Grid")] = "",
    enterprise: Annotated[str, _scope("Enterprise")] = "",
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make an account and print its one-time password, this once. The first administrator of a new home is made so.

    Example: airshed account add wang --role administrator --home my-city
    """
    with reported(as_json):
        place, now, who = ready(home, by)
        from airshed.web.accounts import operations  # noqa: PLC0415 - Django is up by now
        from airshed.web.accounts.models import Department, Person  # noqa: PLC0415

        scope: dict[str, Any] = {"area": area, "grid": grid, "enterprise": enterprise}
        faults: list[Fault] = []
        scope["department"] = _found(Department, "--department", department, faults)
        scope["person"] = _found(Person, "--person", person, faults)
        if faults:
            raise AccountUnknown(*faults)
        user, handed = operations.create_user(username=name, role=role, by=who, at=now, **scope)
        _emit_secret(place, user, handed, as_json=as_json, home=home)


@app.command()
def reset(  # noqa: PLR0913 - options of a command
    name: NameArgument,
    *,
    phone: Annotated[bool, typer.Option("--phone", help="Forget phone and recovery codes too.")] = False,
    enable: Annotated[bool, typer.Option("--enable", help="Open the account again where it was disabled.")] = False,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give an account a one-time password and print it, this once; its sessions end.

    Example: airshed account reset wang --phone --home my-city
    """
    with reported(as_json):
        place, now, who = ready(home, by)
        from django.db import transaction  # noqa: PLC0415 - as below

        from airshed.web.accounts import operations  # noqa: PLC0415 - Django is up by now
        from airshed.web.accounts.models import User  # noqa: PLC0415

        user = User.objects.filter(username__iexact=name).first()
        if user is None:
            known = ", ".join(User.objects.values_list("username", flat=True)[:5]) or "airshed account add"
            raise AccountUnknown(Fault("accounts.unknown", "NAME", name, known))
        change = operations.enable_user if enable and user.disabled else operations.reset_password
        with transaction.atomic():
            if phone:
                operations.reset_second_factor(user=user, by=who, at=now)
            handed = change(user=user, by=who, at=now)
        user.refresh_from_db()
        _emit_secret(place, user, handed, as_json=as_json, home=home)


@app.command("list")
def list_accounts(*, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """List the accounts with role, scope and state; no secrets.

    Example: airshed account list --home my-city
    """
    with reported(as_json):
        place, _, _ = ready(home, "-")
        from airshed.web.accounts.queries import list_accounts as listed  # noqa: PLC0415 - Django is up by now

        rows = listed()
        emit({"home": str(place), "accounts": rows}, as_json=as_json, text=_showing(rows, home))


def _found(model: Any, where: str, code: str | None, faults: list[Fault]) -> Any:  # noqa: ANN401 - any model
    if not code:
        return None
    found = model.objects.filter(pk=code).first()
    if found is None:
        known = ", ".join(model.objects.order_by("pk").values_list("pk", flat=True)[:5])
        faults.append(Fault("accounts.unknown", where, code, known or say("先导入名单", "import the lists first")))
    return found


def _emit_secret(place: Path, user: Any, handed: str, *, as_json: bool, home: Path | None) -> None:  # noqa: ANN401 - a user
    until = user.one_time_until.isoformat(timespec="minutes")
    shape = {"home": str(place), "username": user.username, "role": user.role, "one_time_password": handed}
    told = say(
        f"用户名 {user.username}，一次性密码 {handed}\n只显示这一次，{until.replace('T', ' ')} 之前有效，"
        f"首次登录须修改。登录页：airshed serve{at_home(home)}",
        f"user name {user.username}, one-time password {handed}\nShown only now, good until "
        f"{until.replace('T', ' ')}, to be changed when signing in. Sign in after: airshed serve{at_home(home)}",
    )
    emit({**shape, "until": until}, as_json=as_json, text=lambda console: console.print(told, soft_wrap=True))


def _showing(rows: list[dict[str, Any]], home: Path | None) -> "Callable[[Console], None]":
    def show(console: "Console") -> None:
        from rich.table import Table  # noqa: PLC0415 - help must not wait for it

        if not rows:
            hint = f"airshed account add {say('用户名', 'NAME')} --role administrator{at_home(home)}"
            console.print(say(f"还没有账户。先建一个系统管理员：{hint}", f"no account yet; make one: {hint}"))
            return
        states = {"active": say("在用", "in use"), "disabled": say("停用", "disabled"), "left": say("离岗", "left")}
        heads = (say("用户名", "user name"), say("角色", "role"), say("范围", "scope"), say("状态", "state"))
        table = Table(*heads, say("上次登录", "last sign-in"), box=None, pad_edge=False)
        for row in rows:
            scope = " ".join(filter(None, (row[key] for key in ("department", "area", "grid", "enterprise"))))
            last = (row["last_login"] or "").replace("T", " ")[:16]
            table.add_row(row["username"], row["role"], scope, states[row["state"]], last)
        console.print(table)

    return show

"""Rows of evidence as the page of a clause shows them: columns by their labels, values in words, and whose they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language

from airshed.plan.evidence import KEY
from airshed.plan.words import UNKNOWN
from airshed.web.accounts.access import reach
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.cells import MASK
from airshed.web.kit.columns import Column, Type
from airshed.web.kit.given import Given, given_tables
from airshed.web.kit.reaching import may_do
from airshed.web.kit.register import Register, registers
from airshed.web.kit.rows import CONFIRMED
from airshed.web.witnesses import NUMBER
from airshed.web.words import CHINESE, say

ANSWERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "against": ("不支持的记录", "Rows against"),
        "unclear": ("说不清的记录", "Rows that say neither"),
        "for": ("支持的记录", "Rows for"),
    }
)
MADE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "removal_proof": ("有拆除证明", "proof of removal"),
        "closing_proof": ("有销号证明", "proof of closing"),
        "photo": ("有照片", "photo"),
        "located": ("已定位", "located"),
        "file": ("文件", "file"),
        "six_measures": ("做到的措施（共六项）", "measures met, of six"),
    }
)
"""Labels of columns that nobody enters: they are computed from others or from proofs."""
DIGEST_SHOWN = 12


def rows_shown(rows: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of each answer there is, worst first."""
    name = rows.get("register", "")
    register = given_tables().get(name) or registers().get(name)
    return [_rows(answer, rows, register) for answer in ANSWERS if rows["counts"][answer]]


def _rows(answer: str, rows: Mapping[str, Any], register: Register | Given | None) -> dict[str, Any]:
    shown: Sequence[Mapping[str, Any]] = rows[answer]
    count, hidden = rows["counts"][answer], rows.get("hidden", {}).get(answer, 0)
    return {
        "title": say(*ANSWERS[answer]),
        "count": count,
        "cut": say(f"列出前 {len(shown)} 条", f"the first {len(shown)} shown") if len(shown) < count - hidden else "",
        "hidden": say(
            f"其中 {hidden} 条归其他部门或片区，不在这里列出。",
            f"{hidden} of them belong to other departments or areas and are not listed here.",
        )
        if hidden
        else "",
        "columns": [_head(register, name) for name in rows["columns"]],
        "rows": [[_cell(register, row, name) for name in rows["columns"]] for row in shown],
    }


def _head(register: Register | Given | None, name: str) -> dict[str, str]:
    """Return what a column is called, with its unit; by its name where nobody gave it another."""
    if isinstance(register, Given):
        return {"label": str(capfirst(say(*register.columns[name]))), "unit": ""}
    column = _column(register, name)
    if column is not None:
        language = get_language() or CHINESE
        return {"label": str(capfirst(column.label(language))), "unit": column.unit_in(language)}
    if register is not None and name == KEY:
        return {"label": say("编号", "Code"), "unit": ""}
    words = MADE.get(name) if register is None or name not in register.labels else register.labels[name]
    if register is not None and words:
        return {"label": str(capfirst(say(*words))), "unit": ""}
    return {"label": "", "unit": "", "name": name}


def _column(register: Register | None, name: str) -> Column | None:
    """Return the column of a register that evidence shows under a name, its own or another's."""
    if register is None:
        return None
    if name in register.column:
        return register.column[name]
    for latest in register.latest:
        if name in latest.columns:
            return registers()[latest.register].column.get(latest.columns[name])
    return register.column.get(register.derived.get(name, ""))


def _cell(register: Register | Given | None, row: Mapping[str, Any], name: str) -> dict[str, str]:
    link, value = "", row[name]
    if isinstance(register, Given):
        return {"text": _plain(value), "link": register.address(str(value)) if name == KEY else ""}
    if register is not None and name == KEY and row.get(NUMBER) is not None:
        link = reverse("registers:row", args=(register.name, row[NUMBER]))
    column = _column(register, name)
    text = "" if column is None or value in {None, MASK} else _in_words(column, value)
    if register is not None and name == "file" and value:
        text = str(value)[:DIGEST_SHOWN]
    return {"text": text or _plain(value), "link": link}


def _in_words(column: Column, value: Any) -> str:  # noqa: ANN401 - a value of JSON
    if isinstance(value, float):
        value = Decimal(repr(value))
    if column.type is Type.DATE:
        value = date.fromisoformat(str(value))
    return column.text(value, get_language() or CHINESE)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return say("是", "yes") if value else say("否", "no")
    return UNKNOWN if value is None else str(value)


def departments_shown(
    rows: Mapping[str, Any],
    names: Mapping[str, str],
    *,
    user: Any,  # noqa: ANN401 - a user
) -> list[dict[str, Any]]:
    """Return how many rows of each answer each department has, with the list of its rows where the user may open it."""
    register = registers().get(rows.get("register", ""))
    if register is None or not any(rows["counts"].values()):
        return []
    opens = "department" in register.filters and may_do(register, user)
    address = reverse("registers:list", args=(register.name,)) if opens else ""
    return [
        {
            "name": names.get(row["department"], row["department"] or UNKNOWN),
            "counts": [row[answer] for answer in ANSWERS],
            "owes": row["against"] > 0,
            "link": f"{address}?department={row['department']}"
            if address and _reaches(user, row["department"])
            else "",
        }
        for row in rows["departments"]
    ]


def _reaches(user: Any, department: str | None) -> bool:  # noqa: ANN401 - as above
    """Whether a list of a department's rows shows this user any."""
    scope = reach(user, Record.register_row, Action.view, CONFIRMED)
    own = scope is Scope.department and department == user.department_id
    return department is not None and (scope is Scope.all or own)


def list_link(rows: Mapping[str, Any], *, user: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """Return the title of the register the rows are of, with its address where the user may open it."""
    register = registers().get(rows.get("register", ""))
    if register is None:
        return {}
    address = reverse("registers:list", args=(register.name,)) if may_do(register, user) else ""
    return {"title": register.title, "link": address}

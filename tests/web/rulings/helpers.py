"""What the tests of rulings share: addresses, the forms as a browser sends them, and what the chain says."""

import html
import json
import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.test import Client

from airshed.plan.load import load_plan
from airshed.plan.rulings.ruling import Ruling, stored_rulings
from airshed.web.bridge import tables_of_home

PLAN_ID = "erenhot/2019"
PLAN = load_plan(None, PLAN_ID)
BASE = f"/plans/{PLAN_ID}"
RULINGS = f"/rulings/{PLAN_ID}/"
GAPS, NEW, TASKS = f"{RULINGS}gaps/", f"{RULINGS}new/", f"{RULINGS}tasks/"
APPROVALS, EXPORT = f"{RULINGS}approvals/", f"{RULINGS}export.xlsx"
LED = {clause.id for clause in PLAN.file.clauses if clause.lead}
OPEN_LEADS = [clause.id for clause in PLAN.file.clauses if clause.lead is None]
PAPER = {"document": "政办发〔2019〕12号", "reason": "方案没有写明", "from_date": "2019-03-01", "to_date": ""}


def stored(home: Path) -> tuple[Ruling, ...]:
    """Return what the lake says of the plan."""
    return tuple(r for r in stored_rulings(tables_of_home(home)) if r.plan == PLAN_ID)


def entries(action: str) -> list[dict[str, Any]]:
    """Return what the audit chain says of an action."""
    rows = apps.get_model("audit", "Entry").objects.filter(action=action).order_by("number")
    return [{"by": row.by, "object": row.object, **json.loads(row.detail)} for row in rows]


def drafts(**lookup: Any) -> list[Any]:
    """Return drafts as they are stored."""
    return list(apps.get_model("rulings", "Draft").objects.filter(**lookup).order_by("pk"))


def text_of(answer: Any) -> str:
    """Return the words of a page."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r'<(?:"[^"]*"|[^">])*>', " ", body)))


def draft_one(client: Client, clause: str, aspect: str, value: Mapping[str, Any] | str, **more: Any) -> Any:
    """Send the form of one ruling, submitted for approval; return the answer."""
    typed = value if isinstance(value, Mapping) else {"value": value}
    return client.post(f"{NEW}?of={clause}&aspect={aspect}", {**PAPER, **typed, "submit": "1", **more})


def lead_many(client: Client, clauses: list[str], lead: str, **more: Any) -> Any:
    """Send the form that gives many clauses one leading department."""
    return client.post(GAPS, {**PAPER, "clause": clauses, "lead": lead, "submit": "1", **more})


def seen(**lookup: Any) -> list[str]:
    """Return drafts as the page of approvals names them."""
    return [f"{draft.pk}.{draft.version}" for draft in drafts(state="draft", **lookup)]


def approve(client: Client, chosen: list[str]) -> Any:
    """Approve drafts; return the answer."""
    return client.post(APPROVALS, {"draft": chosen, "approve": "1"})


def day(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)


class _Form(HTMLParser):
    """What a browser would send of the first form of a page that is written to."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self._inside = self._done = False
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = not self._done and "airshed-form" in given.get("class", "")
            return
        if not self._inside:
            return
        name = given.get("name", "")
        if tag == "input" and given.get("type") == "checkbox":
            self.values.setdefault(name, [])
            self.values[name] += [given["value"]] if "checked" in given else []
        elif tag == "input":
            self.values[name] = given.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.values[self._select] = given["value"]
        elif tag == "textarea":
            self._area, self.values[name] = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._inside:
            self._inside, self._done = False, True
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data


def form_of(answer: Any) -> dict[str, Any]:
    """Return what a browser would send of the form of a page."""
    parser = _Form()
    parser.feed(answer.content.decode())
    values = {
        name: value.removeprefix("\n") if isinstance(value, str) else value for name, value in parser.values.items()
    }
    return {name: value for name, value in values.items() if name != "csrfmiddlewaretoken"}

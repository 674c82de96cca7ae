"""The audit log page: filtered by user, action and day, exported with a digest, without personal data."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from airshed.web import audit
from airshed.web.audit.export import COLUMNS, rows_of
from airshed.web.audit.models import Entry

LOG, EXPORT = reverse("admin:audit_entry_changelist"), reverse("admin:audit_entry_export")
AT = datetime(2019, 11, 20, 8)
WHO = ("administrator", "leader", "officer", "officer_elsewhere", "inspector", "grid_lead", "plant", "stranger")

ClientOf = Callable[..., Client]


@pytest.fixture
def log(site: Any) -> Any:
    for n, (by, action) in enumerate(
        (("wang", "user.created"), ("li", "user.created"), ("wang", "ruling.approved"), ("=cmd", "foreign_id"))
    ):
        audit.record(by=by, action=action, object="+1", detail={"n": "@x"}, at=AT + timedelta(days=n))
    return site


def _text(answer: Any) -> str:
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8")
    return str(answer.content.decode())


def _rows(answer: Any) -> list[list[str]]:
    text = _text(answer)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))[1:]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("by=wang", [1, 3]),
        ("action=user.created", [1, 2]),
        ("by=wang&action=user.created", [1]),
        ("since=2019-11-22", [3, 4]),
        ("until=2019-11-21", [1, 2]),
        ("since=2019-11-21&until=2019-11-21", [2]),
        ("since=2019-11-21&until=9999-12-31", [2, 3, 4]),
        ("since=gestern", []),
        ("until=2019-02-30", []),
        ("by=nobody", []),
        ("q=foreign", [4]),
    ],
)
def test_the_log_is_filtered(log: Any, client_of: ClientOf, asked: str, numbers: list[int]) -> None:
    page = _text(client_of("auditor").get(f"{LOG}?{asked}"))
    shown = {int(number) for number in re.findall(r"/audit/entry/(\d+)/change/", page)}
    assert sorted(shown & {1, 2, 3, 4}) == numbers
    rows = [int(row[0]) for row in _rows(client_of("auditor").post(f"{EXPORT}?{asked}")) if row[1].startswith("2019")]
    assert rows == numbers


def test_filters_are_in_the_language_of_the_reader_and_keep_what_was_asked(log: Any, client_of: ClientOf) -> None:
    page = _text(client_of("auditor").get(f"{LOG}?action=user.created&since=2019-11-21&by=wang"))
    assert '<option value="user.created" selected>新增账号</option>' in page
    assert 'value="2019-11-21"' in page
    assert 'value="wang"' in page
    assert "导出筛选出的条目" in page
    page = _text(client_of("auditor", language="en").get(LOG))
    assert '<option value="user.created">account added</option>' in page
    assert "Export the entries" in page


def test_an_export_is_recorded_with_a_digest_that_proves_it(log: Any, client_of: ClientOf) -> None:
    answer = client_of("auditor").post(f"{EXPORT}?by=wang")
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-')
    assert "no-store" in answer["Cache-Control"]
    assert len(_rows(answer)) == 2
    last = Entry.objects.first()
    assert (last.by, last.action) == ("auditor", "audit.exported")
    detail = json.loads(last.detail)
    assert (detail["rows"], detail["filter"]) == (2, {"by": "wang"})
    kept = Entry.objects.filter(by="wang")
    assert audit.rows_match(last.number, rows_of(kept))
    assert not audit.rows_match(last.number, rows_of(Entry.objects.filter(by="li")))
    assert audit.verify().ok


def test_what_comes_later_is_not_in_the_export(log: Any, client_of: ClientOf) -> None:
    answer = client_of("auditor").post(EXPORT)
    audit.record(by="late", action="user.created", object="x", detail={}, at=AT)
    numbers = [int(row[0]) for row in _rows(answer)]
    detail = json.loads(Entry.objects.get(action="audit.exported").detail)
    assert len(numbers) == detail["rows"]
    assert "late" not in str(numbers)


def test_a_spreadsheet_finds_no_formula(log: Any, client_of: ClientOf) -> None:
    (row,) = [row for row in _rows(client_of("auditor").post(EXPORT)) if row[3] == "foreign_id"]
    told = dict(zip(COLUMNS, row, strict=False))
    assert (told["by"], told["object"]) == ("'=cmd", "'+1")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize("name", WHO)
def test_only_the_auditor_exports(log: Any, client_of: ClientOf, name: str) -> None:
    answer = client_of(name).post(EXPORT)
    assert answer.status_code == (302 if name == "stranger" else 404)
    assert not Entry.objects.filter(action="audit.exported").exists()
    page = client_of(name).get(LOG)
    assert page.status_code == (200 if name == "leader" else 302 if name == "stranger" else 403)
    assert "导出筛选出的条目" not in _text(page)


def test_an_export_is_asked_for_by_a_form(log: Any, client_of: ClientOf) -> None:
    assert client_of("auditor").get(EXPORT).status_code == 405
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    strict.cookies = client_of("auditor").cookies
    assert strict.post(EXPORT).status_code == 403


@pytest.mark.parametrize("name", WHO)
def test_an_entry_is_read_by_whom_the_table_says(log: Any, client_of: ClientOf, name: str) -> None:
    answer = client_of(name).get(reverse("admin:audit_entry_change", args=[2]))
    assert answer.status_code == (200 if name == "leader" else 302 if name == "stranger" else 404)
    foreign = Entry.objects.filter(action="foreign_id", object="audit.Entry")
    assert foreign.count() == (0 if name in {"leader", "stranger"} else 1)

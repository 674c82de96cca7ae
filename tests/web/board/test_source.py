"""One source, one page: all rows that belong to an enterprise, for whoever may see them, and as one file."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook  # type: ignore[import-untyped]
from tests.web.conftest import Site
from tests.web.kit.rows import fill, in_order, values_for

from airshed.web.accounts import rights
from airshed.web.accounts.models import User
from airshed.web.audit.models import Entry
from airshed.web.board.belonging import ways
from airshed.web.cells import MASK
from airshed.web.kit.operations import Act, change_row, end_row, enter_row, merge_row
from airshed.web.kit.register import Register, registers
from airshed.web.proofs.models import Proof

ACT = Act("officer", datetime(2019, 5, 6, 9, 0), "first entry")
LATER = Act("inspector", datetime(2019, 6, 7, 10, 0), "seen on the spot")
MOST_QUERIES = 30
Clients = Callable[..., Client]


@pytest.fixture
def site(empty: Site) -> Site:
    """Return a home of one's own: rows are entered here."""
    return empty


@pytest.fixture
def code(site: Site) -> str:
    """Return the code of an enterprise that has two rows in every register whose rows may belong to one."""
    for name in ways():
        if not registers()[name].model.objects.exists():
            fill(registers()[name], ACT, count=2)
    return str(values_for(registers()["enterprises"], 1)["code"])


def place(code: str) -> str:
    return f"/sources/{code}/"


def rows_in(page: str, register: Register) -> list[int]:
    """Return the numbers of the rows of a register that a page leads to."""
    return [row.pk for row in register.model.objects.all() if f'href="/registers/{register.name}/{row.pk}/"' in page]


def told(client: Client, code: str) -> str:
    answer = client.get(place(code))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_every_register_whose_rows_belong_to_it_is_there(client_of: Clients, code: str) -> None:
    page = told(client_of("leader"), code)
    assert {"boilers", "outlets"} <= {*ways()}
    for name in ways():
        register = registers()[name]
        assert f'id="rows-{name}"' in page
        assert rows_in(page, register) == [row.pk for row in register.model.objects.order_by("pk")]


def test_a_row_of_another_is_not_among_them(client_of: Clients, code: str) -> None:
    other = enter_row(registers()["enterprises"], values_for(registers()["enterprises"], 7), act=ACT)
    outlets = registers()["outlets"]
    moved = outlets.model.objects.order_by("pk").first()
    change_row(outlets, moved, {"enterprise": other.code}, act=LATER)
    leader = client_of("leader")
    assert moved.pk not in rows_in(told(leader, code), outlets)
    page = told(leader, other.code)
    assert rows_in(page, outlets) == [moved.pk]
    assert "seen on the spot" in page
    assert 'id="rows-boilers"' not in page


def test_who_sees_rows_sees_those_within_reach(client_of: Clients, site: Site, code: str) -> None:
    outlets = registers()["outlets"]
    near, far = outlets.model.objects.order_by("pk")
    change_row(outlets, far, {"area": "A2", "grid": "G2"}, act=LATER)
    assert rows_in(told(client_of("inspector"), code), outlets) == [near.pk]
    assert rows_in(told(client_of("grid_lead"), code), outlets) == [near.pk]
    assert rows_in(told(client_of("officer"), code), outlets) == [near.pk, far.pk]
    for name in ("officer_elsewhere", "administrator", "auditor", "plant"):
        assert client_of(name).get(place(code)).status_code == 404
        assert client_of(name).get(f"{place(code)}file.xlsx").status_code == 404
    assert client_of("stranger").get(place(code)).status_code == 302
    assert Entry.objects.filter(action="foreign_id", by="plant").exists()


def test_a_plant_sees_its_own_only(client_of: Clients, site: Site, code: str) -> None:
    other = enter_row(registers()["enterprises"], values_for(registers()["enterprises"], 7), act=ACT)
    User.objects.filter(username="plant").update(enterprise=code)
    page = told(client_of("plant"), code)
    assert rows_in(page, registers()["outlets"])
    assert 'id="head-duties"' not in page
    assert client_of("plant").get(place(other.code)).status_code == 404


def test_nothing_personal_of_its_rows_is_shown(client_of: Clients, code: str) -> None:
    page = told(client_of("leader"), code)
    own = registers()["enterprises"].model.objects.get(code=code)
    for name in ways():
        register = registers()[name]
        personal = [column.name for column in register.columns if column.personal]
        values = {str(getattr(row, column)) for row in register.model.objects.all() for column in personal}
        secrets = values - {"", "None", own.phone, own.legal_person, own.address}
        assert not [value for value in secrets if f">{value}<" in page], name
    assert Entry.objects.filter(action="personal.read", object__startswith="enterprises").exists()


def test_the_code_of_one_that_was_merged_leads_to_the_other(client_of: Clients, code: str) -> None:
    enterprises, outlets = registers()["enterprises"], registers()["outlets"]
    other = enter_row(enterprises, values_for(enterprises, 7), act=ACT)
    merge_row(enterprises, enterprises.model.objects.get(code=code), other, act=LATER)
    answer = client_of("leader").get(place(code))
    assert (answer.status_code, answer.headers["Location"]) == (302, place(other.code))
    assert len(rows_in(told(client_of("leader"), other.code), outlets)) == 2
    assert client_of("leader").get(place("no such code")).status_code == 404


def test_rows_that_ended_are_told_apart(client_of: Clients, code: str) -> None:
    outlets = registers()["outlets"]
    row = outlets.model.objects.order_by("pk").first()
    end_row(outlets, row, on=date(2019, 7, 1), act=LATER)
    page = told(client_of("leader", language="en"), code)
    assert rows_in(page, outlets) == [each.pk for each in outlets.model.objects.order_by("pk")]
    assert "ended or to come: 1" in page


def test_its_open_duties_are_those_its_rows_speak_against(client_of: Clients, site: Site) -> None:
    boilers = registers()["boilers"]
    wanted = {"device": "boiler", "fuel": "coal", "in_built_up": True, "removed_date": None, "to_date": None}
    fill(boilers, ACT, count=1)
    code = boilers.model.objects.get().enterprise
    values = {**values_for(boilers, 2), **wanted, "capacity_t_h": Decimal(4), "built_date": None}
    row = enter_row(boilers, in_order(boilers, values), act=ACT)
    page = told(client_of("leader"), code)
    duties = page[page.index('id="head-duties"') : page.index('id="rows-boilers"')]
    assert "C2.3-03a" in duties
    assert f'href="/registers/boilers/{row.pk}/"' in duties
    assert "C2.3-03a" not in told(client_of("inspector"), code)


def test_its_row_and_those_that_refer_to_it_lead_there(client_of: Clients, code: str) -> None:
    client = client_of("officer")
    for name in ("enterprises", "outlets", "boilers"):
        row = registers()[name].model.objects.order_by("pk").first()
        assert f'href="{place(code)}"' in client.get(f"/registers/{name}/{row.pk}/").content.decode()


def test_its_photos_are_those_of_all_its_rows(client_of: Clients, code: str) -> None:
    outlets = registers()["outlets"]
    row = outlets.model.objects.order_by("pk").first()
    sealed: dict[str, Any] = {"size": 1, "sha256": "0" * 64, "media_type": "application/pdf", "kind": "document"}
    at = datetime(2019, 6, 7, 10, 0)
    whose = {"register": "outlets", "key": row.code, "department_id": "ecology", "area": "A1", "grid": "G1"}
    Proof.objects.create(purpose="document", name="accepted.pdf", by="officer", at=at, **whose, **sealed)
    assert "accepted.pdf" in told(client_of("leader"), code)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_all_of_it_is_taken_away_as_one_file(client_of: Clients, code: str, language: str) -> None:
    client = client_of("officer", language=language)
    answer = client.get(f"{place(code)}file.xlsx")
    assert answer.status_code == 200
    book = load_workbook(io.BytesIO(answer.content), read_only=True)
    sheets = {title.partition(" ")[2]: book[title] for title in book.sheetnames[1:]}
    tongue = language[:2]
    for name in ("enterprises", *ways()):
        register = registers()[name]
        title = register.words[tongue == "en"]
        (sheet,) = [own for given, own in sheets.items() if title.startswith(given)]
        found: list[tuple[Any, ...]] = [*sheet.iter_rows(values_only=True)]
        assert [*found[0]] == [column.head(tongue) for column in register.columns]
        assert len(found) - 1 == (1 if name == "enterprises" else register.model.objects.count())
    entry = Entry.objects.get(action="source.exported")
    assert (entry.by, entry.object) == ("officer", f"enterprises {code}")


def test_what_is_masked_stays_masked_in_the_file(
    client_of: Clients, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "PERSONAL", {})
    content = client_of("officer").get(f"{place(code)}file.xlsx").content
    texts = [str(c) for s in load_workbook(io.BytesIO(content)) for row in s.iter_rows(values_only=True) for c in row]
    row = registers()["enterprises"].model.objects.get(code=code)
    assert MASK in texts
    assert row.phone not in texts


def test_it_does_not_ask_more_often_for_more_registers(client_of: Clients, code: str) -> None:
    client = client_of("officer")
    client.get(place(code))
    with CaptureQueriesContext(connection) as asked:
        told(client, code)
    assert len(asked) <= MOST_QUERIES

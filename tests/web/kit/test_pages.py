"""Pages of every register: its list, filters, search and order, its rows and their history, for each of the cast."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import CAST, STRANGER, Site
from tests.web.kit.conftest import ACT, FEW, LATER, address, few
from tests.web.kit.rows import fill

from airshed.web.accounts import rights
from airshed.web.accounts.models import User
from airshed.web.accounts.roles import Role
from airshed.web.audit.models import Entry
from airshed.web.cells import MASK
from airshed.web.kit.columns import Column
from airshed.web.kit.models import View
from airshed.web.kit.operations import change_row, continue_row, merge_row, values_of
from airshed.web.kit.pages.asking import FROM, RANGED, RESERVED, TO, UNKNOWN, filters_of
from airshed.web.kit.pages.entering import FORM_WORDS
from airshed.web.kit.pages.entries import typed
from airshed.web.kit.register import Register, registers

Clients = Callable[..., Client]
MOST_QUERIES = 30
SEES = ("leader", "officer", "inspector", "grid_lead")
SEES_NOT = ("administrator", "auditor")


def listed(client: Client, register: Register, **asked: str) -> list[int]:
    """Return the numbers of the rows a list shows, in their order."""
    answer = client.get(address(register), asked)
    assert answer.status_code == 200
    found = re.findall(rf'<th scope="row"[^>]*><a [^>]*href="{address(register)}([0-9]+)/"', answer.content.decode())
    return [int(number) for number in found]


def texts(html: str) -> str:
    """Return what a page says."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)))


def test_no_column_is_called_like_a_parameter_of_the_pages(register: Register) -> None:
    names = {
        name for column in register.columns for name in (column.name, f"{column.name}{FROM}", f"{column.name}{TO}")
    }
    assert not names & {*RESERVED, *FORM_WORDS, "row", "column", "all", "query", "store", "day"}


def test_the_list_shows_rows_and_opens_each(client_of: Clients, filled: Register) -> None:
    client = client_of("officer")
    rows = list(filled.model.objects.all())
    assert set(listed(client, filled)) == {row.pk for row in rows}
    for row in rows:
        text = texts(client.get(address(filled, row.pk)).content.decode())
        values = values_of(filled, row)
        for column in filled.columns:
            if column.name != "department" and column.name not in filled.references:
                assert column.text(values[column.name], "zh") in text, column.name


def _given(column: Column, value: Any) -> str:
    return UNKNOWN if value is None else typed(value)


def test_each_filter_finds_the_rows_it_names_and_no_other(client_of: Clients, filled: Register) -> None:
    client, rows = client_of("officer"), list(filled.model.objects.order_by("pk"))
    filters = [column for column in filters_of(filled, frozenset()) if column.name != "department"]
    for column in filters:
        if column.name not in {*filled.references, *filled.key} and not column.required:
            change_row(filled, rows[0], {column.name: None}, act=LATER)
    rows = list(filled.model.objects.order_by("pk"))
    for column in filters:
        stored = {row.pk: values_of(filled, row)[column.name] for row in rows}
        for value in {*stored.values()}:
            found = listed(client, filled, **{column.name: _given(column, value)})
            assert set(found) == {pk for pk, own in stored.items() if own == value}, (column.name, value)
    assert set(listed(client, filled, department="ecology")) == {row.pk for row in rows}
    assert listed(client, filled, department="housing") == []


@few
def test_a_range_finds_what_lies_within(client_of: Clients, filled: Register) -> None:
    client, rows = client_of("officer"), list(filled.model.objects.all())
    for column in (c for c in filters_of(filled, frozenset()) if c.type in RANGED):
        stored = {row.pk: values_of(filled, row)[column.name] for row in rows}
        low, high = min(stored.values()), max(stored.values())
        asked = {f"{column.name}{FROM}": typed(low), f"{column.name}{TO}": typed(low)}
        assert set(listed(client, filled, **asked)) == {pk for pk, own in stored.items() if own == low}
        assert set(listed(client, filled, **{f"{column.name}{FROM}": typed(high)})) == {
            pk for pk, own in stored.items() if own >= high
        }


def test_a_fragment_is_searched_in_the_columns_declared(client_of: Clients, filled: Register) -> None:
    client, rows = client_of("officer"), list(filled.model.objects.all())
    for name in filled.search:
        fragment = str(getattr(rows[1], name))[1:]
        found = {row.pk for row in rows if any(fragment in str(getattr(row, n)) for n in filled.search)}
        assert set(listed(client, filled, q=fragment)) == found, name
    assert listed(client, filled, q="nowhere to be found") == []
    assert listed(client, filled, q="%") == []


WATCHING = sorted(name for name, register in registers().items() if register.watch)


@pytest.mark.parametrize("name", WATCHING)
def test_rows_that_do_not_add_up_are_asked_of_every_register_that_watches(client_of: Clients, name: str) -> None:
    register, client = registers()[name], client_of("officer")
    fill(register, ACT, count=3)
    every, odd = listed(client, register), listed(client, register, watch="1")
    assert {*odd} <= {*every}
    page = texts(client.get(address(register)).content.decode())
    assert (f"{len(odd)} 行" in page) or not odd
    taken = client.get(address(register, "export", "csv"), {"watch": "1"})
    assert b"".join(taken.streaming_content).count(b"\n") == len(odd) + 1
    taken.close()


@few
def test_lists_are_ordered_by_each_of_their_columns(client_of: Clients, filled: Register) -> None:
    client, rows = client_of("officer"), list(filled.model.objects.all())
    for name in filled.listed:
        stored = {row.pk: values_of(filled, row)[name] for row in rows}
        for sign in ("", "-"):
            order = [(stored[pk] is not None, stored[pk]) for pk in listed(client, filled, sort=f"{sign}{name}")]
            assert order == sorted(order, reverse=bool(sign)), name


@few
def test_rows_are_those_that_hold_on_the_day(client_of: Clients, filled: Register) -> None:
    client, row = client_of("officer"), filled.model.objects.order_by("pk").first()
    after = continue_row(filled, row, {"note": "other"}, on=date(2019, 9, 1), act=LATER)
    assert row.pk in listed(client, filled, on="2019-08-31")
    assert after.pk not in listed(client, filled, on="2019-08-31")
    assert after.pk in listed(client, filled, on="2019-09-01")
    assert row.pk not in listed(client, filled)
    assert {row.pk, after.pk} <= set(listed(client, filled, on="all"))
    assert address(filled, row.pk) in client.get(address(filled, after.pk)).content.decode()


@few
def test_what_is_no_filter_is_told_and_breaks_nothing(client_of: Clients, filled: Register) -> None:
    client = client_of("officer")
    every = set(listed(client, filled))
    asked = {"sort": "1;drop", "page": "9999999999", "state": "nothing", "q": "\0", "unknown": "1"}
    assert set(listed(client, filled, **asked)) == every
    answer = client.get(address(filled), {"on": "2019-02-30"})
    assert "2019-02-30" in texts(answer.content.decode())
    for column in (c for c in filters_of(filled, frozenset()) if c.type in RANGED or c.choices):
        answer = client.get(address(filled), {column.name: "no such thing"})
        assert texts(answer.content.decode()).count("这个筛选没有用上") == 1


@few
def test_filters_are_kept_under_a_name_for_oneself(client_of: Clients, filled: Register) -> None:
    officer, leader = client_of("officer"), client_of("leader")
    asked = {"q": "1", "state": "confirmed"}
    officer.post(address(filled, "views"), {"name": "ones", "query": urlencode({**asked, "unknown": "2"})})
    view = View.objects.get()
    assert (view.register, view.by, view.name, view.query) == (filled.name, "officer", "ones", urlencode(asked))
    assert "ones" in texts(officer.get(address(filled)).content.decode())
    assert "ones" not in texts(leader.get(address(filled)).content.decode())
    leader.post(address(filled, "views", view.pk, "drop"))
    assert View.objects.count() == 1
    officer.post(address(filled, "views", view.pk, "drop"))
    assert not View.objects.exists()


@few
def test_the_history_says_who_when_why_and_what(client_of: Clients, filled: Register) -> None:
    row = filled.model.objects.order_by("pk").first()
    change_row(filled, row, {"note": "looked at again"}, act=LATER)
    text = texts(client_of("officer", language="en").get(address(filled, row.pk)).content.decode())
    history = text[text.rindex("History") :]
    assert "2019-06-07 10:00 · inspector · changed · seen on the spot" in history
    assert re.search("Note: *note-1 → looked at again", history)
    assert "2019-05-06 09:00 · officer · entered · first entry" in history


# --- who sees what ---


@few
def test_who_sees_rows_sees_those_within_reach(client_of: Clients, filled: Register) -> None:
    own, foreign = filled.model.objects.order_by("pk")[:2]
    change_row(filled, foreign, {"area": "A2", "grid": "G2", "department": "housing"}, act=LATER)
    for name in SEES:
        client = client_of(name)
        seen = set(listed(client, filled))
        assert own.pk in seen
        assert (foreign.pk in seen) == (name == "leader")
        assert client.get(address(filled, own.pk)).status_code == 200
        assert client.get(address(filled, foreign.pk)).status_code == (200 if name == "leader" else 404)
        assert Entry.objects.filter(action="foreign_id", by=name).exists() == (name != "leader")
        assert f'href="{address(filled)}"' in client.get("/registers/").content.decode()


@few
def test_a_plant_sees_its_own_rows_where_a_register_says_whose_they_are(
    client_of: Clients, site: Site, filled: Register
) -> None:
    lookup = filled.model.RIGHTS.fields.get(rights.Scope.enterprise)
    row = filled.model.objects.order_by("pk").first()
    if lookup is None:
        assert client_of("plant").get(address(filled)).status_code == 404
        return
    User.objects.filter(username="plant").update(enterprise=getattr(row, lookup))
    client = client_of("plant")
    seen = listed(client, filled)
    assert set(seen) == set(filled.model.objects.filter(**{lookup: getattr(row, lookup)}).values_list("pk", flat=True))
    assert seen
    User.objects.filter(username="plant").update(enterprise="nobody")
    assert listed(client_of("plant"), filled) == []
    assert client.get(address(filled, row.pk)).status_code == 404


@few
def test_who_has_no_right_finds_no_register(client_of: Clients, filled: Register) -> None:
    row = filled.model.objects.first()
    for name in SEES_NOT:
        client = client_of(name)
        assert address(filled) not in client.get("/registers/").content.decode()
        for parts in ((), ("new",), (row.pk,), (row.pk, "edit")):
            assert client.get(address(filled, *parts)).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client_of: Clients, filled: Register) -> None:
    client, row = client_of(STRANGER), filled.model.objects.first()
    for path in ("/registers/", address(filled), address(filled, row.pk), address(filled, "new")):
        answer = client.get(path)
        assert answer.status_code == 302
        assert "login" in answer.headers["Location"]
    for parts in (("new",), (row.pk, "edit"), (row.pk, "end"), ("many",), ("confirm",), ("complete",)):
        assert client.post(address(filled, *parts)).status_code == 302
    assert Entry.objects.filter(action__startswith="register.").exclude(by="officer").count() == 0


@few
def test_what_is_personal_is_masked_for_who_may_not_read_it(
    client_of: Clients, filled: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    personal = [column.name for column in filled.columns if column.personal]
    row = filled.model.objects.order_by("pk").first()
    change_row(filled, row, {name: None for name in personal if name not in filled.key}, act=LATER)
    row = filled.model.objects.order_by("pk")[1]
    secrets = [str(getattr(row, name)) for name in personal]
    client = client_of("officer")
    monkeypatch.setattr(rights, "PERSONAL", MappingProxyType({**rights.PERSONAL, Role.officer: frozenset()}))
    pages = [address(filled), address(filled, row.pk), address(filled, row.pk, "edit"), address(filled, "new")]
    for page in pages:
        html = client.get(page).content.decode()
        assert not [secret for secret in secrets if secret in html], page
    assert (MASK in client.get(pages[1]).content.decode()) == bool(personal)
    every = set(listed(client, filled))
    for name, secret in zip(personal, secrets, strict=True):
        assert listed(client, filled, q=secret) == []
        assert set(listed(client, filled, **{name: secret})) == every
        assert set(listed(client, filled, sort=name)) == every
        assert "aria-sort" not in client.get(address(filled), {"sort": name}).content.decode()


@few
def test_reading_what_is_personal_is_recorded(client_of: Clients, filled: Register) -> None:
    row = filled.model.objects.order_by("pk").first()
    client_of("officer").get(address(filled, row.pk))
    personal = [column.name for column in filled.columns if column.personal]
    found = [entry.detail for entry in Entry.objects.filter(action="personal.read", by="officer")]
    assert len(found) == (1 if personal else 0)
    for detail in found:
        assert all(name in detail for name in personal)
        assert not any(str(getattr(row, name)) in detail for name in personal)


# --- what it costs ---


@few
def test_no_page_asks_often(client_of: Clients, filled: Register) -> None:
    fill_again = [other for other in registers().values() if filled.name in other.references.values()]
    for other in fill_again:
        if not other.model.objects.exists():
            fill(other, ACT, count=3)
    client, row = client_of("officer"), filled.model.objects.order_by("pk").first()
    pages = ["/registers/", address(filled), address(filled, row.pk)]
    pages += [address(filled, "new"), address(filled, row.pk, "edit")]
    for page in pages:
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        assert len(asked) <= MOST_QUERIES, page


@pytest.mark.parametrize("name", [*CAST])
def test_an_empty_register_says_what_to_do(client_of: Clients, site: Site, name: str) -> None:
    sees = name in {*SEES, "officer_elsewhere", "plant"}
    for language, words in (("zh-hans", "还没有登记"), ("en", "Nothing is entered yet")):
        client = client_of(name, language=language)
        index = client.get("/registers/").content.decode()
        assert (words in texts(index)) == sees
        for register in (registers()[known] for known in FEW):
            answer = client.get(address(register))
            assert answer.status_code == (200 if f'href="{address(register)}"' in index else 404)
            assert (words in texts(answer.content.decode())) == (answer.status_code == 200)


@few
def test_an_export_takes_what_the_list_finds_all_pages_of_it(client_of: Clients, filled: Register) -> None:
    client, row = client_of("officer"), filled.model.objects.order_by("pk").first()
    change_row(filled, row, {"area": "A9"}, act=LATER)
    for asked, count in (({}, 3), ({"state": "draft"}, 0), ({"q": "nowhere to be found"}, 0)):
        html = client.get(address(filled), asked).content.decode()
        place = f"{address(filled, 'export', 'csv')}"
        assert (f'href="{place}' in html) == bool(count)
        content = b"".join(client.get(place, asked).streaming_content).decode("utf-8-sig")
        assert content.count("\r\n") == count + 1


def test_an_administrator_is_told_how_registers_get_going(client_of: Clients, site: Site) -> None:
    told = client_of("administrator").get("/registers/").content.decode()
    assert 'href="/account/import/"' in told
    assert 'href="/account/import/"' not in client_of("auditor").get("/registers/").content.decode()


@few
def test_rows_still_to_be_settled_are_one_click_away(client_of: Clients, filled: Register) -> None:
    client, closing = client_of("officer"), filled.closing
    page = client.get(address(filled)).content.decode()
    assert ("只看还没有登记" in texts(page)) == (closing is not None)
    if closing:
        assert f'href="?{closing.column}={UNKNOWN}"' in page
        still = [row.pk for row in filled.model.objects.all() if getattr(row, closing.column) is None]
        assert set(listed(client, filled, **{closing.column: UNKNOWN})) == {*still}


def test_a_merged_row_says_so_and_comes_apart_where_it_is_seen(client_of: Clients, site: Site) -> None:
    register = registers()["enterprises"]
    one, two = fill(register, ACT, count=2)
    merge_row(register, two, one, act=LATER)
    client = client_of("officer")
    assert f'href="{address(register, two.pk)}"' in client.get(address(register, one.pk)).content.decode()
    page = client.get(address(register, two.pk)).content.decode()
    assert "并入另一行" in texts(page)
    assert address(register, "unmerge") in page
    answer = client.post(address(register, "unmerge"), {"row": two.pk}, follow=True)
    assert "又是单独的一行了" in texts(answer.content.decode())
    page = client.get(address(register, two.pk)).content.decode()
    assert "拆开" in texts(page)
    assert address(register, "unmerge") not in page
    assert address(register, "unmerge") not in client_of("leader").get(address(register, two.pk)).content.decode()

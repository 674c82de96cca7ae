"""Rights through every channel: one object per kind, each channel that shows it, everybody of the cast.

What is expected comes from the table of rights alone. An object that is there and not for the reader is answered with
404 and recorded; a list, a search or an export just does not hold it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from airshed.web import audit
from airshed.web.accounts.models import Department, Person, Succession, User
from airshed.web.accounts.queries import moment, visible
from airshed.web.accounts.rights import Action, Record, Scope, scope_of
from airshed.web.accounts.roles import Role
from airshed.web.audit.models import Entry

ClientOf = Callable[..., Client]
CAST = ("administrator", "auditor", "leader", "officer", "officer_elsewhere", "inspector", "grid_lead", "plant")
KINDS = ("department", "person", "user", "succession", "entry")
RECORDS = {
    "department": (Record.department, "active"),
    "person": (Record.person, "active"),
    "user": (Record.account, "active"),
    "succession": (Record.person, "active"),
    "entry": (Record.audit, "kept"),
}
MARK = "ZZ-7731"


@pytest.fixture
def objects(site: Any) -> dict[str, Any]:
    """Return one object of each kind; those that belong to a department belong to `ecology`."""
    ecology = Department.objects.get(pk="ecology")
    marked = Department.objects.create(code="DD-7731", zh="某局", en="Some Bureau")  # named in filters too
    person = Person.objects.create(code=f"{MARK}-p", name=f"{MARK} 甲", department=ecology, phone="13900000009")
    other = Person.objects.create(code="OTHER", name="乙", department=ecology)
    user = User.objects.create(username=f"{MARK}-u", role="officer", department=ecology, person=person)
    passed = Succession.objects.create(
        plan="p/1", clause=f"{MARK}-c", from_person=person, to_person=other, from_date=date(2019, 1, 1), by="x",
        known_at=moment(),
    )  # fmt: skip
    audit.record(by=f"{MARK}-e", action="user.created", object="x", detail={}, at=moment())
    entry = Entry.objects.get(by=f"{MARK}-e")
    return {"department": marked, "person": person, "user": user, "succession": passed, "entry": entry}


def _may(name: str, kind: str, action: Action) -> bool:
    """Return what the table of rights says of one of the cast and the object of a kind."""
    record, state = RECORDS[kind]
    scope = scope_of(Role(name.removesuffix("_elsewhere")), record, action, state)
    return scope is Scope.all or (scope is Scope.department and name == "officer")


def _manages(name: str, kind: str) -> bool:
    return any(_may(name, kind, action) for action in (Action.edit, Action.manage))


def _address(kind: str, page: str, *args: Any) -> str:
    app = "audit" if kind == "entry" else "accounts"
    return str(reverse(f"admin:{app}_{kind}_{page}", args=args))


def _text(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode())


def _foreign() -> int:
    return int(Entry.objects.filter(action="foreign_id").count())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CAST)
def test_the_query_layer(objects: Any, site: Any, name: str, kind: str) -> None:
    one = objects[kind]
    rows = type(one).objects.filter(pk=one.pk)
    for action in Action:
        assert visible(rows, user=site.users[name], action=action).exists() == _may(name, kind, action), action


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CAST)
def test_list_and_search(objects: Any, client_of: ClientOf, name: str, kind: str) -> None:
    client, sees = client_of(name), _may(name, kind, Action.view)
    for query in ("", "?q=7731"):
        answer = client.get(_address(kind, "changelist") + query)
        page = _text(answer)
        if sees:
            assert answer.status_code == 200
            assert str(objects[kind].pk) in page
        else:  # the search field repeats what was asked
            assert answer.status_code in {200, 403}
            assert _address(kind, "change", objects[kind].pk) not in page
            assert f"{MARK}-" not in page
            assert f"{MARK} " not in page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CAST)
@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_detail_and_history_by_address(objects: Any, client_of: ClientOf, name: str, kind: str, page: str) -> None:
    before = _foreign()
    answer = client_of(name).get(_address(kind, page, objects[kind].pk))
    if not _may(name, kind, Action.view):
        assert answer.status_code == 404
        assert _foreign() == before + 1
        assert MARK not in _text(answer)
    elif page == "change":
        assert answer.status_code == 200
        assert (MARK if kind != "department" else "DD-7731") in _text(answer)
    else:
        assert answer.status_code in ({403} if page == "delete" else {200, 403})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CAST)
def test_change_by_post(objects: Any, client_of: ClientOf, name: str, kind: str) -> None:
    values = {
        "department": {"code": "DD-7731", "zh": "changed", "en": ""},
        "person": {"code": f"{MARK}-p", "name": "changed", "department": "ecology", "title": "", "phone": ""},
        "user": {"role": "grid_lead", "grid": "changed"},
        "succession": {"clause": "changed"},
        "entry": {"by": "changed"},
    }[kind]
    before = _foreign()
    answer = client_of(name).post(_address(kind, "change", objects[kind].pk), values)
    one = type(objects[kind]).objects.get(pk=objects[kind].pk)
    changed = "changed" in str(vars(one))
    if not _may(name, kind, Action.view):
        assert (answer.status_code, changed) == (404, False)
        assert _foreign() == before + 1
    elif kind in {"succession", "entry"} or not _manages(name, kind):
        assert (answer.status_code, changed) == (403, False)
    else:
        assert (answer.status_code, changed) == (302, True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CAST)
def test_adding_and_deleting_by_post(objects: Any, client_of: ClientOf, name: str, kind: str) -> None:
    client = client_of(name)
    answer = client.get(_address(kind, "add"))
    assert answer.status_code == (200 if kind != "entry" and _manages(name, kind) else 403)
    answer = client.post(_address(kind, "delete", objects[kind].pk), {"post": "yes"})
    assert answer.status_code == (403 if _may(name, kind, Action.view) else 404)
    assert type(objects[kind]).objects.filter(pk=objects[kind].pk).exists()


@pytest.mark.parametrize("name", CAST)
@pytest.mark.parametrize("action", ["hand_out_passwords", "disable", "enable", "forget_phones", "delete_selected"])
def test_actions_on_users(objects: Any, client_of: ClientOf, name: str, action: str) -> None:
    one = objects["user"]
    before = User.objects.filter(pk=one.pk).values().get()
    client_of(name).post(_address("user", "changelist"), {"action": action, "_selected_action": [one.pk]})
    changed = User.objects.filter(pk=one.pk).values().get() != before
    assert changed == (_manages(name, "user") and action in {"hand_out_passwords", "disable"})


@pytest.mark.parametrize("name", CAST)
def test_export(objects: Any, client_of: ClientOf, name: str) -> None:
    answer = client_of(name).post(reverse("admin:audit_entry_export"))
    assert (MARK in _text(answer)) == (answer.status_code == 200) == _may(name, "entry", Action.export)


@pytest.mark.parametrize("name", CAST)
def test_a_phone_number_is_in_no_channel_for_whom_it_is_not(objects: Any, client_of: ClientOf, name: str) -> None:
    client, phone = client_of(name), "13900000009"
    reads = name in {"leader", "officer"}
    pages = [
        *(_address(kind, "changelist") + f"?q={phone[:7]}" for kind in KINDS),
        _address("person", "history", f"{MARK}-p"),
        _address("user", "change", objects["user"].pk),
        _address("succession", "change", objects["succession"].pk),
        "/start/",
        f"/search/?s={phone[:7]}",
    ]
    for address in pages:
        page = _text(client.get(address))
        assert phone not in page, address
    assert (phone in _text(client.get(_address("person", "change", f"{MARK}-p")))) == reads
    assert Entry.objects.filter(action="personal.read", by=name).exists() == reads
    assert not Entry.objects.filter(detail__contains=phone).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_is_led_to_the_sign_in_everywhere(objects: Any, client_of: ClientOf, kind: str) -> None:
    client, pk = client_of("stranger"), objects[kind].pk
    pages = (
        _address(kind, "changelist"),
        _address(kind, "add"),
        *(_address(kind, p, pk) for p in ("change", "history", "delete")),
    )
    for address in pages:
        for answer in (client.get(address), client.post(address, {"post": "yes"})):
            assert answer.status_code == 302
            assert answer["Location"].startswith("/login/")

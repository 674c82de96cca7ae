from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.utils import translation
from tests.web.audit.helpers import Log

from airshed.web.accounts.models import User
from airshed.web.audit.admin import EntryAdmin
from airshed.web.audit.models import Entry

READERS = {"auditor", "leader"}
ROLES = ("administrator", "auditor", "leader", "officer", "inspector", "grid_lead", "plant", "public")


@pytest.fixture
def page(log: Log) -> Iterator[EntryAdmin]:
    with translation.override("en"):
        yield EntryAdmin(Entry, admin.site)


@pytest.mark.parametrize("role", ROLES)
def test_the_log_is_read_by_whom_the_rights_say_and_changed_by_nobody(page: EntryAdmin, role: str) -> None:
    request = RequestFactory().get("/")
    request.user = User(username=role, role=role)
    entry = Entry.objects.get(number=1)
    assert page.has_view_permission(request, entry) == page.has_module_permission(request) == (role in READERS)
    assert page.get_queryset(request).count() == (5 if role in READERS else 0)
    assert not page.has_add_permission(request)
    for one in (None, entry):
        assert not page.has_change_permission(request, one)
        assert not page.has_delete_permission(request, one)
    assert page.get_actions(request) == {}


def test_an_entry_is_shown_in_words(page: EntryAdmin) -> None:
    entry = Entry.objects.get(number=2)
    entry.action = "session.signed_in"
    assert page.action_in_words(entry) == "signed in"
    assert page.shown_at(entry) == "2019-11-20 09:00:00"
    assert "依据" in page.told(entry)
    with translation.override("zh-hans"):
        assert page.action_in_words(entry) == "登录"


def test_a_broken_detail_is_shown_as_it_stands(page: EntryAdmin) -> None:
    assert page.told(Entry(detail="{")) == "{"

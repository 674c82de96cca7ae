"""Departments, people and users in the staff interface. Rows come through the rights, writes go through operations."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from unfold.admin import ModelAdmin
from unfold.decorators import display

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts import forms, operations
from airshed.web.accounts.access import ADMIN_ACTIONS
from airshed.web.accounts.models import Department, Person, Succession, User
from airshed.web.accounts.queries import get_visible, moment, one_time_until, visible
from airshed.web.accounts.rights import Action
from airshed.web.accounts.wording import fault_text
from airshed.web.words import label, say

Method = TypeVar("Method", bound=Callable[..., Any])


QUIET = {"active": "default", "shut": "warning"}
"""How a state looks in a list: what is well is quiet."""


def _state(description: str) -> Callable[[Method], Method]:
    """Return a decorator that shows a state in words: `active` or `shut`, and the words."""
    return cast("Callable[[Method], Method]", display(description=description, label=QUIET))


def _action(zh: str, en: str) -> Callable[[Method], Method]:
    """Return a decorator that names an action on the rows chosen."""
    return cast("Callable[[Method], Method]", admin.action(description=label(zh, en)))


class Guarded(ModelAdmin):  # type: ignore[misc]
    """A staff page over a model with RIGHTS: what is not visible is not there, nothing is deleted."""

    list_per_page = 50
    show_full_result_count = False
    actions: Sequence[str] = ()

    def get_queryset(self, request: Any) -> Any:  # noqa: ANN401 - as Django's
        """Return the rows the user may see."""
        return visible(super().get_queryset(request), user=request.user)

    def get_object(self, request: Any, object_id: str, from_field: str | None = None) -> Any:  # noqa: ANN401
        """Return the row of an id; a foreign one is answered like one that is not there, and recorded."""
        rows = self.model._default_manager.all()  # noqa: SLF001 - Django's own
        lookup: dict[str, Any] = {from_field or "pk": object_id}
        return get_visible(rows, user=request.user, **lookup)

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:  # noqa: ANN401 - as Django's
        """Show the list under what it lists, as the sidebar calls it."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def changeform_view(
        self,
        request: Any,  # noqa: ANN401 - as Django's
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,  # noqa: ANN401 - as Django's
    ) -> Any:  # noqa: ANN401 - as Django's
        """Show or take the form; a foreign id is found out before the transaction, so that its record stays."""
        self._watch(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:  # noqa: ANN401 - as Django's
        """Refuse, as nothing is deleted; a foreign id as above."""
        self._watch(request, object_id)
        return super().delete_view(request, object_id, extra_context)

    def _watch(self, request: Any, object_id: str | None) -> None:  # noqa: ANN401 - as Django's
        if object_id is not None and request.method == "POST":
            rows = self.model._default_manager.all()  # noqa: SLF001 - Django's own
            get_visible(rows, user=request.user, pk=unquote(object_id))

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:  # noqa: ANN401 - as Django's
        """Filter by what the page offers only: a prefix of a hidden column would tell it sign by sign."""
        rows = (row[0] if isinstance(row, tuple) else row for row in self.list_filter)
        offered = {row if isinstance(row, str) else row.parameter_name for row in rows}
        return lookup.partition("__")[0] in offered and bool(super().lookup_allowed(lookup, value, request))

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:  # noqa: ANN401 - any model
        """Whether the user may change a row, or some row."""
        if obj is None:
            return bool(super().has_change_permission(request))
        rows = self.model._default_manager.filter(pk=obj.pk)  # noqa: SLF001 - Django's own
        return any(visible(rows, user=request.user, action=action).exists() for action in ADMIN_ACTIONS["change"])

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - as Django asks
        """Nothing is deleted: it is closed, disabled or has left."""
        return False


@admin.register(Department)
class Departments(Guarded):
    """Departments."""

    form = forms.DepartmentForm
    list_display = ("code", "zh", "en", "coordination", "state")
    list_filter = ("closed",)
    search_fields = ("code", "zh", "en")

    @admin.display(description=label("统筹方案", "coordinates the plan"), ordering="coordinates", empty_value="")
    def coordination(self, department: Department) -> str:
        """Say yes where it does."""
        return say("是", "yes") if department.coordinates else ""

    @_state(label("状态", "state"))
    def state(self, department: Department) -> tuple[str, str]:
        """Show the state in words."""
        return ("shut", say("撤销", "closed")) if department.closed else ("active", say("在用", "in use"))

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:  # noqa: ANN401, ARG002, FBT001
        """Store through the operation."""
        values = {name: form.cleaned_data[name] for name in ("zh", "en", "coordinates", "closed")}
        operations.store_department(code=obj.code, by=request.user.username, at=moment(), **values)


@admin.register(Person)
class People(Guarded):
    """People; whoever reads a phone number leaves an entry in the audit chain."""

    form = forms.PersonForm
    list_display = ("code", "name", "department", "title", "state", "left_date")
    list_filter = ("department", ("left_date", admin.EmptyFieldListFilter))
    list_select_related = ("department",)
    search_fields = ("code", "name", "title")

    @_state(label("状态", "state"))
    def state(self, person: Person) -> tuple[str, str]:
        """Show the state in words."""
        gone = person.left_date is not None and person.left_date <= moment().date()
        return ("shut", say("离岗", "left")) if gone else ("active", say("在岗", "active"))

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Return the form, with the phone number masked for whom it is."""
        made = super().get_form(request, obj, change, **kwargs)
        return type(made.__name__, (made,), {"masked": not request.user.may_see_personal(Person.RIGHTS.record)})

    def get_object(self, request: Any, object_id: str, from_field: str | None = None) -> Any:  # noqa: ANN401
        """Return a person, and record who reads the phone number."""
        found = super().get_object(request, object_id, from_field)
        if found.phone and request.user.may_see_personal(Person.RIGHTS.record):
            detail = {"columns": list(Person.PERSONAL)}
            audit.record(
                by=request.user.username, action="personal.read", object=found.code, detail=detail, at=moment()
            )
        return found

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:  # noqa: ANN401, ARG002, FBT001
        """Store through the operation."""
        values = {name: form.cleaned_data[name] for name in ("name", "department", "title", "phone")}
        operations.store_person(code=obj.code, by=request.user.username, at=moment(), **values)


@admin.register(User)
class Users(Guarded):
    """Accounts: make, change, disable, hand out one-time passwords."""

    form = forms.UserForm
    list_display = ("username", "role", "person", "department", "state", "last_login")
    list_filter = ("role", "department", "disabled")
    list_select_related = ("person", "department")
    search_fields = ("username", "person__name")
    actions = ("hand_out_passwords", "disable", "enable", "forget_phones")

    @_state(label("状态", "state"))
    def state(self, user: User) -> tuple[str, str]:
        """Show the state in words."""
        if user.disabled:
            return "shut", say("停用", "disabled")
        return ("shut", say("离岗", "left")) if user.has_left else ("active", say("在用", "in use"))

    def get_actions(self, request: Any) -> dict[str, Any]:  # noqa: ANN401 - as Django's
        """Offer actions to whoever manages accounts."""
        return dict(super().get_actions(request)) if self.has_change_permission(request) else {}

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:  # noqa: ANN401, FBT001
        """Store through the operation."""
        values = {name: form.cleaned_data[name] for name in operations.USER_FIELDS}
        by, at = request.user.username, moment()
        if change:
            operations.change_user(user=obj, by=by, at=at, **values)
        else:
            made, request.handed = operations.create_user(username=obj.username, by=by, at=at, **values)
            obj.pk = made.pk

    def response_add(self, request: Any, obj: Any, post_url_continue: str | None = None) -> HttpResponse:  # noqa: ANN401, ARG002
        """Show the one-time password of a new account, this once."""
        return _handed(request, [(obj.username, request.handed)])

    @_action("发放一次性密码", "hand out one-time passwords")
    def hand_out_passwords(self, request: Any, queryset: Any) -> HttpResponse:  # noqa: ANN401 - as Django's
        """Give each account chosen a one-time password, shown this once."""
        by, at = request.user.username, moment()
        users = _others(request, queryset)
        handed = [(user.username, operations.reset_password(user=user, by=by, at=at)) for user in users]
        return _handed(request, handed)

    @_action("停用", "disable")
    def disable(self, request: Any, queryset: Any) -> None:  # noqa: ANN401 - as Django's
        """Shut the accounts chosen."""
        for user in _managed(request, queryset):
            try:
                operations.disable_user(user=user, by=request.user.username, at=moment())
            except AirshedError as refusal:
                _tell(request, refusal)

    @_action("启用并发放一次性密码", "enable, with a one-time password")
    def enable(self, request: Any, queryset: Any) -> HttpResponse:  # noqa: ANN401 - as Django's
        """Open the disabled accounts chosen."""
        by, at, handed = request.user.username, moment(), []
        for user in _managed(request, queryset).filter(disabled=True):
            try:
                handed.append((user.username, operations.enable_user(user=user, by=by, at=at)))
            except AirshedError as refusal:
                _tell(request, refusal)
        return _handed(request, handed)

    @_action("解除手机绑定", "forget their phones")
    def forget_phones(self, request: Any, queryset: Any) -> None:  # noqa: ANN401 - as Django's
        """Let the users chosen enrol a phone again."""
        for user in _others(request, queryset):
            operations.reset_second_factor(user=user, by=request.user.username, at=moment())


@admin.register(Succession)
class Successions(Guarded):
    """What passed from hand to hand; a row is added for the next day to come, and none is changed."""

    form = forms.HandOverForm
    list_display = ("plan", "clause", "from_person", "to_person", "from_date", "document", "by")
    list_filter = ("plan", "from_date")
    list_select_related = ("from_person", "to_person")
    search_fields = ("clause", "from_person__name", "to_person__name", "document")

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - as Django asks
        """Nothing of the past changes."""
        return False

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:  # noqa: ANN401, ARG002, FBT001
        """Hand over through the operation."""
        names = ("plan", "from_person", "to_person", "from_date", "document")
        values = {name: form.cleaned_data[name] for name in names}
        clauses = form.cleaned_data["clause"]
        made = operations.hand_over(clauses=clauses, by=request.user.username, at=moment(), **values)
        for name, value in {**values, "clause": ", ".join(clauses), "pk": made[0].pk}.items():
            setattr(obj, name, value)


def _tell(request: Any, refusal: AirshedError) -> None:  # noqa: ANN401 - as Django's
    for fault in refusal.faults:
        messages.error(request, fault_text(fault))


def _handed(request: Any, handed: list[tuple[str, str]]) -> HttpResponse:  # noqa: ANN401 - as Django's
    return render(request, "accounts/handed.html", {"handed": handed, "until": one_time_until(moment())})


def _others(request: Any, queryset: Any) -> Any:  # noqa: ANN401 - as Django's
    """Return the accounts chosen but the own one: its password and phone change only by who proves to be its owner."""
    own = request.user
    if queryset.filter(pk=own.pk).exists():
        messages.error(request, fault_text(Fault("accounts.not_yourself", "username", own.username)))
    return _managed(request, queryset).exclude(pk=own.pk)


def _managed(request: Any, queryset: Any) -> Any:  # noqa: ANN401 - as Django's
    return visible(queryset, user=request.user, action=Action.manage)

"""Pages of the own account, and the import of lists: parse, one call, render."""

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as otp_login

from airshed.errors import AirshedError
from airshed.web.accounts import forms, imports, operations, passwords, second_factor, sheets
from airshed.web.accounts.access import may
from airshed.web.accounts.queries import moment, one_time_until
from airshed.web.accounts.rights import Action, Record
from airshed.web.accounts.template import template as made_template
from airshed.web.accounts.wording import fault_text
from airshed.web.words import say

HELD_SECONDS = 3600
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "airshed.accounts.list"
ENROLLING = "enrolling"
"""Which phone this session was shown the secret of, and since when."""
ENROLLING_MINUTES = 15
View = Callable[[Any], HttpResponse]


def _own_page(view: View) -> View:
    """Return a page for whoever has signed in; neither browser nor log keeps what is typed."""
    guarded = require_http_methods(["GET", "POST"])(view)
    return cast("View", never_cache(sensitive_post_parameters()(login_required(guarded))))


@_own_page
def password(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """Change the own password."""
    form = forms.PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user = operations.change_password(
                user=request.user, current=given["current"], new=given["new"], at=moment()
            )
        except AirshedError as refusal:
            _add_faults(form, refusal)
        else:
            update_session_auth_hash(request, user)
            messages.success(request, say("密码已修改，其他登录已退出", "password changed, other sessions have ended"))
            return redirect(resolve_url("admin:index"))
    context = {"form": form, "rules": passwords.rules(), "forced": request.user.must_change_password}
    return render(request, "accounts/password.html", context)


@_own_page
def replace(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Ask again for password and code before another phone may take the place of the one enrolled."""
    user = request.user
    if not (second_factor.device_of(user) and user.is_verified()):
        return redirect("accounts:enrol")
    form = forms.ProofForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            second_factor.begin_replacing(user=user, current=given["current"], token=given["token"], at=moment())
        except AirshedError as refusal:
            _add_faults(form, refusal)
        else:
            _note_phone(request, anew=True)
            return redirect("accounts:enrol")
    return render(request, "accounts/replace.html", {"form": form})


@_own_page
def enrol(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Enrol a phone; somebody who has one must have shown its code, and the password again."""
    user = request.user
    if second_factor.device_of(user):
        if not user.is_verified():
            return redirect("accounts:code")
        if not _knows_phone(request):
            return redirect("accounts:replace")
    elif not _knows_phone(request):  # shown to another session
        _note_phone(request, anew=True)
    form = forms.CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.confirm(user=user, token=form.cleaned_data["token"], at=moment())
        except AirshedError as refusal:
            _add_faults(form, refusal)
        else:
            _verified(request, second_factor.device_of(user))
            return render(request, "accounts/recovery.html", {"codes": codes})
    device = second_factor.begin(user)
    picture = mark_safe(second_factor.picture_of(device))  # noqa: S308 - drawn here, no text of anybody in it
    context = {"form": form, "picture": picture, "secret": second_factor.secret_of(device)}
    return render(request, "accounts/enrol.html", context)


def _note_phone(request: Any, *, anew: bool) -> None:  # noqa: ANN401 - as above
    """Remember which phone this session is shown the secret of, and since when."""
    device = second_factor.begin(request.user, anew=anew)
    request.session[ENROLLING] = [device.persistent_id, moment().isoformat()]


def _knows_phone(request: Any) -> bool:  # noqa: ANN401 - as above
    """Whether this session was shown the secret of the phone to be enrolled, not long ago."""
    known, since = request.session.get(ENROLLING) or ("", "")
    if known != second_factor.begin(request.user).persistent_id:
        return False
    return moment() - datetime.fromisoformat(since) < timedelta(minutes=ENROLLING_MINUTES)


def _verified(request: Any, device: Any) -> None:  # noqa: ANN401 - as above
    """Let the session pass as one that showed the phone, under a new key."""
    otp_login(request, device)
    request.session.pop(ENROLLING, None)
    request.session.cycle_key()


@_own_page
def code(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Show the code of the phone, or one from paper."""
    form = forms.CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            device = second_factor.verified(user=request.user, token=form.cleaned_data["token"], at=moment())
        except AirshedError as refusal:
            _add_faults(form, refusal)
        else:
            _verified(request, device)
            return redirect(resolve_url("admin:index"))
    return render(request, "accounts/code.html", {"form": form, "left": second_factor.codes_left(request.user)})


def _add_faults(form: Any, refusal: AirshedError) -> None:  # noqa: ANN401 - any form
    for fault in refusal.faults:
        form.add_error(fault.where if fault.where in form.fields else None, fault_text(fault))


@_own_page
def import_list(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Import departments, people and users: first a preview, then all or nothing."""
    if not may(request.user, Record.account, Action.import_):
        raise Http404
    context: dict[str, Any] = {"form": forms.ListForm(), "columns": _columns()}
    if request.method == "POST":
        try:
            _import(request, context)
        except AirshedError as refusal:
            context["faults"] = [{"text": fault_text(fault)} for fault in refusal.faults]
    return render(request, "accounts/import.html", context)


@_own_page
def template(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Send the workbook to fill in."""
    if not may(request.user, Record.account, Action.import_):
        raise Http404
    answer = HttpResponse(made_template(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="airshed-list.xlsx"'
    return answer


def _import(request: Any, context: dict[str, Any]) -> None:  # noqa: ANN401 - as above
    if "held" in request.POST:
        try:
            held = signing.loads(request.POST["held"], salt=SALT, max_age=HELD_SECONDS)
        except signing.BadSignature:
            context["expired"] = True
            return
        content, at = base64.b64decode(held["content"]), moment()
        stored, handed = imports.store(content, name=held["name"], by=request.user.username, at=at)
        context.update(counts=_counts(stored), stored=True, handed=sorted(handed.items()), until=one_time_until(at))
        return
    form = context["form"] = forms.ListForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        found = imports.preview(content, name=file.name)
        context["counts"] = _counts(found)
        context["faults"] = [{"text": fault_text(fault)} for fault in found.faults]
        if not found.faults:
            held = {"name": file.name, "content": base64.b64encode(content).decode("ascii")}
            context["held"] = signing.dumps(held, salt=SALT)


def _counts(found: imports.Preview) -> list[dict[str, Any]]:
    return [
        {"kind": say(*names), **{effect: found.count(kind, effect) for effect in ("new", "changed", "unchanged")}}
        for kind, names in sheets.KINDS.items()
    ]


def _columns() -> list[dict[str, Any]]:
    return [
        {"kind": say(*names), "columns": [f"{column.zh} / {column.en}" for column in sheets.COLUMNS[kind].values()]}
        for kind, names in sheets.KINDS.items()
    ]

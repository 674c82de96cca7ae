"""The audit log in the staff interface: to be read by whom the rights let read it, and changed by nobody."""

import json
from typing import Any

from django.contrib import admin
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import path

from airshed.web.accounts.access import may
from airshed.web.accounts.admin import Guarded
from airshed.web.accounts.queries import moment, visible
from airshed.web.accounts.rights import Action, Record
from airshed.web.audit import filters
from airshed.web.audit.export import exported
from airshed.web.audit.models import Entry
from airshed.web.audit.words import action_text
from airshed.web.words import label

ASKED = 200
"""Signs of a filter that are kept with an export."""


@admin.register(Entry)
class EntryAdmin(Guarded):
    """List and page of the entries."""

    list_display = ("number", "shown_at", "by", "action_in_words", "object")
    list_filter = (filters.Since, filters.Until, filters.ByUser, filters.ByAction)
    list_filter_submit = True
    list_before_template = "audit/export.html"
    search_fields = ("by", "object", "action")
    search_help_text = label("用户、对象或动作代码", "user, object or code of an action")
    fields = ("number", "shown_at", "by", "action_in_words", "object", "told", "digest", "previous", "hash")
    readonly_fields = fields

    @admin.display(description=label("时间", "time"), ordering="at")
    def shown_at(self, entry: Entry) -> str:
        """Show the time to the second."""
        return f"{entry.at:%Y-%m-%d %H:%M:%S}"

    @admin.display(description=label("动作", "action"), ordering="action")
    def action_in_words(self, entry: Entry) -> str:
        """Show the action in the language of the reader."""
        return action_text(entry.action)

    @admin.display(description=label("详情", "detail"))
    def told(self, entry: Entry) -> str:
        """Show the detail as it was given; as it stands where somebody broke it."""
        try:
            return json.dumps(json.loads(entry.detail), ensure_ascii=False, indent=1)
        except ValueError:
            return str(entry.detail)

    def get_urls(self) -> list[Any]:
        """Add the address of the export."""
        return [
            path("export/", self.admin_site.admin_view(self.export), name="audit_entry_export"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401 - as above
        """Show the list, with the export for whom the rights allow it."""
        allowed = {"may_export": may(request.user, Record.audit, Action.export)}
        return super().changelist_view(request, {**(extra_context or {}), **allowed})

    def export(self, request: HttpRequest) -> HttpResponseBase:
        """Send the entries of the filter as CSV, and record it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not may(request.user, Record.audit, Action.export):
            raise Http404
        found = self.get_changelist_instance(request).get_queryset(request)
        entries = visible(found, user=request.user, action=Action.export)
        at, asked = moment(), {name: text[:ASKED] for name, text in request.GET.items()}
        lines = exported(entries, by=request.user.username, at=at, asked=asked)
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="audit-{at:%Y%m%d-%H%M%S}.csv"'
        return answer

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the log is in the menu."""
        return may(request.user, Record.audit, Action.view)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - as Django asks
        """Whether the user may read the log."""
        return may(request.user, Record.audit, Action.view)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - as above
        """Nobody adds by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - as above
        """Nobody changes."""
        return False

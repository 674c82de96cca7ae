"""The audit log in the staff interface: to be read by whom the rights let read it, and changed by nobody."""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from airshed.web.accounts.access import may
from airshed.web.accounts.queries import visible
from airshed.web.accounts.rights import Action, Record
from airshed.web.audit.models import Entry
from airshed.web.audit.words import action_text
from airshed.web.words import label


@admin.register(Entry)
class EntryAdmin(ModelAdmin):  # type: ignore[misc]
    """List and page of the entries."""

    list_display = ("number", "moment", "by", "action_in_words", "object")
    list_filter = (("at", admin.DateFieldListFilter),)
    search_fields = ("by", "object", "action")
    search_help_text = label("用户、对象或动作代码", "user, object or code of an action")
    list_per_page = 50
    show_full_result_count = False
    actions: Sequence[str] = ()
    fields = ("number", "moment", "by", "action_in_words", "object", "told", "digest", "previous", "hash")
    readonly_fields = fields

    @admin.display(description=label("时间", "time"), ordering="at")
    def moment(self, entry: Entry) -> str:
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

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ANN401 - Django has no types
        """Return the entries the user may see."""
        return visible(super().get_queryset(request), user=request.user)

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

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002 - as above
        """Nobody deletes."""
        return False

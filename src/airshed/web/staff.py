"""The staff interface: the admin of Django with the look of Unfold, at the root of the site."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from unfold.sites import UnfoldAdminSite

from airshed.web.words import label


class StaffSite(UnfoldAdminSite):  # type: ignore[misc]
    """The one site of the staff.

    Only models of this house appear in it. An address that leads nowhere is answered with 404, not with the sign-in
    page.
    """

    final_catch_all_view = False
    index_title = label("首页", "Start")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:  # noqa: ANN401 - as Django
        """Register models of this house; those of libraries are looked after elsewhere."""
        models = model_or_iterable if isinstance(model_or_iterable, Iterable) else [model_or_iterable]
        own = [model for model in models if model.__module__.startswith("airshed.")]
        if own:
            super().register(own, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in everyone with an account in use; what each sees is decided by the rights."""
        user: Any = request.user
        return bool(user.is_authenticated and user.is_active)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401 - as Django
        """Show the sign-in form, with a link to the public page where there is one."""
        from airshed.web.releases.queries import anything_released  # noqa: PLC0415 - models come after this site

        told = {**(extra_context or {}), "released": anything_released}
        answer: HttpResponse = super().login(request, told)
        return answer

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401, ARG002 - as Django
        """Lead to the one page that changes a password, with its rules and its audit entry."""
        return redirect("accounts:password")

"""The staff interface: the admin of Django with the look of Unfold, at the root of the site."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
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

    def get_urls(self) -> list[Any]:
        """Add the list of pages, which is the start of who has no overview."""
        return [path("start/", self.admin_view(self.start), name="start"), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401 - as Django
        """Lead whom the overview is for to it, the others to the list of their pages."""
        from airshed.web.overview.start import begins_here  # noqa: PLC0415 - models load after the site

        if begins_here(request.user):
            return redirect("overview:overview")
        return self.start(request, extra_context)

    def start(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401 - as above
        """List the pages there are for somebody, with the air of now where they see no overview."""
        from airshed.web.overview.start import card  # noqa: PLC0415 - as above

        answer: HttpResponse = super().index(request, {**(extra_context or {}), "air": card(request.user)})
        return answer

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

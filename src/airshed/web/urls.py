"""The addresses of the web application."""

from django.contrib import admin
from django.urls import include, path

from airshed.web.health import health

admin.autodiscover()

urlpatterns = [
    path("health", health, name="health"),
    path("language/", include("django.conf.urls.i18n")),
    path("account/tokens/", include("airshed.web.api.door.tokens_urls")),
    path("", include("airshed.web.notices.urls")),
    path("account/", include("airshed.web.accounts.urls")),
    path("leavers/", include("airshed.web.leavers.urls")),
    path("api/v1/", include("airshed.web.api.door.urls")),
    path("overview/", include("airshed.web.overview.urls")),
    path("registers/", include("airshed.web.kit.urls")),
    path("map/", include("airshed.web.maps.urls")),
    path("sources/", include("airshed.web.board.source_urls")),
    path("uploads/", include("airshed.web.uploads.urls")),
    path("proofs/", include("airshed.web.proofs.urls")),
    path("cases/", include("airshed.web.cases.pages.urls")),
    path("todo/", include("airshed.web.cases.pages.todo_urls")),
    path("cases/", include("airshed.web.documents.urls")),
    path("diary/", include("airshed.web.diary.urls")),
    path("meetings/", include("airshed.web.meetings.urls")),
    path("public/", include("airshed.web.public.urls")),
    path("releases/", include("airshed.web.public.staff_urls")),
    path("dust/", include("airshed.web.dust.urls")),
    path("monitoring/", include("airshed.web.monitoring.urls")),
    path("quality/", include("airshed.web.quality.urls")),
    path("key-units/", include("airshed.web.keyunits.urls")),
    path("reports/", include("airshed.web.reports.urls")),
    path("plans/", include("airshed.web.board.urls")),
    path("air/", include("airshed.web.air.urls")),
    path("", include("airshed.web.rulings.urls")),
    path("", admin.site.urls),
]

handler400 = "airshed.web.errors.bad_request"
handler403 = "airshed.web.errors.permission_denied"
handler404 = "airshed.web.errors.not_found"
handler500 = "airshed.web.errors.server_error"

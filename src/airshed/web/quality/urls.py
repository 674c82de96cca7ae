"""Addresses of data quality."""

from django.contrib import admin
from django.urls import path

from airshed.web.quality import views

app_name = "quality"
urlpatterns = [
    path("", admin.site.admin_view(views.quality), name="quality"),
    path("stations/", admin.site.admin_view(views.stations), name="stations"),
    path("export/", admin.site.admin_view(views.export), name="export"),
    path("rejects/", admin.site.admin_view(views.refused), name="rejects"),
    path("rejects/export/", admin.site.admin_view(views.export_rejects), name="export_rejects"),
]

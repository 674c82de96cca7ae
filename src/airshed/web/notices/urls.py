"""Addresses of notices."""

from django.contrib import admin
from django.urls import path

from airshed.web.notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", admin.site.admin_view(views.listed), name="list"),
    path("notices/mark/", admin.site.admin_view(views.marked), name="mark"),
    path("notices/<int:pk>/open/", admin.site.admin_view(views.opened), name="open"),
    path("notices/channels/", admin.site.admin_view(views.channels), name="channels"),
    path("notices/channels/retry/", admin.site.admin_view(views.retried), name="retry"),
    path("notices/test/", admin.site.admin_view(views.tested), name="test"),
    path("account/notices/", admin.site.admin_view(views.chosen), name="choice"),
]

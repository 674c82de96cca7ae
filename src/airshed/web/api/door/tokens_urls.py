"""Addresses of one's tokens."""

from django.contrib import admin
from django.urls import path

from airshed.web.api.door import tokens_views

app_name = "tokens"
urlpatterns = [
    path("", admin.site.admin_view(tokens_views.tokens), name="list"),
    path("<int:pk>/revoke/", admin.site.admin_view(tokens_views.revoke), name="revoke"),
]

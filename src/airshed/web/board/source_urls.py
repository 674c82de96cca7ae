"""Addresses of the pages that show all there is of one enterprise."""

from django.contrib import admin
from django.urls import path

from airshed.web.board import views

app_name = "sources"
urlpatterns = [
    path("<path:code>/file.xlsx", admin.site.admin_view(views.source_exported), name="export"),
    path("<path:code>/", admin.site.admin_view(views.source), name="source"),
]

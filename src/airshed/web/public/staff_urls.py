"""Addresses of releases, for the staff."""

from django.contrib import admin
from django.urls import path

from airshed.web.public import staff_views as views

app_name = "releases"
urlpatterns = [
    path("", admin.site.admin_view(views.listed), name="list"),
    path("new/", admin.site.admin_view(views.new), name="new"),
    path("<int:pk>/", admin.site.admin_view(views.detail), name="detail"),
    path("<int:pk>/edit/", admin.site.admin_view(views.edit), name="edit"),
    path("<int:pk>/preview/", admin.site.admin_view(views.preview), name="preview"),
    path("<int:pk>/publications/<int:number>/", admin.site.admin_view(views.publication), name="publication"),
    path("<int:pk>/<slug:move>/", admin.site.admin_view(views.moved), name="move"),
]

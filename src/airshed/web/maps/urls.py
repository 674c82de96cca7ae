"""Addresses of the map."""

from django.contrib import admin
from django.urls import path

from airshed.web.maps import views

app_name = "maps"
urlpatterns = [
    path("", admin.site.admin_view(views.page), name="map"),
    path("points.json", admin.site.admin_view(views.points), name="points"),
    path("areas.json", admin.site.admin_view(views.areas), name="areas"),
]

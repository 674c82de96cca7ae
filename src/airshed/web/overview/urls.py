"""Addresses of the overview."""

from django.contrib import admin
from django.urls import path

from airshed.web.overview import views

app_name = "overview"
urlpatterns = [
    path("", admin.site.admin_view(views.overview), name="overview"),
    path("screen/", admin.site.admin_view(views.screen), name="screen"),
    path("part/", admin.site.admin_view(views.part), name="part"),
]

"""Addresses of leavers."""

from django.contrib import admin
from django.urls import path

from airshed.web.leavers import views

app_name = "leavers"
urlpatterns = [
    path("", admin.site.admin_view(views.leavers), name="leavers"),
    path("<str:code>/stay/", admin.site.admin_view(views.stay), name="stay"),
]

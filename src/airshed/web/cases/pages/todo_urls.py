"""Addresses of what must be done."""

from django.contrib import admin
from django.urls import path

from airshed.web.cases.pages import views

app_name = "todo"
urlpatterns = [
    path("", admin.site.admin_view(views.todo), name="todo"),
    path("urge/", admin.site.admin_view(views.urge), name="urge"),
]

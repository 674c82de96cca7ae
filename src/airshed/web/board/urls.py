"""Addresses of plans."""

from django.contrib import admin
from django.urls import path

from airshed.web.board import views

app_name = "board"
urlpatterns = [
    path("", admin.site.admin_view(views.plans), name="plans"),
    path("<slug:city>/<slug:year>/", admin.site.admin_view(views.plan), name="plan"),
]

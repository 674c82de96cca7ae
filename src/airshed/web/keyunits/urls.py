"""Addresses of key units."""

from django.contrib import admin
from django.urls import path

from airshed.web.keyunits import views

app_name = "keyunits"
urlpatterns = [
    path("", admin.site.admin_view(views.proposals), name="proposals"),
    path("decide/", admin.site.admin_view(views.decide), name="decide"),
]

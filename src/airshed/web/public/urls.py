"""Addresses that everybody may open."""

from django.urls import path

from airshed.web.public import views

app_name = "public"
urlpatterns = [
    path("", views.page, name="page"),
    path("map/", views.map_page, name="map"),
    path("data.json", views.data, name="data"),
]

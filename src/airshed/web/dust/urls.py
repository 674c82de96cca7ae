"""Addresses of dust events."""

from django.contrib import admin
from django.urls import path

from airshed.web.dust import views

app_name = "dust"
urlpatterns = [
    path("", admin.site.admin_view(views.events), name="list"),
    path("propose/", admin.site.admin_view(views.propose), name="propose"),
    path("<slug:id>/", admin.site.admin_view(views.event), name="event"),
]

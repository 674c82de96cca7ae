"""Addresses of meetings."""

from django.contrib import admin
from django.urls import path

from airshed.web.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", admin.site.admin_view(views.meetings), name="list"),
    path("new/", admin.site.admin_view(views.enter), name="new"),
    path("<slug:code>/", admin.site.admin_view(views.meeting), name="meeting"),
    path("<slug:code>/minutes.docx", admin.site.admin_view(views.paper), name="paper"),
    path("<slug:code>/minutes/", admin.site.admin_view(views.bring), name="bring"),
    path("<slug:code>/minutes/<int:number>/", admin.site.admin_view(views.minutes), name="minutes"),
]

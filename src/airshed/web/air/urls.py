"""Addresses of the pages of the air."""

from django.contrib import admin
from django.urls import path

from airshed.web.air import views

app_name = "air"
urlpatterns = [
    path("", admin.site.admin_view(views.now), name="now"),
    path("calendar/", admin.site.admin_view(views.calendar), name="calendar"),
    path("day/", admin.site.admin_view(views.day_asked), name="day_asked"),
    path("day/<str:text>/", admin.site.admin_view(views.day), name="day"),
    path("hours/", admin.site.admin_view(views.hours), name="hours"),
    path("days/", admin.site.admin_view(views.every_day), name="days"),
    path("months/", admin.site.admin_view(views.months), name="months"),
    path("years/", admin.site.admin_view(views.years), name="years"),
    path("goal/", admin.site.admin_view(views.goal), name="goal"),
    path("rose/", admin.site.admin_view(views.rose), name="rose"),
]

"""Addresses of the diary."""

from django.contrib import admin
from django.urls import path

from airshed.web.diary import views

app_name = "diary"
urlpatterns = [
    path("", admin.site.admin_view(views.posts), name="list"),
    path("new/", admin.site.admin_view(views.enter), name="new"),
    path("<slug:code>/", admin.site.admin_view(views.post), name="post"),
    path("<slug:code>/end/", admin.site.admin_view(views.end), name="end"),
    path("<slug:code>/<str:text>/", admin.site.admin_view(views.day), name="day"),
]

"""Addresses of uploads."""

from django.contrib import admin
from django.urls import path

from airshed.web.uploads import views

app_name = "uploads"
urlpatterns = [
    path("", admin.site.admin_view(views.uploads), name="list"),
    path("<int:number>/", admin.site.admin_view(views.upload), name="detail"),
    path("<int:number>/rejects.csv", admin.site.admin_view(views.rejects), name="rejects"),
    path("<int:number>/files/<int:file>/", admin.site.admin_view(views.file), name="file"),
    path("<int:number>/<slug:move>/", admin.site.admin_view(views.move), name="move"),
]

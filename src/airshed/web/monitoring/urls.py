"""Addresses of the devices."""

from django.contrib import admin
from django.urls import path, register_converter

from airshed.web.monitoring import views
from airshed.web.monitoring.numbers import Number

register_converter(Number, "number")

app_name = "monitoring"
urlpatterns = [
    path("", admin.site.admin_view(views.overview), name="overview"),
    path("unknown/", admin.site.admin_view(views.strangers), name="unknown"),
    path("unknown/frames/<int:number>/", admin.site.admin_view(views.reject), name="reject"),
    path("<number:mn>/", admin.site.admin_view(views.device), name="device"),
    path("<number:mn>/log/", admin.site.admin_view(views.log), name="log"),
    path("<number:mn>/frames/<int:number>/", admin.site.admin_view(views.frame), name="frame"),
    path("<number:mn>/ask/", admin.site.admin_view(views.ask), name="ask"),
    path("<number:mn>/requests/<str:id>/", admin.site.admin_view(views.asked), name="asked"),
    path("<number:mn>/pack/", admin.site.admin_view(views.pack), name="pack"),
]

"""Addresses of the devices."""

from django.contrib import admin
from django.urls import path

from airshed.web.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("", admin.site.admin_view(views.overview), name="overview"),
    path("unknown/", admin.site.admin_view(views.strangers), name="unknown"),
    path("unknown/frames/<int:number>/", admin.site.admin_view(views.reject), name="reject"),
    path("<str:mn>/", admin.site.admin_view(views.device), name="device"),
    path("<str:mn>/log/", admin.site.admin_view(views.log), name="log"),
    path("<str:mn>/frames/<int:number>/", admin.site.admin_view(views.frame), name="frame"),
    path("<str:mn>/ask/", admin.site.admin_view(views.ask), name="ask"),
    path("<str:mn>/requests/<str:id>/", admin.site.admin_view(views.asked), name="asked"),
    path("<str:mn>/pack/", admin.site.admin_view(views.pack), name="pack"),
]

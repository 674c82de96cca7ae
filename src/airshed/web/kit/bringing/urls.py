"""Addresses of imports of registers, within those of registers."""

from django.contrib import admin
from django.urls import path

from airshed.web.kit.bringing import views

urlpatterns = [
    path("imports/<int:number>/", admin.site.admin_view(views.batch), name="batch"),
    path("imports/<int:number>/marked/", admin.site.admin_view(views.marked), name="marked"),
    path("imports/<int:number>/<slug:move>/", admin.site.admin_view(views.move), name="move"),
    path("<slug:name>/import/", admin.site.admin_view(views.bring), name="import"),
]

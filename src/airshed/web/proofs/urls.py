"""Addresses of proofs."""

from django.contrib import admin
from django.urls import path

from airshed.web.proofs import views

app_name = "proofs"
urlpatterns = [
    path("<int:number>/", admin.site.admin_view(views.shown), name="shown"),
    path("<int:number>/thumb/", admin.site.admin_view(views.thumb), name="thumb"),
    path("<int:number>/original/", admin.site.admin_view(views.original), name="original"),
    path("<int:number>/withdraw/", admin.site.admin_view(views.withdraw), name="withdraw"),
]

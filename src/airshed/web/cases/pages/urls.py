"""Addresses of cases."""

from django.contrib import admin
from django.urls import path

from airshed.web.cases.pages import views

app_name = "cases"
urlpatterns = [
    path("", admin.site.admin_view(views.cases), name="list"),
    path("list.xlsx", admin.site.admin_view(views.exported), name="export"),
    path("accounts/", admin.site.admin_view(views.accounts), name="accounts"),
    path("new/", admin.site.admin_view(views.new), name="new"),
    path("<slug:code>/", admin.site.admin_view(views.case), name="case"),
]

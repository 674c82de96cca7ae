"""Addresses of reports."""

from django.contrib import admin
from django.urls import path

from airshed.web.reports import views
from airshed.web.reports.views import templates

app_name = "reports"
urlpatterns = [
    path("", admin.site.admin_view(views.reports), name="list"),
    path("make/", admin.site.admin_view(views.make), name="make"),
    path("templates/", admin.site.admin_view(templates.templates), name="templates"),
    path("templates/<slug:kind>/<slug:language>/", admin.site.admin_view(templates.template), name="template"),
    path("<int:number>/", admin.site.admin_view(views.report), name="report"),
    path("<int:number>/print/", admin.site.admin_view(views.printed), name="print"),
    path("<int:number>/verify/", admin.site.admin_view(views.verify), name="verify"),
    path("<int:number>/<slug:language>.docx", admin.site.admin_view(views.paper), name="paper"),
]

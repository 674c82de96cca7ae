"""Addresses of plans."""

from django.contrib import admin
from django.urls import path

from airshed.web.board import freezings, views

app_name = "board"
_PLAN = "<slug:city>/<slug:year>/"
urlpatterns = [
    path("", admin.site.admin_view(views.plans), name="plans"),
    path(_PLAN, admin.site.admin_view(views.board), name="plan"),
    path(f"{_PLAN}list.xlsx", admin.site.admin_view(views.exported), name="export"),
    path(f"{_PLAN}clauses/<str:id>/", admin.site.admin_view(views.clause), name="clause"),
    path(f"{_PLAN}departments/", admin.site.admin_view(views.departments), name="departments"),
    path(f"{_PLAN}departments/<slug:code>/", admin.site.admin_view(views.department), name="department"),
    path(f"{_PLAN}changes/", admin.site.admin_view(views.changes), name="changes"),
    path(f"{_PLAN}frozen/", admin.site.admin_view(freezings.frozen), name="frozen"),
    path(f"{_PLAN}frozen/compare/", admin.site.admin_view(freezings.compare), name="compare"),
    path(f"{_PLAN}frozen/<str:id>/", admin.site.admin_view(freezings.figure), name="figure"),
]

"""The addresses of what leaves a register; the pages of registers include them below their own."""

from django.contrib import admin
from django.urls import path

from airshed.web.kit.leaving import about as about_views
from airshed.web.kit.leaving import tag
from airshed.web.kit.leaving import views as exporting_views
from airshed.web.kit.pages import views

urlpatterns = [
    path("<slug:name>/export/<slug:format>/", admin.site.admin_view(views.export), name="export"),
    path("<slug:name>/template.xlsx", admin.site.admin_view(exporting_views.template), name="template"),
    path("<slug:name>/about/", admin.site.admin_view(about_views.about), name="about"),
    path("<slug:name>/<int:number>/label.pdf", admin.site.admin_view(tag.label), name="label"),
]

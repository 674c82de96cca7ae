"""Addresses of papers of cases."""

from django.contrib import admin
from django.urls import path

from airshed.web.documents import views

app_name = "documents"
urlpatterns = [
    path("<slug:code>/papers/", admin.site.admin_view(views.papers), name="list"),
    path("<slug:code>/papers/letters/", admin.site.admin_view(views.letters), name="letters"),
    path("<slug:code>/papers/new/<slug:kind>/", admin.site.admin_view(views.draft), name="draft"),
    path("<slug:code>/papers/<int:number>/", admin.site.admin_view(views.paper), name="paper"),
    path("<slug:code>/papers/<int:number>/sign/", admin.site.admin_view(views.sign), name="sign"),
    path("<slug:code>/papers/<int:number>/withdraw/", admin.site.admin_view(views.withdraw), name="withdraw"),
    path("<slug:code>/papers/<int:number>.<slug:form>", admin.site.admin_view(views.file), name="file"),
]

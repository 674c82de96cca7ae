"""Addresses of registers."""

from django.contrib import admin
from django.urls import include, path

from airshed.web.kit.pages import entering, field, many, views
from airshed.web.kit.twice import views as duplicate_views

app_name = "registers"
urlpatterns = [
    path("", admin.site.admin_view(views.index), name="index"),
    path("", include("airshed.web.kit.bringing.urls")),
    path("", include("airshed.web.kit.leaving.urls")),
    path("<slug:name>/duplicates/", admin.site.admin_view(duplicate_views.duplicates), name="duplicates"),
    path("<slug:name>/merge/", admin.site.admin_view(duplicate_views.merge), name="merge"),
    path("<slug:name>/unmerge/", admin.site.admin_view(duplicate_views.unmerge), name="unmerge"),
    path("<slug:name>/", admin.site.admin_view(views.rows), name="list"),
    path("<slug:name>/new/", admin.site.admin_view(entering.new), name="new"),
    path("<slug:name>/many/", admin.site.admin_view(many.change), name="many"),
    path("<slug:name>/confirm/", admin.site.admin_view(many.confirm), name="confirm"),
    path("<slug:name>/complete/", admin.site.admin_view(many.complete), name="complete"),
    path("<slug:name>/views/", admin.site.admin_view(many.keep_view), name="keep_view"),
    path("<slug:name>/views/<int:number>/drop/", admin.site.admin_view(many.drop_view), name="drop_view"),
    path("<slug:name>/<int:number>/", admin.site.admin_view(views.row), name="row"),
    path("<slug:name>/<int:number>/edit/", admin.site.admin_view(entering.edit), name="edit"),
    path("<slug:name>/<int:number>/proofs/", admin.site.admin_view(field.prove), name="prove"),
    path("<slug:name>/<int:number>/close/", admin.site.admin_view(field.close), name="close"),
    path("<slug:name>/<int:number>/end/", admin.site.admin_view(entering.end), name="end"),
]

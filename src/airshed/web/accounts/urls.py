"""Addresses of the own account and of the import."""

from django.urls import path

from airshed.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("password/", views.password, name="password"),
    path("enrol/", views.enrol, name="enrol"),
    path("replace/", views.replace, name="replace"),
    path("code/", views.code, name="code"),
    path("import/template/", views.template, name="template"),
    path("import/", views.import_list, name="import"),
]

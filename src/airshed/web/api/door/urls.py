"""Addresses of the interface, of its document and of the page that explains it."""

from django.urls import path

from airshed.web.api.door import views
from airshed.web.api.door.document import interface

urlpatterns = [
    path("openapi.json", views.openapi, name="openapi"),
    path("docs", views.docs, name="api-docs"),
    path("", interface().urls),
]

"""Releases as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Releases(AppConfig):  # type: ignore[misc]
    """Releases, and the publications that belong to them."""

    name = "airshed.web.releases"
    label = "releases"
    verbose_name = worded("公开发布", "releases")
    default_auto_field = "django.db.models.BigAutoField"

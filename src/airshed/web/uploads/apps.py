"""Uploads as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Uploads(AppConfig):  # type: ignore[misc]
    """Files that people bring."""

    name = "airshed.web.uploads"
    label = "uploads"
    verbose_name = worded("上传", "uploads")
    default_auto_field = "django.db.models.BigAutoField"

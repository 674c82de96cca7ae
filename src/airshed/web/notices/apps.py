"""Notices as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Notices(AppConfig):  # type: ignore[misc]
    """Events, who was told of them, and what goes out."""

    name = "airshed.web.notices"
    label = "notices"
    verbose_name = worded("通知", "notices")
    default_auto_field = "django.db.models.BigAutoField"

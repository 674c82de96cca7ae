"""Meetings as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Meetings(AppConfig):  # type: ignore[misc]
    """Joint meetings."""

    name = "airshed.web.meetings"
    label = "meetings"
    verbose_name = worded("联席会议", "joint meetings")
    default_auto_field = "django.db.models.BigAutoField"

"""The kit as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Kit(AppConfig):  # type: ignore[misc]
    """What all registers share."""

    name = "airshed.web.kit"
    label = "kit"
    verbose_name = worded("台账工具", "kit of registers")
    default_auto_field = "django.db.models.BigAutoField"

"""The registers as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Registers(AppConfig):  # type: ignore[misc]
    """All registers."""

    name = "airshed.web.registers"
    label = "registers"
    verbose_name = worded("台账", "registers")
    default_auto_field = "django.db.models.BigAutoField"

"""The diary of resident supervision as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Diary(AppConfig):  # type: ignore[misc]
    """Posts of supervisors, and their days."""

    name = "airshed.web.diary"
    label = "diary"
    verbose_name = worded("驻地督办", "resident supervision")
    default_auto_field = "django.db.models.BigAutoField"

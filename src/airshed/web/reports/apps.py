"""Reports as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Reports(AppConfig):  # type: ignore[misc]
    """Daily reports and monthly bulletins."""

    name = "airshed.web.reports"
    label = "reports"
    verbose_name = worded("日报与月报", "reports")
    default_auto_field = "django.db.models.BigAutoField"

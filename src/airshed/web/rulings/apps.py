"""Rulings as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Rulings(AppConfig):  # type: ignore[misc]
    """Drafts of rulings and of their endings."""

    name = "airshed.web.rulings"
    label = "rulings"
    verbose_name = worded("裁定", "rulings")
    default_auto_field = "django.db.models.BigAutoField"

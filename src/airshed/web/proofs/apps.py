"""Proofs as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Proofs(AppConfig):  # type: ignore[misc]
    """Sealed photos and files."""

    name = "airshed.web.proofs"
    label = "proofs"
    verbose_name = worded("佐证材料", "proofs")
    default_auto_field = "django.db.models.BigAutoField"

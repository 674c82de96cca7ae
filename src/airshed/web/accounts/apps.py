"""Accounts as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Accounts(AppConfig):  # type: ignore[misc]
    """Departments, people and users."""

    name = "airshed.web.accounts"
    label = "accounts"
    verbose_name = worded("账户", "accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Note when a session begins."""
        from airshed.web.accounts import sessions  # noqa: PLC0415 - needs the models

        sessions.connect()

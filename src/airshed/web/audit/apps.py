"""The app of the audit chain."""

from django.apps import AppConfig

from airshed.web.words import label


class AuditConfig(AppConfig):  # type: ignore[misc]
    """Listens to sign-ins as soon as Django is up."""

    name = "airshed.web.audit"
    verbose_name = label("审计", "audit")
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signals."""
        from airshed.web.audit import signals  # noqa: PLC0415 - when the apps are there

        signals.connect()

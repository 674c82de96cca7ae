"""Official papers as an application of Django."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Documents(AppConfig):  # type: ignore[misc]
    """Official papers of cases."""

    name = "airshed.web.documents"
    label = "documents"
    verbose_name = worded("案件公文", "papers of cases")
    default_auto_field = "django.db.models.BigAutoField"

"""The application of cases."""

from django.apps import AppConfig


class CasesConfig(AppConfig):  # type: ignore[misc]
    """Cases and tasks."""

    name = "airshed.web.cases"
    label = "cases"

"""What devices send, as an application of Django: it gives a table of evidence."""

from django.apps import AppConfig

from airshed.web.words import label as worded


class Devices(AppConfig):  # type: ignore[misc]
    """Devices and their data."""

    name = "airshed.web.devices"
    label = "devices"
    verbose_name = worded("自动监控数据", "data of monitors")

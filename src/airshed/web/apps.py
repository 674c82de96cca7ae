"""The staff interface as an application of Django."""

from django.contrib.admin.apps import AdminConfig


class Staff(AdminConfig):  # type: ignore[misc]
    """The admin of Django with the site of this house."""

    default = False
    default_site = "airshed.web.staff.StaffSite"

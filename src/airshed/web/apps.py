"""The staff interface as an application of Django."""

from django.contrib.admin.apps import SimpleAdminConfig


class Staff(SimpleAdminConfig):  # type: ignore[misc]
    """The admin of Django with the site of this house; its pages load with the addresses, not with the command line."""

    default = False
    default_site = "airshed.web.staff.StaffSite"

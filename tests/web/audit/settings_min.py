"""The settings of the house with the applications that these tests need."""

from airshed.web import settings as _house
from airshed.web.settings import *  # noqa: F403

_OWN = ("airshed.web.accounts", "airshed.web.audit")
INSTALLED_APPS = [*_house.INSTALLED_APPS, *(app for app in _OWN if app not in _house.INSTALLED_APPS)]
AUTH_USER_MODEL = "accounts.User"

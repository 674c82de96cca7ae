"""The cast before a plan: the department of `officer` coordinates it, that of `officer_elsewhere` does not."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.conftest import Site

from airshed.web.accounts.models import Department


@pytest.fixture
def clients(site: Site, client_of: Callable[..., Client]) -> Callable[..., Client]:
    Department.objects.filter(pk="ecology").update(coordinates=True)
    return client_of

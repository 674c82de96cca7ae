"""The town of devices."""

import pytest
from tests.web.conftest import Site
from tests.web.monitoring.town import furnish


@pytest.fixture
def furnished(site: Site) -> Site:
    """Return the home of the cast with outlets, devices and what they sent."""
    furnish(site.home)
    return site

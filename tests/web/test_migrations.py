"""The models are what the migrations make of the database."""

from io import StringIO

from django.core.management import call_command
from tests.web.conftest import Site

from airshed.web.upgrading import Gap, gap


def test_no_model_waits_for_a_migration(site: Site) -> None:
    said = StringIO()
    call_command("makemigrations", dry_run=True, check_changes=False, stdout=said)
    assert "No changes detected" in said.getvalue()


def test_a_home_of_this_version_lacks_nothing(site: Site) -> None:
    assert site.users
    assert gap() == Gap((), ())

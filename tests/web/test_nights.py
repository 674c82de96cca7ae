"""Where plans stood at night is recorded once, and as the command line told it."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import Answer, copied
from tests.unit.telemetry.journals import AT, written
from tests.web.conftest import Site

from airshed.telemetry.journal.reading import frames, head_of_day
from airshed.web.audit.models import Entry
from airshed.web.django import migrate
from airshed.web.kit.operations import Act, enter_row
from airshed.web.kit.register import registers
from airshed.web.nights import RECEIVED, STOOD, note_frames, note_night

NIGHT = datetime(2019, 11, 20, 0, 10)


@pytest.fixture
def home(demo_city: Path, tmp_path: Path) -> Path:
    """Return a demo that may be written to."""
    made = tmp_path / "home"
    copied(demo_city, made)
    migrate(made)
    return made


def noted() -> list[dict[str, object]]:
    found = Entry.objects.filter(action=STOOD, object="erenhot/2019").order_by("number")
    return [json.loads(detail) for detail in found.values_list("detail", flat=True)]


def test_a_night_is_noted_once_and_as_the_command_line_tells(home: Path, airshed: Callable[..., Answer]) -> None:
    told = airshed("plan", "status", "erenhot/2019", "--as-of", "2019-11-19", "--home", home, "--json").json
    assert note_night(home, now=NIGHT) == 2
    assert note_night(home, now=NIGHT.replace(hour=5)) == 0
    (first,) = noted()
    assert (first["on"], first["counts"], first["clauses"]) == ("2019-11-19", told["counts"], 152)


def test_another_state_has_another_digest(home: Path) -> None:
    note_night(home, now=NIGHT)
    values = {"code": "GL-X", "device": "boiler", "capacity_t_h": 4, "fuel": "coal", "in_built_up": True}
    act = Act("officer", NIGHT)
    enter_row(registers()["boilers"], {**values, "department": "ecology"}, act=act)
    note_night(home, now=NIGHT.replace(day=21))
    one, other = noted()
    assert (other["on"], one["clauses"]) == ("2019-11-20", other["clauses"])
    assert one["digest"] != other["digest"]


def test_how_far_frames_came_is_noted_once_a_night(site: Site) -> None:
    folder, midnight = site.home / "journal", AT.replace(hour=0, minute=0, second=0) + timedelta(days=1)
    assert not note_frames(site.home, now=midnight)  # nothing came
    written(folder)
    assert not note_frames(site.home, now=midnight - timedelta(seconds=1))  # the day has not ended
    assert note_frames(site.home, now=midnight)
    assert not note_frames(site.home, now=midnight + timedelta(hours=23))
    entry = Entry.objects.get(action=RECEIVED)
    head = head_of_day(folder, AT.date())
    assert head is not None
    assert (entry.object, json.loads(entry.detail)) == (f"{AT.date()}", head._asdict())
    (witness,) = (record for record in frames(folder, first=head.number) if record.number == head.number)
    assert witness.hash == head.hash


def test_a_year_without_a_plan_is_not_noted(home: Path) -> None:
    assert note_night(home, now=NIGHT.replace(year=2031)) == 0
    assert noted() == []

"""Which plan is looked at on a day, where nobody names one."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.web.conftest import Site

from airshed.web import plans


def plan(id: str, place: str) -> Any:  # noqa: A002 - what it is
    return SimpleNamespace(id=id, file=SimpleNamespace(year=int(id.split("/")[1]), place=place))


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2019, 11, 20), "erenhot/2019"),  # its place has stations
        (date(2020, 1, 1), "ulanqab/2020"),  # none of that year has
        (date(2031, 6, 1), "ulanqab/2020"),  # the newest
        (date(1999, 12, 31), "ulanqab/2020"),
    ],
)
def test_it_is_of_the_year_and_of_a_place_with_stations(
    site: Site, monkeypatch: pytest.MonkeyPatch, on: date, found: str
) -> None:
    there = (plan("baotou/2019", "baotou"), plan("erenhot/2019", "erenhot"), plan("ulanqab/2020", "ulanqab"))
    monkeypatch.setattr(plans, "_plans", lambda _home, _version: there)
    monkeypatch.setattr(plans, "load_places", lambda _home: {"erenhot": None})
    assert plans.plan_of_day(site.home, on=on, user=site.users["leader"]).id == found  # type: ignore[union-attr]


def test_who_reads_no_plan_has_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    on = date(2019, 11, 20)
    assert plans.plan_of_day(site.home, on=on, user=site.users["inspector"]) is None
    assert plans.plan_of_day(site.home, on=on, user=site.users["officer"]) is not None
    monkeypatch.setattr(plans, "_plans", lambda _home, _version: ())
    assert plans.plan_of_day(Path(site.home), on=on, user=site.users["leader"]) is None

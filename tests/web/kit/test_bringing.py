"""A list stored at one go beside a server whose jobs work on imports too: whoever takes a step, it is done once."""

from datetime import datetime
from typing import Any

import pytest
from tests.web.conftest import Site

from airshed.web.kit.bringing import imports
from airshed.web.kit.bringing.command import Brought, bring
from airshed.web.kit.bringing.work import work_on
from airshed.web.kit.register import registers

NOW = datetime(2019, 5, 6, 9, 0)
LIST = "编号,名称,设备种类\nGL-1,甲,燃煤锅炉\nGL-2,乙,茶水炉\n".encode()


def _brought(site: Site, content: bytes = LIST) -> Brought:
    return bring(
        site.home,
        registers()["boilers"],
        "boilers.csv",
        [content],
        by="officer",
        department=None,
        now=NOW,
        dry_run=False,
        advance=lambda *_: None,
    )


def _jobs_first(monkeypatch: pytest.MonkeyPatch, step: str) -> list[int]:
    """Let the jobs take a step just before it is taken here; return the imports they took it for."""
    own: Any = getattr(imports, step)
    taken: list[int] = []

    def late(home: Any, batch: Any, **given: Any) -> Any:
        if not taken:
            taken.append(batch.pk)
            work_on(home, batch.pk)
        return own(home, batch, **given)

    monkeypatch.setattr(imports, step, late)
    return taken


@pytest.mark.parametrize("step", ["read", "store"])
def test_what_the_jobs_take_first_is_waited_for(site: Site, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    taken = _jobs_first(monkeypatch, step)
    found = _brought(site)
    assert (found.batch, found.counts["new"], found.faults) == (taken[0], 2, ())
    assert registers()["boilers"].model.objects.count() == 2


def test_faults_that_the_jobs_found_are_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    _jobs_first(monkeypatch, "read")
    found = _brought(site, LIST.replace("茶水炉".encode(), "火箭".encode()))
    assert (found.batch, found.counts["faulty"]) == (None, 1)
    assert [fault.fault.code for fault in found.faults] == ["registers.not_a_choice"]
    assert registers()["boilers"].model.objects.count() == 0

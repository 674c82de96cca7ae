"""Cases of silent devices: one for each silence, of the department of the outlet, and none where data come."""

from datetime import timedelta

from tests.web.conftest import Site
from tests.web.monitoring import sending, town
from tests.web.monitoring.town import GOOD, NEVER, NOW, SILENT

from airshed.web.cases.models import Case
from airshed.web.leads import evidence_version, look_for_cases

LATE = NOW + timedelta(hours=1)


def _cases(site: Site) -> dict[str, Case]:
    look_for_cases(site.home, now=LATE)
    return {case.cause: case for case in Case.objects.filter(source="silent_devices")}


def test_each_silence_is_one_case_of_the_department_of_the_outlet(furnished: Site) -> None:
    first = _cases(furnished)
    assert set(first) == {f"silent_devices:{SILENT}/2019-03-10 12:00:05", f"silent_devices:{NEVER}/never"}
    case = first[f"silent_devices:{SILENT}/2019-03-10 12:00:05"]
    assert (case.object, case.department_id, case.enterprise, case.area) == ("outlets/PK-2", "housing", "E2", "A2")
    assert _cases(furnished).keys() == first.keys()


def test_the_next_silence_is_another_case(furnished: Site) -> None:
    first = _cases(furnished)
    sending.brought(
        furnished.home, [(NOW - timedelta(hours=4), sending.hour_frame(SILENT, NOW - 6 * sending.HOUR, sending.USUAL))]
    )
    again = _cases(furnished)
    assert again.keys() - first.keys() == {f"silent_devices:{SILENT}/2019-03-11 04:30:00"}


def test_who_speaks_again_is_found_no_more_and_a_round_is_due_when_one_falls_silent(furnished: Site) -> None:
    sending.brought(furnished.home, [(NOW, sending.hour_frame(SILENT, NOW - sending.HOUR, sending.USUAL))])
    assert set(_cases(furnished)) == {f"silent_devices:{NEVER}/never"}
    before = evidence_version(furnished.home, NOW)
    assert evidence_version(furnished.home, NOW + timedelta(minutes=1)) == before
    late = evidence_version(furnished.home, NOW + timedelta(hours=5))
    assert late != before
    assert GOOD in str(late)


def test_where_no_frame_ever_came_nobody_is_missed(site: Site) -> None:
    town.furnish(site.home, sent=())
    assert _cases(site) == {}

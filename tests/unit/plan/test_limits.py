"""Years, days and counts of days far out are faults of the file, never a failure of the calendar."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from airshed.plan.load import load_plan, read_values
from airshed.rules.document import read_document

VALUES: Any = read_document(load_plan(None, "example/2019").path.read_text(encoding="utf-8"))[0]
FAR = {"base_year": (0, 1989, 2201, 10**14), "fresh_days": (0, 3661, 10**14), "deadline": (date(9999, 12, 31),)}


def faults_with(change: Any) -> list[tuple[str, str]]:
    values = deepcopy(VALUES)
    change(values)
    return [(fault.code, fault.where) for fault in read_values(values)[1]]


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in FAR.items() for value in values])
def test_far_numbers_of_an_indicator_are_out_of_range(key: str, value: Any) -> None:
    def change(values: Any) -> None:
        indicator = values["clauses"][0]["indicators"][0]
        (indicator["target"] if key == "base_year" else indicator)[key] = value
        indicator["target"].pop("value", None)

    where = f"clauses[0].indicators[0].{'target.' if key == 'base_year' else ''}{key}"
    assert ("rules.range", where) in faults_with(change)


@pytest.mark.parametrize(
    "span",
    [
        {"season": "heating", "year": 9999},
        {"season": "heating", "year": 0},
        {"last": date(9999, 12, 31)},
        {"first": date(1, 1, 1)},
    ],
)
def test_a_span_far_out_is_out_of_range(span: dict[str, Any]) -> None:
    def change(values: Any) -> None:
        values["clauses"][0]["indicators"][0]["span"] = span

    assert [code for code, where in faults_with(change) if "span" in where] == ["rules.range"]


def test_an_issue_far_out_with_a_year_far_out_is_still_a_list_of_faults() -> None:
    def change(values: Any) -> None:
        values["issued"], values["year"] = date(9999, 12, 31), 9999

    assert {("rules.range", "issued"), ("rules.range", "year")} <= set(faults_with(change))

"""Faults."""

from airshed.errors import AirshedError, Fault


def test_an_error_carries_all_faults_a_line_each() -> None:
    error = AirshedError(Fault("a.b", "row 1", "x", "y"), Fault("a.c", "row 2"))
    assert [fault.code for fault in error.faults] == ["a.b", "a.c"]
    assert str(error) == "row 1: a.b 'x'; expected: y\nrow 2: a.c"


def test_a_fault_has_a_stable_shape() -> None:
    assert Fault("a.b").as_dict() == {"code": "a.b", "where": "", "value": "", "expected": ""}

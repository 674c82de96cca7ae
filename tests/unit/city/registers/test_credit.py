"""Credit codes and their check signs."""

from random import Random

import pytest

from airshed.city.registers.credit import body_sign, check_sign, drawn_code, is_code, mistyped_code


def test_the_example_of_the_standard_has_its_check_signs() -> None:
    assert check_sign("91350100M000100Y4") == "3"
    assert body_sign("M000100Y") == "4"
    assert body_sign("D2143569") == "X"
    assert is_code("91350100M000100Y43")


@pytest.mark.parametrize("text", ["", "91350100M000100Y4", "91350100M000100Y44", "91350100M0001O0Y43", "x" * 18])
def test_other_texts_are_none(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize("household", [False, True])
def test_drawn_codes_are_right_and_those_typed_wrong_are_not(household: bool) -> None:  # noqa: FBT001 - a case
    draw = Random(7)
    codes = [drawn_code(draw, household=household) for _ in range(500)]
    assert all(is_code(code) and code[:2] == ("92" if household else "91") for code in codes)
    assert all(code[16] == body_sign(code[8:16]) for code in codes)
    assert {code[2:8] for code in codes} == {"990100"}
    typed = [mistyped_code(code) for code in codes]
    assert not any(map(is_code, typed))
    assert all(sorted(one) == sorted(other) for one, other in zip(codes, typed, strict=True))

"""The wording of faults."""

import pytest

from airshed.cli.words import say, worded
from airshed.errors import Fault
from airshed.wordings import wordings


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "word"), ("en_US.UTF-8", "word"), ("zh", "词"), ("", "词"), ("fr", "词")]
)
def test_english_is_spoken_when_asked_for_and_chinese_otherwise(
    lang: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRSHED_LANG", lang)
    assert say("词", "word") == said


def test_a_fault_is_worded_with_place_value_and_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    fault = Fault("env.wrong_setting", "settings.toml: clock_offset_s", "{late}", "int")
    assert worded(fault) == "settings.toml: clock_offset_s：“{late}”类型不对，应为 int"


def test_a_fault_nobody_worded_still_says_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "en")
    assert worded(Fault("a.b", "here", "x", "y")) == "here: a.b, found 'x', expected: y"


@pytest.mark.parametrize("code", wordings())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_wording_can_be_filled_in(code: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", lang)
    assert "{" not in worded(Fault(code, "where", "value", "expected"))

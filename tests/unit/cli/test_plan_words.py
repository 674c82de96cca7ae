"""Everything a plan can say has its words in both languages, and numbers keep their digits."""

import re
from typing import get_args

import pytest

from airshed import vocab
from airshed.cli.plan import wording
from airshed.cli.plan.wording import distance_words, ruled_words
from airshed.plan import sentences
from airshed.plan import words as plan_words
from airshed.plan.kinds import air, kinds, milestone, total
from airshed.plan.load import load_plans
from airshed.plan.rulings.ruling import ASPECTS
from airshed.plan.schema import Basis, Indicator, Op
from airshed.plan.status import STATUSES, Rule

HAN = re.compile(r"[\u4e00-\u9fff]")
PLANS = load_plans(None)
GAPS = ("no_table", "no_rows", "few", "stale", "no_target", "no_expected", "no_place", "no_base", "no_rules")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (vocab.STATUS_WORDS, STATUSES),
        (wording.STATUS_STYLES, STATUSES),
        (plan_words.GAPS, GAPS),
        (plan_words.REMEDIES, GAPS),
        (sentences.RULES, get_args(Rule)),
        (plan_words.KINDS, tuple(kinds())),
        (plan_words.BASES, get_args(Basis)),
        (plan_words.OPS, get_args(Op)),
        (plan_words.ASPECTS, ASPECTS),
        (sentences.STATISTICS, {*get_args(air.Measure), *get_args(total.Statistic)}),
        (sentences.CHOICES, {"keep", "exclude", "linear", "level", *get_args(milestone.Need)}),
    ],
)
def test_every_code_has_its_words(words: dict[str, object], codes: tuple[str, ...]) -> None:
    assert set(words) == set(codes)


def test_every_key_of_a_kind_has_its_word() -> None:
    own = {key for kind in kinds().values() for key in set(kind.model.model_fields) - set(Indicator.model_fields)}
    assert set(sentences.ASKS) == own - {"table"}


def test_every_unit_of_a_packaged_plan_has_its_sign() -> None:
    targets = [i.target for p in PLANS for c in p.file.clauses for i in c.indicators if i.target]
    assert {target.unit for target in targets} - set(plan_words.UNITS) == set()


@pytest.mark.parametrize(
    "words", [vocab.STATUS_WORDS, plan_words.GAPS, plan_words.REMEDIES, sentences.RULES, plan_words.KINDS]
)
def test_chinese_is_chinese_and_english_english(words: dict[str, tuple[str, str]]) -> None:
    for zh, en in words.values():
        assert HAN.search(zh)
        assert not HAN.search(en)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("0.9133", "share", "91.33%"),
        ("1", "share", "100%"),
        ("0.99996", "share", "99.996%"),
        ("0.0000", "share", "0.00%"),
        ("25.2", "ug_m3", "25.2 µg/m³"),
        ("1.10", "t", "1.10 吨"),
        ("6", "count", "6 个"),
        ("6", "boats", "6 boats"),
        (None, "share", "—"),
    ],
)
def test_a_number_keeps_its_digits(value: str | None, unit: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    assert wording.number(value, unit) == shown


def test_a_base_or_a_ruling_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "en")
    assert wording.basis_words("base 2018") == "the same days of 2018"
    assert wording.basis_words("ruling R-1a2b3c4d") == "ruling R-1a2b3c4d"
    shape = {"kind": "air", "target": {"op": "<", "value": None, "unit": "ug_m3", "basis": "base 2018"}}
    assert wording.target_words(shape) == "< of 2018"
    shape["target"] = {"op": ">=", "value": None, "unit": "share", "basis": "local"}
    assert wording.target_words(shape) == "≥ to be ruled"


def test_a_statistic_whose_period_is_over_was_not_achieved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "zh")
    late = {"status": "overdue", "course": "coverage"}
    failed = {"status": "overdue", "course": "period"}
    assert wording.status_word(late) == "逾期"
    assert wording.status_word(failed) == "未完成"
    assert (
        wording.status_word({"status": "overdue", "indicators": [failed, {"status": "met", "course": "coverage"}]})
        == "未完成"
    )
    assert wording.status_word({"status": "overdue", "indicators": [failed, late]}) == "逾期"


@pytest.mark.parametrize(
    "row",
    [
        ("<=", "25.2", "35", "ug_m3", None, "9.8 µg/m³ better than the target"),
        ("<", "35.1", "35", "ug_m3", None, "0.1 µg/m³ short of the target"),
        (">", "0.9140", "0.9114", "share", None, "0.26 points better than the target"),
        (">=", "0.5", "0.75", "share", None, "25 points short of the target"),
        ("==", "6", "6", "count", None, ""),
        ("<=", "25.2", None, "ug_m3", None, ""),
        ("<=", "25.2", "35", "ug_m3", "few", ""),
    ],
)
def test_the_distance_to_a_target_names_its_side(monkeypatch: pytest.MonkeyPatch, row: tuple[str | None, ...]) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "en")
    op, value, target, unit, gap, expected = row
    shape = {"gap": gap, "value": value, "unit": unit, "target": {"op": op, "value": target}}
    assert distance_words(shape) == expected


def test_a_decision_is_read_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRSHED_LANG", "en")
    names = {"works": "Works Office"}
    assert ruled_words("lead", "works", names) == "Works Office"
    assert ruled_words("target", ">= 0.95 share", names) == "≥ 95%"
    assert ruled_words("reading", "as it stands", names) == "as it stands"

"""YAML read strictly."""

from datetime import date

import pytest

from airshed.rules.document import read_document


def test_plain_values_are_whole_numbers_flags_days_null_and_text() -> None:
    values, faults = read_document("a: 7\nb: true\nc: 2026-03-01\nd: null\ne: 5.3.1\nf: 8-24\ng: 24h\nh: -3\n")
    assert not faults
    assert values == {
        "a": 7, "b": True, "c": date(2026, 3, 1), "d": None, "e": "5.3.1", "f": "8-24", "g": "24h", "h": -3
    }  # fmt: skip


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "True", "NO", "010", "0x1F", "1_000", "1:30", "=", "<<"])
def test_what_yaml_would_silently_turn_into_something_else_stays_text(text: str) -> None:
    assert read_document(f"a: {text}") == ({"a": text}, [])


def test_quotes_keep_numbers_as_text() -> None:
    assert read_document("a: \"0.75\"\nb: '7'") == ({"a": "0.75", "b": "7"}, [])


@pytest.mark.parametrize("text", ["0.75", "1.", ".5", "1e3", "-2.5", ".inf", ".nan", "6.2"])
def test_a_binary_fraction_is_refused_with_the_remedy(text: str) -> None:
    _, [fault] = read_document(f"rows:\n  - {{x: {text}}}")
    assert (fault.code, fault.where, fault.value) == ("rules.float", "rows[0].x", text)
    assert fault.expected == f'write it in quotes: "{text}"'


def test_an_impossible_day_is_refused() -> None:
    _, [fault] = read_document("source: {checked: 2026-02-30}")
    assert (fault.code, fault.where, fault.value) == ("rules.date", "source.checked", "2026-02-30")


def test_a_duplicate_key_is_refused_with_its_place() -> None:
    _, faults = read_document("a: 1\nrows:\n  - {x: 1, x: 2}\na: 3\n")
    assert [(f.code, f.where, f.value) for f in faults] == [
        ("rules.duplicate_key", "rows[0].x", "line 3, column 12"),
        ("rules.duplicate_key", "a", "line 4, column 1"),
    ]


def test_all_faults_come_at_once() -> None:
    _, faults = read_document("a: 1.5\na: 2\nb: 2026-13-01\n3: x\n")
    assert [f.code for f in faults] == ["rules.float", "rules.duplicate_key", "rules.date", "rules.key"]


@pytest.mark.parametrize(
    "text", ["a: [1, 2\nb: 3\n", "a: {x: 1\n", "a:\n\t- 1\n", "a: 'open\n", "a: 1\n---\nb: 2\n", "a: *b\n"]
)
def test_broken_yaml_is_refused_with_line_and_column(text: str) -> None:
    values, [fault] = read_document(text)
    assert values is None
    assert fault.code == "rules.yaml"
    assert fault.where.startswith("line ")
    assert ", column " in fault.where
    assert fault.value


def test_a_control_character_is_refused() -> None:
    values, [fault] = read_document("a: \x00\n")
    assert values is None
    assert fault.code == "rules.yaml"


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n", "\n\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert [fault.code for fault in read_document(text)[1]] == ["rules.empty"]


@pytest.mark.parametrize(
    ("text", "where"), [("a: &x [1, *x]", "a[1]"), ("a: &x 1\nb: *x", "b"), ("a: &x [1]\nb: [*x, *x]", "b[0]")]
)
def test_an_alias_is_refused(text: str, where: str) -> None:
    fault = read_document(text)[1][0]
    assert (fault.code, fault.where) == ("rules.alias", where)


def test_deep_nesting_is_refused() -> None:
    for depth in (100, 900, 5_000, 200_000):
        _, faults = read_document("a: " + "[" * depth + "]" * depth)
        assert not faults or faults[0].code == "rules.yaml"


def test_an_explicit_type_is_refused() -> None:
    _, [fault] = read_document("a: !!python/name:os.system x")
    assert (fault.code, fault.where) == ("rules.tag", "a")

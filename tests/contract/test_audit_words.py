"""Every action of the audit log has words in both languages, and every wording is of an action that is recorded."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import airshed.web
from airshed.web.audit.words import ACTIONS

ROOT = Path(airshed.web.__file__).parents[1]
SOURCES = [
    path
    for part in ("web", "cli")
    for path in sorted((ROOT / part).rglob("*.py"))
    if path.name != "words.py" or path.parent.name != "audit"
]
DOTTED = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


def _strings(node: ast.AST) -> set[str]:
    found = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return {value for value in found if isinstance(value, str) and DOTTED.fullmatch(value)}


def _given(tree: ast.AST) -> Iterator[str]:
    """Yield what is given as `action`: in a call, as a default, or in a variable of that name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg == "action":
                    yield from _strings(keyword.value)
            if isinstance(node.func, ast.Name) and node.func.id == "_record":
                yield from (word for argument in node.args for word in _strings(argument))
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "action" for t in node.targets):
            yield from _strings(node.value)
        elif isinstance(node, ast.FunctionDef):
            pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            yield from (w for a, d in pairs if a.arg == "action" and d is not None for w in _strings(d))


def test_every_action_has_words() -> None:
    given = {word: path.name for path in SOURCES for word in _given(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(given) > 20
    assert {word: name for word, name in given.items() if word not in ACTIONS} == {}


def test_every_wording_is_of_an_action_and_in_both_languages() -> None:
    said = {
        part.value
        for path in SOURCES
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
    assert set(ACTIONS) - said == set()
    for code, (zh, en) in ACTIONS.items():
        assert re.search(r"[\u4e00-\u9fff]", zh), code
        assert en, code
        assert not re.search(r"[\u4e00-\u9fff]", en), code
    assert len({zh for zh, _ in ACTIONS.values()}) == len({en for _, en in ACTIONS.values()}) == len(ACTIONS)

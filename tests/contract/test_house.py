"""The rules of the house: locks, words, documents and layout agree with the code."""

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from airshed.cli.main import COMMANDS, load
from airshed.web.setting import SETTINGS
from airshed.wordings import wordings

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "airshed").rglob("*.py"))
WRITTEN_BY_DJANGO = ROOT / "src" / "airshed" / "web" / "registers" / "migrations"
FAMILIES = (
    "accounts",
    "air",
    "api",
    "audit",
    "calendar",
    "cases",
    "clocks",
    "flows",
    "cli",
    "diary",
    "documents",
    "env",
    "lake",
    "meetings",
    "notices",
    "plan",
    "proofs",
    "registers",
    "releases",
    "reports",
    "rows",
    "rules",
    "rulings",
    "telemetry",
    "uploads",
    "web",
)  # of fault codes
NO_CODES = (
    "plan.yaml",
    "plan.schema.json",
    "accounts.imported",
    "audit.exported",
    "audit.refused",
    "audit.signed_in",
    "audit.signed_out",
)  # names of files, of an action, of signals
LOCKS = ("build", "default", "dev")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# --- locks ---


def _project() -> dict[str, Any]:
    return tomllib.loads(_text(ROOT / "pyproject.toml"))


def _locked(lock: str) -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    text = _text(ROOT / "requirements" / f"{lock}.txt").replace("\\\n", " ")
    for line in filter(None, map(str.strip, text.splitlines())):
        requirement = Requirement(line.split("--hash")[0].strip())
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def _wanted() -> Iterator[tuple[str, Requirement]]:
    project = _project()
    groups = project["dependency-groups"]
    extras = project["project"]["optional-dependencies"].values()
    everything = [*project["project"]["dependencies"], *(line for lines in extras for line in lines)]
    yield from (("default", Requirement(line)) for line in project["project"]["dependencies"])
    yield from (("dev", Requirement(line)) for line in [*everything, *groups["dev"], *groups["bench"]])
    yield from (("build", Requirement(line)) for line in [*groups["build"], *project["build-system"]["requires"]])


@pytest.mark.parametrize(("lock", "wanted"), list(_wanted()), ids=str)
def test_every_dependency_is_locked_in_a_version_it_allows(lock: str, wanted: Requirement) -> None:
    found = _locked(lock).get(canonicalize_name(wanted.name), [])
    assert found, "run `make lock`"
    for requirement in found:
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        assert wanted.specifier.contains(pin.version)


def test_a_package_has_one_version_in_all_locks() -> None:
    versions = {lock: {name: _versions(found) for name, found in _locked(lock).items()} for lock in LOCKS}
    for lock in LOCKS:
        both = versions[lock].keys() & versions["dev"].keys()
        assert {name: versions[lock][name] for name in both} == {name: versions["dev"][name] for name in both}
    assert versions["default"].keys() <= versions["dev"].keys()


def _versions(found: list[Requirement]) -> set[str]:
    """Return the versions; where one is needed may differ: the tools need some everywhere that we need on Windows."""
    return {str(requirement.specifier) for requirement in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_address(lock: str) -> None:
    text = _text(ROOT / "requirements" / f"{lock}.txt")
    assert not re.search(r"://|--index|--extra|--find|^\s*#", text, re.MULTILINE)
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry


def test_no_address_of_a_registry_is_written_anywhere() -> None:
    files = [ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "pyproject.toml", *SOURCES, *DOCUMENTS]
    for path in files:
        assert not re.search(
            r"index-url|pypi\.org|pythonhosted|tsinghua|aliyun", _text(path).replace("no-emit-index-url", "")
        ), path


# --- words ---


def _fault_codes() -> dict[str, str]:
    """Return every code of a fault in the source, with a place that names it."""
    pattern = re.compile(rf"({'|'.join(FAMILIES)})\.[a-z0-9_]+(\.[a-z0-9_]+)?")
    return {
        node.value: f"{_name(path)}:{node.lineno}"
        for path in SOURCES
        if path.parent.name not in {"wordings", "migrations"}
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and pattern.fullmatch(node.value)
        and node.value not in NO_CODES
    }


def test_every_fault_is_worded_in_both_languages() -> None:
    assert {code: place for code, place in _fault_codes().items() if code not in wordings()} == {}
    for code, (zh, en) in wordings().items():
        assert re.search(r"[\u4e00-\u9fff]", zh), code
        assert not re.search(r"[\u4e00-\u9fff]", en), code


def test_every_wording_is_of_a_fault_that_can_happen() -> None:
    assert wordings().keys() - _fault_codes().keys() == set()


# --- commands ---


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, f"{path} {name}")


@pytest.mark.parametrize("group", COMMANDS)
def test_every_command_explains_itself_with_an_example_and_answers_in_json(group: str) -> None:
    for path, command in _commands(load(group), f"airshed {group}"):
        assert command.help, path
        if not hasattr(command, "commands"):
            assert f"Example: {path}" in command.help, path
            assert "--json" in [option for param in command.params for option in param.opts], path


def _blocks() -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        for block in re.findall(r"```sh\n(.*?)```", _text(path), re.DOTALL):
            yield from ((_name(path), line) for line in block.splitlines() if line.strip())


@pytest.mark.parametrize(("place", "line"), list(_blocks()))
def test_commands_in_documents_exist(place: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", _text(ROOT / "Makefile"), re.MULTILINE), place
    if words[0] == "airshed":
        known = {
            path: command for path, command in _commands(load(words[1]), f"airshed {words[1]}") if _starts(words, path)
        }
        command = known[max(known, key=len)]
        assert not hasattr(command, "commands"), f"{place}: {line}: names a group"
        options = {option for param in command.params for option in param.opts}
        assert {word for word in words if word.startswith("--")} <= options, place


def _starts(words: list[str], path: str) -> bool:
    parts = path.split()
    return words[: len(parts)] == parts


# --- documents ---


def test_the_index_lists_every_page() -> None:
    index = ROOT / "docs" / "index.md"
    listed = {(index.parent / link).resolve() for link in re.findall(r"\]\(([^)#]+)", _text(index))}
    assert listed >= {page for page in (ROOT / "docs").rglob("*.md") if page != index}


@pytest.mark.parametrize("page", DOCUMENTS, ids=_name)
def test_links_in_documents_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", _text(page)):
        assert (page.parent / link).exists(), link


def test_every_setting_is_in_the_reference_page() -> None:
    page = _text(ROOT / "docs" / "reference" / "settings.md")
    for row in SETTINGS:
        assert f"| `{row.name}` | `{row.variable}` | `{row.default}` | {row.zh} | {row.en} |" in page


# --- layout ---


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_file_and_its_functions_stay_short(path: Path) -> None:
    text = _text(path)
    assert text.count("\n") <= 400 or path.parent == WRITTEN_BY_DJANGO
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


def test_no_module_is_named_for_nothing() -> None:
    nothing = {"utils", "util", "common", "base", "manager", "service", "helpers", "misc"}
    assert [_name(path) for path in SOURCES if nothing & {*path.with_suffix("").parts}] == []


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_every_module_loads_by_itself(path: Path, django: None) -> None:
    module = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    if module != "airshed.__main__":
        assert import_module(module).__doc__

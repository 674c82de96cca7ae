"""The plans there are: the packaged ones, with those of a home laid over them by id; all faults at once."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from airshed.calendar import yearly
from airshed.errors import AirshedError, Fault
from airshed.plan.kinds import kinds
from airshed.plan.schema import Clause, Indicator, PlanFile, Span
from airshed.plan.sketch import first_of, not_following, sketch
from airshed.plan.window import due_of, period_of
from airshed.rules.document import read_document
from airshed.rules.validation import model_fault

PACKAGED = Path(__file__).parents[1] / "plans"
PLAN_FILE, AREAS_FILE = "plan.yaml", "areas.geojson"
AREAS = ("outline", "built_up")
LEAP_DAY = (2, 29)
KEPT = 16
"""Files that are kept as read: a server asks for the same plans with every page."""
SUFFIXES = "abcdefghijklmnopqrstuvwxyz"


class PlansBroken(AirshedError):
    """Plan files that cannot be used; every fault of every file."""


class UnknownPlan(AirshedError):
    """No plan, clause or indicator has that id."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that can be computed.

    Attributes:
        id: `<city>/<year>`, its folder.
        file: what it says, with the indicators of their kinds.
        origin: packaged or of the home.
        shadows: whether it stands in place of a packaged one.
        path: its `plan.yaml`.
        digest: SHA-256 of that file.
    """

    id: str
    file: PlanFile
    origin: Literal["packaged", "home"]
    shadows: bool
    path: Path
    digest: str

    def clause(self, id: str) -> Clause:  # noqa: A002 - what it is
        """Return the clause of an id, or of the id of one of its indicators.

        Raises:
            UnknownPlan: there is none.
        """
        for clause in self.file.clauses:
            if id == clause.id or id in indicator_ids(clause):
                return clause
        known = ", ".join(clause.id for clause in self.file.clauses)
        raise UnknownPlan(Fault("plan.unknown_clause", "ID", id, known))


def indicator_ids(clause: Clause) -> tuple[str, ...]:
    """Return the ids of a clause's indicators: its own, or with a, b … if there are several."""
    count = len(clause.indicators)
    return (clause.id,) if count == 1 else tuple(clause.id + suffix for suffix in SUFFIXES[:count])


def plan_folders(home: Path | None) -> Mapping[str, tuple[Path, Literal["packaged", "home"], bool]]:
    """Return id to folder, origin and whether it shadows a packaged plan, in order of id."""
    found: dict[str, tuple[Path, Literal["packaged", "home"], bool]] = {}
    for folder in sorted(p.parent for p in PACKAGED.glob(f"*/*/{PLAN_FILE}")):
        found[_id(folder)] = (folder, "packaged", False)
    if home is not None:
        for folder in sorted(p.parent for p in (home / "plans").glob(f"*/*/{PLAN_FILE}")):
            found[_id(folder)] = (folder, "home", _id(folder) in found)
    return dict(sorted(found.items()))


def _id(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def load_plan(home: Path | None, id: str) -> Plan:  # noqa: A002 - what it is
    """Return one plan.

    Raises:
        UnknownPlan: naming the plans there are.
        PlansBroken: all its faults.
    """
    folders = plan_folders(home)
    if id not in folders:
        raise UnknownPlan(Fault("plan.unknown", "PLAN", id, ", ".join(folders)))
    plan, faults = read_plan(id, *folders[id])
    if faults or plan is None:
        raise PlansBroken(*faults)
    return plan


def load_plans(home: Path | None) -> tuple[Plan, ...]:
    """Return all plans in order of id.

    Raises:
        PlansBroken: all faults of all plans.
    """
    results = [read_plan(id, *folder) for id, folder in plan_folders(home).items()]  # noqa: A001
    faults = [fault for _, found in results for fault in found]
    if faults:
        raise PlansBroken(*faults)
    return tuple(plan for plan, _ in results if plan is not None)


def plan_places(home: Path | None) -> tuple[str, ...]:
    """Return the names of the places of all plans, sorted."""
    return tuple(sorted({plan.file.place for plan in load_plans(home)}))


def read_plan(
    id: str,  # noqa: A002 - what it is
    folder: Path,
    origin: Literal["packaged", "home"],
    shadows: bool,  # noqa: FBT001 - a row of `plan_folders`
) -> tuple[Plan | None, list[Fault]]:
    """Return a plan, or None, with everything that is wrong with its files; `where` is file and key path."""
    path = folder / PLAN_FILE
    shown = f"plans/{id}/{PLAN_FILE}"
    content = path.read_bytes()
    file, found = _read(content)
    faults = [Fault(f.code, f"{shown}: {f.where}".rstrip(": "), f.value, f.expected) for f in found]
    if found and found[0].code == "plan.encoding":
        return None, faults
    faults += _check_areas(folder / AREAS_FILE, f"plans/{id}/{AREAS_FILE}")
    if file is not None and str(file.year) != folder.name:
        faults.append(Fault("plan.year", f"{shown}: year", str(file.year), folder.name))
    if faults or file is None:
        return None, faults
    return Plan(id, file, origin, shadows, path, sha256(content).hexdigest()), []


@lru_cache(maxsize=KEPT)
def _read(content: bytes) -> tuple[PlanFile | None, tuple[Fault, ...]]:
    """Return the plan of a file's content, or None, with its faults, `where` being the key path."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (Fault("plan.encoding", "", f"byte {error.start}", "UTF-8"),)
    values, faults = read_document(text)
    faults = [replace(f, expected=", ".join(PlanFile.model_fields)) if f.code == "rules.empty" else f for f in faults]
    file = None
    if values is not None:
        file, more = read_values(values)
        faults = first_of(faults, more)
    return file, tuple(faults)


def read_values(values: Any) -> tuple[PlanFile | None, list[Fault]]:  # noqa: ANN401 - whatever YAML holds
    """Return the plan of a file's values, or None, and all faults, `where` being the key path."""
    faults: list[Fault] = []
    typed: dict[int, tuple[Any, ...]] = {}
    clauses = values.get("clauses") if isinstance(values, dict) else None
    for i, clause in enumerate(clauses if isinstance(clauses, list) else []):
        written = clause.get("indicators") if isinstance(clause, dict) else None
        if isinstance(written, list):
            typed[i] = tuple(_indicator(item, (*_at(i), k), faults) for k, item in enumerate(written))
    try:
        file = PlanFile.model_validate(values)
    except ValidationError as error:
        faults = [*(model_fault(d, PlanFile) for d in error.errors(include_url=False)), *faults]
        rest = sketch(values, typed)
        return None, faults if rest is None else [*faults, *not_following(_check_plan(rest), values)]
    made = tuple(c.model_copy(update={"indicators": typed.get(i, ())}) for i, c in enumerate(file.clauses))
    file = file.model_copy(update={"clauses": made})
    faults += _check_plan(file)
    return (None if faults else file), faults


def _at(index: int) -> tuple[str | int, ...]:
    return ("clauses", index, "indicators")


def _indicator(value: Any, at: tuple[str | int, ...], faults: list[Fault]) -> Indicator | None:  # noqa: ANN401
    """Return an indicator of its kind, or None with its faults kept."""
    name = value.get("kind") if isinstance(value, dict) else None
    where = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" if i else p for i, p in enumerate(at))
    if not isinstance(value, dict):
        faults.append(Fault("rules.not_mapping", where, str(value)[:60], "{kind: …}"))
        return None
    if not isinstance(name, str) or name not in kinds():
        faults.append(Fault("plan.kind", f"{where}.kind", str(name or ""), ", ".join(kinds())))
        return None
    model = kinds()[name].model
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults += [model_fault(d, model, before=at) for d in error.errors(include_url=False)]
        return None


def _check_plan(plan: PlanFile) -> Iterator[Fault]:
    """Yield what is wrong between the parts of a plan, each of which is well formed."""
    for key, ids in (
        ("departments", [d.id for d in plan.departments]),
        ("sections", [s.id for s in plan.sections]),
        ("clauses", [c.id for c in plan.clauses]),
    ):
        for i, name in enumerate(ids):
            if name in ids[:i]:
                yield Fault("rules.repeated", f"{key}[{i}].id", name, "once")
    for name, season in plan.seasons.items():
        for key, day in (("first", season.first), ("last", season.last)):
            if not _exists(plan.year, day.month, day.day):
                yield Fault("rules.date", f"seasons.{name}.{key}", f"{day.month}-{day.day}", "a day of every year")
    for i, clause in enumerate(plan.clauses):
        for fault in _check_clause(clause, plan):
            yield Fault(fault.code, f"clauses[{i}].{fault.where}", fault.value, fault.expected)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        yearly(year, (month, day), (month, day))
    except ValueError:
        return False
    return (month, day) != LEAP_DAY


def _check_clause(clause: Clause, plan: PlanFile) -> Iterator[Fault]:
    departments = [d.id for d in plan.departments]
    sections = [s.id for s in plan.sections]
    if clause.section not in sections:
        yield Fault("plan.section", "section", clause.section, ", ".join(sections))
    for key, name in (("lead", clause.lead), *((f"assist[{k}]", a) for k, a in enumerate(clause.assist))):
        if name is not None and name not in departments:
            yield Fault("plan.department", key, name, ", ".join(departments))
    if clause.deadline is not None and clause.deadline < plan.issued:
        yield Fault("plan.deadline", "deadline", str(clause.deadline), f">= {plan.issued}")
    if len(clause.indicators) > len(SUFFIXES):
        yield Fault("plan.many", "indicators", str(len(clause.indicators)), f"<= {len(SUFFIXES)}")
    for k, indicator in enumerate(clause.indicators):
        if indicator is not None:
            for fault in _check_indicator(clause, indicator, plan):
                yield Fault(fault.code, f"indicators[{k}].{fault.where}", fault.value, fault.expected)


def _check_indicator(clause: Clause, indicator: Indicator, plan: PlanFile) -> Iterator[Fault]:
    spans = list(_check_span(indicator.span, plan)) if indicator.span else []
    yield from spans
    if indicator.deadline is not None and indicator.deadline < plan.issued:
        yield Fault("plan.deadline", "deadline", str(indicator.deadline), f">= {plan.issued}")
    if not spans:
        period, due = period_of(indicator, plan), due_of(clause, indicator, plan)
        if kinds()[indicator.kind].course(indicator) == "period" and due < period.last_date and indicator.span:
            yield Fault("plan.due_inside", "deadline", str(due), f">= {period.last_date}")
    yield from kinds()[indicator.kind].check(indicator, plan)


def _check_span(span: Span, plan: PlanFile) -> Iterator[Fault]:
    by_days = span.first is not None or span.last is not None
    if (span.season is None) == (not by_days):
        yield Fault("plan.span", "span", "", "season, year; or first, last")
    elif span.season is not None and span.season not in plan.seasons:
        yield Fault("plan.season", "span.season", span.season, ", ".join(plan.seasons))
    elif by_days and (span.last or plan.period.last_date) < (span.first or plan.period.from_date):
        yield Fault("plan.span", "span.last", str(span.last), f">= {span.first or plan.period.from_date}")


def _check_areas(path: Path, shown: str) -> Iterator[Fault]:
    """Yield what is wrong with the areas of a plan: GeoJSON with at least the city's outline and built-up area."""
    if not path.exists():
        yield Fault("plan.no_areas", shown, "", ", ".join(AREAS))
        return
    try:
        values = json.loads(path.read_bytes())
        features = values["features"]
        names = [feature["properties"]["id"] for feature in features]
        kinds_of = {feature["geometry"]["type"] for feature in features}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        yield Fault("plan.geojson", shown, f"{type(error).__name__}: {error}"[:60], "FeatureCollection")
        return
    for name in AREAS:
        if name not in names:
            yield Fault("plan.area", shown, ", ".join(map(str, names)), name)
    if not kinds_of <= {"Polygon", "MultiPolygon"}:
        yield Fault("plan.geojson", shown, ", ".join(sorted(map(str, kinds_of))), "Polygon, MultiPolygon")

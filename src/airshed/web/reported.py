"""What the offices of the invented city report, brought into its registers batch by batch, each at its moment."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.db import transaction

from airshed.city.registers.confirmations import confirmations_of
from airshed.city.registers.offices import proofs_of, registers_of
from airshed.city.registers.proofs import Proof
from airshed.city.registers.reports import Report
from airshed.errors import AirshedError
from airshed.plan.load import load_plans
from airshed.web.accounts.models import Department
from airshed.web.accounts.operations import store_department
from airshed.web.kit.bringing import bulk
from airshed.web.kit.bringing.lists import UNCHANGED, Outcome, Whose, outcome_of
from airshed.web.kit.models import Batch, Confirmation
from airshed.web.kit.operations import Act, confirm_register
from airshed.web.kit.proving import belonging_of
from airshed.web.kit.register import Register, registers
from airshed.web.kit.sheets.reading import Row, Sheet, Values
from airshed.web.kit.values import known_for
from airshed.web.proofs.models import Proof as Sealed
from airshed.web.proofs.operations import Said, seal

BY = "demo"
PURPOSES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("scattered_polluters", "photo"): "found",
        ("site_checks", "visit"): "photo",
        ("documents", "file"): "document",
    }
)
"""What the registers call a purpose that the city calls otherwise; `closing` depends on the row."""
NAMES: Mapping[tuple[str, str], str] = MappingProxyType(
    {("scattered_polluters", "class"): "treatment", ("vehicles", "class"): "size_class"}
)
"""Columns that the registers call otherwise."""
SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "archive": "档案",
        "business_register": "市场主体登记",
        "census": "污染源普查",
        "complaint": "投诉举报",
        "discharge_permit": "排污许可证",
        "duty_list": "主管部门名单",
        "eia": "环评批复",
        "firm": "企业报送",
        "leak_test": "泄漏检测报告",
        "licence": "锅炉使用登记",
        "patrol": "巡查",
        "permit": "施工许可",
        "registration": "机动车登记",
        "return": "部门报送",
        "roadside": "路检路查",
        "survey": "排查",
        "visit": "现场检查",
    }
)
"""Where rows come from, as offices write it."""
Advance = Callable[[int, int, str], None]


class ReportRefused(AirshedError):
    """A report of the invented city does not fit its register: the program is at fault, not its reader."""


def bring_reports(home: Path, *, seed: int, until: datetime, advance: Advance) -> dict[str, int]:
    """Import all reports and seal all proofs that are not there yet; return how many rows and proofs there are.

    Args:
        home: the demo's home, its database up to date.
        seed: of the city.
        until: what came after it is left out. [city wall time]
        advance: told how far the work is, of how much, and at what.
    """
    _departments(home, at=until)
    everything = registers_of(seed, until.date())
    reports = sorted((r for own in everything.values() for r in own), key=lambda r: (r.moment, r.register))
    proofs = proofs_of(seed, until.date())
    total = len(reports) + len(proofs)
    known = set(Batch.objects.values_list("register", "at", "department"))
    waiting: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for number, report in enumerate(reports):
        rows = _last_told(report.register, [*waiting.pop(report.register, ()), *report.rows])
        if (report.register, report.moment, report.by_department) in known:
            waiting[report.register] = [row for row in rows if not _is_there(report.register, row)]
        else:
            waiting[report.register] = _import(home, report, rows)
        advance(number, total, report.register)
    there = set(Sealed.objects.values_list("register", "key", "purpose", "name"))
    for number, proof in enumerate(proofs, len(reports)):
        _seal(home, proof, there)
        advance(number, total, "proofs")
    _confirm(seed, until)
    own = Sealed.objects.filter(register__in=[*registers()])
    return {"rows": sum(r.model.objects.count() for r in registers().values()), "proofs": own.count()}


def _confirm(seed: int, until: datetime) -> None:
    """Note what departments said of their rows, unless it is noted."""
    there = set(Confirmation.objects.values_list("register", "department_id", "at"))
    departments = Department.objects.in_bulk()
    with transaction.atomic():
        for said in confirmations_of(seed, until.date()):
            if (said.register, said.department, said.moment) not in there:
                department, register = departments[said.department], registers()[said.register]
                confirm_register(register, department, on=said.moment.date(), by=BY, at=said.moment)


def _departments(home: Path, *, at: datetime) -> None:
    """Store the departments of the plans that nobody stored yet."""
    there = set(Department.objects.values_list("code", flat=True))
    for plan in load_plans(home):
        for department in plan.file.departments:
            if department.id not in there:
                there.add(department.id)
                store_department(code=department.id, zh=department.zh, en=department.en, by=BY, at=at)


def _last_told(name: str, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return each row once, as it was told last: what waits may be told again meanwhile."""
    key = registers()[name].key
    return list({(*(row[part] for part in key), row.get("from_date")): row for row in rows}.values())


def _is_there(name: str, row: Mapping[str, Any]) -> bool:
    register = registers()[name]
    return bool(register.model.objects.filter(**{part: row[part] for part in register.key}).exists())


def _import(home: Path, report: Report, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Import the rows of a report; return those of things nobody has entered yet, which wait for the next one."""
    register = registers()[report.register]
    found = [_row(register, values, number) for number, values in enumerate(rows)]
    known, whose = known_for(register, home=home), Whose(report.by_department)
    unknown = {
        row.number
        for row in found
        if any(row.values.get(n) and row.values[n] not in known.keys[other] for n, other in register.references.items())
    }
    ready = [row for row in found if row.number not in unknown]
    outcome = outcome_of(register, Sheet(ready, (), ()), known, whose=whose)
    if outcome.faults:
        raise ReportRefused(*(remark.fault for remark in outcome.faults[:20]))
    _store(report, register, outcome)
    return [rows[number] for number in sorted(unknown)]


def _store(report: Report, register: Register, outcome: Outcome) -> None:
    effects = [effect for effect in outcome.effects if effect.effect != UNCHANGED]
    with transaction.atomic():
        batch = Batch.objects.create(
            register=register.name,
            by=BY,
            at=report.moment,
            department_id=report.by_department,
            name=f"{report.register}-{report.by_department}-{report.moment:%Y%m%d}.xlsx",
            size=0,
            sha256="",
            state="stored",
            step="done",
            counts={**outcome.counts, "faults": 0, "notes": 0},
            stored_at=report.moment,
            stored_by=BY,
        )
        act = Act(BY, report.moment, "", batch.pk)
        bulk.store_effects(register, effects, act=act, advance=lambda *_: None)


def _row(register: Register, values: Mapping[str, Any], number: int) -> Row:
    worded = {**values, "source": SOURCES.get(values["source"], values["source"])}
    if "issuer" in worded:
        worded["issuer"] = Department.objects.get(pk=worded["issuer"]).zh
    named = {NAMES.get((register.name, name), name): value for name, value in worded.items()}
    places = {name: place for place, name in enumerate(named)}
    return Row(register.name, number, Values(places, tuple(named.values())))


def _seal(home: Path, proof: Proof, there: set[tuple[str, str, str, str]]) -> None:
    register = registers()[proof.register]
    row = _row_of(register, proof.key)
    if row is None:  # nobody entered it
        return
    purpose = PURPOSES.get((proof.register, proof.purpose), proof.purpose)
    if purpose == "closing":
        purpose = "after" if row.treatment == "close" else "document"
    if (proof.register, proof.key, purpose, proof.name) in there:
        return
    seal(
        home,
        register=proof.register,
        key=proof.key,
        purpose=purpose,
        name=proof.name,
        chunks=[proof.content],
        by=BY,
        at=proof.moment,
        scope=belonging_of(register, row),
        said=Said(proof.moment, _degrees(proof.lon), _degrees(proof.lat)),
    )


def _row_of(register: Register, key: str) -> Any:  # noqa: ANN401 - a row
    names: Sequence[str] = key.split("|")
    return register.model.objects.filter(**dict(zip(register.key, names, strict=True))).order_by("pk").last()


def _degrees(value: Any) -> float | None:  # noqa: ANN401 - a number of any kind
    return None if value is None else float(value)

"""`airshed plan rule`: rulings over a plan: what is in force, what is left open, entering and ending."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airshed.cli.air.asking import BadQuestion, kept, moment_of, named_day, repeated
from airshed.cli.output import ByOption, HomeOption, JsonOption, at_home, emit, reported
from airshed.cli.plan.asking import KnownAtOption, PlanArgument
from airshed.cli.plan.desk import Desk, Saying
from airshed.errors import Fault
from airshed.web import env

if TYPE_CHECKING:
    from airshed.plan.rulings.entry import Entered
    from airshed.plan.rulings.ruling import Ruling

IdArgument = Annotated[str | None, typer.Argument(metavar="[ID]", help="A clause, or one of its indicators.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="ASPECT=VALUE",
        help="What is decided: lead, assist, person, deadline, target, expected, reading, where or done.",
    ),
]
DocumentOption = Annotated[str, typer.Option("--document", metavar="TEXT", help="The paper that says so.")]
ApproverOption = Annotated[str, typer.Option("--approver", metavar="NAME", help="Who approved it.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day in force; default: today.")]
ToOption = Annotated[
    str | None,
    typer.Option("--to", metavar="DAY", help="Last day in force, itself included; with --end default: yesterday."),
]
ReplacesOption = Annotated[
    list[str] | None, typer.Option("--replaces", metavar="RULING", help="Ruling that ends where this one begins.")
]
EndOption = Annotated[str | None, typer.Option("--end", metavar="RULING", help="End this ruling.")]
TasksOption = Annotated[
    Path | None, typer.Option("--tasks", metavar="FILE", help="Fill gaps from a task list (.xlsx, .docx).")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="With --tasks: show what would be placed, store nothing.")
]
OPTIONS = (
    "ID",
    "--document",
    "--approver",
    "--reason",
    "--from",
    "--to",
    "--replaces",
    "--dry-run",
    "--known-at",
    "--by",
)
WORDS = {"--document", "--approver", "--reason"}
MODES: Mapping[str, frozenset[str]] = {
    "--set": frozenset({"ID", *WORDS, "--from", "--to", "--replaces", "--by"}),
    "--end": frozenset({*WORDS, "--to", "--by"}),
    "--tasks": frozenset({*WORDS, "--from", "--to", "--dry-run", "--by"}),
    "": frozenset({"ID", "--known-at"}),
}
"""What each way of calling takes; without any, rulings and gaps are listed."""


def rule(  # noqa: PLR0913 - each an option of the command
    *,
    plan: PlanArgument,
    id: IdArgument = None,  # noqa: A002 - as the argument is called
    sets: SetOption = None,
    document: DocumentOption = "",
    approver: ApproverOption = "",
    reason: ReasonOption = "",
    from_day: FromOption = None,
    to_day: ToOption = None,
    replaces: ReplacesOption = None,
    end: EndOption = None,
    tasks: TasksOption = None,
    dry_run: DryRunOption = False,
    known_at: KnownAtOption = None,
    by: ByOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """List rulings and what is left open; or enter rulings, end one, or fill gaps from a task list.

    Example: airshed plan rule example/2019 E2-03 --set lead=works --document Doc12 --approver Wang --reason "no lead"
    """
    with reported(as_json):
        words = {"document": document, "approver": approver, "reason": reason}
        given = (id, document, approver, reason, from_day, to_day, replaces, dry_run, known_at, by)
        options = dict(zip(OPTIONS, given, strict=True))
        faults = _check_mode({"--set": sets, "--end": end, "--tasks": tasks}, options)
        desk = _desk(home, plan, known_at, by, faults)
        saying = Saying(words, *_days(from_day, to_day, faults), replaces or ())
        if desk is None:
            raise BadQuestion(*faults)
        if sets and id and not (end or tasks):
            _enter(desk, _rulings(desk, id, sets, saying, faults), faults, as_json=as_json)
        elif faults:
            raise BadQuestion(*faults)
        elif end is not None:
            _end(desk, end, saying, as_json=as_json)
        elif tasks is not None:
            from airshed.cli.plan.rule_tasks import enter_tasks  # noqa: PLC0415 - it reads Word documents

            enter_tasks(desk, tasks, saying, dry_run=dry_run, as_json=as_json)
        else:
            _list(desk, id, at=at_home(home), as_json=as_json)


def _check_mode(modes: Mapping[str, object], options: Mapping[str, object]) -> list[Fault]:
    """Return what is wrong with the way of calling: two ways at once, or options that belong to another."""
    chosen = [name for name, value in modes.items() if value]
    if len(chosen) > 1:
        return [Fault("plan.rule_one", ", ".join(chosen), "", ", ".join(modes))]
    mode = chosen[0] if chosen else ""
    faults = [
        Fault(
            "plan.rule_option",
            name,
            mode,
            ", ".join(other or "airshed plan rule PLAN" for other in MODES if name in MODES[other]),
        )
        for name, value in options.items()
        if value and name not in MODES[mode]
    ]
    return faults + ([Fault("plan.rule_id", "ID", "", "C1.1-01")] if mode == "--set" and not options["ID"] else [])


def _desk(home: Path | None, plan: str, known_at: str | None, by: str | None, faults: list[Fault]) -> Desk | None:
    from airshed.plan.load import load_plan  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.rulings.ruling import stored_rulings  # noqa: PLC0415 - as above
    from airshed.web.bridge import tables_of_home  # noqa: PLC0415 - as above

    folder = env.home(home)
    moment, found = None, None
    broken: list[Fault] = []
    with kept(faults):
        moment = moment_of(known_at, "--known-at")
    with kept(broken):
        found = load_plan(folder, plan)
    if broken or found is None:
        faults += broken
        return None
    known = stored_rulings(tables_of_home(folder), known_at=moment)
    own = tuple(ruling for ruling in known if ruling.plan == found.id)
    return Desk(folder, found, own, env.now(folder), env.user(by))


def _days(first: str | None, last: str | None, faults: list[Fault]) -> tuple[date | None, date | None]:
    """Return first day and day after the last as the options name them."""
    start, end = None, None
    with kept(faults):
        start = named_day("--from", first) if first else None
    with kept(faults):
        end = named_day("--to", last) + timedelta(days=1) if last else None
    return start, end


def _enter(desk: Desk, rulings: "Sequence[Ruling]", faults: list[Fault], *, as_json: bool) -> None:
    from airshed.cli.plan.showing_rulings import show_entered  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.rulings.entry import enter_rulings, prepared  # noqa: PLC0415 - as above

    with kept(faults):
        prepared(rulings, desk.plan, desk.known)
    if faults:
        raise BadQuestion(*dict.fromkeys(faults))
    entered = enter_rulings(desk.home, desk.plan, rulings, now=desk.now)
    shape = _entered_shape(desk, entered)
    emit(shape, as_json=as_json, text=lambda console: show_entered(console, shape, desk.plan.file))


def _pairs(sets: Sequence[str], faults: list[Fault]) -> list[tuple[str, str]]:
    found = []
    for text in sets:
        name, sign, value = text.partition("=")
        if sign and name.strip():
            found.append((name.strip(), value.strip()))
        else:
            faults.append(Fault("plan.rule_pair", "--set", text, "lead=ecology"))
    faults += repeated("--set", (name for name, _ in found))
    return found


def _rulings(desk: Desk, id: str, sets: Sequence[str], saying: Saying, faults: list[Fault]) -> "list[Ruling]":  # noqa: A002
    """Return the rulings that `--set` names, each with the one it replaces."""
    from airshed.plan.rulings.ruling import Ruling  # noqa: PLC0415 - as above
    from airshed.plan.tasks.departments import ids_in  # noqa: PLC0415 - dataframes load when needed

    found = []
    for name, value in _pairs(sets, faults):
        aspect: Any = name  # the check says whether it is one
        made = Ruling(
            id="",
            plan=desk.plan.id,
            clause=id,
            aspect=aspect,
            value=ids_in(value, desk.plan.file.departments) if name in {"lead", "assist"} else value,
            document=saying.words["document"].strip(),
            approver=saying.words["approver"].strip(),
            reason=saying.words["reason"].strip(),
            from_date=saying.first or desk.now.date(),
            to_date=saying.end,
            by=desk.by,
        )
        found.append(made)
    return _replacing(found, saying.replaces, desk.known, faults)


def _replacing(
    rulings: "Sequence[Ruling]", replaces: Sequence[str], known: "Sequence[Ruling]", faults: list[Fault]
) -> "list[Ruling]":
    """Return rulings with the ones they replace: each is of the same clause and aspect as one of them."""
    about = {(ruling.clause, ruling.aspect): ruling for ruling in rulings}
    found = dict(about)
    for id in replaces:  # noqa: A001 - what it is
        old = next((ruling for ruling in known if ruling.id == id), None)
        key = (old.clause, old.aspect) if old else None
        if key in about:
            found[key] = replace(about[key], replaces=id)
        else:
            fitting = ", ".join(f"{r.id} {r.clause} {r.aspect}" for r in known if (r.clause, r.aspect) in about)
            faults.append(Fault("plan.no_ruling", "--replaces", id, fitting))
    return [found[ruling.clause, ruling.aspect] for ruling in rulings]


def _end(desk: Desk, id: str, saying: Saying, *, as_json: bool) -> None:  # noqa: A002 - what it is
    from airshed.cli.plan.showing_rulings import show_entered  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.rulings.entry import Ending, end_ruling  # noqa: PLC0415 - as above

    begins = next((ruling.from_date for ruling in desk.known if ruling.id == id), date.min)
    day = saying.end or max(desk.now.date(), begins)
    entered = end_ruling(desk.home, desk.plan, Ending(id, day, **saying.words, by=desk.by), now=desk.now)
    shape = _entered_shape(desk, entered)
    emit(shape, as_json=as_json, text=lambda console: show_entered(console, shape, desk.plan.file))


def _entered_shape(desk: Desk, entered: "Entered") -> dict[str, Any]:
    from airshed.plan.rulings.entry import standing_shape  # noqa: PLC0415 - dataframes load when needed

    rulings = [standing_shape(ruling, entered.known, on=desk.now.date()) for ruling in entered.rulings]
    return {"plan": desk.plan.id, "stored": list(entered.stored), "rulings": rulings}


def _list(desk: Desk, id: str | None, *, at: str, as_json: bool) -> None:  # noqa: A002 - as the argument is called
    from airshed.cli.plan.showing_rulings import show_rulings  # noqa: PLC0415 - dataframes load when needed
    from airshed.plan.load import indicator_ids  # noqa: PLC0415 - as above
    from airshed.plan.rulings.entry import standing_shape  # noqa: PLC0415 - as above
    from airshed.plan.rulings.ruling import in_force, ruled  # noqa: PLC0415 - as above
    from airshed.plan.state import gaps_of  # noqa: PLC0415 - as above

    today = desk.now.date()
    clauses = ruled(desk.plan.file, in_force(desk.known, plan=desk.plan.id, on=today)).clauses
    if id is not None:
        asked = desk.plan.clause(id)
        clauses = tuple(clause for clause in clauses if clause.id == asked.id)
    ids = {name for clause in clauses for name in (clause.id, *indicator_ids(clause))}
    rulings = [standing_shape(r, desk.known, on=today) for r in desk.known if id is None or r.clause in ids]
    gaps = [{"id": gap.id, "aspect": gap.aspect} for clause in clauses for gap in gaps_of(clause)]
    shape = {"plan": desk.plan.id, "as_of": today.isoformat(), "rulings": rulings, "gaps": gaps}
    emit(shape, as_json=as_json, text=lambda console: show_rulings(console, shape, desk.plan.file, at=at))

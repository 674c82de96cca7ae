"""Making reports, and putting templates in their place."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.db import IntegrityError, transaction

from airshed.errors import AirshedError, Fault
from airshed.plan.freezing import freeze_figures
from airshed.plan.load import Plan
from airshed.web import audit, env
from airshed.web.papers.sandbox import TemplateRefused
from airshed.web.papers.template import Template
from airshed.web.plans import plan_of
from airshed.web.reports import papers
from airshed.web.reports.asking import Ask, period_of
from airshed.web.reports.content import ask_of, built, check_over, differing, digest_of
from airshed.web.reports.models import Failure, Report
from airshed.web.reports.wording import made_of, picture_of, worded

__all__ = ["Made", "NoPlan", "TemplateRefused", "UnknownTemplate"]


class NoPlan(AirshedError):
    """There is no plan to report on."""


class UnknownTemplate(AirshedError):
    """There is no template of that name."""


@dataclass(frozen=True, slots=True)
class Made:
    """What making came to: the report, and whether it is new."""

    report: Report
    fresh: bool


def make(  # noqa: PLR0913 - which report, and who makes it
    home: Path, *, kind: str, day: date, by: str, now: datetime, plan: Plan | None = None
) -> Made:
    """Make the report of a day or of the month it is in; where nothing changed since the last one, that one stands.

    Args:
        home: the home.
        kind: `daily` or `monthly`.
        day: the day, or any day of the month.
        by: who makes it.
        now: present moment; what is stored later does not count. [city wall time]
        plan: the plan; None = that of the day.

    Raises:
        LakeBusy: another process writes.
        NoPlan: there is no plan.
        NothingToReport: the plan's place has no stations, or the days are not over.
        TemplateRefused: a template of the home cannot be used; nothing was made.
    """
    check_over(kind, day, now=now)
    period = period_of(kind, day)
    _check_own(home, kind)
    chosen = plan or plan_of(home, on=period.last_date)
    if chosen is None:
        raise NoPlan(Fault("reports.no_plan", "plans", "", "airshed plan list"))
    cities = env.settings(home)["rank_cities"]
    ask = ask_of(home, chosen, kind=kind, day=day, counted_at=now, cities=cities)
    content = built(ask)
    digest, templates = digest_of(content), _templates(home, kind)
    before = Report.objects.filter(kind=kind, plan=chosen.id, day=period.from_date).order_by("-number").first()
    if before is not None and (before.digest, before.templates) == (digest, templates):
        _forget_failure(kind, period.from_date)
        return Made(before, fresh=False)
    report = Report(
        kind=kind,
        plan=chosen.id,
        day=period.from_date,
        number=1 if before is None else before.number + 1,
        made_at=now,
        counted_at=now,
        by=by,
        content=content,
        digest=digest,
        templates=templates,
        changes=[] if before is None else differing(before.content, content) or ["template"],
    )
    report.papers = _papers(home, report)
    _freeze(ask, by=by, now=now)
    return _stored(report, by=by, now=now)


def _check_own(home: Path, kind: str) -> None:
    """Refuse own templates that cannot be used before anything is computed."""
    for language in papers.LANGUAGES:
        template = papers.TEMPLATES[kind, language]
        if own := template.own(home):
            template.try_out(own.read_bytes())


def _templates(home: Path, kind: str) -> dict[str, str]:
    return {lang: sha256(papers.TEMPLATES[kind, lang].content(home)).hexdigest() for lang in papers.LANGUAGES}


def _papers(home: Path, report: Report) -> dict[str, str]:
    """Return the digests of the documents in all languages; all are made before any is kept."""
    made = {
        lang: document(home, report, papers.TEMPLATES[report.kind, lang].content(home), lang)
        for lang in papers.LANGUAGES
    }
    return {lang: papers.kept(home, content) for lang, content in made.items()}


def document(home: Path, report: Report, template: bytes, language: str) -> bytes:
    """Return a report as a document.

    Raises:
        TemplateRefused: the template cannot be used.
    """
    words = worded(report.content, home, language=language, made=made_of(report))
    svg = picture_of(report.content, home, language=language)
    return papers.TEMPLATES[report.kind, language].rendered(words, template, svg=svg)


def _freeze(ask: Ask, *, by: str, now: datetime) -> None:
    """Freeze the figures the content names, so that each can be found and computed again."""
    freeze_figures(ask.home, ask.plan, ask.asking, as_of=ask.day, counted_at=ask.counted_at, by=by, now=now)


def _stored(report: Report, *, by: str, now: datetime) -> Made:
    """Store a report, unless somebody else has just made the same version."""
    detail = {
        "digest": report.digest,
        "counted_at": report.counted_at.isoformat(),
        "papers": report.papers,
        "templates": report.templates,
    }
    try:
        with transaction.atomic():
            report.save(force_insert=True)
            Failure.objects.filter(kind=report.kind, day=report.day).delete()
            audit.record(by=by, action="report.made", object=made_of(report)["id"], detail=detail, at=now)
    except IntegrityError:
        same = {key: getattr(report, key) for key in ("kind", "plan", "day", "number")}
        return Made(Report.objects.get(**same), fresh=False)
    return Made(report, fresh=True)


def note_failure(*, kind: str, day: date, at: datetime, faults: tuple[Fault, ...]) -> None:
    """Keep why a report could not be made by the clock, for the page."""
    told = [fault.as_dict() for fault in faults]
    Failure.objects.update_or_create(kind=kind, day=day, defaults={"at": at, "faults": told})


def _forget_failure(kind: str, day: date) -> None:
    Failure.objects.filter(kind=kind, day=day).delete()


def known_template(kind: str, language: str) -> Template:
    """Return a template by kind and language.

    Raises:
        UnknownTemplate: there is none.
    """
    found = papers.KNOWN.get((kind, language))
    if found is None:
        known = ", ".join(template.name for template in papers.KNOWN.values())
        raise UnknownTemplate(Fault("reports.template_name", "template", f"{kind} {language}", known))
    return found


def check_template(home: Path, *, kind: str, language: str, content: bytes) -> None:
    """Try a template on invented rows, and on the latest report where there is one.

    Raises:
        TemplateRefused: it is no document, has macros, or names what there is not.
        UnknownTemplate: there is no template of this kind and language.
    """
    known_template(kind, language).try_out(content)
    latest = Report.objects.filter(kind=kind).order_by("-day", "-number").first()
    if latest is not None:
        document(home, latest, content, language)


def put_template(  # noqa: PLR0913 - what is put where, and who does it
    home: Path, *, kind: str, language: str, content: bytes, by: str, at: datetime
) -> None:
    """Put a template in the place of the one in force; papers made from now on use it.

    Raises:
        As `check_template`.
    """
    check_template(home, kind=kind, language=language, content=content)
    name = known_template(kind, language).name
    folder = home / env.TEMPLATES
    folder.mkdir(mode=0o750, exist_ok=True)
    part = folder / f".{name}.part"
    part.write_bytes(content)
    detail = {"sha256": sha256(content).hexdigest()}
    with transaction.atomic():
        audit.record(by=by, action="report.template_changed", object=name, detail=detail, at=at)
        part.replace(folder / name)


def drop_template(home: Path, *, kind: str, language: str, by: str, at: datetime) -> None:
    """Go back to the packaged template.

    Raises:
        UnknownTemplate: there is no template of this kind and language.
    """
    own = known_template(kind, language).own(home)
    if own is None:
        return
    detail = {"sha256": sha256(own.read_bytes()).hexdigest()}
    with transaction.atomic():
        audit.record(by=by, action="report.template_removed", object=own.name, detail=detail, at=at)
        own.unlink()

"""Pages of dust events: parse, one call, render."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from airshed.air.events import DecisionRefused
from airshed.calendar import year
from airshed.errors import AirshedError
from airshed.lake.listing import LakeBusy
from airshed.web import why
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Record
from airshed.web.accounts.wording import fault_text
from airshed.web.audit import AuditBusy
from airshed.web.charts import dust as chart
from airshed.web.dust import operations, queries
from airshed.web.dust.effects import Effects
from airshed.web.dust.forms import DecisionForm
from airshed.web.dust.goals import goal_rows
from airshed.web.dust.queries import Asked, Event
from airshed.web.pages import ASKED, drawn, shown, spoken, taken
from airshed.web.plans import rulebook
from airshed.web.words import say

LONGEST = 200
CHART_ID = "chart-dust"
CHANGED = "air.event_changed"
WRONG, CONFLICT, UNUSABLE = 400, 409, 503


@require_GET
def events(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the events of a place and year."""
    asked = Asked(*(request.GET.get(name, "").strip()[:LONGEST] for name in ("place", "year", "status")))

    def found() -> dict[str, Any]:
        return {"dust": queries.list_events(settings.HOME, asked, user=request.user, today=moment().date())}

    return shown(request, "dust/list.html", say("沙尘过程", "Dust events"), found)


@require_POST
def propose(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Search the data of a place and year for events."""
    at = moment()
    try:
        place = queries.get_place(settings.HOME, request.POST.get("place", "")[:LONGEST], user=request.user)
        period = _year(request.POST.get("year", ""), at.date())
        found = operations.propose(settings.HOME, place, period, user=request.user, at=at)
    except AirshedError as refusal:
        for text in sentences_of(refusal):
            messages.error(request, text)
        return redirect("dust:list")
    count, new = len(found.events), found.new
    name = say(place.zh, place.en)
    told = say(
        f"{name} {period.from_date.year} 年：找到 {count} 次，新增 {new} 次",
        f"{name}, {period.from_date.year}: {count} found, {new} of them new",
    )
    messages.success(request, told)
    return redirect(f"{reverse('dust:list')}?year={period.from_date.year}")


def _year(text: str, today: date) -> Any:  # noqa: ANN401 - a period
    if not (text.isascii() and text.isdecimal() and 2000 <= int(text[:4]) <= today.year and len(text) == 4):  # noqa: PLR2004
        raise Http404
    return year(int(text))


@require_http_methods(["GET", "POST"])
def event(request: Any, id: str) -> HttpResponse:  # noqa: A002, ANN401 - what it is; as above
    """Show an event and what a decision changes; who may, decides."""
    try:
        found = queries.get_event(settings.HOME, id, user=request.user)
        if request.method == "POST":
            return _decide(request, found)
        if request.GET.get(ASKED) == CHART_ID:
            return _table(request, found)
        form = DecisionForm(found.row, found.bounds) if found.may_decide else None
        return _shown(request, found, form)
    except AirshedError:
        return shown(request, "dust/list.html", say("沙尘过程", "Dust events"), {"broken": True}, status=UNUSABLE)


def _decide(request: Any, found: Event) -> HttpResponse:  # noqa: ANN401 - as above
    if not found.may_decide:
        raise Http404
    form = DecisionForm(found.row, found.bounds, request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=WRONG)
    try:
        operations.decide(settings.HOME, form.decided(), user=request.user, at=moment())
    except DecisionRefused as refusal:
        found = queries.get_event(settings.HOME, found.row["event"], user=request.user)
        if any(fault.code == CHANGED for fault in refusal.faults):
            form = DecisionForm(found.row, found.bounds, {**request.POST.dict(), "seen": found.row["revision"]})
            form.is_valid()
            return _shown(request, found, form, status=CONFLICT, other=True)
        form.told(refusal.faults)
        return _shown(request, found, form, status=WRONG)
    except (LakeBusy, AuditBusy) as refusal:
        for text in sentences_of(refusal):
            form.add_error(None, text)
        return _shown(request, found, form, status=UNUSABLE)
    messages.success(
        request,
        say("已记录。空气和方案的数值已按新的决定计算。", "Recorded. Air and plans are computed by the new decision."),
    )
    return redirect("dust:event", id=found.row["event"])


def _shown(
    request: Any,  # noqa: ANN401 - as above
    found: Event,
    form: DecisionForm | None,
    *,
    status: int = 200,
    other: bool = False,
) -> HttpResponse:
    title = say(f"沙尘过程 {found.row['event']}", f"Dust event {found.row['event']}")

    def asked() -> Mapping[str, Any]:
        effect = queries.get_effects(settings.HOME, found, today=moment().date())
        place = found.place
        values = {
            "event": queries.event_shape(found.row),
            "place": queries.place_name(found.row["place"], [place] if place else []),
            "synthetic": bool(place and place.synthetic),
            "stand_in": bool(place and place.stand_in),
            "history": [queries.event_shape(row) for row in reversed(found.history)],
            "form": form,
            "other": other,
        }
        return values if effect is None else {**values, **_effect(request, found, effect)}

    return shown(request, "dust/event.html", title, asked, status=status)


def _effect(request: Any, found: Event, effect: Effects) -> dict[str, Any]:  # noqa: ANN401 - as above
    before = effect.before
    name = queries.place_name(found.row["place"], [found.place] if found.place else [])
    evaluation = effect.years[1]
    coverage = evaluation["pollutants"]["pm10"]["coverage"]
    span = f"{evaluation['from']} – {evaluation['to']}"
    hours = (effect.peak.valid, effect.peak.hours)
    told: dict[str, Any] = {"place": name, "stations": effect.stations}
    return {
        "event": queries.event_shape(found.row, effect.peak),
        "before": None if before is None else f"{before:.0f}",
        "chart": drawn(_chart(found, effect), request, id=CHART_ID, record=Record.dust_event),
        "days": queries.days_rows(effect),
        "years": queries.year_rows(effect),
        "coverage": coverage,
        "span": span,
        "goals": goal_rows(settings.HOME, effect, user=request.user),
        "why_event": why.of_air(effect.left_out, period=queries.around(found), coverage=hours, **told),
        "why_year": why.of_air(evaluation, period=span, coverage=(coverage["valid"], coverage["expected"]), **told),
    }


def _chart(found: Event, effect: Effects) -> Any:  # noqa: ANN401 - a chart
    synthetic = bool(found.place and found.place.synthetic)
    rules = rulebook(settings.HOME)
    given = chart.Input(found.row, effect.hours, rules, effect.kept, effect.left_out, synthetic=synthetic)
    return chart.draw(given, language=spoken())


def _table(request: Any, found: Event) -> HttpResponse:  # noqa: ANN401 - as above
    effect = queries.get_effects(settings.HOME, found, today=moment().date())
    if effect is None:
        raise Http404
    return taken(_chart(found, effect), request, name=f"dust-{found.row['event']}", record=Record.dust_event)


def sentences_of(refusal: AirshedError) -> list[str]:
    """Return what was refused as sentences; who holds the stores is not the reader's business."""
    if isinstance(refusal, LakeBusy | AuditBusy):
        return [
            say(
                "正在写入别的数据，没有保存，请过一会儿再试",
                "other data are being written, nothing was stored; try again in a while",
            )
        ]
    return [fault_text(fault) for fault in refusal.faults]

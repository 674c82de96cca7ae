"""Pages of reports: parse, one call, render."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from airshed.errors import AirshedError
from airshed.lake.listing import LakeBusy
from airshed.web import audit
from airshed.web.accounts.queries import moment
from airshed.web.accounts.rights import Action
from airshed.web.audit import AuditBusy
from airshed.web.pages import DOCX, UNUSABLE, handed, shown, spoken
from airshed.web.reports import operations, papers, queries
from airshed.web.reports.forms import MakeForm
from airshed.web.reports.verifying import verified
from airshed.web.reports.wording import PARTS, made_of
from airshed.web.words import say
from airshed.wordings import sentences

WRONG = 400


@require_GET
def reports(request: Any) -> HttpResponse:  # noqa: ANN401 - a request with a user
    """List the reports."""
    queries.check_reader(request.user)
    return _listed(request, MakeForm())


def _listed(request: Any, form: MakeForm, *, told: list[str] | None = None, status: int = 200) -> HttpResponse:  # noqa: ANN401
    kind, page = request.GET.get("kind", ""), request.GET.get("page", "1")

    def asked() -> dict[str, Any]:
        found = queries.list_reports(settings.HOME, user=request.user, kind=kind, page=page, language=spoken())
        obstacle = queries.obstacle(settings.HOME, on=moment().date() - timedelta(days=1))
        return {**found, "form": form, "told": told or [], "obstacle": obstacle}

    return shown(request, "reports/list.html", say("日报与月报", "Reports"), asked, status=status)


@require_POST
def make(request: Any) -> HttpResponse:  # noqa: ANN401 - as above
    """Make a report now."""
    queries.check_reader(request.user, Action.edit)
    form = MakeForm(request.POST)
    if not form.is_valid():
        return _listed(request, form, status=WRONG)
    given, now = form.cleaned_data, moment()
    try:
        made = operations.make(settings.HOME, kind=given["kind"], day=given["day"], by=request.user.username, now=now)
    except (LakeBusy, AuditBusy):  # who holds the stores is not the reader's business
        told = say("正在写入别的数据，请过一会儿再试", "other data are being written, try again in a while")
        return _listed(request, form, told=[told], status=UNUSABLE)
    except AirshedError as refusal:
        return _listed(request, form, told=[say(*sentences(fault)) for fault in refusal.faults], status=WRONG)
    if made.fresh:
        number = made.report.number
        messages.success(request, say(f"已生成第 {number} 版。", f"Version {number} was made."))
    else:
        messages.info(
            request,
            say("数据没有变化，仍是这一版。", "Nothing has changed since: this version stands."),
        )
    return redirect("reports:report", number=made.report.pk)


@require_GET
def report(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a report."""
    return _page(request, number, "reports/report.html")


@require_GET
def printed(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Show a report as it goes to paper."""
    return _page(request, number, "reports/print.html")


def _page(request: Any, number: int, template: str) -> HttpResponse:  # noqa: ANN401 - as above
    found = queries.get_report(number, user=request.user)

    def asked() -> dict[str, Any]:
        return {"report": queries.get_page(settings.HOME, found, user=request.user, language=spoken())}

    title = queries.title_of(found, language=spoken(), home=settings.HOME)
    return shown(request, template, title, asked)


@require_GET
def paper(request: Any, number: int, language: str) -> HttpResponse:  # noqa: ANN401 - as above
    """Hand out the document as it was made."""
    found = queries.get_report(number, user=request.user, action=Action.export)
    digest = found.papers.get(language)
    path = None if digest is None else papers.path_of(settings.HOME, digest)
    if path is None or not path.is_file():
        raise Http404
    audit.record(
        by=request.user.username,
        action="report.exported",
        object=made_of(found)["id"],
        detail={"language": language, "sha256": digest},
        at=moment(),
    )
    return handed(path.read_bytes(), queries.file_name(found, language), DOCX)


@require_POST
def verify(request: Any, number: int) -> HttpResponse:  # noqa: ANN401 - as above
    """Make a report again from what was known then, and say whether it is the same."""
    found = queries.get_report(number, user=request.user)
    told = verified(settings.HOME, found)
    if told["equal"]:
        messages.success(
            request,
            say(
                "核对一致：按当时已知的数据重算，内容相同，文件完好。",
                "The same: made again by what was known then, and whole.",
            ),
        )
    else:
        parts = say("、", ", ").join(say(*PARTS.get(part, (part, part))) for part in told["differences"])
        messages.error(
            request,
            say(f"核对不一致：{parts or '存储的内容或文件'}。", f"Not the same: {parts or 'what is stored'}."),
        )
    return redirect("reports:report", number=number)

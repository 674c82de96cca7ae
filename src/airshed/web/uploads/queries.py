"""What pages show of uploads, as plain values in the language of the reader."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404

from airshed.errors import Fault
from airshed.lake.refusals import clean, reason_of, right_of
from airshed.vocab import COLUMNS, POLLUTANTS, UNIT_SIGNS
from airshed.web import env, heartbeat
from airshed.web.accounts.access import may, reach
from airshed.web.accounts.queries import get_visible, visible
from airshed.web.accounts.rights import STATES, Action, Record, Scope
from airshed.web.silence import recent_silence
from airshed.web.uploads import apart, keeping
from airshed.web.uploads.models import DISCARDED, FAILED, JOBS, SHOWN, File, Silence, Upload
from airshed.web.words import say
from airshed.wordings import sentences

PER_PAGE = 25
LAYOUTS: Mapping[str, tuple[str, str]] = {
    "publication": ("全国站点小时发布表", "national publication"),
    "stations": ("站点名单", "list of stations"),
    "tidy": ("每行一个站点小时", "one row a station-hour"),
    "wide": ("每列一个站点", "one column a station"),
}
MARKS: Mapping[str, tuple[str, str]] = {
    "received": ("上传", "received"),
    "agreed": ("同意入库", "agreed to"),
    "stored": ("入库", "stored"),
    "refused": ("被拒绝", "refused"),
    "discarded": ("放弃", "discarded"),
    "undo": ("要求撤销", "asked to take back"),
    "undone": ("撤销", "taken back"),
}


def may_import(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Tell whether somebody may bring air data: officers of the department that coordinates the plan."""
    return may(user, Record.observation, Action.import_)


def may_look(user: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether somebody may see uploads of air data: who may bring them, and who sees all uploads."""
    scopes = {reach(user, Record.upload, Action.view, state) for state in STATES[Record.upload]}
    return may_import(user) or scopes == {Scope.all}


def may_be_warned(user: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether somebody is told that no data come in: who works with all of them, or runs the system."""
    return may(user, Record.observation, Action.export) or may(user, Record.account, Action.manage)


def get_upload(*, user: Any, number: int, action: Action = Action.view) -> Upload:  # noqa: ANN401 - as above
    """Return an upload for a user; a foreign one is not there, and the attempt is recorded.

    Raises:
        Http404: there is none for this user.
    """
    allowed = may_look(user) if action is Action.view else may_import(user)
    found: Upload = get_visible(Upload.objects.all(), user=user, action=action, pk=number)
    if not allowed:
        raise Http404
    return found


def get_file(*, user: Any, upload: int, number: int) -> File:  # noqa: ANN401 - as above
    """Return a file of an upload whose bytes are still kept; else as `get_upload`."""
    get_upload(user=user, number=upload)
    found: File = get_visible(File.objects.filter(upload_id=upload), user=user, pk=number)
    if not found.kept:
        raise Http404
    return found


def list_uploads(*, user: Any, state: str, words: str, page: str) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return a page of the uploads a user may see, the newest first.

    Args:
        user: who asks.
        state: only of this state; anything unknown = all.
        words: only with this in a file's name, the note, or the name of who brought it.
        page: number of the page; anything wrong = the first.
    """
    rows = visible(Upload.objects.all(), user=user).select_related("department").prefetch_related("files")
    if state in STATES[Record.upload]:
        rows = rows.filter(state=state)
    if words := words.replace("\0", "").strip()[:100]:
        rows = rows.filter(
            Q(files__name__icontains=words) | Q(note__icontains=words) | Q(by__icontains=words)
        ).distinct()
    found: Page[Upload] = Paginator(rows, PER_PAGE).get_page(page)
    states = [{"code": code, "title": say(*named)} for code, named in STATES[Record.upload].items()]
    chosen = state if state in STATES[Record.upload] else ""
    rows_shown = [_row(upload) for upload in found.object_list]
    return {"rows": rows_shown, "page": found, "states": states, "state": chosen, "words": words}


def _row(upload: Upload) -> dict[str, Any]:
    names = [file.name for file in upload.files.all()]
    more = len(names) - 1
    return {
        "number": upload.pk,
        "at": upload.at,
        "by": upload.by,
        "state": upload.state,
        "counts": upload.counts,
        "status": status_text(upload),
        "title": names[0] + (say(f" 等 {len(names)} 个", f" and {more} more") if more else "") if names else "",
    }


def status_text(upload: Upload) -> str:
    """Return state or step, whichever says more."""
    if upload.state == "waiting" or upload.at_work or upload.step == DISCARDED:
        return str(upload.get_step_display())
    if upload.state == "stored" and not (upload.counts.get("stored") or upload.counts.get("stations")):
        return say("已处理，没有新的值", "done, nothing new")
    return str(upload.get_state_display())


def get_detail(home: Path, upload: Upload, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return all a page shows of an upload."""
    preview, mine = upload.preview, may_import(user)
    read = {file["name"]: file for file in preview.get("files", [])}
    files = [_file(file, read.get(file.name, {})) for file in upload.files.all()]
    progress = apart.progress_of(keeping.work_of(home, upload.pk)) if upload.at_work else {}
    changed = mine and visible(Upload.objects.filter(pk=upload.pk), user=user, action=Action.edit).exists()
    return {
        "number": upload.pk,
        "by": upload.by,
        "at": upload.at,
        "note": upload.note,
        "state": upload.state,
        "department": str(upload.department or ""),
        "step": upload.step,
        "at_work": upload.at_work,
        "status": status_text(upload),
        "counts": upload.counts,
        "files": files,
        "progress": progress,
        "jobs": heartbeat.alive(home),
        "faults": [say(*sentences(Fault(**fault))) for fault in upload.faults],
        "notes": [_note(Fault(**note)) for note in preview.get("notes", [])],
        "corrections": [_correction(change) for change in preview.get("corrections", [])],
        "groups": [_group(group) for group in preview.get("groups", [])],
        "rejects": [refusal(row) for row in preview.get("rejects", [])],
        "refused": preview.get("refused", 0),
        "history": [_mark(mark) for mark in upload.history],
        "may_store": changed and upload.step == SHOWN,
        "may_discard": changed and upload.step in {SHOWN, FAILED},
        "may_retry": changed and upload.step == FAILED,
        "may_undo": changed and upload.state == "stored" and not upload.at_work and bool(upload.counts.get("stored")),
        "may_download": keeping.rejects_of(home, upload.pk).exists(),
        "days": env.settings(home)["upload_days"],
    }


def _mark(mark: Mapping[str, Any]) -> dict[str, Any]:
    by = say("系统", "the system") if mark["by"] == JOBS else mark["by"]
    return {**mark, "text": say(*MARKS[mark["what"]]), "by": by}


def _file(file: File, read: Mapping[str, Any]) -> dict[str, Any]:
    layout = read.get("layout", "")
    return {
        "number": file.pk,
        "name": file.name,
        "size": file.size,
        "sha256": file.sha256,
        "kept": file.kept,
        **{key: read.get(key) for key in ("read", "refused", "stations", "first", "last")},
        "layout": say(*LAYOUTS[layout]) if layout in LAYOUTS else layout,
    }


def _note(note: Fault) -> str:
    """Return a note in words; what names a command says what to do here."""
    shown = Fault("uploads.no_stations") if note.code == "lake.note.no_stations" else note
    return say(*sentences(shown))


def _correction(change: Mapping[str, Any]) -> dict[str, str]:
    column = change["column"]
    name = POLLUTANTS[column].network if column in POLLUTANTS else say(COLUMNS[column].zh, COLUMNS[column].en)
    old, new = (_value(column, change[key]) for key in ("old", "new"))
    return {"station": change["station"], "hour": change["hour_end"] or "", "name": name, "old": old, "new": new}


def _value(column: str, text: str | None) -> str:
    """Return a stored value as people write it, with its unit."""
    if text is None:
        return say("无", "none")
    if column not in POLLUTANTS:
        return text
    pollutant = POLLUTANTS[column]
    return f"{Decimal(text) / pollutant.scale} {UNIT_SIGNS[pollutant.unit]}"


def _group(group: Mapping[str, Any]) -> dict[str, Any]:
    return {"reason": reason_of(group, say=say), "column": clean(group["column"]), "count": group["count"]}


def refusal(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a refused row in the language of the reader."""
    unknown = row["reason"] == "unknown_station"
    right = say("先上传站点名单", "upload the list of stations first") if unknown else right_of(row, say=say)
    return {
        **{key: clean(row[key]) for key in ("file", "column", "value")},
        "row": row["row"],
        "reason": reason_of(row, say=say),
        "right": right,
    }


def list_silences(*, user: Any) -> list[Silence]:  # noqa: ANN401 - as above
    """Return the silences that last, those that ended lately after them."""
    rows = visible(Silence.objects.all(), user=user)
    return [*rows.filter(ended_at=None)[:PER_PAGE], *rows.exclude(ended_at=None)[:PER_PAGE]]


def silence_text(home: Path, *, now: datetime) -> str:
    """Return what the banner says about data that do not come in; nothing when they do, or never did."""
    found = recent_silence(home, now=now)
    if found.latest is None or not (found.stations or found.all_silent(now)):
        return ""
    since = f"{found.latest:%Y-%m-%d %H:%M}"
    if found.all_silent(now):
        return say(f"{since} 之后没有空气数据。", f"No air data since {since}.")
    named = [s.name or s.station for s in found.stations[:3]]
    more = len(found.stations) - len(named)
    zh, en = "、".join(named) + (f" 等 {len(found.stations)} 个点位" if more else ""), ", ".join(named)
    en += f" and {more} more stations" if more else ""
    return say(f"{zh} 超过 {found.hours} 小时没有数据。", f"No data for more than {found.hours} hours from {en}.")

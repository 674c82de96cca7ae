"""What is done to an upload: received, read, agreed to, stored, discarded, taken back; each leaves its mark."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from airshed.errors import AirshedError, Fault
from airshed.lake.undoing import stored_batches, undo_batches
from airshed.web import audit, env
from airshed.web.accounts.models import Department
from airshed.web.keeping import MB, TooLarge, distinct_names, safe_name
from airshed.web.uploads import apart, keeping
from airshed.web.uploads.models import (
    DISCARDED,
    DONE,
    FAILED,
    JOBS,
    READING,
    SHOWN,
    STORING,
    UNDOING,
    File,
    Upload,
)

MOVED_CODE = "lake.moved"
DAY_S = 86400


class UploadRefused(AirshedError):
    """Nothing came, or too much; nothing was kept."""


class StepTaken(AirshedError):
    """Somebody else has gone on with the upload meanwhile."""


def receive(  # noqa: PLR0913 - who, what, when, from where
    home: Path,
    given: Sequence[tuple[str, Iterable[bytes]]],
    *,
    by: str,
    department: str | None,
    enterprise: str = "",
    note: str = "",
    at: datetime,
    source: str | None = None,
) -> Upload:
    """Keep the bytes of files and note the upload, to be read by the jobs.

    Raises:
        UploadRefused: there are no files.
        TooLarge: they weigh more than setting `upload_mb`.
    """
    if not given:
        raise UploadRefused(Fault("uploads.none", "files"))
    left, kept = env.settings(home)["upload_mb"] * MB, []
    for name, chunks in given:
        try:
            found = keeping.keep(home, name, chunks, most=left)
        except TooLarge:
            limit = f"{env.settings(home)['upload_mb']} MB"
            raise TooLarge(Fault("uploads.too_large", safe_name(name), "", limit)) from None
        left -= found.size
        kept.append(found)
    names = distinct_names([file.name for file in kept])
    with transaction.atomic():
        upload = Upload(
            by=by,
            at=at,
            department_id=department,
            enterprise=enterprise,
            note=note,
            source=source,
            history=[_mark("received", by, at)],
        )
        upload.save()
        rows = zip(names, kept, strict=True)
        File.objects.bulk_create(File(upload=upload, name=n, size=k.size, sha256=k.sha256) for n, k in rows)
    return upload


def department_of_inbox() -> str | None:
    """Return the department that answers for what the watched folder brings: the one that coordinates the plan."""
    found = Department.objects.filter(coordinates=True, closed=False).order_by("code").first()
    return found.code if found else None


def _mark(what: str, by: str, at: datetime) -> dict[str, str]:
    return {"what": what, "by": by, "at": at.isoformat(sep=" ", timespec="seconds")}


def read(home: Path, upload: Upload, *, now: datetime) -> None:
    """Read the files of an upload and note what storing them would do."""
    with keeping.laid_out(home, upload.pk, _files(upload)) as folder:
        rejects = keeping.rejects_of(home, upload.pk)
        told = apart.run(home, folder, now=now, by=upload.by, store=False, expected="", rejects=rejects)
    upload.faults = [fault for fault in upload.faults if fault["code"] == MOVED_CODE]
    if told.verdict == apart.REFUSED:
        _refused(upload, told.faults, now=now)
    elif told.verdict:
        _move(upload, READING, step=FAILED, faults=_plain(told.faults))
    else:
        _move(upload, READING, step=SHOWN, faults=upload.faults, **_found(told.summary))


def _files(upload: Upload) -> list[tuple[str, str]]:
    return list(upload.files.values_list("name", "sha256"))


def _plain(faults: Iterable[Fault]) -> list[dict[str, str]]:
    return [asdict(fault) for fault in faults]


def _found(summary: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    left_out = {"counts", "digest", "batches"}
    shown = {key: value for key, value in summary.items() if key not in left_out}
    return {
        "counts": summary["counts"],
        "digest": summary["digest"],
        "batches": summary["batches"],
        "preview": shown,
    }


def _move(upload: Upload, from_step: str, **values: Any) -> None:  # noqa: ANN401 - columns
    """Change an upload that is still at a step.

    Raises:
        StepTaken: it is not.
    """
    if not Upload.objects.filter(pk=upload.pk, step=from_step).update(**values):
        raise StepTaken(Fault("uploads.step_taken", str(upload.pk)))
    for name, value in values.items():
        setattr(upload, name, value)


def _refused(upload: Upload, faults: Iterable[Fault], *, now: datetime) -> None:
    told = _plain(faults)
    with transaction.atomic():
        _move(
            upload,
            upload.step,
            state="refused",
            step=DONE,
            faults=told,
            history=[*upload.history, _mark("refused", JOBS, now)],
        )
        _record(upload, "upload.refused", by=upload.by, at=now, faults=[f["code"] for f in told][:20])


def _record(upload: Upload, action: str, *, by: str, at: datetime, **detail: Any) -> None:  # noqa: ANN401 - of the entry
    rows = [{"name": f.name, "size": f.size, "sha256": f.sha256} for f in upload.files.all()]
    told = {"by": upload.by, "counts": upload.counts, "batches": upload.batches, **detail}
    audit.record_rows(by=by, action=action, object=f"upload {upload.pk}", rows=rows, at=at, detail=told)


def agree(upload: Upload, *, by: str, at: datetime) -> None:
    """Have an upload stored as its preview shows it; the jobs do it.

    Raises:
        StepTaken: somebody else has gone on with it.
    """
    moment = at.replace(microsecond=0)
    batches = [f"{moment:%Y%m%dT%H%M%S}-{name.rpartition('-')[2]}" for name in upload.batches]
    history = [*upload.history, _mark("agreed", by, at)]
    _move(upload, SHOWN, step=STORING, moment=moment, batches=batches, faults=[], history=history)


def store(home: Path, upload: Upload, *, now: datetime) -> None:
    """Store what was agreed to; if the process before ended after it had stored, that is found and noted."""
    interrupted = keeping.work_of(home, upload.pk).exists()
    if interrupted and stored_batches(home, upload.batches):
        _stored(upload, now=now)
        shutil.rmtree(keeping.work_of(home, upload.pk), ignore_errors=True)
        return
    with keeping.laid_out(home, upload.pk, _files(upload)) as folder:
        rejects = keeping.rejects_of(home, upload.pk)
        moment, by = upload.moment or now, _agreed_by(upload)
        told = apart.run(home, folder, now=moment, by=by, store=True, expected=upload.digest, rejects=rejects)
        if not told.verdict:
            _stored(upload, now=now)  # before the folder goes: where this fails, the next try finds what is stored
    if told.verdict == apart.REFUSED:
        _refused(upload, told.faults, now=now)
    elif told.verdict == apart.MOVED:
        _move(upload, STORING, step=READING, faults=_plain(told.faults))
    elif told.verdict:
        _move(upload, STORING, step=SHOWN, faults=_plain(told.faults))


def _agreed_by(upload: Upload) -> str:
    return next((mark["by"] for mark in reversed(upload.history) if mark["what"] == "agreed"), str(upload.by))


def _stored(upload: Upload, *, now: datetime) -> None:
    """Note that all is stored: what the preview showed, for an import that does anything else is refused."""
    by = _agreed_by(upload)
    history = [*upload.history, _mark("stored", by, now)]
    with transaction.atomic():
        _move(upload, STORING, state="stored", step=DONE, faults=[], history=history)
        _record(upload, "upload.stored", by=by, at=now)


def again(upload: Upload) -> None:
    """Have an upload read once more, after something else than its files was in the way."""
    _move(upload, FAILED, step=READING)


def discard(upload: Upload, *, by: str, at: datetime) -> None:
    """Give up an upload that is not stored; its files go after some days."""
    if upload.step not in {SHOWN, FAILED}:
        raise StepTaken(Fault("uploads.step_taken", str(upload.pk)))
    history = [*upload.history, _mark("discarded", by, at)]
    with transaction.atomic():
        _move(upload, upload.step, state="refused", step=DISCARDED, history=history)
        _record(upload, "upload.discarded", by=by, at=at)


def take_back(upload: Upload, *, by: str, at: datetime) -> None:
    """Have a stored upload taken back; the jobs do it."""
    if upload.state != "stored":
        raise StepTaken(Fault("uploads.step_taken", str(upload.pk)))
    _move(upload, DONE, step=UNDOING, history=[*upload.history, _mark("undo", by, at)])


def undo(home: Path, upload: Upload, *, now: datetime) -> None:
    """Give the hours of a stored upload the values they had before."""
    by = next((mark["by"] for mark in reversed(upload.history) if mark["what"] == "undo"), str(upload.by))
    try:
        found = undo_batches(home, upload.batches, now=now)
    except AirshedError as error:
        _move(upload, UNDOING, step=DONE, faults=_plain(error.faults))
        return
    counts = {**upload.counts, **asdict(found)}
    history = [*upload.history, _mark("undone", by, now)]
    with transaction.atomic():
        _move(upload, UNDOING, state="undone", step=DONE, counts=counts, faults=[], history=history)
        _record(upload, "upload.undone", by=by, at=now)


def clean(home: Path, *, now: datetime) -> None:
    """Discard what waited for too long, and remove the bytes of what was not stored and is old enough."""
    old = now - timedelta(days=env.settings(home)["upload_days"])
    for upload in Upload.objects.filter(state="waiting", step__in=(SHOWN, FAILED), at__lt=old):
        discard(upload, by=JOBS, at=now)
    gone = File.objects.filter(upload__state="refused", upload__at__lt=old, kept=True)
    for number in set(gone.values_list("upload_id", flat=True)):
        keeping.rejects_of(home, number).unlink(missing_ok=True)
    gone.update(kept=False)
    needed = set(File.objects.filter(kept=True).values_list("sha256", flat=True))
    keeping.sweep(home, needed)

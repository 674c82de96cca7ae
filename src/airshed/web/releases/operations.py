"""Writes of releases: who drafts, who approves, who lets the public see it, who takes it back; each is in the audit.

Every move is a conditional update of what somebody saw: of two at once the second is told what stands now.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.audit.chain import canonical, digest_of
from airshed.web.releases.making import READER, Content, content_of, frozen_content, place_of, place_of_goals
from airshed.web.releases.models import APPROVED, DRAFT, GOALS, RELEASED, WITHDRAWN, Publication, Release

LOG = logging.getLogger(__name__)
TEXTS = ("text_zh", "text_en")
NOTICES = ("notice_zh", "notice_en", "reason")
LONGEST = 2_000
"""Of a text that the public reads. [signs]"""
COUNTED = "counted_at"


class ReleaseRefused(AirshedError):
    """A release is not as it should be, or somebody was faster; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A release as somebody saw it."""

    pk: int
    version: int


def draft_release(home: Path, draft: Release, *, user: Any, at: datetime) -> Release:  # noqa: ANN401 - an account
    """Store a new draft; return it.

    Raises:
        ReleaseRefused: with everything that is wrong.
        NothingToRelease: its place, plan or data are not there.
    """
    _check(home, draft, at=at)
    draft.by, draft.made_at, draft.state = user.username, at, DRAFT
    with transaction.atomic():
        draft.save(force_insert=True)
        _record("release.drafted", draft, by=user.username, at=at)
    return draft


def change_release(home: Path, seen: Seen, values: Mapping[str, Any], *, user: Any, at: datetime) -> None:  # noqa: ANN401
    """Store what somebody changed in a draft, if it is as it was seen.

    Raises:
        As `draft_release`; `releases.changed` where somebody was faster.
    """
    draft = _found(seen)
    for name, value in values.items():
        setattr(draft, name, value)
    _check(home, draft, at=at)
    with transaction.atomic():
        _claim(seen, DRAFT, **values, changed_by=user.username, changed_at=at)
        _record("release.draft_changed", draft, by=user.username, at=at)


def discard_release(seen: Seen, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """Throw a draft away; that it was there stays in the audit log."""
    with transaction.atomic():
        draft = _claim(seen, DRAFT)
        Release.objects.filter(pk=seen.pk).delete()
        _record("release.draft_discarded", draft, by=user.username, at=at)


def approve_release(seen: Seen, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """Approve a draft of somebody else.

    Raises:
        ReleaseRefused: own draft, or somebody was faster.
    """
    name = str(user.get_full_name())
    with transaction.atomic():
        draft = _claim(seen, DRAFT, state=APPROVED, approved_by=user.username, approver=name, approved_at=at)
        if user.username in {draft.by, draft.changed_by}:
            raise ReleaseRefused(Fault("releases.own_draft", "release", user.username))
        _record("release.approved", draft, by=user.username, at=at, detail={"approver": name})


def let_out(home: Path, seen: Seen, *, user: Any, at: datetime) -> Publication:  # noqa: ANN401 - as above
    """Let the public see an approved release, and store what it sees; one that stood for it until now is replaced.

    Raises:
        ReleaseRefused: its first day has not come, or somebody was faster.
        NothingToRelease: there is nothing to show.
        LakeBusy: figures cannot be frozen now.
    """
    release = _found(seen)
    if release.state != APPROVED or release.version != seen.version:
        raise ReleaseRefused(_faster(release))
    if at.date() < release.from_date:
        raise ReleaseRefused(Fault("releases.too_early", "from_date", str(at.date()), str(release.from_date)))
    content = frozen_content(home, release, by=user.username, now=at)
    stamp = {"released_by": user.username, "releaser": str(user.get_full_name()), "released_at": at, "looked_at": at}
    with transaction.atomic():
        replaced = Release.objects.filter(place=release.place, part=release.part, state=RELEASED).first()
        if replaced:
            gone = {"withdrawn_by": user.username, "withdrawer": stamp["releaser"], "withdrawn_at": at}
            _claim(Seen(replaced.pk, replaced.version), RELEASED, state=WITHDRAWN, replaced_by=release, **gone)
        _stand(seen, release, stamp)
        stored = _store(release, content, at=at)
        told = {"digest": stored.digest, "publication": stored.pk, "replaces": replaced.pk if replaced else None}
        _record("release.released", release, by=user.username, at=at, detail=told)
    return stored


def _stand(seen: Seen, release: Release, stamp: Mapping[str, Any]) -> None:
    """Let a release stand; where another one of its place and part came to stand meanwhile, it was faster."""
    try:
        with transaction.atomic():
            _claim(seen, APPROVED, state=RELEASED, **stamp)
    except IntegrityError:
        other = Release.objects.filter(place=release.place, part=release.part, state=RELEASED).first()
        raise ReleaseRefused(_faster(other or _found(seen))) from None


def withdraw_release(seen: Seen, values: Mapping[str, str], *, user: Any, at: datetime) -> None:  # noqa: ANN401
    """Take a release back: the notice stands in its place; what was published stays in the store.

    Args:
        seen: the release.
        values: `notice_zh`, `notice_en` and `reason`.
        user: who takes it back.
        at: when.

    Raises:
        ReleaseRefused: a text is missing or too long, or somebody was faster.
    """
    given = {name: values.get(name, "").strip() for name in NOTICES}
    before = _found(seen)
    needed = NOTICES if before.state == RELEASED else ("reason",)
    faults = [Fault("releases.missing", name) for name in needed if not given[name]]
    faults += _too_long(given)
    if faults:
        raise ReleaseRefused(*faults)
    stamp = {"withdrawn_by": user.username, "withdrawer": str(user.get_full_name()), "withdrawn_at": at}
    expected = before.state if before.state in {APPROVED, RELEASED} else RELEASED
    with transaction.atomic():
        release = _claim(seen, expected, state=WITHDRAWN, **stamp, **given)
        _record("release.withdrawn", release, by=user.username, at=at, detail={"reason": given["reason"][:500]})


def publish_standing(home: Path, *, now: datetime) -> int:
    """Store what changed of all that stands; return how many publications that were. What is broken waits."""
    stored = 0
    for release in Release.objects.filter(state=RELEASED).exclude(part=GOALS).order_by("pk"):
        try:
            content = content_of(home, release, now=now)
        except (AirshedError, OSError) as error:
            LOG.warning("release.not_published", extra={"release": release.pk, "error": str(error)[:500]})
            continue
        except Exception:
            LOG.exception("release.defect", extra={"release": release.pk})  # it holds up no other release
            continue
        stored += publish(release, content, now=now)
    return stored


def publish(release: Release, content: Content, *, now: datetime) -> bool:
    """Store a publication if the release still stands and says something else than before."""
    with transaction.atomic():
        if not Release.objects.filter(pk=release.pk, state=RELEASED).update(looked_at=now):
            return False
        latest = Publication.objects.filter(release=release).first()
        if latest is not None and _says(latest.data) == _says(canonical(content.data).decode()):
            return False
        stored = _store(release, content, at=now)
        detail = {"digest": stored.digest, "publication": stored.pk}
        audit.record(by=READER.username, action="release.published", object=_object(release), detail=detail, at=now)
    return True


def _says(data: str) -> str:
    """Return what is published without the moment it was counted."""
    return canonical({key: value for key, value in json.loads(data).items() if key != COUNTED}).decode()


def _store(release: Release, content: Content, *, at: datetime) -> Publication:
    data = canonical(content.data)
    drawings = {language: dict(own) for language, own in content.drawings.items()}
    stored: Publication = Publication.objects.create(
        release=release, made_at=at, data=data.decode(), digest=digest_of(data), drawings=drawings
    )
    return stored


def _check(home: Path, draft: Release, *, at: datetime) -> None:
    """Check a draft whole: what it shows must be there to be seen."""
    faults = _too_long({name: getattr(draft, name) for name in TEXTS})
    faults += [
        Fault("releases.missing", other)
        for name, other in (TEXTS, TEXTS[::-1])
        if getattr(draft, name).strip() and not getattr(draft, other).strip()
    ]
    if draft.part == GOALS and (draft.as_of is None or draft.as_of >= at.date()):
        faults.append(Fault("releases.as_of", "as_of", str(draft.as_of or ""), f"< {at.date()}"))
    if faults:
        raise ReleaseRefused(*faults)
    if draft.part != GOALS:
        draft.as_of = None
        place_of(home, draft.place)
        return
    draft.place = place_of_goals(home, draft.plan)


def _too_long(texts: Mapping[str, str]) -> list[Fault]:
    return [
        Fault("releases.long", name, str(len(text)), str(LONGEST))
        for name, text in texts.items()
        if len(text) > LONGEST
    ]


def _found(seen: Seen) -> Release:
    found: Release | None = Release.objects.filter(pk=seen.pk).first()
    if found is None:
        raise ReleaseRefused(Fault("releases.gone", "release"))
    return found


def _claim(seen: Seen, expected: str, /, **values: Any) -> Release:  # noqa: ANN401 - columns
    """Update a release that is as it was seen, and return it as it was; else nothing.

    Raises:
        ReleaseRefused: naming who was faster, and what stands now.
    """
    before = _found(seen)
    rows = Release.objects.filter(pk=seen.pk, version=seen.version, state=expected)
    if not rows.update(version=seen.version + 1, **values):
        raise ReleaseRefused(_faster(_found(seen)))
    return before


def _faster(release: Release) -> Fault:
    who = release.withdrawn_by or release.released_by or release.approved_by or release.changed_by or release.by
    return Fault("releases.changed", "release", who, release.state)


def _object(release: Release) -> str:
    return f"{release.part} {release.place}"


def _record(action: str, release: Release, *, by: str, at: datetime, detail: Mapping[str, Any] | None = None) -> None:
    names = ("part", "plan", "place", "as_of", "from_date", *TEXTS)
    row = {name: str(getattr(release, name) or "") for name in names}
    told = {"release": release.pk, **(detail or {})}
    audit.record_rows(by=by, action=action, object=_object(release), rows=[row], at=at, detail=told)

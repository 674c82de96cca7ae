"""What the staff pages of releases show, as plain values in the language of the reader."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import Http404

from airshed.web import ambient, plans
from airshed.web.accounts.access import may
from airshed.web.accounts.rights import STATES, Action, Record
from airshed.web.public import queries as public
from airshed.web.releases import queries as releases
from airshed.web.releases.making import READER, content_of
from airshed.web.releases.models import APPROVED, DRAFT, GOALS, PARTS, RELEASED, WITHDRAWN, Publication, Release
from airshed.web.words import say

NONE = "—"


def get_list(home: Path, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a user
    """Return the releases by part, the newest first.

    Raises:
        Http404: the user sees no release.
    """
    if not may(user, Record.release, Action.view):
        raise Http404
    rows = releases.list_releases(user=user)
    names, titles = _names(home), plans.get_titles(home)
    parts = [
        {"title": str(title), "rows": [_row(row, names, titles) for row in rows if row.part == part]}
        for part, title in PARTS.items()
    ]
    waiting = {
        DRAFT: may(user, Record.release, Action.approve),
        APPROVED: may(user, Record.release, Action.release),
    }
    mine = [_row(row, names, titles) for row in rows if waiting.get(row.state)]
    return {
        "parts": parts,
        "total": len(rows),
        "mine": mine,
        "may_draft": may(user, Record.release, Action.edit),
    }


def get_detail(home: Path, release: Release, *, user: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return a release with who did what, what was published, and what the user may do now."""
    own = user.username in {release.by, release.changed_by}
    approves = releases.may_do(release, Action.approve, user=user)
    lets_out = releases.may_do(release, Action.release, user=user)
    return {
        "row": _row(release, _names(home), plans.get_titles(home)),
        "release": release,
        "steps": _steps(release),
        "publications": releases.list_publications(release),
        "published": releases.count_publications(release),
        "shown": releases.SHOWN,
        "may_edit": releases.may_do(release, Action.edit, user=user),
        "may_approve": approves and not own,
        "own": approves and own,
        "may_let_out": lets_out and release.state == APPROVED,
        "may_withdraw": lets_out,
        "shows_notice": release.state == RELEASED,
        "standing": release.state == RELEASED and release.part != GOALS,
        "may_preview": release.state in {DRAFT, APPROVED, RELEASED},
    }


def preview(home: Path, release: Release, *, language: str, now: datetime) -> str:
    """Return the public page as it would be with this release, counted now.

    Raises:
        NothingToRelease: it has nothing to show.
        AirshedError: plans, rules or places cannot be used.
    """
    content = content_of(home, release, now=now)
    release.made_at, release.looked_at = now, now
    release.released_at = release.released_at or now
    release.releaser = release.releaser or release.approver or say("（发布人）", "(who releases it)")
    standing = public.with_draft(release, content.data, content.drawings)
    return public.rendered(standing, language=language, now=now, preview=True)


def get_publication(release: Release, number: int) -> dict[str, Any]:
    """Return what was published, with the check of its digest.

    Raises:
        Http404: the release has no such publication.
    """
    found: Publication | None = releases.get_publication(release, number)
    if found is None:
        raise Http404
    data: Mapping[str, Any] = json.loads(found.data)
    return {
        "publication": found,
        "release": release,
        "title_of": say(data["place"]["zh"], data["place"]["en"]),
        "part": str(PARTS[release.part]),
        "synthetic": data["place"]["synthetic"],
        "stand_in": data["place"]["stand_in"],
        "pretty": json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True),
    }


def _names(home: Path) -> dict[str, str]:
    return ambient.names_of(ambient.list_places(home, user=READER))


def _row(release: Release, names: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, Any]:
    who = {
        DRAFT: (release.by, release.made_at),
        APPROVED: (release.approver, release.approved_at),
        RELEASED: (release.releaser, release.released_at),
        WITHDRAWN: (release.withdrawer, release.withdrawn_at),
    }[release.state]
    replaced = release.state == WITHDRAWN and release.replaced_by_id
    return {
        "pk": release.pk,
        "part": str(PARTS[release.part]),
        "place": names.get(release.place, release.place),
        "plan": titles.get(release.plan, release.plan),
        "as_of": release.as_of,
        "state": release.state,
        "state_text": say("已被取代", "replaced") if replaced else say(*STATES[Record.release][release.state]),
        "who": who[0],
        "when": who[1],
        "replaced_by": release.replaced_by_id,
    }


def _steps(release: Release) -> Sequence[Mapping[str, Any]]:
    rows = (
        (say("起草", "drafted"), release.by, release.made_at, ""),
        (say("修改", "changed"), release.changed_by, release.changed_at, ""),
        (say("批准", "approved"), release.approver, release.approved_at, ""),
        (say("发布", "released"), release.releaser, release.released_at, ""),
        (say("撤回", "withdrawn"), release.withdrawer, release.withdrawn_at, release.reason),
    )
    return [{"what": what, "by": by, "at": at, "note": note} for what, by, at, note in rows if at]

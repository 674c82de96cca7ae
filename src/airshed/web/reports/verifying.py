"""Whether a report is what it was: its content by its digest, its documents by theirs, and all of it made again."""

from pathlib import Path
from typing import Any

from airshed.errors import AirshedError
from airshed.plan.load import load_plan
from airshed.web.papers.rendering import is_kept
from airshed.web.reports import papers
from airshed.web.reports.content import ask_of, built, differing, digest_of
from airshed.web.reports.models import Report
from airshed.web.reports.wording import made_of


def verified(home: Path, report: Report) -> dict[str, Any]:
    """Return whether a report is whole, and whether it comes out the same by what was known at its moment.

    Returns:
        `{"id", "digest", "counted_at", "content", "papers", "rebuilt", "rebuilt_digest", "differences", "equal"}`:
        `content` and each of `papers` (by language) say whether what is stored has its digest, `rebuilt` whether it is
        the same made again, None where plan or place are gone; `differences` are the parts that are not.
    """
    content = digest_of(report.content) == report.digest
    kept = {language: is_kept(home, papers.FOLDER, digest) for language, digest in sorted(report.papers.items())}
    digest, differences = _rebuilt(home, report)
    rebuilt = None if digest is None else digest == report.digest
    return {
        "id": made_of(report)["id"],
        "digest": report.digest,
        "counted_at": report.counted_at.isoformat(),
        "content": content,
        "papers": kept,
        "rebuilt": rebuilt,
        "rebuilt_digest": digest,
        "differences": differences,
        "equal": bool(content and all(kept.values()) and rebuilt),
    }


def _rebuilt(home: Path, report: Report) -> tuple[str | None, list[str]]:
    """Return the digest of a report made again and the parts that differ; no digest where it cannot be made."""
    try:
        plan = load_plan(home, report.plan)
        ask = ask_of(
            home,
            plan,
            kind=report.kind,
            day=report.day,
            counted_at=report.counted_at,
            cities=list(report.content["rank"]["cities"]),
        )
        again = built(ask)
    except (AirshedError, KeyError, TypeError):  # plan, place or rules are gone, or the content was altered
        return None, []
    return digest_of(again), differing(report.content, again)

"""The minutes of a meeting as a document."""

from pathlib import Path
from typing import Any

from airshed.web.documents.facts import day_words
from airshed.web.meetings.models import Meeting
from airshed.web.meetings.vocabulary import VOCABULARY
from airshed.web.papers.template import Template
from airshed.web.written import MADE_UP, synthetic

WORDS = ("联席会议纪要", "minutes of a joint meeting")
TEMPLATE = Template("meeting_minutes", "zh", WORDS, Path(__file__).parent / "defaults", VOCABULARY)


def minutes_of(home: Path, meeting: Meeting) -> bytes:
    """Return the minutes of a meeting.

    Raises:
        TemplateRefused: the template of the home cannot be used.
    """
    fields = {name: str(getattr(meeting, name, "")) for name in VOCABULARY.fields}
    fields |= {"day": day_words(meeting.day), "office": meeting.department.zh}
    above = MADE_UP[0] if synthetic(home) else ""
    return TEMPLATE.rendered({**fields, "actions": _actions(meeting)}, TEMPLATE.content(home), above=above)


def _actions(meeting: Meeting) -> list[dict[str, Any]]:
    """Return what was agreed as it was entered: its first last day, whatever was extended since."""
    found = []
    for row in meeting.agreed.select_related("task__unit"):
        first = row.task.log.order_by("number").first()
        found.append(
            {
                "number": str(row.number),
                "what": row.task.zh,
                "unit": row.task.unit.zh,
                "person": first.values.get("person", ""),
                "deadline": day_words(first.due),
                "task": row.task.code,
            }
        )
    return found

"""Forms of releases; they read what was typed and never save."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django import forms

from airshed.errors import Fault
from airshed.web import ambient, plans
from airshed.web.accounts.rights import STATES, Record
from airshed.web.accounts.wording import fault_text
from airshed.web.releases.models import GOALS, PARTS, Release
from airshed.web.words import label, say

LABELS = {
    "part": label("发布什么", "What is released"),
    "plan": label("方案", "Plan"),
    "place": label("地点", "Place"),
    "as_of": label("截至", "As of the end of"),
    "from_date": label("最早发布日", "Not before"),
    "text_zh": label("给公众的说明（中文）", "Text for the public in Chinese"),
    "text_en": label("给公众的说明（英文）", "Text for the public in English"),
    "notice_zh": label("公告（中文）", "Notice in Chinese"),
    "notice_en": label("公告（英文）", "Notice in English"),
    "reason": label("撤回理由", "Reason of the withdrawal"),
}
FIELDS_OF = {"releases.no_data": "place", "releases.no_place": "place", "releases.no_plan": "plan"}
VALUES = ("part", "plan", "place", "as_of", "from_date", "text_zh", "text_en")


def _day(name: str, *, needed: bool, hint: str) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=LABELS[name], required=needed, widget=widget, input_formats=["%Y-%m-%d"], help_text=hint
    )


def _text(name: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=LABELS[name], required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=hint)


class ReleaseForm(forms.Form):  # type: ignore[misc]
    """What is to be released."""

    part = forms.ChoiceField(label=LABELS["part"])
    plan = forms.ChoiceField(label=LABELS["plan"])
    place = forms.ChoiceField(
        label=LABELS["place"], help_text=label("年度目标总是用方案自己的地点", "goals always speak of the plan's place")
    )
    as_of = _day(
        "as_of", needed=False, hint=label("只用于年度目标：截至这一天日末", "of goals only: the end of that day")
    )
    from_date = _day(
        "from_date", needed=True, hint=label("这一天之前不能发布", "it cannot be released before this day")
    )
    text_zh = _text("text_zh", label("显示在数据上方，可以不写；写就写两种语言", "shown above; both languages or none"))
    text_en = _text("text_en")

    def __init__(self, home: Path, *args: Any, user: Any, today: date, **options: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the plans and places there are."""
        options.setdefault("initial", {}).setdefault("from_date", today)
        options["initial"].setdefault("as_of", today - timedelta(days=1))
        super().__init__(*args, **options)
        read = plans.list_plans(home, user=user)
        self.fields["part"].choices = list(PARTS.items())
        self.fields["plan"].choices = [(p.id, say(p.file.zh, p.file.en or p.file.zh)) for p in read]
        places = [place for place in ambient.list_places(home, user=user) if not place.id.startswith("station:")]
        self.fields["place"].choices = list(ambient.names_of(places).items())

    def values(self) -> dict[str, Any]:
        """Return the columns of a release."""
        given = {name: self.cleaned_data[name] for name in VALUES}
        return given if given["part"] == GOALS else {**given, "as_of": None}

    def told(self, faults: tuple[Fault, ...]) -> None:
        """Show every fault at its field."""
        for fault in faults:
            name = FIELDS_OF.get(fault.code, fault.where)
            self.add_error(name if name in self.fields else None, worded(fault))


def initial_of(release: Release) -> dict[str, Any]:
    """Return what the form of a draft shows."""
    return {name: getattr(release, name) for name in VALUES if getattr(release, name) is not None}


def worded(fault: Fault) -> str:
    """Return a fault as a sentence that names fields and states as the page does."""
    where = str(LABELS.get(fault.where, fault.where))
    states = STATES[Record.release]
    expected = say(*states[fault.expected]) if fault.expected in states else fault.expected
    return fault_text(Fault(fault.code, where, fault.value, expected))

"""Forms of meetings: the meeting, what it agreed line by line, and its minutes; they validate and never save."""

from typing import Any

from django import forms

from airshed.web.meetings.models import NAME, TEXT
from airshed.web.meetings.operations import LONGEST_ACTION, Action, Told
from airshed.web.meetings.queries import units
from airshed.web.words import label, say

LINES = 8
"""Lines for actions on a form; empty ones do not count."""


def _day(words: tuple[str, str], *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label(*words), widget=widget, required=required)


def _long(words: tuple[str, str]) -> forms.CharField:
    return forms.CharField(label=label(*words), max_length=TEXT, widget=forms.Textarea(attrs={"rows": 3}))


class MeetingForm(forms.Form):  # type: ignore[misc]  # it comes without types
    """A meeting that was held."""

    title = forms.CharField(label=label("会议名称", "title"), max_length=NAME)
    day = _day(("日期", "day"))
    place = forms.CharField(label=label("地点", "place"), max_length=NAME)
    host = forms.CharField(label=label("主持人", "held by"), max_length=NAME)
    attendees = _long(("参加单位和人员", "who attended"))
    agenda = _long(("议题", "agenda"))
    told = _long(("议定情况", "what was agreed"))

    def meant(self) -> Told:
        """Return what was written."""
        return Told(**self.cleaned_data)


class ActionForm(forms.Form):  # type: ignore[misc]  # as above
    """Something that was agreed."""

    what = forms.CharField(label=label("事项", "what"), max_length=LONGEST_ACTION)
    unit = forms.ChoiceField(label=label("责任部门", "unit"))
    person = forms.CharField(
        label=label("责任人账号（可不填）", "account (not needed)"), max_length=NAME, required=False
    )
    deadline = _day(("期限", "until"))

    def __init__(self, *arguments: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the departments."""
        super().__init__(*arguments, **more)
        self.fields["unit"].choices = [("", say("选择", "choose")), *units()]


Actions = forms.formset_factory(ActionForm, extra=LINES, max_num=LINES)


def actions_of(formset: Any) -> list[Action]:  # noqa: ANN401 - a formset
    """Return the lines that say something."""
    return [Action(**form.cleaned_data) for form in formset if form.has_changed()]


class MinutesForm(forms.Form):  # type: ignore[misc]  # as above
    """The minutes as they were signed."""

    file = forms.FileField(
        label=label("签字的纪要（PDF、docx 或照片）", "the minutes as signed (PDF, docx or photo)"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,image/*"}),
    )

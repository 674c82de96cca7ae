"""Forms of leavers: who leaves when, and who takes over what."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from airshed.web.accounts.models import Person
from airshed.web.accounts.operations import Handing
from airshed.web.accounts.queries import moment
from airshed.web.leavers.queries import Duty
from airshed.web.words import label, say

YEARS = timedelta(days=5 * 366)


def _day(name: str, **attributes: Any) -> forms.DateField:  # noqa: ANN401 - as Django's
    return forms.DateField(label=name, widget=forms.DateInput(attrs={"type": "date", **attributes}, format="%Y-%m-%d"))


class LeaverForm(forms.Form):  # type: ignore[misc]
    """Who leaves, and the last day they are there."""

    person = forms.ModelChoiceField(label=label("谁离岗", "who leaves"), queryset=Person.objects.none())
    last_day = _day(label("最后一个工作日", "last day of work"))

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the people that are there."""
        super().__init__(*args, **kwargs)
        codes = [person.code for person in people]
        self.fields["person"].queryset = Person.objects.filter(code__in=codes).select_related("department")
        self.fields["person"].label_from_instance = lambda p: f"{p.name} ({p.code}, {p.department})"

    def clean_last_day(self) -> date:
        """Refuse a day that is a slip of the pen."""
        day: date = self.cleaned_data["last_day"]
        today = moment().date()
        first, last = today - YEARS, today + YEARS
        if not first <= day <= last:
            raise ValidationError(
                say(f"日期应在 {first} 至 {last} 之间", f"the day should be within {first} and {last}")
            )
        return day


class HandingsForm(forms.Form):  # type: ignore[misc]
    """For each clause who takes it over, and from which day."""

    document = forms.CharField(label=label("文件（可不填）", "document (may be empty)"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django's
        person: Person,
        duties: Sequence[Duty],
        texts: Mapping[str, str],
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        """Make two fields for each clause; those who have not left by then can take over."""
        super().__init__(*args, **kwargs)
        self.duties, self.texts = tuple(duties), texts
        last = max((duty.first_day for duty in duties), default=None)
        there = Q(left_date=None) if last is None else Q(left_date=None) | Q(left_date__gt=last)
        takers = Person.objects.filter(there).exclude(pk=person.pk).select_related("department")
        for duty in duties:
            chosen = forms.ModelChoiceField(queryset=takers, label=label("接手人", "successor"))
            chosen.label_from_instance = lambda p: f"{p.name} ({p.code}, {p.department})"
            chosen.widget.attrs["aria-label"] = f"{duty.key} {label('接手人', 'successor')}"
            self.fields[f"to {duty.key}"] = chosen
            since = _day(label("起始日期", "from the day"), min=duty.first_day.isoformat())
            since.initial = duty.first_day
            since.widget.attrs["aria-label"] = f"{duty.key} {label('起始日期', 'from the day')}"
            self.fields[f"from {duty.key}"] = since

    def rows(self) -> list[dict[str, Any]]:
        """Return the table as the page shows it."""
        return [
            {
                "duty": duty,
                "text": self.texts.get(duty.key, ""),
                "to": self[f"to {duty.key}"],
                "since": self[f"from {duty.key}"],
            }
            for duty in self.duties
        ]

    def handings(self) -> list[Handing]:
        """Return what passes to whom, once the form is valid."""
        given = self.cleaned_data
        return [
            Handing(duty.plan, duty.clause, given[f"to {duty.key}"], given[f"from {duty.key}"]) for duty in self.duties
        ]

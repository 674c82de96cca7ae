"""Forms of reports: which to make, and a template; they validate and never save."""

from datetime import timedelta
from typing import Any

from django import forms

from airshed.web.accounts.queries import moment
from airshed.web.reports.models import KIND_CHOICES
from airshed.web.words import label


class MakeForm(forms.Form):  # type: ignore[misc]
    """Which report to make."""

    kind = forms.ChoiceField(label=label("种类", "kind"), choices=KIND_CHOICES)
    day = forms.DateField(
        label=label("日期（月报取所在月份）", "day (a bulletin is of its month)"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer yesterday."""
        yesterday = moment().date() - timedelta(days=1)
        super().__init__(*arguments, **{"initial": {"kind": "daily", "day": yesterday}, **more})


class TemplateForm(forms.Form):  # type: ignore[misc]
    """A template that was edited."""

    file = forms.FileField(
        label=label("改好的模板（.docx）", "edited template (.docx)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
    )

"""The form that freezes a plan's figures."""

from datetime import date
from typing import Any

from django import forms

from airshed.web.board.asking import FIRST_DAY
from airshed.web.words import label, say


class FreezeForm(forms.Form):  # type: ignore[misc]
    """Of which day, and that it is meant."""

    as_of = forms.DateField(
        label=label("截至日期", "As of"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": label("请写日期。", "Give a day."),
            "invalid": label("请写成 2019-11-20 这样。", "Write it like 2019-11-20."),
        },
    )
    sure = forms.BooleanField(
        label=label("我要冻结：冻结的数值不能删除", "I mean it: what is frozen cannot be deleted"),
        error_messages={"required": label("请勾选，确认要冻结。", "Tick it to say that you mean it.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's form takes them
        """Take the day of today, the latest that can be frozen."""
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_as_of(self) -> date:
        """Return the day; one that is still to come is refused."""
        day: date = self.cleaned_data["as_of"]
        if not FIRST_DAY <= day <= self._today:
            raise forms.ValidationError(say(f"最晚是今天（{self._today}）。", f"Today is the latest ({self._today})."))
        return day

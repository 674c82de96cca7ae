"""The form of a decision: it reads what was typed and never saves."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms

from airshed.air.dust import HOUR
from airshed.air.events import CONFIRMED, PROPOSED, REJECTED
from airshed.errors import Fault
from airshed.web.accounts.wording import fault_text
from airshed.web.dust.operations import Decided
from airshed.web.words import label, say

FORMAT = "%Y-%m-%dT%H:%M"
LONGEST = {"document": 200, "reason": 1000}


class DecisionForm(forms.Form):  # type: ignore[misc]
    """What is decided on an event, on which paper, and from which hour to which."""

    document = forms.CharField(
        label=label("文号", "Number of the document"),
        max_length=LONGEST["document"],
        help_text=label(
            "认定所依据的文件或快报的编号，例如：沙尘快报 2019-14",
            "of the paper or bulletin it rests on, such as: bulletin 2019-14",
        ),
    )
    reason = forms.CharField(
        label=label("理由", "Reason"),
        max_length=LONGEST["reason"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        event: Mapping[str, Any],
        bounds: tuple[datetime, datetime],
        *args: Any,  # noqa: ANN401 - as Django's
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Offer the hours of an event as they are stored, to be changed within bounds."""
        super().__init__(*args, **kwargs)
        self.event = event
        if event["status"] != PROPOSED:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = say("改变已有的决定，要写明为什么", "a decision is changed: say why")
        low, high = bounds[0], bounds[1] - HOUR
        hint = say(
            f"可在 {low:%Y-%m-%d %H:%M} 至 {high:%Y-%m-%d %H:%M} 之间，整点",
            f"from {low:%Y-%m-%d %H:%M} to {high:%Y-%m-%d %H:%M}, full hours",
        )
        spans = (
            ("first", say("第一个小时末", "First hour ends at"), event["from_hour"]),
            ("last", say("最后一个小时末", "Last hour ends at"), event["to_hour"] - HOUR),
        )
        for name, text, initial in spans:
            attrs = {
                "type": "datetime-local",
                "step": "3600",
                "min": low.strftime(FORMAT),
                "max": high.strftime(FORMAT),
            }
            widget = forms.DateTimeInput(format=FORMAT, attrs=attrs)
            self.fields[name] = forms.DateTimeField(
                label=text, initial=initial, widget=widget, input_formats=[FORMAT, "%Y-%m-%d %H:%M"], help_text=hint
            )
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=event["revision"], min_value=0)
        self.fields["status"] = forms.ChoiceField(choices=[(CONFIRMED, ""), (REJECTED, "")], widget=forms.HiddenInput)

    def decided(self) -> Decided:
        """Return what was decided."""
        given = self.cleaned_data
        hours = (given["first"], given["last"] + HOUR)
        texts = {name: " ".join(given[name].split()) for name in LONGEST}
        return Decided(self.event["event"], given["status"], hours=hours, seen=given["seen"], **texts)

    def told(self, faults: Iterable[Fault]) -> None:
        """Show what was refused beside what it is about."""
        for fault in faults:
            self.add_error("first" if fault.code == "air.event_hours" else None, fault_text(fault))

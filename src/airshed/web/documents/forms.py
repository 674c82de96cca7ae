"""Forms of papers: what whoever drafts one writes; they validate and never save."""

from typing import Any

from django import forms

from airshed.web.documents.content import LONGEST
from airshed.web.documents.kinds import Kind
from airshed.web.documents.models import LETTERS, WHY
from airshed.web.documents.vocabulary import FIELDS
from airshed.web.words import label

LONG = frozenset({"demand", "note", "attendees"})


class DraftForm(forms.Form):  # type: ignore[misc]  # it comes without types
    """The fields of a kind of paper that are written by hand."""

    def __init__(self, kind: Kind, *arguments: Any, **more: Any) -> None:  # noqa: ANN401 - as Django's
        """Make a field for each."""
        super().__init__(*arguments, **more)
        for name in kind.written:
            widget = forms.Textarea(attrs={"rows": 3}) if name in LONG else forms.TextInput()
            self.fields[name] = forms.CharField(
                label=label(*FIELDS[name]), required=False, max_length=LONGEST, widget=widget
            )


class WithdrawForm(forms.Form):  # type: ignore[misc]  # as above
    """Why a paper is withdrawn."""

    why = forms.CharField(label=label("撤回理由", "why it is withdrawn"), max_length=WHY)


class LettersForm(forms.Form):  # type: ignore[misc]  # as above
    """What the numbers of an office begin with."""

    letters = forms.CharField(label=label("发文代字", "letters of numbers"), max_length=LETTERS)

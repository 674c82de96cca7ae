"""The form of a token: it validates and never saves."""

from typing import Any

from django import forms

from airshed.web.accounts import tokens
from airshed.web.accounts.models import NAME
from airshed.web.accounts.queries import moment
from airshed.web.accounts.wording import fault_text
from airshed.web.api import resources
from airshed.web.words import label, say


class TokenForm(forms.Form):  # type: ignore[misc]
    """A token somebody wants to make."""

    name = forms.CharField(
        label=label("名称", "name"),
        max_length=NAME,
        help_text=label("给什么程序用，例如：大屏", "which program it is for, such as: wall screen"),
    )
    scopes = forms.MultipleChoiceField(
        label=label("可读内容", "what it reads"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    last_date = forms.DateField(
        label=label("有效至（当天仍有效）", "last day it opens"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's; a user
        """Offer the resources there are, and the usual life."""
        super().__init__(*args, **kwargs)
        self.user = user
        self.today = moment().date()
        self.fields["scopes"].choices = [(r.name, _choice(say(r.zh, r.en), r.name)) for r in resources()]
        self.fields["last_date"].initial = self.today + tokens.DEFAULT_LIFE
        shown = {"min": self.today.isoformat(), "max": (self.today + tokens.LONGEST_LIFE).isoformat()}
        self.fields["last_date"].widget.attrs.update(shown)

    def clean(self) -> dict[str, Any]:
        """Check as the operation will."""
        values: dict[str, Any] = super().clean()
        if not self.errors:
            known = [resource.name for resource in resources()]
            for fault in tokens.check_token(user=self.user, known=known, on=self.today, **values):
                self.add_error(fault.where, fault_text(fault))
        return values


def _choice(words: str, name: str) -> str:
    return words if words == name else f"{words} ({name})"

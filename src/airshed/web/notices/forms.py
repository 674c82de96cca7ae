"""The form of one's choice of notices: it validates and never saves."""

from typing import Any

from django import forms
from django.conf import settings

from airshed.web.notices.channels import MAIL
from airshed.web.notices.models import Preference
from airshed.web.notices.queries import list_kinds
from airshed.web.words import CHINESE, ENGLISH, label, say

HOURS = [(str(hour), f"{hour:02d}:00") for hour in range(24)]


class PreferenceForm(forms.Form):  # type: ignore[misc]  # it comes without types
    """Where and when somebody wants to be told, besides the list in the system."""

    kinds = forms.MultipleChoiceField(
        label=label("除系统内通知外，还发到", "besides the list here, also by"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    address = forms.EmailField(label=label("邮箱", "mail address"), required=False)
    language = forms.ChoiceField(
        label=label("邮件语言", "language of mails"), choices=[(CHINESE, "简体中文"), (ENGLISH, "English")]
    )
    digest_hour = forms.ChoiceField(
        label=label("邮件什么时候发", "when mails are sent"),
        required=False,
        help_text=label("紧急通知总是马上发", "what is urgent is always sent at once"),
    )
    quiet_from = forms.ChoiceField(label=label("免打扰：从", "quiet hours: from"), required=False)
    quiet_to = forms.ChoiceField(
        label=label("免打扰：到", "quiet hours: to"),
        required=False,
        help_text=label(
            "这段时间里只发紧急通知，其余到点再发，不会丢",
            "only what is urgent is sent then; the rest follows",
        ),
    )

    def __init__(self, *args: Any, preference: Preference, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the channels there are."""
        super().__init__(*args, **kwargs)
        self.preference = preference
        offered = list_kinds(settings.HOME)
        self.fields["kinds"].choices = offered
        self.fields["digest_hour"].choices = [("", say("马上，一条一封", "at once, each by itself")), *_daily()]
        for name in ("quiet_from", "quiet_to"):
            self.fields[name].choices = [("", say("不设", "none")), *HOURS]
        if not offered:
            del self.fields["kinds"]
        for name in self.fields:
            value = getattr(preference, name)
            self.initial[name] = str(value) if isinstance(value, int) else value

    def clean(self) -> dict[str, Any]:
        """Check what belongs together."""
        values: dict[str, Any] = super().clean()
        first, end = values.get("quiet_from"), values.get("quiet_to")
        if bool(first) != bool(end):
            self.add_error(
                "quiet_to" if first else "quiet_from",
                say("免打扰要写明从几点到几点，或者两个都不设", "quiet hours have a beginning and an end, or neither"),
            )
        elif first and first == end:
            self.add_error(
                "quiet_to",
                say("起止相同；不要免打扰就都选“不设”", "both are the same; for no quiet hours choose “none” twice"),
            )
        if MAIL in values.get("kinds", ()) and not values.get("address") and "address" not in self.errors:
            self.add_error("address", say("选了邮件，请填邮箱", "mail was chosen, so an address is needed"))
        return values

    def values(self) -> dict[str, Any]:
        """Return the fields of a preference; kinds that are not offered now stay as they were."""
        given = self.cleaned_data
        offered = {kind for kind, _ in list_kinds(settings.HOME)}
        kept = [kind for kind in self.preference.kinds if kind not in offered]
        hours = {name: int(given[name]) if given[name] else None for name in ("digest_hour", "quiet_from", "quiet_to")}
        kinds = [*given.get("kinds", ()), *kept]
        return {"kinds": kinds, "address": given["address"], "language": given["language"], **hours}


def _daily() -> list[tuple[str, str]]:
    return [(hour, say(f"每天 {time} 合成一封", f"one mail a day at {time}")) for hour, time in HOURS]

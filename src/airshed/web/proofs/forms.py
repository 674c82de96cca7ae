"""The form of proofs: files, what they show, and what is said of them; it validates and never saves."""

from collections.abc import Mapping
from typing import Any

from django import forms

from airshed.web.proofs.models import NOTE
from airshed.web.words import label, say

ACCEPTED = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.doc,.xls"


class _Several(forms.FileInput):  # type: ignore[misc]
    allow_multiple_selected = True


class _Files(forms.FileField):  # type: ignore[misc]
    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401 - as Django's
        """Return the files chosen, also empty ones, which sealing tells of."""
        self.allow_empty_file = True
        return [super(_Files, self).clean(file, initial) for file in data or ()]


class AddForm(forms.Form):  # type: ignore[misc]
    """Photos and files for one purpose.

    The camera has an input of its own: a telephone opens it at once.
    """

    purpose = forms.ChoiceField(label=label("用途", "what they show"))
    camera = _Files(
        label=label("拍照", "take a photo"),
        required=False,
        widget=_Several(attrs={"accept": "image/*", "capture": "environment", "data-proofs": "file"}),
    )
    chosen = _Files(
        label=label("选照片或文件（可以一次选多个）", "choose photos or files (several at once)"),
        required=False,
        widget=_Several(attrs={"accept": ACCEPTED, "data-proofs": "file"}),
    )
    note = forms.CharField(label=label("备注（可不填）", "note (not needed)"), required=False, max_length=NOTE)
    said_at = forms.DateTimeField(
        label=label("拍摄时间（照片里没有时填）", "when it was taken, where the photo does not say"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "data-proofs": "at"}, format="%Y-%m-%dT%H:%M"),
    )
    lon = forms.FloatField(
        label=label("经度（WGS-84）", "longitude (WGS-84)"),
        required=False,
        min_value=-180,
        max_value=180,
        widget=forms.NumberInput(attrs={"step": "any", "data-proofs": "lon"}),
    )
    lat = forms.FloatField(
        label=label("纬度（WGS-84）", "latitude (WGS-84)"),
        required=False,
        min_value=-90,
        max_value=90,
        widget=forms.NumberInput(attrs={"step": "any", "data-proofs": "lat"}),
    )

    def __init__(self, *args: Any, purposes: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the purposes of the register, code to words."""
        kwargs.setdefault("auto_id", "proofs_%s")  # another form of the page may have a note too
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(code, say(*words)) for code, words in purposes.items()]

    def clean(self) -> dict[str, Any]:
        """Put the files of both inputs together; half a place is none."""
        given: dict[str, Any] = super().clean()
        given["files"] = [*given.get("camera", []), *given.get("chosen", [])]
        if (given.get("lon") is None) != (given.get("lat") is None) and not self.errors:
            self.add_error("lon", say("经度和纬度要么都填，要么都不填", "give both longitude and latitude, or neither"))
        return given

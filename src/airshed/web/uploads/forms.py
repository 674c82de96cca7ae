"""The form of an upload: files and a note; it validates and never saves."""

from typing import Any

from django import forms

from airshed.lake.reading import SUFFIXES
from airshed.web.uploads.models import NOTE
from airshed.web.words import label


class _Several(forms.FileInput):  # type: ignore[misc]
    allow_multiple_selected = True


class _Files(forms.FileField):  # type: ignore[misc]
    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401 - as Django's
        """Return the files chosen, also empty ones, which the reader tells of."""
        self.allow_empty_file = True
        return [super(_Files, self).clean(file, initial) for file in (data or [None])]


class UploadForm(forms.Form):  # type: ignore[misc]
    """Files of hours, and lists of stations."""

    files = _Files(
        label=label("文件（可以一次选多个）", "files (several at once)"),
        widget=_Several(attrs={"accept": ",".join(SUFFIXES)}),
    )
    note = forms.CharField(label=label("备注（可不填）", "note (not needed)"), required=False, max_length=NOTE)

"""Forms of the diary; they validate and never save."""

from django import forms

from airshed.web.diary.models import NAME, REMARK
from airshed.web.diary.operations import Posting
from airshed.web.words import label


def _day(words: tuple[str, str], *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label(*words), widget=widget, required=required)


class PostForm(forms.Form):  # type: ignore[misc]  # it comes without types
    """Who is posted where."""

    username = forms.CharField(label=label("驻点人员账号", "account of who is posted"), max_length=NAME)
    place = forms.CharField(label=label("驻点地点或单位", "where"), max_length=NAME)
    from_date = _day(("起始日期", "from"))
    to_date = _day(("终止日期（不含当天，可不填）", "to, that day not included (not needed)"), required=False)

    def meant(self) -> Posting:
        """Return what was written."""
        return Posting(**self.cleaned_data)


class EndForm(forms.Form):  # type: ignore[misc]  # as above
    """When a post ends."""

    to_date = _day(("终止日期（不含当天）", "ends on (that day not included)"))


class ConfirmForm(forms.Form):  # type: ignore[misc]  # as above
    """The remark with which a day is confirmed."""

    remark = forms.CharField(
        label=label("备注", "remark"), max_length=REMARK, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

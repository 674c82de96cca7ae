"""Forms of accounts: they validate and never save."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from unfold.forms import AuthenticationForm

from airshed.errors import Fault
from airshed.web import audit
from airshed.web.accounts import operations
from airshed.web.accounts.models import Department, Person, Succession, User
from airshed.web.accounts.queries import moment
from airshed.web.accounts.wording import fault_text
from airshed.web.cells import MASK
from airshed.web.words import label, say

MOST_UPLOADED = 1_500_000  # bytes; the file travels once more with the preview


class SignInForm(AuthenticationForm):  # type: ignore[misc]
    """Name and password; whoever gives a wrong one learns nothing about the account."""

    error_messages: ClassVar = {
        "invalid_login": label(
            "用户名或密码不对，请重新输入。忘记密码请找系统管理员领取一次性密码。",
            "user name or password is wrong, type them again. "
            "If you forgot it, ask the administrator for a one-time password.",
        ),
    }

    def confirm_login_allowed(self, user: Any) -> None:  # noqa: ANN401 - as Django gives it
        """Refuse a one-time password that was not used in time; only who knows it is told."""
        if user.one_time_is_over:
            detail = {"reason": "one_time_over"}
            audit.record(by=user.username, action="session.refused", object="session", detail=detail, at=moment())
            raise ValidationError(
                say(
                    "一次性密码已过期，请找系统管理员重新发放",
                    "the one-time password is no longer good; ask the administrator for another one",
                ),
                code="one_time_over",
            )


class UserForm(forms.ModelForm):  # type: ignore[misc]
    """An account: a name, a role, and what the role is for."""

    class Meta:  # noqa: D106 - options of Django
        model = User
        fields = ("username", "role", "person", "department", "area", "grid", "enterprise")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer what is active; a name stays as it is."""
        super().__init__(*args, **kwargs)
        if self.instance.pk and "username" in self.fields:
            self.fields["username"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Check role and scope as the operation will."""
        values: dict[str, Any] = super().clean()
        faults = operations.check_user(values) if "role" in values else []
        if self.instance.pk:
            stored = User.objects.get(pk=self.instance.pk)
            if values.get("role", stored.role) != stored.role:
                faults += operations.check_last(stored)
        elif User.objects.filter(username__iexact=values.get("username") or "").exists():
            faults.append(Fault("accounts.taken", "username", values["username"]))
        for fault in faults:
            self.add_error(fault.where if fault.where in self.fields else None, fault_text(fault))
        return values


class DepartmentForm(forms.ModelForm):  # type: ignore[misc]
    """A department; its code stays as it is."""

    class Meta:  # noqa: D106 - options of Django
        model = Department
        fields = ("code", "zh", "en", "coordinates", "closed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Keep the code of a stored department."""
        super().__init__(*args, **kwargs)
        _keep_code(self)


class PersonForm(forms.ModelForm):  # type: ignore[misc]
    """A person; whoever may not read the phone number may still replace it."""

    masked = False

    class Meta:  # noqa: D106 - options of Django
        model = Person
        fields = ("code", "name", "department", "title", "phone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Keep the code of a stored person, and mask the phone number."""
        super().__init__(*args, **kwargs)
        _keep_code(self)
        self.stored_phone = self.instance.phone
        if self.masked and self.stored_phone and "phone" in self.fields:
            self.initial["phone"] = ""
            self.fields["phone"].help_text = MASK + say("（留空则不变）", " (leave it empty to keep it)")

    def clean_phone(self) -> str:
        """Return the new phone number, or the stored one where none was typed over the mask."""
        return str(self.cleaned_data["phone"] or (self.stored_phone if self.masked else ""))


class HandOverForm(forms.ModelForm):  # type: ignore[misc]
    """Clauses that pass from one person to another on a day."""

    clause = forms.CharField(
        label=label("条款", "clauses"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=label("条款编号，用逗号或换行分开", "ids of clauses, with commas or a line each"),
    )

    class Meta:  # noqa: D106 - options of Django
        model = Succession
        fields = ("plan", "clause", "from_person", "to_person", "from_date", "document")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer as successor whoever is there."""
        super().__init__(*args, **kwargs)
        if "to_person" in self.fields:
            self.fields["to_person"].queryset = Person.objects.filter(left_date=None)

    def clean_clause(self) -> list[str]:
        """Return the ids of the clauses."""
        text = str(self.cleaned_data["clause"]).replace("，", ",").replace("\n", ",")
        return [part.strip() for part in text.split(",") if part.strip()]

    def clean(self) -> dict[str, Any]:
        """Check as the operation will."""
        values: dict[str, Any] = super().clean()
        if not self.errors:
            names = ("plan", "from_person", "to_person", "from_date")
            asked = {name: values[name] for name in names}
            for fault in operations.check_hand_over(**asked, clauses=values["clause"], today=moment().date()):
                self.add_error(fault.where if fault.where in self.fields else "clause", fault_text(fault))
        return values

    def _post_clean(self) -> None:
        """Leave the model alone: one form makes several rows, and the operation checks them."""


class PasswordForm(forms.Form):  # type: ignore[misc]
    """The current password, and the new one twice."""

    current = forms.CharField(
        label=label("当前密码", "current password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=label("新密码", "new password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=label("再输一次新密码", "new password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Check that both are the same."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("new"):
            raise ValidationError(
                say("两次输入的新密码不同，请重新输入", "the two new passwords differ, type them again")
            )
        return again


class CodeForm(forms.Form):  # type: ignore[misc]
    """A code from the phone, or one from paper."""

    token = forms.CharField(
        label=label("验证码", "code"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class ProofForm(forms.Form):  # type: ignore[misc]
    """The current password and a code, asked for again before another phone takes the place of this one."""

    current = forms.CharField(
        label=label("当前密码", "current password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    token = forms.CharField(
        label=label("原手机的验证码，或一个备用码", "code of the phone you have now, or a recovery code"),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )


class ListForm(forms.Form):  # type: ignore[misc]
    """A workbook with departments, people and users."""

    file = forms.FileField(
        label=label("XLSX 文件", "XLSX file"), widget=forms.FileInput(attrs={"accept": ".xlsx"}), max_length=200
    )

    def clean_file(self) -> Any:  # noqa: ANN401 - an upload of Django
        """Refuse what is too large for a page."""
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOADED:
            fault = Fault("accounts.list_large", file.name, f"{file.size} bytes", f"{MOST_UPLOADED} bytes")
            raise ValidationError(fault_text(fault))
        return file


def _keep_code(form: Any) -> None:  # noqa: ANN401 - a form with a code
    if form.instance.pk and not form.instance._state.adding and "code" in form.fields:  # noqa: SLF001 - Django's own
        form.fields["code"].disabled = True

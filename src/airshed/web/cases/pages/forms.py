"""Forms of cases: one for each move, with what it asks for, and one that opens a case by hand; they never save."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q

from airshed.flows.flow import Move
from airshed.web.accounts.access import reach
from airshed.web.accounts.models import Department, User
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.accounts.roles import Role
from airshed.web.cases.models import CODE, GRADES, TEXT, Case
from airshed.web.cases.values import MOST_DAYS, label_of
from airshed.web.words import label, say

HINTS = {
    "commitment": label("一行一项，每一项成为责任部门的一个任务", "one a line; each becomes a task of the unit"),
    "deadline": label("不填就按规定的时限", "left empty, the term of the rules holds"),
    "duty": label("所依据的法律条款", "the article of the law it rests on"),
    "person": label("不选就由该部门经办人员办理", "where nobody is named, the officers of the unit act"),
}
TAKES_FILES = frozenset({"confirm", "dismiss", "interview", "inspect", "recheck", "reopen", "fail", "finish", "join"})
"""Moves with which photos and documents may come, besides those that need them."""


class MoveForm(forms.Form):  # type: ignore[misc]
    """What a move asks for and offers; what was typed is read and checked by `operations.move_case`."""

    def __init__(self, move: Move, case: Case, *args: Any, user: Any, on: date, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer the fields of a move of a case, on a day."""
        kwargs.setdefault("auto_id", f"{move.name}-%s")
        super().__init__(*args, **kwargs)
        for name in (*move.asks, *move.offers):
            self.fields[name] = _field(name, case, user=user, on=on)
            self.fields[name].required = name in move.asks
            self.fields[name].label = label_of(name)
            self.fields[name].help_text = HINTS.get(name, "")


def _field(name: str, case: Case, *, user: Any, on: date) -> forms.Field:  # noqa: ANN401 - as above
    initial = {"grade": case.grade, "unit": case.unit_id, "enterprise": case.enterprise, "duty": case.duty}.get(name)
    if name == "grade":
        return forms.ChoiceField(choices=[*GRADES.items()], initial=initial)
    if name == "unit":
        return forms.ChoiceField(choices=[("", "—"), *departments()], initial=initial)
    if name == "person":
        return forms.ChoiceField(choices=[("", "—"), *_people(user)])
    widgets = {
        "deadline": forms.DateInput(attrs={"type": "date", "min": f"{on + timedelta(days=1)}"}),
        "days": forms.NumberInput(attrs={"min": 1, "max": MOST_DAYS}),
        "enterprise": forms.TextInput(attrs={"maxlength": CODE}),
    }
    long = forms.Textarea(attrs={"rows": 3, "maxlength": TEXT})
    return forms.CharField(widget=widgets.get(name, long), initial=initial)


def departments() -> list[tuple[str, str]]:
    """Return code and name of the departments there are."""
    return [(one.code, str(one)) for one in Department.objects.filter(closed=False)]


def _people(user: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - as above
    """Return the accounts that somebody may name: an officer and an inspector all who act, others their own kind."""
    rows = User.objects.filter(Q(person=None) | Q(person__left_date=None), disabled=False)
    rows = rows.filter(role__in=(Role.officer, Role.inspector, Role.grid_lead, Role.plant))
    if user.role == Role.plant:
        rows = rows.filter(enterprise=user.enterprise)
    elif user.role == Role.grid_lead:
        rows = rows.filter(grid=user.grid)
    rows = rows.select_related("person", "department")
    return [(one.username, " · ".join(filter(None, (one.get_full_name(), str(one.department or ""))))) for one in rows]


class OpenForm(forms.Form):  # type: ignore[misc]
    """A case opened by hand: what is wrong, where, how bad, whose work it is."""

    matter = forms.CharField(
        label=label("什么问题", "what is wrong"), max_length=TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
    grade = forms.ChoiceField(label=label("等级", "grade"), choices=[*GRADES.items()])
    department = forms.ChoiceField(label=label("经办部门", "office"), required=False)
    area = forms.CharField(label=label("片区", "area"), max_length=CODE, required=False)
    grid = forms.CharField(label=label("网格", "grid"), max_length=CODE, required=False)
    enterprise = forms.CharField(label=label("企业代码", "code of the enterprise"), max_length=CODE, required=False)
    object = forms.CharField(
        label=label("台账里的哪一行", "row of a register"),
        max_length=255,
        required=False,
        help_text=label("台账/编号，例如 boilers/B-001；不填也可以", "register/key, such as boilers/B-001; not needed"),
    )
    token = forms.CharField(max_length=CODE, widget=forms.HiddenInput, initial=lambda: uuid4().hex)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer departments; what bounds the reach of somebody is given and not asked."""
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["department"].choices = [("", "—"), *departments()]
        self.bound_to = {
            Scope.department: ("department", user.department_id),
            Scope.area: ("area", user.area),
            Scope.grid: ("grid", user.grid),
        }.get(reach(user, Record.case, Action.edit, "found"))
        if self.bound_to:
            del self.fields[self.bound_to[0]]

    def clean_matter(self) -> str:
        """Return what is wrong without the space around it."""
        text: str = self.cleaned_data["matter"].strip()
        return text

    def clean_department(self) -> str:
        """Return the office; one is needed from who is of none: a case that belongs to nobody is nobody's work."""
        text: str = self.cleaned_data["department"]
        if not text:
            raise forms.ValidationError(say("请选一个部门：由它交办", "choose the department that assigns it"))
        return text

    def values(self) -> dict[str, str]:
        """Return what was typed, with what bounds the reach of whoever typed it."""
        bound = {self.bound_to[0]: str(self.bound_to[1] or "")} if self.bound_to else {}
        return {name: str(value or "").strip() for name, value in self.cleaned_data.items()} | bound

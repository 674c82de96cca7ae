"""Forms of rulings: what is decided has the field that fits; they read what was typed and never save."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms

from airshed.errors import Fault
from airshed.plan.load import indicator_ids
from airshed.plan.rulings.ruling import ASPECTS, Aspect, Ruling, names_of
from airshed.plan.schema import Clause
from airshed.plan.words import ASPECTS as ASPECT_WORDS
from airshed.plan.words import KINDS, OPS, TARGET_PARTS, UNITS
from airshed.web.accounts.models import Person
from airshed.web.accounts.queries import visible
from airshed.web.accounts.wording import fault_text
from airshed.web.rulings.queries import Desk, replaceable, value_text
from airshed.web.words import label, say

LABELS = {
    "value": label("内容", "decision"),
    "document": label("依据文件", "document"),
    "reason": label("理由", "reason"),
    "from_date": label("第一天", "first day"),
    "to_date": label("最后一天", "last day"),
    "replaces": label("替代", "replaces"),
    "return_reason": label("退回理由", "reason of the return"),
    "clause": label("条款", "clauses"),
    "aspect": label("事项", "aspect"),
    "lead_department": label("牵头部门", "leading department"),
}
FIELDS_OF = {
    "plan.aspect": "aspect",
    "plan.aspect_of_clause": "aspect",
    "plan.aspect_of_kind": "aspect",
    "plan.which_indicator": "aspect",
    "plan.no_ruling": "replaces",
    "plan.ruling_over": "replaces",
    "rulings.contradicts": "replaces",
    "rulings.days": "to_date",
    "rulings.ends_before": "to_date",
}
"""Where a fault is shown; those of texts name their field, the rest belong to what is decided."""
IN_PERCENT = "%"
MOST_PEOPLE = 20
LARGEST = 5_000_000
"""Of a task list. [bytes]"""


def day_field(text: str, *, needed: bool, hint: str = "") -> forms.DateField:
    """Return a field for a day with the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=text, required=needed, widget=widget, input_formats=["%Y-%m-%d"], help_text=hint)


class TargetWidget(forms.MultiWidget):  # type: ignore[misc]
    """Sign, number and unit beside each other."""

    def __init__(self, units: list[tuple[str, str]]) -> None:
        """Offer the units that fit."""
        parts = (
            forms.Select(choices=list(OPS.items()), attrs={"aria-label": say("符号", "sign")}),
            forms.TextInput(attrs={"inputmode": "decimal", "aria-label": say("数值", "number")}),
            forms.Select(choices=units, attrs={"aria-label": say("单位", "unit")}),
        )
        super().__init__(parts)

    def decompress(self, value: Any) -> list[str]:  # noqa: ANN401 - as Django's
        """Return the parts of a stored target; shares in percent."""
        parts = str(value or "").split()
        if len(parts) != TARGET_PARTS:
            return ["", "", ""]
        op, number, unit = parts
        return [op, f"{Decimal(number).scaleb(2).normalize():f}", IN_PERCENT] if unit == "share" else [op, number, unit]


class TargetField(forms.MultiValueField):  # type: ignore[misc]
    """A target as a ruling writes it: `>= 95%`."""

    def __init__(self, units: list[tuple[str, str]], **options: Any) -> None:  # noqa: ANN401 - as Django's
        """Take any number; whether it can be a target is for the check of rulings."""
        fields = (forms.CharField(required=False), forms.CharField(required=False), forms.CharField(required=False))
        super().__init__(fields, widget=TargetWidget(units), require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> str:
        """Return the parts as one text, empty without a number."""
        op, number, unit = [part.strip() for part in data_list] if data_list else ("", "", "")
        if not number:
            return ""
        return f"{op} {number}%" if unit == IN_PERCENT else f"{op} {number} {unit}"


class PaperForm(forms.Form):  # type: ignore[misc]
    """What every ruling says besides its decision: document, reason and days."""

    document = forms.CharField(label=LABELS["document"], required=False, widget=forms.TextInput)
    reason = forms.CharField(label=LABELS["reason"], required=False, widget=forms.Textarea(attrs={"rows": 3}))
    from_date = day_field(LABELS["from_date"], needed=True)
    to_date = day_field(LABELS["to_date"], needed=False, hint=label("不写就一直有效", "empty: in force until ended"))

    def clean_to_date(self) -> date | None:
        """Return the first day without the ruling."""
        last: date | None = self.cleaned_data["to_date"]
        return last + timedelta(days=1) if last and last < date.max else last

    def told(self, faults: tuple[Fault, ...]) -> None:
        """Show every fault at its field; those of several rows name their clause."""
        for fault in faults:
            name = FIELDS_OF.get(fault.code, fault.where if fault.where in self.fields else "value")
            self.add_error(name if name in self.fields else None, worded(fault))


def worded(fault: Fault) -> str:
    """Return a fault as a sentence that names fields and aspects as the page does."""
    where = LABELS.get(fault.where)
    if where is None:
        head, _, aspect = fault.where.rpartition(" ")
        where = f"{head} {say(*ASPECT_WORDS[aspect])}" if aspect in ASPECT_WORDS else fault.where
    expected = ", ".join(say(*ASPECT_WORDS[e]) if e in ASPECT_WORDS else e for e in fault.expected.split(", "))
    value = say(*KINDS[fault.value]) if fault.value in KINDS else fault.value
    return fault_text(Fault(fault.code, str(where), value, expected))


class RulingForm(PaperForm):
    """A draft over one clause or indicator, of one aspect."""

    field_order = ("value", "document", "reason", "from_date", "to_date", "replaces")

    def __init__(self, desk: Desk, clause: Clause, about: str, aspect: Aspect, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Offer what fits: departments of the plan, units of the indicator, rulings that can be replaced."""
        super().__init__(*args, **kwargs)
        self.fields["value"] = value_field(desk, clause, about, aspect)
        old = [(r.id, f"{r.id} {value_text(desk, aspect, r.value)}") for r in replaceable(desk, about, aspect)]
        if old:
            choices = [("", say("不替代", "none")), *old]
            self.fields["replaces"] = forms.ChoiceField(label=LABELS["replaces"], required=False, choices=choices)
        self.order_fields(self.field_order)

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the columns of a draft."""
        given = self.cleaned_data
        value = given["value"]
        if isinstance(value, list):
            value = ",".join(value)
        text = str(value if value is not None else "").strip()
        names = ("document", "reason", "from_date", "to_date")
        return {"value": text, "replaces": given.get("replaces", ""), **{name: given[name] for name in names}}


class EndingForm(PaperForm):
    """The end of a ruling: its last day, the paper and why."""

    field_order = ("to_date", "document", "reason")

    def __init__(self, ruling: Ruling, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Ask for the last day."""
        super().__init__(*args, **kwargs)
        del self.fields["from_date"]
        day = max(ruling.from_date, date.min + timedelta(days=1)) - timedelta(days=1)
        hint = say(f"写 {day} 就是当作从未生效", f"{day} withdraws it as if it had never been in force")
        self.fields["to_date"] = day_field(LABELS["to_date"], needed=True, hint=hint)
        self.order_fields(self.field_order)

    def values(self) -> dict[str, Any]:
        """Return what was typed, as the columns of a draft."""
        return {name: self.cleaned_data[name] for name in ("document", "reason", "to_date")}


class LeadsForm(PaperForm):
    """One leading department, and those that assist, for many clauses at once."""

    field_order = ("lead", "assist", "document", "reason", "from_date", "to_date")

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the departments of the plan."""
        super().__init__(*args, **kwargs)
        choices = list(desk.departments.items())
        lead, assist = (say(*ASPECT_WORDS[name]) for name in ("lead", "assist"))
        self.fields["lead"] = forms.ChoiceField(label=lead, choices=[("", "—"), *choices], required=False)
        several = forms.CheckboxSelectMultiple
        self.fields["assist"] = forms.MultipleChoiceField(label=assist, choices=choices, required=False, widget=several)
        self.order_fields(self.field_order)

    def told(self, faults: tuple[Fault, ...]) -> None:
        """Show every fault; a lead that is missing at its field."""
        super().told(tuple(fault for fault in faults if fault != Fault("rulings.missing", "value")))
        if any(fault == Fault("rulings.missing", "value") for fault in faults):
            self.add_error("lead", worded(Fault("rulings.missing", "lead_department")))


def value_field(desk: Desk, clause: Clause, about: str, aspect: Aspect) -> forms.Field:
    """Return the field that fits what is decided."""
    options: dict[str, Any] = {"label": say(*ASPECT_WORDS[aspect]), "required": False}
    departments = list(desk.departments.items())
    if aspect == "lead":
        return forms.ChoiceField(choices=[("", "—"), *departments], **options)
    if aspect == "assist":
        return forms.MultipleChoiceField(choices=departments, widget=forms.CheckboxSelectMultiple, **options)
    if aspect == "deadline":
        return day_field(options["label"], needed=False, hint=say("当天仍在期限内", "the day itself is in time"))
    if aspect == "target":
        own = _indicator(clause, about)
        sign = own.target.op if own is not None and own.target else ">="
        return TargetField(_units(clause, about), initial=[sign, "", ""], **options)
    if aspect == "person":
        options["help_text"] = _people(desk)
    short = {"expected": forms.TextInput(attrs={"inputmode": "numeric"}), "person": forms.TextInput()}
    return forms.CharField(widget=short.get(aspect, forms.Textarea(attrs={"rows": 3})), **options)


def _people(desk: Desk) -> str:
    people = visible(Person.objects.filter(left_date__isnull=True), user=desk.user)[:MOST_PEOPLE]
    named = say("工号或姓名；本部门的人：", "staff number or name; of the own department: ")
    return named + say("、", ", ").join(f"{person.code} {person.name}" for person in people) if people else ""


def _units(clause: Clause, about: str) -> list[tuple[str, str]]:
    """Return the units a target of an indicator may have: its own, else all there are."""
    indicator = _indicator(clause, about)
    own = indicator.target.unit if indicator is not None and indicator.target else None
    codes = [own] if own else list(UNITS)
    return [(IN_PERCENT, "%") if code == "share" else (code, say(*UNITS.get(code, (code, code)))) for code in codes]


def _indicator(clause: Clause, about: str) -> Any:  # noqa: ANN401 - of any kind, or none
    return dict(zip(indicator_ids(clause), clause.indicators, strict=True)).get(about)


def initial_of(aspect: str, value: str) -> Any:  # noqa: ANN401 - as the field takes it
    """Return a stored decision as its field shows it."""
    return list(names_of(value)) if aspect == "assist" else value


def aspects_of(clause: Clause, about: str) -> list[tuple[str, str]]:
    """Return what can be decided of a clause or indicator, with its words."""
    codes: list[str] = ["lead", "assist", "person", "reading", "deadline"] if about == clause.id else ["deadline"]
    indicator = _indicator(clause, about)
    if indicator is not None:
        fields = type(indicator).model_fields
        own = [a for a in ("target", "expected", "where", "done") if a in fields]
        codes += [a for a in own if a != "target" or indicator.kind != "milestone"]
    return [(code, say(*ASPECT_WORDS[code])) for code in ASPECTS if code in codes]


class TasksForm(PaperForm):
    """A task list, and what all its rulings say alike."""

    field_order = ("file", "document", "reason", "from_date", "to_date")
    file = forms.FileField(
        label=label("任务清单（.xlsx、.xlsm、.docx）", "task list (.xlsx, .xlsm, .docx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.docx"}),
    )

    def clean_file(self) -> Any:  # noqa: ANN401 - an uploaded file
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            fault = Fault("rulings.task_file_large", file.name[:100], str(file.size), str(LARGEST))
            raise forms.ValidationError(worded(fault))
        return file

"""Papers of cases, and what the numbers of a department begin with."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from airshed.web.accounts.models import Department
from airshed.web.accounts.rights import Record, Scope, Scoped
from airshed.web.cases.models import Case
from airshed.web.words import label

NAME, CODE, DIGEST, WHY, LETTERS = 150, 64, 64, 500, 12
DRAFT, SIGNED, WITHDRAWN = "draft", "signed", "withdrawn"
STATE_WORDS = {DRAFT: ("草稿", "draft"), SIGNED: ("已签发", "signed"), WITHDRAWN: ("已撤回", "withdrawn")}
STATE_CHOICES = [(state, label(*words)) for state, words in STATE_WORDS.items()]


class Document(models.Model):  # type: ignore[misc]
    """A paper of a case: its content as plain values, frozen when it was drafted, and once it is signed its bytes.

    `serial` counts the signed papers of a kind, an office and a year; `number` is that as it is written. `paper` and
    `template` are the SHA-256 of the document and of the template it was made with.
    """

    RIGHTS: ClassVar = Scoped(
        Record.case,
        state_field="case__step",
        fields={
            Scope.department: ("case__department_id", "case__unit_id"),
            Scope.area: "case__area",
            Scope.grid: "case__grid",
            Scope.enterprise: "case__enterprise",
        },
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(label("文种", "kind"), max_length=CODE)
    version = models.PositiveIntegerField(label("版次", "version"))
    state = models.CharField(label("状态", "state"), max_length=10, choices=STATE_CHOICES, default=DRAFT)
    department = models.ForeignKey(
        Department, verbose_name=label("发文部门", "office"), on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField(label("年份", "year"), null=True)
    serial = models.PositiveIntegerField(label("顺序号", "serial"), null=True)
    number = models.CharField(label("文号", "number"), max_length=NAME, blank=True)
    content: Any = models.JSONField()
    digest = models.CharField(max_length=DIGEST)
    paper = models.CharField(max_length=DIGEST, blank=True)
    template = models.CharField(max_length=DIGEST, blank=True)
    made_by = models.CharField(label("起草人", "drafted by"), max_length=NAME)
    made_at = models.DateTimeField(label("起草时间", "drafted at"))
    signed_by = models.CharField(label("签发账号", "signed by"), max_length=NAME, blank=True)
    signer = models.CharField(label("签发人", "signer"), max_length=NAME, blank=True)
    signed_at = models.DateTimeField(label("签发时间", "signed at"), null=True)
    withdrawn_by = models.CharField(label("撤回人", "withdrawn by"), max_length=NAME, blank=True)
    withdrawn_at = models.DateTimeField(label("撤回时间", "withdrawn at"), null=True)
    withdrawn_why = models.CharField(label("撤回理由", "why"), max_length=WHY, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("case", "-pk")
        verbose_name = label("案件公文", "paper of a case")
        verbose_name_plural = label("案件公文", "papers of cases")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "kind", "version"], name="documents_document_version_once"),
            models.UniqueConstraint(
                fields=["kind", "department", "year", "serial"], name="documents_document_serial_once"
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="documents_document_number_once"),
            models.CheckConstraint(condition=Q(state__in=[*STATE_WORDS]), name="documents_document_known_state"),
            models.CheckConstraint(
                condition=~Q(state=SIGNED) | (Q(serial__isnull=False) & ~Q(paper="") & ~Q(signer="")),
                name="documents_document_signed_whole",
            ),
        ]

    def __str__(self) -> str:
        """Return its number, else kind and version."""
        return self.number or f"{self.kind} v{self.version}"


class Prefix(models.Model):  # type: ignore[misc]
    """What the numbers of a department begin with, before the letter of the kind: 二环 of 二环督〔2019〕12号."""

    department = models.OneToOneField(Department, primary_key=True, on_delete=models.PROTECT, related_name="+")
    letters = models.CharField(label("发文代字", "letters of numbers"), max_length=LETTERS, unique=True)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("发文代字", "letters of numbers")
        verbose_name_plural = label("发文代字", "letters of numbers")

    def __str__(self) -> str:
        """Return the letters."""
        return str(self.letters)

"""The kinds of papers of a case: what each is called, what it cannot do without, and what whoever drafts it writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from airshed.web.accounts.roles import Role
from airshed.web.documents.vocabulary import VOCABULARY
from airshed.web.papers.template import Template
from airshed.web.papers.vocabulary import Words

DEFAULTS = Path(__file__).parent / "defaults"
HERE: Words = ("在起草时填写", "is written when the paper is drafted")
WHERE: Mapping[str, Words] = MappingProxyType(
    {
        "unit": ("办理“交办”时填写", "comes with the move “assign”"),
        "duty": ("办理“交办”时填写", "comes with the move “assign”"),
        "finding": ("办理“查实”时填写", "comes with the move “confirm”"),
        "receive_due": ("办理“交办”后才有", "is there once the case is assigned"),
        "measure": ("办理“报告整改完成”时填写", "comes with the move “report as put right”"),
        "summoned_why": ("办理“启动约谈”时填写", "comes with the move “summon”"),
        "minutes": ("办理“约谈”时填写", "comes with the move “interview”"),
        "commitment": ("办理“约谈”时填写", "comes with the move “interview”"),
        "inspection_why": ("办理“启动专项督察”时填写", "comes with the move “order a special inspection”"),
        "office": ("立案时确定经办部门", "is the office of the case"),
    }
)
"""Where a field that a paper lacks is filled in; any other one `HERE`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper.

    Attributes:
        name: as it is stored.
        words: what it is called.
        letter: what its numbers have after the letters of the department.
        title: its title in Chinese, with `{matter}`.
        needs: fields without which there is none.
        written: fields whoever drafts it may write; what the case knows already is offered.
        makers: roles that draft it, of the office or within whose scope the case is.
    """

    name: str
    words: Words
    letter: str
    title: str
    needs: tuple[str, ...]
    written: tuple[str, ...]
    makers: frozenset[Role] = frozenset({Role.officer, Role.leader})

    @property
    def template(self) -> Template:
        """Its template."""
        return Template(self.name, "zh", self.words, DEFAULTS, VOCABULARY)


_KINDS = (
    Kind(
        "assignment", ("交办函", "assignment letter"), "督", "关于“{matter}”的交办函",
        ("office", "unit", "finding", "duty", "demand", "receive_due", "deadline"),
        ("demand", "deadline", "contact", "cc"),
    ),
    Kind(
        "check_form", ("核查表", "check form"), "核", "“{matter}”整改情况核查表",
        ("office", "unit", "duty", "measure"), ("note",), frozenset({Role.officer, Role.leader, Role.inspector}),
    ),
    Kind(
        "interview_notice", ("约谈通知", "notice of an interview"), "约", "关于就“{matter}”进行约谈的通知",
        ("office", "unit", "summoned_why", "meet_at", "meet_place", "attendees", "contact"),
        ("meet_at", "meet_place", "host", "attendees", "contact", "cc"),
    ),
    Kind(
        "interview_minutes", ("约谈纪要", "minutes of an interview"), "约纪", "“{matter}”约谈纪要",
        ("office", "unit", "minutes", "commitment", "meet_at", "meet_place", "host", "attendees"),
        ("meet_at", "meet_place", "host", "attendees", "cc"),
    ),
    Kind(
        "dossier", ("专项督察卷宗", "dossier of a special inspection"), "专督", "“{matter}”专项督察卷宗",
        ("office", "unit", "finding", "duty", "inspection_why"), ("note", "cc"),
    ),
    Kind("case_file", ("案卷", "case file"), "案", "“{matter}”案卷", ("office",), ("note",)),
)  # fmt: skip
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _KINDS})
TEMPLATES: Mapping[tuple[str, str], Template] = MappingProxyType(
    {(kind.name, "zh"): kind.template for kind in KINDS.values()}
)

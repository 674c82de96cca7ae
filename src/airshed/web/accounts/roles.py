"""The roles: what a user is to the plan. What each may do is the table in `rights`."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from airshed.web.words import label, say


class Role(StrEnum):
    """What a user is to the plan; everybody without an account is the public."""

    administrator = "administrator"
    auditor = "auditor"
    leader = "leader"
    officer = "officer"
    inspector = "inspector"
    grid_lead = "grid_lead"
    plant = "plant"
    public = "public"

    @property
    def text(self) -> str:
        """Its name in the language of the reader."""
        return say(*ROLE_WORDS[self])


ROLE_WORDS: Mapping[Role, tuple[str, str]] = MappingProxyType(
    {
        Role.administrator: ("系统管理员", "administrator"),
        Role.auditor: ("审计员", "auditor"),
        Role.leader: ("领导", "leader"),
        Role.officer: ("部门人员", "department officer"),
        Role.inspector: ("执法人员", "inspector"),
        Role.grid_lead: ("网格员", "grid lead"),
        Role.plant: ("企业用户", "plant user"),
        Role.public: ("公众", "public"),
    }
)

WITH_ACCOUNT: tuple[Role, ...] = tuple(role for role in Role if role is not Role.public)
WITH_SECOND_FACTOR = frozenset({Role.administrator, Role.leader})
"""They sign in with a code from their phone besides the password."""

NEEDS: Mapping[Role, str] = MappingProxyType(
    {Role.officer: "department", Role.inspector: "area", Role.grid_lead: "grid", Role.plant: "enterprise"}
)
"""What an account of a role must name, or it would see nothing."""

ROLE_CHOICES = [(role.value, label(*ROLE_WORDS[role])) for role in WITH_ACCOUNT]

"""Whose rows somebody may bring: an officer those of the own department, the machine's administrator any."""

from airshed.web.accounts.access import reach
from airshed.web.accounts.models import User
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.kit.bringing.lists import Whose
from airshed.web.kit.rows import CONFIRMED


def whose_of(name: str, department: str | None) -> Whose:
    """Return whose rows a user may bring, by user name; a name without an account acts on the machine itself.

    Args:
        name: of the user.
        department: of rows that name none and are new, where the user has no department.
    """
    user = User.objects.filter(username__iexact=name).first()
    if user is None:
        return Whose(department or "")
    scope = reach(user, Record.register_row, Action.import_, CONFIRMED)
    return Whose(user.department_id or department or "", only=scope is not Scope.all)

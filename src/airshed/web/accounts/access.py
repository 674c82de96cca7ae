"""What a user may do to some record of a kind, as the table of rights says; which rows those are is for `queries`."""

from typing import Any

from django.apps import apps

from airshed.web.accounts.rights import COORDINATED, STATES, UNDIVIDED, Action, Record, Scope, scope_of
from airshed.web.accounts.roles import Role

ADMIN_ACTIONS = {
    "view": (Action.view,),
    "add": (Action.edit, Action.manage),
    "change": (Action.edit, Action.manage),
}
"""What the staff interface asks for, and the rights that answer; deleting is not among them."""


def role_of(user: Any) -> Role | None:  # noqa: ANN401 - a user, or Django's anonymous one
    """Return the role somebody acts in; the public without an account, None where an account is shut."""
    if user is None or not user.is_authenticated:
        return Role.public
    return Role(user.role) if user.is_active else None


def bounds(user: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    """Return all of somebody that the rights over rows depend on: two of whom it is equal see the same rows."""
    names = ("username", "department_id", "coordinates", "area", "grid", "enterprise")
    return (role_of(user), *(getattr(user, name, None) for name in names))


def reach(user: Any, record: Record, action: Action, state: str) -> Scope:  # noqa: ANN401 - as above
    """Return which records of a state somebody may do an action to.

    It is the scope of the table; a department that coordinates the plan reaches all of what is coordinated, and of what
    is not divided there is all or nothing.
    """
    role = role_of(user)
    scope = Scope.none if role is None else scope_of(role, record, action, state)
    if scope is Scope.department and record in COORDINATED and user.coordinates:
        return Scope.all
    return Scope.none if record in UNDIVIDED and scope is not Scope.all else scope


def may(user: Any, record: Record, action: Action) -> bool:  # noqa: ANN401 - as above
    """Whether somebody may do an action to some record of a kind, in any state and scope."""
    return any(reach(user, record, action, state) is not Scope.none for state in STATES[record])


def may_by_name(user: Any, permission: str) -> bool:  # noqa: ANN401 - as above
    """Answer a permission as Django names it, such as `accounts.view_user`, from the table."""
    app_label, _, name = permission.partition(".")
    verb, _, model_name = name.partition("_")
    try:
        scoped = getattr(apps.get_model(app_label, model_name), "RIGHTS", None)
    except (LookupError, ValueError):
        return False
    return scoped is not None and any(may(user, scoped.record, action) for action in ADMIN_ACTIONS.get(verb, ()))


def may_see_any(user: Any, app_label: str) -> bool:  # noqa: ANN401 - as above
    """Whether somebody may see any model of an application."""
    models = apps.get_app_config(app_label).get_models()
    records = {model.RIGHTS.record for model in models if hasattr(model, "RIGHTS")}
    return any(may(user, record, Action.view) for record in records)

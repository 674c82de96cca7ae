"""Proofs of a row: whose they are, so that the rights over them are those over the row."""

from typing import Any

from airshed.web.accounts.rights import Scope
from airshed.web.kit.register import Register
from airshed.web.proofs.operations import Belonging


def belonging_of(register: Register, row: Any) -> Belonging:  # noqa: ANN401 - a row
    """Return whose a row is."""
    held = register.model.RIGHTS.fields.get(Scope.enterprise)
    return Belonging(
        state=row.state,
        department=row.department_id,
        area=row.area,
        grid=row.grid,
        enterprise=getattr(row, held) if held else "",
    )

"""Cases whose papers are made, and the people who sign them."""

from typing import Any

import pytest
from tests.web.cases.conftest import Moves, assigned, case, moves
from tests.web.conftest import Site

from airshed.web.accounts.models import Person
from airshed.web.cases.models import Case
from airshed.web.documents.models import Prefix

__all__ = ["assigned", "case", "moves"]
WRITTEN = {"demand": "拆除锅炉，拆前断电断水", "contact": "王五 0479-0000000", "cc": "市政府办公室"}
NAMES = {"officer": "张三", "officer_elsewhere": "李四", "leader": "赵六", "inspector": "孙七"}


@pytest.fixture
def office(site: Site) -> Site:
    """Return the site whose users are people, and whose ecology department has letters."""
    for name, text in NAMES.items():
        user = site.users[name]
        user.person = Person.objects.create(code=name, name=text, department_id=user.department_id or "ecology")
        user.save()
    Prefix.objects.create(department_id="ecology", letters="试环")
    return site


@pytest.fixture
def issued(case: Case, moves: Moves) -> Case:
    """Return a case that was assigned and is not received."""
    moves(case.code, "confirm", "inspector", finding="锅炉仍在使用", files=())
    more: Any = {"unit": "housing", "duty": "《大气污染防治法》第三十八条"}
    return moves(case.code, "assign", "officer", files=(), **more)

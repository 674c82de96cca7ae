"""Things entered twice are found, merged by a person, and come apart again with all that belongs to them."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.web.conftest import Site

from airshed.web.bridge import tables_of_home
from airshed.web.kit.credit import check_sign, is_credit_code
from airshed.web.kit.operations import Act, MergeRefused, RowExists, enter_row, merge_row, unmerge_row
from airshed.web.kit.register import registers
from airshed.web.kit.twice.pairs import list_pairs, plain_name
from airshed.web.proofs.operations import Belonging, seal

ACT = Act("officer", datetime(2019, 5, 6, 9, 0))
LATER = Act("officer", datetime(2019, 6, 6, 9, 0), "the same workshop")
CODE = "91990000MA0AAAA01K"


def enter(number: int, **values: Any) -> Any:
    given = {"code": f"QY-{number}", "name": f"示例{number}厂", "department": "ecology", **values}
    return enter_row(registers()["enterprises"], given, act=ACT)


def found() -> list[tuple[str, str, tuple[str, ...]]]:
    register = registers()["enterprises"]
    rows = {row.pk: row for row in register.model.objects.filter(merged_into=None, to_date=None)}
    return [(rows[p.first].code, rows[p.second].code, p.reasons) for p in list_pairs(register, rows.values())]


def test_check_signs_are_those_of_the_standard() -> None:
    # codes of two listed companies as they publish them
    assert is_credit_code("9144030071526726XG")
    assert is_credit_code("91110000802100433B")
    assert not is_credit_code("91110000802100434B")
    assert not is_credit_code("9111000080210043")
    assert check_sign("9144030071526726X") == "G"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("示例建材有限责任公司", "示例建材有限公司", True),
        ("示例建材 有限公司", "示例建材（有限公司）", True),
        ("示例建材有限公司", "示例木材有限公司", False),
        ("公司", "公司", True),
    ],
)
def test_names_are_compared_without_their_legal_form(one: str, other: str, *, same: bool) -> None:
    assert (plain_name(one) == plain_name(other)) == same


def test_what_speaks_for_one_thing(site: Site) -> None:
    enter(1, name="示例建材有限责任公司", credit_code=CODE)
    enter(2, name="另一个名字", credit_code=CODE)
    enter(3, name="示例木业有限公司", credit_code=CODE.replace("01K", "02K"))
    enter(4, name="示例建材公司")
    enter(5, name="示例砖瓦厂", lon=104.5, lat=41.06)
    enter(6, name="示例砖瓦窑厂", lon=104.5003, lat=41.06)
    enter(7, name="示例洗煤一号", lon=104.52, lat=41.06)
    enter(8, name="示例洗煤一号", lon=104.48, lat=41.06)
    enter(9, name="示例锅炉房1号", lon=104.51, lat=41.06)
    enter(10, name="示例锅炉房2号", lon=104.51, lat=41.06)
    pairs = {(one, other): reasons for one, other, reasons in found()}
    assert pairs["QY-1", "QY-2"] == ("credit_code",)
    assert pairs["QY-1", "QY-3"] == ("nearly_credit_code",)
    assert pairs["QY-1", "QY-4"] == ("name",)
    assert "place" in pairs["QY-5", "QY-6"]
    assert pairs["QY-7", "QY-8"] == ("name",)
    assert ("QY-9", "QY-10") not in pairs


def test_a_merge_keeps_proofs_and_references_and_comes_apart_again(site: Site) -> None:
    one, two = enter(1), enter(2)
    boilers = registers()["boilers"]
    boiler = {"code": "GL-1", "device": "boiler", "department": "ecology", "enterprise": "QY-2"}
    enter_row(boilers, boiler, act=ACT)
    scope = Belonging("confirmed", "ecology")
    seal(
        site.home,
        register="enterprises",
        key="QY-2",
        purpose="document",
        name="a.pdf",
        chunks=[b"%PDF-1.4\n%%EOF\n"],
        by="officer",
        at=ACT.at,
        scope=scope,
    )
    register = registers()["enterprises"]
    merge_row(register, two, one, act=LATER)
    tables = tables_of_home(site.home)
    merged = tables("enterprises", as_of=date(2019, 11, 20)).collect()  # type: ignore[union-attr]
    assert merged.select("code", "files_document").rows() == [("QY-1", 1)]
    assert tables("boilers").collect()["enterprise"].to_list() == ["QY-1"]  # type: ignore[union-attr]
    before = tables("enterprises", known_at=ACT.at).collect()  # type: ignore[union-attr]
    assert sorted(before["code"]) == ["QY-1", "QY-2"]
    with pytest.raises(MergeRefused):
        merge_row(register, two, one, act=LATER)
    unmerge_row(register, register.model.objects.get(pk=two.pk), act=LATER)
    apart = tables_of_home(site.home)("enterprises").sort("code").collect()  # type: ignore[union-attr]
    assert apart.select("code", "files_document").rows() == [("QY-1", 0), ("QY-2", 1)]


def test_what_cannot_be_merged(site: Site) -> None:
    register = registers()["enterprises"]
    one, two = enter(1), enter(2)
    with pytest.raises(MergeRefused):
        merge_row(register, one, one, act=LATER)
    merge_row(register, two, one, act=LATER)
    three = enter(3)
    with pytest.raises(MergeRefused):
        merge_row(register, three, two, act=LATER)
    with pytest.raises(MergeRefused):
        unmerge_row(register, three, act=LATER)
    with pytest.raises(RowExists) as refused:
        enter(2)
    assert [(f.code, f.value, f.expected) for f in refused.value.faults] == [("rows.merged_key", "QY-2", "QY-1")]
    unmerge_row(register, register.model.objects.get(pk=two.pk), act=LATER)
    assert not register.model.objects.exclude(merged_into=None).exists()

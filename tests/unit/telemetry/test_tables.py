import re
from pathlib import Path

import pytest

from airshed.telemetry.protocols.hj212.codes import factor_of, factors
from airshed.telemetry.protocols.hj212.editions import edition_of
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.marks import PERIODS, REAL_TIME, is_known, marks_of
from airshed.telemetry.protocols.hj212.tables import commands, systems
from airshed.telemetry.protocols.hj212.times import moment_of

NINE = {
    "a00000": ("B02", "m3/s"),
    "a34013": ("01", "mg/m3"),
    "a21026": ("02", "mg/m3"),
    "a21002": ("03", "mg/m3"),
    "a19001": ("S01", "%"),
    "a01011": ("S02", "m/s"),
    "a01012": ("S03", "°C"),
    "a01013": ("S08", "kPa"),
    "a01014": ("S05", "%"),
}


def test_the_nine_codes_of_flue_gas_that_others_had_wrong() -> None:
    assert {code: (factors()[code].old, factors()[code].unit) for code in NINE} == NINE
    assert factors()["a21026"].en == "sulphur dioxide"
    assert factors()["a21002"].en == "nitrogen oxides"


def test_the_table_holds_the_list_of_the_standard(shared: Path) -> None:
    text = (shared / "facts" / "cems_hj212.md").read_text(encoding="utf-8")
    section = text.split("## 9. ")[1].split("## 10.")[0]
    listed: dict[str, str] = {}
    for line in (line for line in section.splitlines() if line.startswith("|")):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        codes = re.findall(r"\ba\d{5}\b", cells[0])
        olds = [old.strip() for old in cells[1].split("/")] if len(cells) > 1 else []
        for n, code in enumerate(codes):
            listed[code] = olds[n].replace("–", "") if n < len(olds) else ""
    assert len(listed) > 25
    assert {code: factor.old for code, factor in factors().items()} == listed


def test_codes_are_unique_and_found_in_either_spelling() -> None:
    olds = [factor.old for factor in factors().values() if factor.old]
    assert len(olds) == len(set(olds))
    assert factor_of("02") == factor_of("a21026") == factor_of("A21026") == factors()["a21026"]
    assert factor_of("831") is None


def test_b_is_not_the_same_mark_in_both_lists() -> None:
    assert REAL_TIME["B"] != PERIODS["B"]
    assert marks_of("ZsRtd") == ("hj212", REAL_TIME)
    assert marks_of("Avg") == ("hj75", PERIODS)
    assert is_known("Md", field="Avg")
    assert not is_known("Md", field="Rtd")
    assert is_known("P", field="Rtd")


def test_commands_and_systems() -> None:
    assert commands()["9015"].since == "2025"
    assert commands()["2061"].time == "start"
    assert {command.kind for command in commands().values()} == {"request", "upload", "notice", "answer", "exchange"}
    assert {"21", "22", "27", "31", "39", "44", "45", "51", "91"} <= systems().keys()


@pytest.mark.parametrize(
    ("st", "flag", "time", "factors", "edition", "reason"),
    [
        ("31", "5", "20240123101500", ["a21026"], "2017", "version_bits"),
        ("31", "0", "20240123101500", ["a21026"], "2005", "version_bits"),
        ("31", "9", "20260123101500", ["a21026"], "2025", "version_bits"),
        ("21", "9", "20210301111100", ["w01001"], "2017", "surface_water_dialect"),
        ("21", "8", "20251231235959", ["w01001"], "2017", "surface_water_dialect"),
        ("21", "9", "20260101000000", ["w01001"], "2025", "version_bits"),
        ("21", "9", None, ["w01001"], None, "surface_water_undated"),
        ("31", "255", None, [], None, "version_bits_unknown"),
        ("31", None, None, ["a21026", "ua19003"], "2005", "no_flag_old_codes"),
        ("31", None, None, ["a21026", "a01012"], "2017", "no_flag_new_codes"),
        ("31", None, None, ["S01"], "2005", "no_flag_old_codes"),
        ("31", None, None, [], None, "no_flag"),
    ],
)
def test_editions(  # noqa: PLR0913, PLR0917 - a row of a table
    st: str, flag: str | None, time: str | None, factors: list[str], edition: str | None, reason: str
) -> None:
    header = Header(st=st, flag=flag)
    assert edition_of(header, data_time=time, factors=factors) == (edition, reason)
    assert edition_of(header, data_time=time, factors=factors, site="2005") == ("2005", "site")


@pytest.mark.parametrize(
    "text", [None, "", "2024012310150", "20240230101500", "20240123101500x", "２０２４０１２３１０１５００"]
)
def test_what_is_no_moment(text: str | None) -> None:
    assert moment_of(text) is None

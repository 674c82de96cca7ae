import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.telemetry.making import MN, message

from airshed.telemetry.keys import Key, Keys
from airshed.telemetry.protocols.hj212.asking import told
from airshed.telemetry.protocols.hj212.building import framed, sealed
from airshed.telemetry.protocols.hj212.masking import masked

NAMES = st.sampled_from(["PW", "pw", "NewPW", "newpw", "NEWPW", "PWD", "3PW"])
SECRETS = st.text("0123456789&, =$!", min_size=1, max_size=12).map(lambda text: f"s3cret{text}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ST=31;PW=s3cret;MN=1", "ST=31;PW=***;MN=1"),
        ("ST=31,pw=s3cret,MN=1", "ST=31,pw=***,MN=1"),
        ("PW=a,b;MN=1", "PW=***;MN=1"),
        ("PW=a,b,MN=1", "PW=***,MN=1"),
        ("PW=ab&cd;MN=1", "PW=***;MN=1"),
        ("PW=1;PW=2;pW=3", "PW=***;PW=***;pW=***"),
        ("CP=&&NewPW=s3cret&&", "CP=&&NewPW=***&&"),
        ("NewPW=s3", "NewPW=***"),
        ("PW=;MN=1", "PW=***;MN=1"),
        ("PW=a\r\nb;MN=1", "PW=***;MN=1"),
        ("NewKey=s3;a=1,SM4Key=s3,b=1", "NewKey=***;a=1,SM4Key=***,b=1"),
        ("SM4_2 = s3,s3;keyOfSm4=s3", "SM4_2 =***;keyOfSm4=***"),
        ("SKCreateTime=20240123101500;NewSK=s3", "SKCreateTime=20240123101500;NewSK=***"),
        ("a21026-Avg=1;PWX=2;power=3", "a21026-Avg=1;PWX=2;power=3"),
    ],
)
def test_values_of_passwords_are_not_shown(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert masked(shown) == shown


def test_what_an_opened_frame_brings_is_shown_nowhere_else_either() -> None:
    key = Keys(common=(Key(bytes(range(16))),))
    brought = "NewPW=s3cret1;OldPwd=s3cret2;NewSK=s3cret3;SM4Key=s3cret4;newkey=s3cret5;SKCreateTime=20240123101500"
    head = f"QN=20261130000000009;ST=31;CN=1014;PW=123456;MN={MN};Flag=9;CP=&&"
    found = message(sealed(framed(f"{head}{brought}&&".encode()), key=key.common[0])[:-2], keys=key)
    assert "s3cret" not in str(found.shape())
    assert found.shape()["keys"]["SKCreateTime"] == "20240123101500"
    said = told(found.raw, found.raw, keys=key)
    assert said
    assert "s3cret" not in said.zh + said.en


@given(st.lists(st.tuples(NAMES, SECRETS), min_size=1, max_size=4), st.sampled_from([";", "&&"]))
def test_what_stands_between_passwords_stays(secrets: list[tuple[str, str]], end: str) -> None:
    text = "".join(f"ST=31;{name}={secret.replace('=', '')}{end}MN=7;" for name, secret in secrets)
    shown = masked(text)
    assert "s3cret" not in shown
    assert (shown.count("ST=31"), shown.count("MN=7")) == (len(secrets), len(secrets))

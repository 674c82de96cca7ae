import pytest
from tests.unit.telemetry.keyless import WAYS, without_sm4
from tests.unit.telemetry.making import CONTENT, HEADER, MN, frame, framed_as, message, told

from airshed.telemetry.keys import NO_KEYS, Key, Keys
from airshed.telemetry.protocols.hj212.building import encoded, reply, sealed
from airshed.telemetry.protocols.hj212.crc import crc
from airshed.telemetry.protocols.hj212.header import Header
from airshed.telemetry.protocols.hj212.masking import masked
from airshed.telemetry.protocols.hj212.sm4 import BadKey, Sm4Missing, check_there, decrypted, encrypted
from airshed.telemetry.protocols.hj212.words import words

pytest.importorskip("cryptography", reason="the extra sm4 is not installed")

STANDARD = bytes.fromhex("0123456789abcdeffedcba9876543210")
ANNEX_KEY = Key(b"0" * 16)
OTHER_KEY = Key(b"1" * 16)
ANNEX = Keys(common=(ANNEX_KEY,))
HEADER_2025 = HEADER.replace("Flag=5", "Flag=9")
BEFORE = f"{HEADER_2025};CP=&&".encode()


def _sealed(cipher: bytes, *, plain: bytes, length: int | None = None) -> bytes:
    check = f"{crc(BEFORE + plain + b'&&'):04X}"
    return framed_as(BEFORE + cipher + b"&&", check=check, length=length)


def test_the_vector_of_the_standard() -> None:
    assert encrypted(STANDARD, key=STANDARD).hex() == "681edf34d206965e86b3e94f536e4246"
    assert decrypted(bytes.fromhex("681edf34d206965e86b3e94f536e4246"), key=STANDARD) == STANDARD


@pytest.mark.parametrize(("size", "plain"), [(208, 0), (147, 3), (15, 15), (0, 0)])
def test_whole_blocks_are_encrypted_and_the_rest_stays(size: int, plain: int) -> None:
    content = bytes(n % 251 for n in range(size))
    cipher = encrypted(content, key=ANNEX_KEY)
    assert len(cipher) == size
    assert cipher[size - plain :] == content[size - plain :]
    assert size == plain or cipher[: size - plain] != content[: size - plain]
    assert decrypted(cipher, key=ANNEX_KEY) == content


def test_a_key_has_sixteen_bytes() -> None:
    with pytest.raises(BadKey):
        encrypted(b"x" * 16, key=b"short")


def test_content_is_opened_and_its_check_is_that_of_the_plain_segment() -> None:
    plain = CONTENT.encode()
    found = message(_sealed(encrypted(plain, key=ANNEX_KEY), plain=plain), keys=ANNEX)
    assert (found.check, found.content, found.sealed) == ("gb", CONTENT, False)
    assert found.deviations == ()
    assert [reading.number for reading in found.readings] == [26.873, 9.1]


@pytest.mark.parametrize("form", ["braces", "digits"])
def test_ciphers_sent_as_text_are_opened_and_told(form: str) -> None:
    plain = CONTENT.encode()
    cipher = encrypted(plain, key=ANNEX_KEY)
    whole = len(cipher) // 16 * 16
    text = cipher[:whole].hex()
    if form == "braces":
        text = "{" + ",".join(f"0x{byte:02X}" for byte in cipher[:whole]) + "}"
    sent = text.encode() + cipher[whole:]
    for length in (None, len(BEFORE) + len(plain) + 2):
        raw = _sealed(sent, plain=plain, length=length)
        assert message(raw, keys=ANNEX).content == CONTENT
        assert told(raw, keys=ANNEX)["cipher_as_text"] == form


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (NO_KEYS, "encrypted"),
        (Keys({"OTHER": (ANNEX_KEY,)}), "encrypted"),
        (Keys(common=(OTHER_KEY,)), "key_unfit"),
        (Keys({MN: (OTHER_KEY,)}), "key_unfit"),
    ],
)
def test_without_its_key_a_content_stays_sealed_and_nothing_is_made_up(keys: Keys, code: str) -> None:
    plain = CONTENT.encode()
    raw = _sealed(encrypted(plain, key=ANNEX_KEY), plain=plain)
    found = message(raw, keys=keys)
    assert (found.check, found.sealed, found.readings, found.header.cn) == ("none", True, (), "2011")
    assert [deviation.code for deviation in found.deviations] == [code]
    assert len(words(code)) == 2
    assert reply(found) is None


@pytest.mark.parametrize("way", WAYS)
def test_where_sm4_cannot_be_used_it_is_as_without_a_key(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = CONTENT.encode()
    raw = _sealed(encrypted(plain, key=ANNEX_KEY), plain=plain)
    check_there()
    without_sm4(monkeypatch, way)
    with pytest.raises(Sm4Missing):
        check_there()
    found = message(raw, keys=ANNEX)
    assert (found.sealed, found.readings, list(told(raw, keys=ANNEX))) == (True, (), ["encrypted"])


def test_plain_content_is_read_with_a_key_too() -> None:
    assert message(frame(header=HEADER_2025), keys=ANNEX).deviations == ()


def test_a_device_has_keys_of_its_own_and_old_ones_and_those_of_all() -> None:
    plain = CONTENT.encode()
    raw = _sealed(encrypted(plain, key=ANNEX_KEY), plain=plain)
    for keys in (
        Keys({MN: (ANNEX_KEY,)}, (OTHER_KEY,)),
        Keys({MN: (OTHER_KEY, ANNEX_KEY)}),
        Keys({MN: (OTHER_KEY,)}, (ANNEX_KEY,)),
    ):
        assert (message(raw, keys=keys).content, message(raw, keys=keys).key) == (CONTENT, ANNEX_KEY)


def test_of_many_ciphers_none_is_lost_by_a_check_that_is_right_by_chance_and_none_opened_by_a_wrong_key() -> None:
    chance = right = 0
    for number in range(3000):
        text = f"DataTime=20240123101500;a21026-Rtd={number},a21026-Flag=N"
        raw = sealed(encoded(Header("20240123101501421", "31", "2011", "123456", MN, "9"), text), key=ANNEX_KEY)[:-2]
        found = message(raw, keys=ANNEX)
        right += (found.content, found.check) == (text, "gb")
        blind = message(raw)
        chance += blind.check == "gb"
        assert (blind.sealed, blind.readings) == (True, ())
        assert message(raw, keys=Keys(common=(OTHER_KEY,))).sealed
    assert right == 3000
    assert chance  # one in 256


def test_a_sealed_frame_has_the_length_and_check_of_the_plain_one() -> None:
    plain = frame(header=HEADER_2025)
    raw = sealed(plain, key=ANNEX_KEY)
    assert (len(raw), raw[:6], raw[-4:]) == (len(plain), plain[:6], plain[-4:])
    assert raw != plain
    assert message(raw, keys=ANNEX).content == CONTENT
    short = frame("", header=HEADER_2025)
    assert sealed(short, key=ANNEX_KEY) == short


def test_a_new_key_that_a_frame_brings_is_not_shown() -> None:
    text = "SKCreateTime=20240123101500;NewSK=0123456789ABCDEF0123456789ABCDEF"
    found = message(frame(text, header=HEADER_2025.replace("2011", "1014")))
    assert found.shape()["keys"] == {"SKCreateTime": "20240123101500", "NewSK": "***"}
    assert "0123456789ABCDEF" not in str(found.shape())
    assert masked(text) == "SKCreateTime=20240123101500;NewSK=***"

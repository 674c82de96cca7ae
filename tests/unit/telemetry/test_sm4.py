import pytest
from tests.unit.telemetry.making import CONTENT, HEADER, frame, framed_as, message, told

from airshed.telemetry.protocols.hj212.building import reply
from airshed.telemetry.protocols.hj212.crc import crc
from airshed.telemetry.protocols.hj212.sm4 import BadKey, decrypted, encrypted

pytest.importorskip("cryptography", reason="the extra sm4 is not installed")

STANDARD = bytes.fromhex("0123456789abcdeffedcba9876543210")
ANNEX_KEY = b"0" * 16
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
    found = message(_sealed(encrypted(plain, key=ANNEX_KEY), plain=plain), key=ANNEX_KEY)
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
        assert message(raw, key=ANNEX_KEY).content == CONTENT
        assert told(raw, key=ANNEX_KEY)["cipher_as_text"] == form


@pytest.mark.parametrize("key", [None, b"1" * 16])
def test_without_its_key_a_content_stays_sealed_and_nothing_is_made_up(key: bytes | None) -> None:
    plain = CONTENT.encode()
    raw = _sealed(encrypted(plain, key=ANNEX_KEY), plain=plain)
    found = message(raw, key=key)
    assert (found.check, found.sealed, found.readings, found.header.cn) == ("none", True, (), "2011")
    assert [deviation.code for deviation in found.deviations] == ["encrypted"]
    assert reply(found) is None


def test_plain_content_is_read_with_a_key_too() -> None:
    assert message(frame(header=HEADER_2025), key=ANNEX_KEY).deviations == ()

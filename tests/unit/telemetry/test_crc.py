import pytest

from airshed.telemetry.protocols.hj212.crc import LONGEST_FOLDED, crc, crc_by_table, kind, modbus

ANNEX_2017 = b"QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&"
ANNEX_2025 = b"QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&"


@pytest.mark.parametrize(
    ("segment", "right"), [(b"", 0xFFFF), (b"\x00", 0x4040), (ANNEX_2017, 0x1C80), (ANNEX_2025, 0x2200)]
)
def test_examples(segment: bytes, right: int) -> None:
    assert crc(segment) == crc_by_table(segment) == right


def test_modbus_of_the_same_examples() -> None:
    assert (modbus(ANNEX_2017), modbus(ANNEX_2025)) == (0x0759, 0xCCF4)


def test_the_sum_as_the_standard_words_it() -> None:
    register = 0xFFFF
    for byte in ANNEX_2017:
        register = (register >> 8) ^ byte
        for _ in range(8):
            register, fallen = register >> 1, register & 1
            register ^= 0xA001 * fallen
    assert crc(ANNEX_2017) == register


def test_every_length_around_the_folds() -> None:
    text = bytes(n * 37 % 251 for n in range(LONGEST_FOLDED + 2))
    for size in (*range(140), *(n + k for n in (256, 512, 1024, 2048, 4096, LONGEST_FOLDED) for k in (-1, 0, 1))):
        assert crc(text[:size]) == crc_by_table(text[:size]), size


def test_only_256_values_exist() -> None:
    assert {crc(bytes((a, b))) & 0xFF for a in range(256) for b in range(0, 256, 5)} == {
        *(0x00, 0x01, 0x40, 0x41, 0x80, 0x81, 0xC0, 0xC1)
    }


@pytest.mark.parametrize(
    ("sent", "what"), [(0x1C80, "gb"), (0x0759, "modbus"), (0x5907, "modbus_swapped"), (0x1C08, "none")]
)
def test_which_check_was_sent(sent: int, what: str) -> None:
    assert kind(ANNEX_2017, sent) == what

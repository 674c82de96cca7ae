"""Systems on which SM4 cannot be used."""

import sys
from typing import NoReturn

import pytest

CIPHERS = "cryptography.hazmat.primitives.ciphers"
WAYS = ("no package", "no algorithm")


def without_sm4(monkeypatch: pytest.MonkeyPatch, way: str = WAYS[0]) -> None:
    """Take away the package, or let it say that its OpenSSL has no SM4, as that of some systems does."""
    if way == WAYS[0]:
        monkeypatch.setitem(sys.modules, CIPHERS, None)
        return
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - an extra

    def refuse(*_: object) -> NoReturn:
        raise UnsupportedAlgorithm("SM4")

    monkeypatch.setattr(f"{CIPHERS}.Cipher.encryptor", refuse)
    monkeypatch.setattr(f"{CIPHERS}.Cipher.decryptor", refuse)

"""How pages travel: plain, encrypted by the server itself, or by a proxy in front that the home trusts."""

import ipaddress
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from airshed.errors import AirshedError, Fault
from airshed.web import env

EXPIRED = 10
"""What OpenSSL calls it."""


class TransportBroken(AirshedError):
    """Certificate, key or proxy are not named, or cannot be used."""


@dataclass(frozen=True, slots=True)
class Transport:
    """How the pages of a home travel.

    Attributes:
        https: as the setting says.
        certificate: file of it; None where the server does not encrypt.
        key: file of its private key.
        trusted: addresses and networks of the proxy in front.
    """

    https: str
    certificate: Path | None
    key: Path | None
    trusted: tuple[str, ...]


def transport(home: Path) -> Transport:
    """Return how the pages of a home travel, by its settings.

    Raises:
        TransportBroken: naming all that is missing or wrong.
    """
    values = env.settings(home)
    trusted = trusted_proxies(values)
    odd = [name for name in trusted if _odd(name)]
    faults = [Fault("web.proxy_address", "trusted_proxy", name, "10.1.2.3, 10.0.0.0/8") for name in odd]
    if values["https"] == "proxy" and not trusted:
        faults.append(Fault("web.proxy_missing", "trusted_proxy", "", "127.0.0.1"))
    named = ("certificate", "certificate_key")
    if values["https"] == "on":
        faults += [Fault("web.certificate_missing", name, "", "https = on") for name in named if not values[name]]
    if faults:
        raise TransportBroken(*faults)
    certificate, key = (home / values[name] if values["https"] == "on" else None for name in named)
    return Transport(values["https"], certificate, key, trusted)


def trusted_proxies(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the addresses and networks whose word on the client counts; none unless a proxy is trusted."""
    return tuple(name for part in str(values["trusted_proxy"]).split(",") if (name := part.strip()))


def _odd(name: str) -> bool:
    try:
        ipaddress.ip_network(name)
    except ValueError:
        return True
    return False


def end_of_certificate(certificate: Path, key: Path) -> datetime:
    """Return until when a certificate holds, in UTC without a zone, after a handshake with it in memory.

    Raises:
        TransportBroken: a file cannot be read, the key is not its own or has a passphrase, or it does not hold today.
    """
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    faults = [_unreadable(path) for path in (certificate, key) if not _readable(path)]
    if faults:
        raise TransportBroken(*faults)
    client.check_hostname = False
    client.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # who signed it is for the browsers to ask
    try:
        server.load_cert_chain(certificate, key, password=_no_passphrase)
        client.load_verify_locations(certificate)
        shown = _shaken(server, client)
    except ssl.SSLCertVerificationError as error:
        code = "web.certificate_expired" if error.verify_code == EXPIRED else "web.certificate_unusable"
        raise TransportBroken(Fault(code, str(certificate), error.verify_message)) from None
    except (ssl.SSLError, ValueError) as error:
        told = getattr(error, "reason", None) or str(error)
        raise TransportBroken(Fault("web.certificate_unusable", str(certificate), str(told), str(key))) from None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(shown["notAfter"]), tz=UTC).replace(tzinfo=None)


def _no_passphrase() -> str:
    msg = "PASSPHRASE"
    raise ValueError(msg)


def _readable(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return False
    return True


def _unreadable(path: Path) -> Fault:
    return Fault("web.certificate_unreadable", str(path))


def _shaken(server: ssl.SSLContext, client: ssl.SSLContext) -> dict[str, Any]:
    """Return what the client is shown of the server's certificate."""
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    asking, answering = client.wrap_bio(back, there), server.wrap_bio(there, back, server_side=True)
    done = 0
    for _ in range(4):  # hello, certificate, finished, and one to spare
        done = 0
        for side in (asking, answering):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            done += 1
    assert done  # noqa: S101 - a handshake without a network ends or raises
    return dict(asking.getpeercert() or {})

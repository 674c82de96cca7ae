"""Does the certificate hold, and for how long?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from airshed.calendar import CITY_TIME
from airshed.web import env
from airshed.web.checks import NOTHING, Check, Words
from airshed.web.transport import TransportBroken, end_of_certificate, transport
from airshed.wordings import sentences

NAME = "certificates"
SOON = timedelta(days=30)


def check(home: Path, *, now: datetime) -> Check:
    """Look at certificate and key, or at what is said of the proxy in front."""
    try:
        found = transport(home)
        if found.certificate is None or found.key is None:
            return Check(NAME, ok=True, detail=_PLAIN if found.https == "off" else _PROXY)
        end = end_of_certificate(found.certificate, found.key)
    except TransportBroken as error:
        told = [sentences(fault) for fault in error.faults]
        detail = Words("；".join(zh for zh, _ in told), "; ".join(en for _, en in told))
        return Check(NAME, ok=False, detail=detail, remedy=_RENEW)
    real = now - timedelta(seconds=env.settings(home)["clock_offset_s"])  # certificates know nothing of a demo's clock
    left = end - real.replace(tzinfo=CITY_TIME).astimezone(UTC).replace(tzinfo=None)
    detail = Words(f"证书到 {end:%Y-%m-%d} 为止，还有 {left.days} 天", f"holds until {end:%Y-%m-%d}, {left.days} days")
    return Check(NAME, ok=left > SOON, detail=detail, remedy=_RENEW if left <= SOON else NOTHING)


_PLAIN = Words("不加密（设置 https = off）", "pages are not encrypted (setting https = off)")
_PROXY = Words("由前面的代理加密", "the proxy in front encrypts")
_RENEW = Words(
    "换上新的证书和私钥（设置 certificate、certificate_key），重启 airshed serve",
    "put a new certificate and key in place (settings certificate, certificate_key), then restart airshed serve",
)

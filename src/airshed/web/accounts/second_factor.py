"""The second factor: a code from the phone (TOTP), and codes on paper for the day the phone is lost."""

import math
import secrets
from base64 import b32encode
from datetime import datetime
from typing import Any

import qrcode
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp import verify_token
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathFillImage

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts import limits, proof
from airshed.web.accounts.models import RecoveryCode, User
from airshed.web.accounts.passwords import ALPHABET

RECOVERY_CODES, CODE_LENGTH = 10, 12
SALT = "airshed.accounts.recovery"


class CodeRefused(AirshedError):
    """The code is wrong, was used, or comes too soon after a wrong one."""


def device_of(user: User) -> Any | None:  # noqa: ANN401 - a device of django-otp
    """Return the enrolled phone of a user."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()


def begin(user: User, *, anew: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return the phone a user is about to enrol; asked again, the same one unless it shall be another."""
    if anew:
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": user.username})
    return device


def begin_replacing(*, user: User, current: str, token: str, at: datetime) -> None:
    """Check that it is still the user who asks for another phone: by the password, and a code of the one there is.

    Not to be called within a transaction, as `verified`.

    Raises:
        PasswordRefused: the password is wrong; the refusal is recorded.
        CodeRefused: the code is wrong; the refusal is recorded.
        TooManyFailures: either was wrong too often.
    """
    proof.check_password(user=user, given=current, at=at)
    verified(user=user, token=token, at=at)
    detail: dict[str, str] = {}
    audit.record(by=user.username, action="user.second_factor_begun", object=user.username, detail=detail, at=at)


def secret_of(device: Any) -> str:  # noqa: ANN401 - as above
    """Return the secret for typing in, in groups of four."""
    text = b32encode(device.bin_key).decode("ascii")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def picture_of(device: Any) -> str:  # noqa: ANN401 - as above
    """Return the QR code of a phone to be enrolled, as SVG to stand in the page."""
    made = qrcode.make(device.config_url, image_factory=SvgPathFillImage, box_size=12, border=4)
    return str(made.to_string(encoding="unicode"))


def confirm(*, user: User, token: str, at: datetime) -> list[str]:
    """Enrol the phone if its code is right; return the recovery codes, shown once. The phone before it is forgotten.

    Not to be called within a transaction, as `verified`.

    Raises:
        CodeRefused: the code is wrong; the refusal is recorded.
        TooManyFailures: codes were wrong too often.
    """
    device = begin(user)
    _check(user, device, "".join(token.split()), at)
    with transaction.atomic():
        before, _ = TOTPDevice.objects.filter(user=user, confirmed=True).exclude(pk=device.pk).delete()
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
        codes = _new_codes(user)
        action = "user.second_factor_replaced" if before else "user.second_factor_enrolled"
        audit.record(by=user.username, action=action, object=user.username, detail={}, at=at)
    return codes


def verified(*, user: User, token: str, at: datetime) -> Any:  # noqa: ANN401 - as above
    """Return the phone of a user if the code is right: the phone's, or one from paper that is not used up.

    Not to be called within a transaction: a refusal has to stay counted and recorded.

    Raises:
        CodeRefused: the code is wrong or used, or there is no phone; the refusal is recorded.
        TooManyFailures: codes were wrong too often.
    """
    device = device_of(user)
    _check(user, device, "".join(token.split()).lower(), at)
    return device


def _check(user: User, device: Any, token: str, at: datetime) -> None:  # noqa: ANN401 - as above
    allowed, why = device.verify_is_allowed() if device and token.isdigit() else (True, {})
    if not allowed:  # the phone itself slows down whoever guesses
        left = (why["locked_until"] - timezone.now()).total_seconds()
        raise CodeRefused(Fault("accounts.code_wait", "token", str(max(1, math.ceil(left)))))
    limits.spend(limits.CODE, user.username, at=at)
    if not _is_right(user, device, token, at):
        kind = "phone" if token.isdigit() else "paper"
        audit.record(
            by=user.username, action="session.second_factor_refused", object="session", detail={"kind": kind}, at=at
        )
        raise CodeRefused(Fault("accounts.code_wrong", "token"))
    limits.forgive(limits.CODE, user.username)


def _is_right(user: User, device: Any, token: str, at: datetime) -> bool:  # noqa: ANN401 - as above
    if device is None:
        return False
    if token.isdigit() or not device.confirmed:
        return verify_token(user, device.persistent_id, token) is not None
    return _use(user, token.replace("-", ""), at)


def codes_left(user: User) -> int:
    """Return how many codes on paper a user has."""
    return int(RecoveryCode.objects.filter(user=user, used_at=None).count())


def _new_codes(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    # The first sign is a letter: what is all digits is a code from a phone.
    codes = [
        secrets.choice("abcdefghjkmnpqrstuvwxyz") + "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH - 1))
        for _ in range(RECOVERY_CODES)
    ]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in codes)
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


def _use(user: User, code: str, at: datetime) -> bool:
    unused = RecoveryCode.objects.filter(user=user, digest=_digest(user, code), used_at=None)
    with transaction.atomic():
        used = bool(unused.update(used_at=at))
        if used:
            detail = {"left": codes_left(user)}
            audit.record(by=user.username, action="user.recovery_code_used", object=user.username, detail=detail, at=at)
    return used


def _digest(user: User, code: str) -> str:
    return str(salted_hmac(SALT, f"{user.pk}:{code}", algorithm="sha256").hexdigest())

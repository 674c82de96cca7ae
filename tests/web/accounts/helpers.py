import io
import json
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

NOW = datetime(2019, 11, 20, 8, 0)
PASSWORD = "Gobi-wind-2019"  # noqa: S105 - of the cast
LOGIN = reverse("admin:login")


def visitor(**extra: Any) -> Client:
    """Return a client nobody has signed in with."""
    return Client(SERVER_NAME="localhost", **extra)


def entries(action: str) -> list[dict[str, Any]]:
    """Return what the audit chain says of an action."""
    rows = apps.get_model("audit", "Entry").objects.filter(action=action).order_by("number")
    return [{"by": row.by, "object": row.object, **json.loads(row.detail)} for row in rows]


def token_of(user: Any, *, confirmed: bool, ahead: int = 0) -> str:
    """Return what the phone of a user shows, or will show some steps of 30 s ahead."""
    device = TOTPDevice.objects.get(user=user, confirmed=confirmed)
    totp = TOTP(device.bin_key)
    totp.time = time.time() + 30 * ahead
    return f"{totp.token():06d}"


def sign_in(user: Any, *, password: str = PASSWORD, client: Client | None = None, **extra: Any) -> Client:
    """Return a client whose user gave the password."""
    client = client or visitor(**extra)
    answer = client.post(LOGIN, {"username": user.username, "password": password})
    assert answer.status_code == 302, answer.content.decode()
    return client


def signed_in(user: Any, **extra: Any) -> Client:
    """Return a client whose user gave the password, and showed the phone where the role asks for it."""
    client = sign_in(user, **extra)
    if user.needs_second_factor:
        device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=True)
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
    return client


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return an XLSX file with sheets of rows."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()

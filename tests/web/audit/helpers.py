"""The audit log as tests handle it: adding through the front door, forging through the back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from airshed.web import audit
from airshed.web.audit.chain import entry_hash, moment
from airshed.web.audit.models import Entry
from airshed.web.audit.triggers import NAMES

AT = datetime(2019, 11, 20, 8)
INSERT = (
    'INSERT INTO audit_entry SELECT {number}, at, "by", action, object, detail, digest, {previous}, hash '
    "FROM audit_entry WHERE number = 5"
)


@dataclass(frozen=True)
class Log:
    home: Path

    def add(self, n: int) -> None:
        audit.record(
            by="王芳",
            action="ruling.approved",
            object=f"R-{n}",
            detail={"n": n, "why": "依据"},
            at=AT + timedelta(hours=n),
        )

    def forge(self, *statements: str) -> None:
        """Change the table as somebody does who owns the database: without triggers."""
        with connection.cursor() as cursor:
            for name in NAMES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{' ON audit_entry' if self.postgres else ''}")
            for statement in statements:
                cursor.execute(statement)

    @property
    def postgres(self) -> bool:
        return bool(connection.vendor == "postgresql")

    def rehash(self, first: int) -> None:
        """Compute every hash from an entry on again, as a forger does who knows how the chain is made."""
        for entry in Entry.objects.filter(number__gte=first).order_by("number"):
            before = Entry.objects.filter(number__lt=entry.number).order_by("-number").first()
            previous = before.hash if before else "0" * 64
            columns: dict[str, Any] = {name: getattr(entry, name) for name in ("number", "by", "action", "object")}
            made = entry_hash(**columns, at=moment(entry.at), digest=entry.digest, previous=previous)
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE audit_entry SET previous = %s, hash = %s WHERE number = %s", (previous, made, entry.number)
                )

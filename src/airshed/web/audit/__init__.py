"""The audit chain: who did what, when, each entry bound to the one before it."""

from airshed.web.audit.anchors import anchor, check_anchor
from airshed.web.audit.chain import Head, Rows, Verdict
from airshed.web.audit.operations import AuditBusy, record, record_rows
from airshed.web.audit.queries import head, missing_triggers, rows_match, verify

__all__ = [
    "AuditBusy",
    "Head",
    "Rows",
    "Verdict",
    "anchor",
    "check_anchor",
    "head",
    "missing_triggers",
    "record",
    "record_rows",
    "rows_match",
    "verify",
]

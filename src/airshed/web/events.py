"""Lines of the log: moment, level, where, the name of the event, then its fields."""

import logging

from airshed.web.troubles import trouble_of

TOLD = frozenset({"django.request", "huey"})
"""Who also logs exceptions that are told as events of ours."""
_STANDARD = frozenset({*vars(logging.makeLogRecord({})), "message", "asctime"})


class Line(logging.Formatter):
    """One line for a record; what was given as `extra` follows the text as `name=value`."""

    def __init__(self) -> None:
        """Set the shape of the line."""
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - name of the library
        """Return the line, with the fields at its end; what breaks a line is escaped."""
        given = vars(record)
        fields = {name: given[name] for name in given.keys() - _STANDARD if isinstance(given[name], str | int | float)}
        shown = (f"{name}={_quoted(value)}" for name, value in sorted(fields.items()))
        return " ".join((_flat(super().formatMessage(record)), *shown))


class Told(logging.Filter):
    """Passes over what libraries say of an exception that has been told as an event of ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether the record is news."""
        error = record.exc_info[1] if record.exc_info else None
        return not (record.name in TOLD and error is not None and trouble_of(error))


def _quoted(value: object) -> str:
    text = _flat(str(value))
    return repr(text) if " " in text or not text else text


def _flat(text: str) -> str:
    return text.replace("\r", "\\r").replace("\n", "\\n")

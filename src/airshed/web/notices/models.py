"""Events, the notices that tell somebody of one, what goes out for a notice, and what people chose."""

from typing import Any, ClassVar

from django.db import models

from airshed.web.accounts.models import User
from airshed.web.accounts.rights import Record, Scope, Scoped
from airshed.web.words import CHINESE, label

KEY, CODE, TITLE, LINK, ID = 200, 50, 200, 500, 64
WAITING, SENDING, SENT, FAILED, GIVEN_UP = "waiting", "sending", "sent", "failed", "given_up"
STATES = (WAITING, SENDING, SENT, FAILED, GIVEN_UP)
"""Of a delivery; a failed one is tried again, one given up is not until somebody asks for it."""


class Event(models.Model):  # type: ignore[misc]
    """Something that happened, under a key that is told once.

    `unread_then` names who had not read it when it was told to the next.
    """

    key = models.CharField(max_length=KEY, unique=True)
    kind = models.CharField(max_length=CODE)
    zh = models.CharField(max_length=TITLE)
    en = models.CharField(max_length=TITLE)
    text_zh = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    link = models.CharField(max_length=LINK, blank=True)
    at = models.DateTimeField()
    urgent = models.BooleanField(default=False)
    step_up_to: Any = models.JSONField(default=list, blank=True)
    step_up_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    stepped_up_at = models.DateTimeField(null=True, blank=True)
    unread_then: Any = models.JSONField(default=list, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-at", "-pk")
        verbose_name = label("事件", "event")
        verbose_name_plural = label("事件", "events")
        indexes: ClassVar = [
            models.Index(
                fields=["at"],
                condition=models.Q(urgent=True, stepped_up_at=None, step_up_hours__isnull=False),
                name="notices_event_to_step_up",
            )
        ]

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)


class Notice(models.Model):  # type: ignore[misc]
    """Tells somebody of an event, once; what became of it: shown in a list, read, acknowledged."""

    RIGHTS: ClassVar = Scoped(Record.notice, fields={Scope.own: "user__username"})
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    at = models.DateTimeField()
    stepped_up = models.BooleanField(default=False)
    shown_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("-at", "-pk")
        verbose_name = label("通知", "notice")
        verbose_name_plural = label("通知", "notices")
        indexes: ClassVar = [models.Index(fields=["user", "read_at", "-at"], name="notices_notice_of_user")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "user"], name="notices_notice_once"),
        ]

    def __str__(self) -> str:
        """Return event and user."""
        return f"{self.event_id} {self.user_id}"


class Delivery(models.Model):  # type: ignore[misc]
    """A notice on its way out by a channel.

    `next_at` is when it is due, `set_at` when that was decided: a clock put back is seen by it. Whoever sends it holds
    it under `claim` until `leased_until`. `message` is the id of the message it goes out in; it stays through repeats.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=CODE)
    state = models.CharField(max_length=20, default=WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    set_at = models.DateTimeField()
    claim = models.CharField(max_length=ID, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    message = models.CharField(max_length=ID, blank=True, db_index=True)
    error = models.CharField(max_length=CODE, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        ordering = ("pk",)
        verbose_name = label("发送", "delivery")
        verbose_name_plural = label("发送", "deliveries")
        indexes: ClassVar = [
            models.Index(fields=["next_at"], condition=~models.Q(state=SENT), name="notices_delivery_open"),
            models.Index(fields=["claim"], condition=~models.Q(claim=""), name="notices_delivery_claimed"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notices_delivery_once"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="notices_delivery_known_state"),
        ]

    def __str__(self) -> str:
        """Return notice and channel."""
        return f"{self.notice_id} {self.channel}"


class Preference(models.Model):  # type: ignore[misc]
    """What somebody chose: kinds of channels, address, language, hour of the digest, hours of quiet."""

    PERSONAL: ClassVar = ("address",)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="notice_preference")
    kinds: Any = models.JSONField(default=list, blank=True)
    address = models.EmailField(label("邮箱", "mail address"), blank=True)
    language = models.CharField(max_length=10, default=CHINESE)
    digest_hour = models.PositiveSmallIntegerField(null=True, blank=True)
    quiet_from = models.PositiveSmallIntegerField(null=True, blank=True)
    quiet_to = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("通知设置", "choice of notices")
        verbose_name_plural = label("通知设置", "choices of notices")

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.user_id)

"""Writes of the diary: posts begin and end, days are confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from airshed.errors import AirshedError, Fault
from airshed.web import audit
from airshed.web.accounts.models import User
from airshed.web.diary.actions import actions_of
from airshed.web.diary.models import REMARK, TABLE, Day, Post
from airshed.web.diary.queries import days_of, may_confirm, may_post
from airshed.web.kit.operations import stamp


class DiaryRefused(AirshedError):
    """What is written into the diary cannot be, or not by this user; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Who is posted where, from when until the day before `to_date`; None = until further notice."""

    username: str
    place: str
    from_date: date
    to_date: date | None = None


def open_post(posting: Posting, *, user: Any, at: datetime) -> Post:  # noqa: ANN401 - a user
    """Post a supervisor.

    Raises:
        DiaryRefused: it is not the user's to do, or with all that is wrong.
    """
    if not may_post(user):
        raise DiaryRefused(Fault("diary.forbidden", posting.place, user.username))
    account = User.objects.filter(username__iexact=posting.username, disabled=False).first()
    faults = []
    if account is None:
        faults.append(Fault("diary.account", posting.place, posting.username))
    if posting.to_date is not None and posting.to_date <= posting.from_date:
        faults.append(Fault("diary.days", posting.place, str(posting.to_date), f"> {posting.from_date}"))
    if account is None or faults:
        raise DiaryRefused(*faults)
    with transaction.atomic():
        post: Post = Post.objects.create(
            code=_next_code(at), username=account.username, place=posting.place, from_date=posting.from_date,
            to_date=posting.to_date, department_id=user.department_id, by=user.username, at=at,
        )  # fmt: skip
        detail = {"person": account.username, "place": posting.place, "from": posting.from_date.isoformat()}
        audit.record(by=user.username, action="supervision.posted", object=post.code, detail=detail, at=at)
    return post


def end_post(post: Post, to_date: date, *, user: Any, at: datetime) -> None:  # noqa: ANN401 - as above
    """End a post on a day, which is no day of it any more.

    Raises:
        DiaryRefused: it is not the user's to do, or the day is not after its first, or lies before a confirmed one.
    """
    if not may_post(user):
        raise DiaryRefused(Fault("diary.forbidden", post.code, user.username))
    last = post.days.order_by("-day").values_list("day", flat=True).first()
    least = max(filter(None, (post.from_date, last)))
    if to_date <= least:
        raise DiaryRefused(Fault("diary.days", post.code, str(to_date), f"> {least}"))
    with transaction.atomic():
        Post.objects.filter(pk=post.pk).update(to_date=to_date)
        detail = {"to": to_date.isoformat()}
        audit.record(by=user.username, action="supervision.ended", object=post.code, detail=detail, at=at)


def confirm_day(post: Post, day: date, remark: str, *, user: Any, at: datetime) -> Day:  # noqa: ANN401 - as above
    """Confirm a day of a post as it stands now; it never changes after that.

    Raises:
        DiaryRefused: it is not the user's to do, no day of the post that has come, a day on which nothing was done and
            nobody says why, or confirmed already.
    """
    remark = remark.strip()
    if not may_confirm(user, post):
        raise DiaryRefused(Fault("diary.forbidden", post.code, user.username))
    if day not in days_of(post, today=at.date()):
        raise DiaryRefused(Fault("diary.no_day", post.code, str(day), str(post.from_date)))
    actions = actions_of(post.username, day)
    if not actions and not remark:
        raise DiaryRefused(Fault("diary.nothing_done", post.code, str(day)))
    if len(remark) > REMARK:
        raise DiaryRefused(Fault("diary.too_long", post.code, str(len(remark)), str(REMARK)))
    try:
        with transaction.atomic():
            found: Day = Day.objects.create(
                post=post, day=day, actions=actions, remark=remark, confirmed_by=user.username, confirmed_at=at
            )
            stamp(TABLE, at=at)
            detail = {"day": day.isoformat(), "actions": len(actions)}
            audit.record(by=user.username, action="supervision.confirmed", object=post.code, detail=detail, at=at)
    except IntegrityError:
        raise DiaryRefused(Fault("diary.confirmed_before", post.code, str(day))) from None
    return found


def _next_code(at: datetime) -> str:
    begins = f"ZD-{at.year}-"
    last = Post.objects.filter(code__startswith=begins).order_by("-code").values_list("code", flat=True).first()
    return f"{begins}{int(last.removeprefix(begins)) + 1 if last else 1:04d}"

"""The diary as a user may see it."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404

from airshed.web.accounts.access import may, reach
from airshed.web.accounts.models import User
from airshed.web.accounts.queries import get_visible, visible
from airshed.web.accounts.rights import Action, Record, Scope
from airshed.web.diary.actions import actions_of, shown
from airshed.web.diary.models import Day, Post

SHOWN_DAYS = 62
"""Days of a post that are listed, the latest first."""


def may_look(user: Any) -> bool:  # noqa: ANN401 - a user, or Django's anonymous one
    """Whether a user sees posts."""
    return may(user, Record.diary, Action.view)


def may_post(user: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a user posts supervisors: an officer of the department that coordinates the plan."""
    return reach(user, Record.diary, Action.edit, "draft") is Scope.all


def may_confirm(user: Any, post: Post) -> bool:  # noqa: ANN401 - as above
    """Whether a user confirms days of a post: the one who is posted there."""
    return may(user, Record.diary, Action.edit) and user.username == post.username


def get_post(code: str, *, user: Any) -> Post:  # noqa: ANN401 - as above
    """Return a post.

    Raises:
        Http404: there is none for this user.
    """
    found: Post | None = list_seen(user).filter(code=code).first()
    if found is None:
        found = get_visible(Post.objects.all(), user=user, code=code)
    return found


def list_seen(user: Any) -> Any:  # noqa: ANN401 - as above; a queryset
    """Return the posts a user sees: by the rights, and the own one of an officer of another department."""
    seen = visible(Post.objects.all(), user=user)
    own = Post.objects.filter(username=user.username) if may_look(user) else Post.objects.none()
    return Post.objects.filter(pk__in=[*seen.values_list("pk", flat=True), *own.values_list("pk", flat=True)])


def list_posts(*, user: Any, today: date) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return the posts a user sees, each with how many of its days are confirmed.

    Raises:
        Http404: the user sees none at all.
    """
    if not may_look(user):
        raise Http404
    posts = [*list_seen(user).select_related("department")]
    names = {row.username: row.get_full_name() for row in User.objects.select_related("person")}
    confirmed = {post.pk: 0 for post in posts}
    for key in Day.objects.filter(post__in=posts).values_list("post_id", flat=True):
        confirmed[key] += 1
    return {
        "may_post": may_post(user),
        "posts": [
            {
                "code": post.code,
                "person": names.get(post.username, post.username),
                "place": post.place,
                "from": post.from_date,
                "to": post.to_date,
                "days": len(days_of(post, today=today)),
                "confirmed": confirmed[post.pk],
                "mine": may_confirm(user, post),
                "open": post.to_date is None or post.to_date > today,
            }
            for post in posts
        ],
    }


def days_of(post: Post, *, today: date) -> list[date]:
    """Return the days of a post up to today, the latest first."""
    last = today if post.to_date is None else min(today, post.to_date - timedelta(days=1))
    return [last - timedelta(days=n) for n in range((last - post.from_date).days + 1)]


def get_days(post: Post, *, user: Any, today: date) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what the page of a post shows."""
    kept = {row.day: row for row in post.days.all()}
    days = days_of(post, today=today)[:SHOWN_DAYS]
    return {
        "code": post.code,
        "place": post.place,
        "mine": may_confirm(user, post),
        "days": [
            {
                "day": day,
                "confirmed": day in kept,
                "count": len(kept[day].actions) if day in kept else None,
                "remark": kept[day].remark if day in kept else "",
            }
            for day in days
        ],
    }


def get_day(post: Post, day: date, *, user: Any, today: date) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return a day of a post: as it was confirmed, else as it stands now.

    Raises:
        Http404: the post was not held on that day, or it is still to come.
    """
    if day not in days_of(post, today=today):
        raise Http404
    kept = post.days.filter(day=day).first()
    rows = kept.actions if kept else actions_of(post.username, day)
    return {
        "code": post.code,
        "place": post.place,
        "day": day,
        "actions": shown(rows),
        "confirmed": kept is not None,
        "by": kept.confirmed_by if kept else "",
        "at": kept.confirmed_at if kept else None,
        "remark": kept.remark if kept else "",
        "may_confirm": kept is None and may_confirm(user, post),
    }

"""What parts of the overview share: where a figure leads to, how old something is."""

from datetime import timedelta

from django.urls import Resolver404, resolve

from airshed.web.words import say

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def led(path: str) -> str:
    """Return an address where a page answers it, else nothing."""
    try:
        resolve(path)
    except Resolver404:
        return ""
    return path


def age_words(age: timedelta) -> str:
    """Return how long ago something was, in minutes, hours or days."""
    if age < HOUR:
        minutes = max(age // MINUTE, 0)
        return say(f"{minutes} 分钟前", f"{minutes} min ago")
    if age < 2 * DAY:
        hours, minutes = age // HOUR, age % HOUR // MINUTE
        return say(f"{hours} 小时 {minutes} 分前", f"{hours} h {minutes} min ago")
    return say(f"{age // DAY} 天前", f"{age // DAY} days ago")

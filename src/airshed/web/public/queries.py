"""What the public page says, out of what was published; nothing is computed for whoever reads it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from airshed.plan.words import NOTHING, target_words, value_words
from airshed.vocab import ITEMS, POLLUTANTS
from airshed.web import clock
from airshed.web.areas import AREAS
from airshed.web.audit.chain import canonical
from airshed.web.kit.known import stamp_of
from airshed.web.kit.register import registers
from airshed.web.maps import everybody
from airshed.web.releases import queries as releases
from airshed.web.releases.models import DAYS, GOALS, NOW, Publication, Release
from airshed.web.releases.queries import Standing
from airshed.web.words import ENGLISH, say
from airshed.web.written import synthetic

PAGE, MAP = "public/page.html", "public/map.html"
KEPT = 8
BRIGHT = 0.179
"""Relative luminance above which black stands out more than white."""
HOUR = "1h"
SPANS = {"1h": ("1 小时", "1 h"), "8h": ("8 小时", "8 h"), "24h": ("24 小时", "24 h")}
STANDS: Mapping[str, tuple[str, str]] = {
    "overdue": ("没有完成", "Not achieved"),
    "behind": ("到目前为止没有达到目标要求，年底才有结论", "So far not as it should be; the end of the year decides"),
    "no_data": ("数据不足，现在下不了结论", "Too little data to say anything yet"),
    "on_track": ("到目前为止符合目标要求，年底才有结论", "So far as it should be; the end of the year decides"),
    "not_due": ("还没有到期", "Not due yet"),
    "met": ("已经完成", "Achieved"),
}


def page(home: Path, *, language: str, now: datetime) -> bytes:
    """Return the page in a language; one that was made already is made again when anything of it changes."""
    return _page(home, language, now.replace(second=0, microsecond=0), releases.key_of())


@lru_cache(maxsize=KEPT)
def _page(home: Path, language: str, now: datetime, key: object) -> bytes:  # noqa: ARG001 - names the answer
    return rendered(releases.list_standing(), language=language, now=now).encode()


def rendered(standing: Sequence[Standing], *, language: str, now: datetime, preview: bool = False) -> str:
    """Return the page with what stands."""
    with translation.override(language):
        values = {
            "language": language,
            "english": language == ENGLISH,
            "clock_note": clock.note(),
            "preview": preview,
            "places": _places(standing, now),
            "scale": _scale(standing),
            "map": not preview and everybody.anything_to_show(now.date()),
        }
        return str(render_to_string(PAGE, values))


def map_page(home: Path, *, language: str, on: date) -> bytes:
    """Return the page with the map of a day in a language, kept as long as nothing of it changes."""
    return _map_page(home, language, on, (releases.key_of(), stamp_of(registers()[AREAS])))


@lru_cache(maxsize=KEPT)
def _map_page(home: Path, language: str, on: date, key: object) -> bytes:  # noqa: ARG001 - names the answer
    with translation.override(language):
        about = {"language": language, "english": language == ENGLISH, "clock_note": clock.note()}
        values = {**about, **everybody.map_on(on), "synthetic": synthetic(home), "on": on}
        return str(render_to_string(MAP, values)).encode()


def data(*, now: datetime) -> bytes:
    """Return the same publications for programs; `digest` is the SHA-256 of `data` in its one spelling."""
    return canonical({"parts": [_part_data(one, now) for one in releases.list_standing()]})


def _part_data(one: Standing, now: datetime) -> dict[str, Any]:
    release, stored = one.release, one.publication
    told: dict[str, Any] = {
        "part": release.part,
        "place": release.place,
        "plan": release.plan,
        "text": {"zh": release.text_zh, "en": release.text_en},
        "released_by": release.releaser,
        "released_at": release.released_at,
        "withdrawn": None,
        "publication": None,
    }
    if stored is None:
        notice = {"zh": release.notice_zh, "en": release.notice_en}
        told["text"] = {"zh": "", "en": ""}  # taken back with what it speaks of
        return {**told, "withdrawn": {"by": release.withdrawer, "at": release.withdrawn_at, "notice": notice}}
    kept = {"id": stored.pk, "made_at": stored.made_at, "digest": stored.digest, "late": one.late(now)}
    return {**told, "publication": {**kept, "data": one.data}}


# --- what the template shows ---


_EMPTY = {"name": "", "synthetic": False, "stand_in": False}


def _places(standing: Sequence[Standing], now: datetime) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for one in standing:
        place = one.data.get("place") or {}
        shown = found.setdefault(one.release.place, {**_EMPTY, "key": len(found), "parts": []})
        shown["name"] = shown["name"] or (say(place["zh"], place["en"]) if place else "")
        shown["synthetic"] |= bool(place.get("synthetic"))
        shown["stand_in"] |= bool(place.get("stand_in"))
        shown["parts"].append(_part(one, now))
    return list(found.values())


def _part(one: Standing, now: datetime) -> dict[str, Any]:
    release = one.release
    shown: dict[str, Any] = {
        "part": release.part,
        "title": _title(one, now),
        "text": say(release.text_zh, release.text_en),
        "by": release.releaser,
        "at": release.released_at,
    }
    if one.publication is None:
        notice = say(release.notice_zh, release.notice_en)
        return {**shown, "withdrawn": {"notice": notice, "by": release.withdrawer, "at": release.withdrawn_at}}
    content = {NOW: _now, DAYS: _days, GOALS: _goals}[release.part](one)
    shown |= {"late": one.late(now), "digest": one.publication.digest, "made_at": one.publication.made_at}
    return {**shown, **content, "editions": _joined(one.data["editions"].values()), "coverage": _coverage(one.data)}


def _title(one: Standing, now: datetime) -> str:
    if one.release.part == NOW:
        today = "hour" in one.data and datetime.fromisoformat(one.data["hour"]).date() == now.date()
        return (
            say("现在的空气", "The air now")
            if today or one.publication is None
            else say("最近一次的空气", "The air, last known")
        )
    if one.release.part == DAYS:
        return say("最近 30 天", "The last 30 days")
    year = one.release.as_of.year
    return say(f"{year} 年的目标", f"Goals of {year}")


def _now(one: Standing) -> dict[str, Any]:
    data = one.data
    return {
        "hour": datetime.fromisoformat(data["hour"]),
        "aqi": data["aqi"],
        "level": _level(data["category"]),
        "primary": _joined(_pollutant(code) for code in data["primary"] or ()),
        "values": list(_values(data)),
        "groups": [{"of": _pollutant(g["pollutant"]), "who": _joined(say_list(g))} for g in data["sensitive_groups"]],
    }


def say_list(words: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return a list of words in the language of the reader."""
    return words["en"] if translation.get_language() == ENGLISH else words["zh"]


def _values(data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - yields rows
    """Yield a row for each pollutant: its hour where that was measured, else the mean that stands for it."""
    for code, pollutant in POLLUTANTS.items():
        known = {item.removeprefix(f"{code}_"): v for item, v in data["concentrations"].items() if _of(item) == code}
        span = HOUR if known.get(HOUR) is not None else next((s for s in known if known[s] is not None), None)
        shown = "—" if span is None else f"{known[span]:.{1 if pollutant.unit == 'mg_m3' else 0}f}"
        yield {
            "name": _pollutant(code),
            "span": "" if span is None else say(*SPANS.get(span, (span, span))),
            "value": shown,
            "unit": data["units"][code],
        }


def _of(item: str) -> str:
    return ITEMS[item].pollutant if item in ITEMS else ""


def _days(one: Standing) -> dict[str, Any]:
    data = one.data
    rows = [
        {
            "date": date.fromisoformat(day["date"]),
            "aqi": day["aqi"],
            "level": _level(day["category"]),
            "primary": _joined(_pollutant(code) for code in day["primary"] or ()),
        }
        for day in reversed(data["days"])
    ]
    return {
        "from": date.fromisoformat(data["from"]),
        "to": date.fromisoformat(data["to"]),
        "good": data["good_days"],
        "valid": data["coverage"]["valid"],
        "drawing": _drawing(one, DAYS),
        "rows": rows,
    }


def _goals(one: Standing) -> dict[str, Any]:
    found = [
        {
            "text": say(goal["clause_zh"], goal["clause_en"]),
            "measured": say(goal["zh"], goal["en"]),
            "value": "" if goal["value"] is None or goal["gap"] in NOTHING else value_words(goal, say=say),
            "target": target_words(goal, say=say),
            "base": _base(goal["target"]["basis"] or ""),
            "stands": say(*STANDS[goal["status"]]),
            "coverage": goal["coverage"],
            "figure": goal["figure_id"],
            "drawing": _drawing(one, goal["id"]),
        }
        for goal in one.data["goals"]
    ]
    plan = one.data["plan"]
    return {"goals": found, "as_of": date.fromisoformat(one.data["as_of"]), "plan": say(plan["zh"], plan["en"])}


def _base(basis: str) -> str:
    """Return what a relative target is: the same days of another year."""
    year = basis.removeprefix("base ") if basis.startswith("base ") else ""
    return say(f"{year} 年同期", f"the same days of {year}") if year else ""


def _drawing(one: Standing, name: str) -> str:
    stored = one.publication.drawings if one.publication else {}
    own = stored.get("en" if translation.get_language() == ENGLISH else "zh", {})
    return str(mark_safe(own.get(name, "")))  # noqa: S308 - made by `charts.small`, which escapes every word


def _coverage(data: Mapping[str, Any]) -> str:
    told = data.get("coverage")
    if not told:
        return ""
    unit = {"stations": say("个点位", "stations"), "days": say("天", "days")}[told["of"]]
    return f"{told['valid']}/{told['expected']} {unit}"


def _scale(standing: Sequence[Standing]) -> list[dict[str, Any]]:
    found: list[Any] = next((one.data["scale"] for one in standing if one.data.get("scale")), [])
    return [
        {
            **(_level(row) or {}),
            "span": f"> {row['from'] - 1}" if row["upto"] is None else f"{row['from']}–{row['upto']}",
            "colour": say(row["colour_zh"], row["colour_en"]),
        }
        for row in found
    ]


def _level(category: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if category is None:
        return None
    return {
        "name": say(category["zh"], category["en"]),
        "letter": say(category["letter_zh"], category["letter_en"]),
        "rgb": category["rgb"],
        "ink": "#000" if _luminance(category["rgb"]) > BRIGHT else "#fff",
    }


def _luminance(rgb: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2)."""
    parts = (int(rgb[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]  # noqa: PLR2004 - of sRGB
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _pollutant(code: str) -> str:
    return say(POLLUTANTS[code].zh, POLLUTANTS[code].en)


def _joined(words: Any) -> str:  # noqa: ANN401 - an iterable of texts
    return say("、", ", ").join(words)


def with_draft(draft: Release, content: Mapping[str, Any], drawings: Mapping[str, Any]) -> list[Standing]:
    """Return what would stand with a release that is none yet, in place of what it would replace."""
    shown = Publication(release=draft, made_at=draft.made_at, data="", digest="", drawings=drawings)
    kept = [s for s in releases.list_standing() if (s.release.place, s.release.part) != (draft.place, draft.part)]
    order = {part: n for n, part in enumerate((NOW, DAYS, GOALS))}
    mine = [s for s in kept if s.release.place == draft.place] + [Standing(draft, shown, content)]
    others = [s for s in kept if s.release.place != draft.place]
    return [*sorted(mine, key=lambda s: order[s.release.part]), *others]

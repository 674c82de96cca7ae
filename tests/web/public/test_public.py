"""What the public sees is what was released, in both languages, and costs next to nothing."""

import gzip
import json
import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import Answer
from tests.web.public.conftest import PLAN, Desk
from tests.web.test_shell import _english, _seen

from airshed.web import ambient, middleware
from airshed.web.accounts.queries import moment
from airshed.web.public import queries
from airshed.web.releases.models import Publication
from airshed.web.releases.queries import LATE, list_standing

MOST_BYTES = 300_000
CODES = {"mg", "AQI", "PM", "SO", "NO", "CO", "SHA", "Airshed", "data", "json", "leader", "gb", "hj", "amendment"}


def test_nothing_released_is_said_plainly(desk: Desk) -> None:
    answer = desk.stranger()
    assert answer.status_code == 200
    assert "这里还没有公布数据" in _seen(answer)
    assert json.loads(desk.stranger("/public/data.json").content) == {"parts": []}
    assert "/public/" not in desk.stranger("/login/").content.decode()


def test_a_draft_and_what_is_approved_are_not_seen(desk: Desk) -> None:
    desk.draft("now")
    desk.approved("days")
    assert "这里还没有公布数据" in _seen(desk.stranger())
    assert json.loads(desk.stranger("/public/data.json").content) == {"parts": []}


def test_the_page_shows_the_figures_of_the_command_line(full: Desk, airshed: Callable[..., Answer]) -> None:
    at = ("--home", full.site.home, "--json")
    now = airshed("air", "report", "--place", "city:示例市", "--at", "2019-11-20T08:00", *at).json
    parts = json.loads(full.stranger("/public/data.json").content)["parts"]
    told = {p["part"]: p["publication"]["data"] for p in parts}
    for name in ("aqi", "primary", "concentrations", "iaqi", "missing", "editions", "options"):
        assert told["now"][name] == now[name], name
    place = ambient.get_place(full.site.home, "place:erenhot", user=full.site.users["leader"])
    assert place.synthetic
    status = airshed("plan", "status", PLAN, "--as-of", "2019-11-19", *at).json
    goals = {i["id"]: i for c in status["clauses"] for i in c["indicators"] if i["kind"] == "air"}
    assert {goal["id"]: goal["value"] for goal in told["goals"]["goals"]} == {k: v["value"] for k, v in goals.items()}
    words = ("air", "evaluate", "--place", "city:示例市", "--from", "2019-10-21", "--to", "2019-11-19", "--daily")
    days = airshed(*words, *at).json["days"]
    shown = [(d["date"], d["aqi"] if d["valid"] else None) for d in days]
    assert [(d["date"], d["aqi"]) for d in told["days"]["days"]] == shown
    page = full.stranger().content.decode()
    seen = _seen(full.stranger())
    assert f"{now['aqi']}\n" in seen
    assert "合成数据" in seen
    assert "leader" in seen
    for goal in goals.values():
        assert goal["figure_id"] in page


def test_every_figure_of_goals_is_frozen_under_its_id(full: Desk, airshed: Callable[..., Answer]) -> None:
    stored = Publication.objects.get(release__part="goals")
    for goal in json.loads(stored.data)["goals"]:
        assert airshed("plan", "rebuild", goal["figure_id"], "--home", full.site.home, "--json").code == 0


def test_each_language_is_one_language(full: Desk) -> None:
    zh, en = _seen(full.stranger()), _seen(full.stranger("/public/?lang=en"))
    assert [w for w in _english(zh) if w not in CODES and not w.startswith("F-")] == []
    assert re.findall(r"[\u4e00-\u9fff]+", en.replace("中文", "")) == []
    assert full.stranger("/public/?lang=en").headers["Content-Language"] == "en"
    assert "The air now" in _seen(full.client_of("stranger", language="en").get("/public/"))
    assert "现在的空气" in _seen(full.client_of("stranger", language="en").get("/public/?lang=zh"))


@pytest.mark.parametrize("query", ["?lang=", "?lang=fr'%22", "?x=%00%ff", "?lang=" + "a" * 2000, "?lang=en&lang=zh"])
def test_rubbish_parameters_change_nothing(desk: Desk, query: str) -> None:
    assert desk.stranger("/public/" + query).status_code == 200
    assert desk.stranger("/public/data.json" + query).status_code == 200


def test_only_reading_is_answered(desk: Desk) -> None:
    client = desk.client_of("stranger")
    assert client.post("/public/").status_code == 405
    assert client.head("/public/").status_code == 200


def test_a_stranger_gets_no_cookie_no_script_and_the_strict_policy(full: Desk) -> None:
    answer = full.stranger()
    assert not answer.cookies
    assert answer.headers["Content-Security-Policy"] == middleware.STRICT_POLICY
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    page = answer.content.decode()
    assert "<script" not in page
    assert " style=" not in page
    assert "noindex" not in page


def test_the_tag_saves_sending_it_again(full: Desk) -> None:
    for path in ("/public/", "/public/data.json"):
        tag = full.stranger(path).headers["ETag"]
        assert full.stranger(path, **{"if-none-match": tag}).status_code == 304
        zipped = full.stranger(path, **{"accept-encoding": "gzip"})
        assert zipped.headers["Content-Encoding"] == "gzip"
        again = full.stranger(path, **{"accept-encoding": "gzip", "if-none-match": zipped.headers["ETag"]})
        assert again.status_code == 304


def test_the_first_view_is_small(full: Desk) -> None:
    answer = full.stranger(**{"accept-encoding": "gzip"})
    page = gzip.decompress(answer.content).decode()
    files = set(re.findall(r'(?:src|href)="/static/([^"?]+)', page))
    assert files == {"airshed/public.css", "airshed/icon.svg"}
    sizes = [len((finders_path(name)).read_bytes()) for name in files]
    assert len(page) + sum(sizes) < MOST_BYTES
    assert len(answer.content) + sum(sizes) < MOST_BYTES / 10


def finders_path(name: str) -> Any:
    from pathlib import Path  # noqa: PLC0415 - beside its use

    return Path(str(finders.find(name)))


def test_a_stranger_asks_little_of_the_server(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:

    def never(*_given: Any, **_more: Any) -> None:
        pytest.fail("something is computed for a stranger")

    for name in ("get_now", "get_days", "list_places"):
        monkeypatch.setattr(ambient, name, never)
    for path in ("/public/", "/public/data.json"):
        with CaptureQueriesContext(connection) as found:
            assert full.stranger(path).status_code == 200
        assert len(found) <= 8
    with CaptureQueriesContext(connection) as found:
        full.stranger()
    assert len(found) <= 3


def test_the_digest_is_that_of_the_data(full: Desk) -> None:
    for part in json.loads(full.stranger("/public/data.json").content)["parts"]:
        spelled = json.dumps(part["publication"]["data"], sort_keys=True, separators=(",", ":")).encode()
        assert sha256(spelled).hexdigest() == part["publication"]["digest"]
    assert all(stored.intact for stored in Publication.objects.all())


def test_a_withdrawal_leaves_its_notice_and_the_store(desk: Desk) -> None:
    release, stored = desk.released("now")
    desk.withdraw(release)
    seen = _seen(desk.stranger())
    assert "点位检修，暂停公布" in seen
    assert "示例市" in seen
    assert "可吸入" not in seen
    assert "Stations under repair" in _seen(desk.stranger("/public/?lang=en"))
    (part,) = json.loads(desk.stranger("/public/data.json").content)["parts"]
    assert part["publication"] is None
    assert part["withdrawn"]["notice"]["en"] == "Stations under repair"
    assert part["text"] == {"zh": "", "en": ""}
    assert Publication.objects.get(pk=stored.pk).intact


def test_old_news_are_told(full: Desk) -> None:
    now, days, goals = list_standing()
    assert not any(one.late(moment()) for one in (now, days, goals))
    later = moment() + LATE + timedelta(hours=1)
    assert now.late(later)
    assert days.late(later)
    assert not goals.late(later + timedelta(days=30))
    assert "以下不是最新的" in queries.rendered([now], language="zh-hans", now=later)


def test_no_data_is_neither_zero_nor_green(full: Desk) -> None:
    now = list_standing()[0]
    empty = {**now.data, "aqi": None, "category": None, "primary": None, "concentrations": {}}
    page = queries.rendered([type(now)(now.release, now.publication, empty)], language="zh-hans", now=moment())
    assert "无数据" in page
    assert '<span class="number">—</span>' in page
    assert page.count("#00e400") == 1  # only where the colours are told


def test_the_sign_in_page_leads_to_it(full: Desk) -> None:
    assert 'href="/public/"' in full.stranger("/login/").content.decode()
    assert _english(_seen(full.stranger("/login/")).replace("演示时钟", "")) == []

"""Error pages: what happened, and the way out; nothing of the inside is shown, and no database is needed."""

import json
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from airshed.errors import Fault
from airshed.web import troubles
from airshed.web.clock import note
from airshed.web.words import label

UNAVAILABLE = 503
SOON_S, LATER_S = 5, 60
"""When one may try again: who else writes is quick, what somebody must mend is not. [s]"""
_LOG = logging.getLogger("airshed.web")

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What an error page may load: a stylesheet."""

MOST_SHOWN = 100
"""Signs of what was sent that an answer repeats."""
PROGRAMS = "/api/"
"""Addresses of the interface for programs: whatever goes wrong there is told as JSON in one shape."""
CODES: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        400: ("api.bad_request", "HTTP/1.1, Host: allowed_hosts"),
        403: ("api.not_allowed", "GET"),
        404: ("api.not_there", "/api/v1/openapi.json"),
        405: ("api.method", "GET, HEAD"),
        413: ("api.too_large", "0 bytes"),
        414: ("api.address_too_long", "8192 bytes"),
        500: ("api.broken", ""),
        503: ("api.unusable", "airshed doctor"),
    }
)
"""Status to the code of its fault, and what would be right."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an error page says: title, what happened, what to do."""

    title: str
    what: str
    out: str


PAGES: Mapping[int, Page] = MappingProxyType(
    {
        400: Page(
            label("请求不对", "Bad request"),
            label("服务器看不懂这个请求。", "The server cannot make sense of this request."),
            label(
                "检查地址；如果换了服务器名字或地址，请管理员把它写进设置 allowed_hosts。",
                "Check the address; where the server has a new name or address, ask the administrator to put it "
                "into the setting allowed_hosts.",
            ),
        ),
        403: Page(
            label("没有权限", "Not allowed"),
            label("您的账户不能做这件事。", "Your account may not do this."),
            label("回到首页；确有需要，请联系管理员。", "Go back to the start; if you need it, ask the administrator."),
        ),
        404: Page(
            label("没有这个页面", "Not found"),
            label("地址不存在，或者不属于您的范围。", "There is nothing here, or it is not within your reach."),
            label("检查地址，或者从首页重新找。", "Check the address, or look again from the start."),
        ),
        413: Page(
            label("内容太大", "Too large"),
            label("上传的内容超过了上限，什么也没有保存。", "What was sent is over the limit; nothing was stored."),
            label("分成几个文件再上传。", "Split it into several files and send them again."),
        ),
        414: Page(
            label("地址太长", "Address too long"),
            label("网址里的内容超过了上限。", "The address holds more than the limit."),
            label("少选几个筛选条件，或者从首页重新找。", "Choose fewer filters, or look again from the start."),
        ),
        500: Page(
            label("系统出错", "Something went wrong"),
            label(
                "服务器遇到了没有预料到的情况，已经记录。", "The server met something unforeseen; it has been noted."
            ),
            label(
                "稍后再试；反复出现请告诉管理员时间和地址。",
                "Try again later; if it stays, tell the administrator time and address.",
            ),
        ),
    }
)
_DOCTOR = label(
    "请告诉管理员；在服务器上运行 airshed doctor，它会指出哪里不对、怎么办。",
    "Tell the administrator: airshed doctor, run on the server, names what is wrong and what to do.",
)
_TROUBLES: Mapping[str, Page] = MappingProxyType(
    {
        troubles.BUSY: Page(
            label("系统正忙", "Busy"),
            label("别的程序正占着数据库。什么也没有保存。", "Another program holds the database. Nothing was stored."),
            label(
                "过几秒再试；一直这样请告诉管理员。", "Try again in some seconds; if it stays, tell the administrator."
            ),
        ),
        troubles.FULL: Page(
            label("存不下了", "No room left"),
            label(
                "服务器的磁盘满了或写不进去。什么也没有保存。",
                "The server's disk is full or fails. Nothing was stored.",
            ),
            _DOCTOR,
        ),
        troubles.READ_ONLY: Page(
            label("不能保存", "Nothing can be stored"),
            label(
                "服务器上的数据目录现在只能读。什么也没有保存。",
                "The server's data can only be read at present. Nothing was stored.",
            ),
            _DOCTOR,
        ),
        troubles.MISSING: Page(
            label("找不到数据库", "The database is missing"),
            label("数据库不在原来的地方，或者打不开。", "The database is not where it was, or cannot be opened."),
            _DOCTOR,
        ),
        troubles.DAMAGED: Page(
            label("数据库损坏", "The database is damaged"),
            label("数据库读不出来，或者与软件版本不合。", "The database cannot be read, or is of another version."),
            _DOCTOR,
        ),
        troubles.AWAY: Page(
            label("数据库没有应答", "The database does not answer"),
            label("数据库服务没有运行，或者连不上。", "Its service does not run, or cannot be reached."),
            _DOCTOR,
        ),
        troubles.SETTINGS: Page(
            label("设置有误", "The settings are wrong"),
            label("服务器的设置文件刚被改坏。", "The server's file of settings cannot be used as it is."),
            _DOCTOR,
        ),
        troubles.EVIDENCE: Page(
            label("数据读不出来", "Data cannot be read"),
            label("方案、规则或数据现在读不出来。", "Plans, rules or evidence cannot be read now."),
            _DOCTOR,
        ),
    }
)
_FORM = Page(
    label("表单已失效", "The form has expired"),
    label(
        "页面停留太久，或者浏览器没有保存 Cookie；什么也没有保存。",
        "The page was open too long, or the browser keeps no cookies; nothing was stored.",
    ),
    label("返回上一页，刷新后重新提交。", "Go back, reload the page and send the form again."),
)


def page(request: Any, status: int, said: Page | None = None) -> HttpResponse:  # noqa: ANN401 - any request
    """Return the error page of a status, in the language of the reader; programs that ask for JSON get JSON."""
    if request.path_info.startswith(PROGRAMS):
        code, expected = CODES.get(status, CODES[500])
        return faults_answer(status, Fault(code, request.path_info[:MOST_SHOWN], "", expected))
    told = said or PAGES[status]
    chosen = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    with translation.override(chosen):
        if "application/json" in request.headers.get("Accept", ""):
            error = {"code": f"http.{status}", "where": "", "value": str(told.what), "expected": str(told.out)}
            return HttpResponse(json.dumps({"errors": [error]}), status=status, content_type="application/json")
        values = {"status": status, "told": told, "clock_note": _note(), "lang": chosen}
        response = HttpResponse(render_to_string("error.html", values), status=status)
    response["Content-Security-Policy"] = POLICY
    return response


def faults_answer(status: int, *faults: Fault) -> HttpResponse:
    """Return what programs get for faults, whatever they asked for: one shape."""
    body = json.dumps({"errors": [fault.as_dict() for fault in faults]}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def _note() -> str:
    """Return the note on the clock; an error page comes even where the settings have just been broken."""
    try:
        return note()
    except Exception:  # noqa: BLE001 - this page is for when anything is broken
        return ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400; a session that could not be stored is no mistake of who asks."""
    return troubled(request, exception) or page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - as Django asks
    """Answer 403."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - as Django asks
    """Answer 404."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 where the installation is in trouble that is known, else 500; Django asks while it has the error."""
    return troubled(request, sys.exc_info()[1]) or page(request, 500)


def troubled(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    """Return 503 where an exception tells of trouble that is known; what it was is in the log."""
    trouble = troubles.trouble_of(error) if error else None
    if trouble is None:
        return None
    if trouble == troubles.MISSING and not os.access(settings.HOME, os.W_OK):
        trouble = troubles.READ_ONLY  # SQLite opens nothing where it cannot keep its journal
    told = {"trouble": trouble, "method": request.method, "path": request.path, "error": str(error)[:500]}
    _LOG.error("http.unavailable", extra=told)
    response = page(request, UNAVAILABLE, _TROUBLES[trouble])
    response["Retry-After"] = str(SOON_S if trouble == troubles.BUSY else LATER_S)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django asks
    """Answer a form that was not made by this site, or too long ago."""
    return page(request, 403, _FORM)

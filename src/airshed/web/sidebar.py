"""The one sidebar of the staff interface: sections and their pages, each there once its capability is.

A page is there when its application is installed and the user may see it; a section when any of its pages is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from airshed.web.accounts.access import may
from airshed.web.accounts.rights import Action, Record
from airshed.web.cases.pages import duties, todo
from airshed.web.keyunits.queries import may_look
from airshed.web.kit.reaching import list_seen
from airshed.web.maps import views as maps
from airshed.web.overview import queries as overview
from airshed.web.uploads import queries as uploads
from airshed.web.words import label


@dataclass(frozen=True, slots=True)
class Item:
    """A page in the sidebar.

    Attributes:
        title: its name.
        icon: name of a Material symbol.
        model: label of the model whose list it is; the rights over it decide who sees it.
        route: name of its address, where it is no list of a model.
        record: the record whose rights decide who sees it, where it is no list of a model; None = everybody.
        action: what they must allow there.
        seen: whether a user sees it, where the rights over one record do not say it all.
        count: how much there is for a user to do there.
    """

    title: str
    icon: str
    model: str = ""
    route: str = ""
    record: Record | None = None
    action: Action = Action.view
    seen: Callable[[Any], bool] | None = None
    count: Callable[[Any], int] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the sidebar; one of a single page that says it all needs no title."""

    key: str
    title: str
    items: tuple[Item, ...]


_OVERVIEW = Item(label("总览", "Overview"), "dashboard", route="overview:overview", seen=overview.may_see)
_NOTICES = Item(label("通知", "Notices"), "notifications", route="notices:list", record=Record.notice)
_PLANS = Item(label("方案进展", "Status of plans"), "flag", route="board:plans", record=Record.clause)
_RULINGS = Item(label("裁定", "Rulings"), "gavel", route="rulings:index", record=Record.ruling)
_LISTS = Item(
    label("导入名单", "Import of lists"),
    "upload_file",
    route="accounts:import",
    record=Record.account,
    action=Action.import_,
)
_LEAVERS = Item(
    label("登记离岗", "Leavers"), "logout", route="leavers:leavers", record=Record.person, action=Action.manage
)
_AIR = Item(label("空气质量", "Air quality"), "air", route="air:now", record=Record.observation)
_REPORTS = Item(label("日报与月报", "Reports"), "summarize", route="reports:list", record=Record.report)
_UPLOADS = Item(label("上传空气数据", "Upload air data"), "upload", route="uploads:list", seen=uploads.may_look)
_RELEASES = Item(label("公开发布", "Releases"), "campaign", route="releases:list", record=Record.release)
_DUST = Item(label("沙尘过程", "Dust events"), "storm", route="dust:list", record=Record.dust_event)
_QUALITY = Item(label("数据质量", "Quality of data"), "fact_check", route="quality:quality", record=Record.observation)
_STATIONS = Item(label("站点", "Stations"), "location_on", route="quality:stations", record=Record.observation)
_MONITORING = Item(label("在线监控", "Monitoring"), "sensors", route="monitoring:overview", record=Record.monitoring)
_DIARY = Item(label("驻地督办", "Resident supervision"), "history_edu", route="diary:list", record=Record.diary)
_MEETINGS = Item(label("联席会议", "Joint meetings"), "groups", route="meetings:list", record=Record.meeting)
_REGISTERS = Item(
    label("台账", "Registers"), "table_rows", route="registers:index", seen=lambda user: any(list_seen(user))
)
_CASES = Item(label("案件", "Cases"), "assignment", route="cases:list", record=Record.case)
_TODO = Item(label("待办", "To do"), "checklist", route="todo:todo", seen=duties.may_work, count=todo.count_mine)
_ACCOUNTS = Item(label("办理情况", "Accounts of the work"), "leaderboard", route="cases:accounts", record=Record.case)
_KEY_UNITS = Item(label("重点单位核对", "Key units"), "verified", route="keyunits:proposals", seen=may_look)
_MAP = Item(label("地图", "Map"), "map", route="maps:map", seen=maps.may_look)
SECTIONS: tuple[Section, ...] = (
    Section("overview", "", (_OVERVIEW, _NOTICES)),
    Section("plan", label("方案", "Plan"), (_PLANS, _RULINGS)),
    Section("cases", label("案件", "Cases"), (_TODO, _CASES, _ACCOUNTS, _MEETINGS, _DIARY)),
    Section("registers", label("台账", "Registers"), (_REGISTERS, _KEY_UNITS, _MAP)),
    Section("air", label("空气", "Air"), (_AIR, _MONITORING, _STATIONS, _DUST, _QUALITY, _UPLOADS)),
    Section("outward", label("发布与报告", "Releases and reports"), (_RELEASES, _REPORTS)),
    Section(
        "system",
        label("系统", "System"),
        (
            Item(label("用户", "Users"), "person", model="accounts.User"),
            Item(label("部门", "Departments"), "apartment", model="accounts.Department"),
            Item(label("人员", "People"), "badge", model="accounts.Person"),
            _LISTS,
            Item(label("移交", "Successions"), "swap_horiz", model="accounts.Succession"),
            _LEAVERS,
            Item(label("审计日志", "Audit log"), "history", model="audit.Entry"),
        ),
    ),
)


def navigation(request: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a request with a user
    """Return the sections a user sees, as Unfold shows them."""
    found = ((section, list(_links(request, section))) for section in SECTIONS)
    shown = [(str(section.title), links) for section, links in found if links]
    every = [link for _, links in shown for link in links if request.path.startswith(link["link"])]
    for link in sorted(every, key=lambda link: len(link["link"]))[:-1]:
        link["active"] = False  # another page lies below it, and that is the one that is open
    return [{"title": title, "separator": n > 0, "items": links} for n, (title, links) in enumerate(shown)]


def own_account(request: Any) -> list[dict[str, str]]:  # noqa: ANN401 - as above
    """Return what the menu of the own account leads to."""
    links = [{"title": str(label("修改密码", "Change the password")), "link": str(reverse("accounts:password"))}]
    if getattr(request.user, "needs_second_factor", False):
        links.append({"title": str(label("更换手机", "Change the phone")), "link": str(reverse("accounts:replace"))})
    links.append({"title": str(label("通知设置", "Choice of notices")), "link": str(reverse("notices:choice"))})
    return [*links, {"title": str(label("我的接口令牌", "My tokens")), "link": str(reverse("tokens:list"))}]


def _links(request: Any, section: Section) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - as above
    for item in section.items:
        address = _list_of(request, item.model) if item.model else _page(request, item)
        if address:
            count = item.count(request.user) if item.count else 0
            yield {"title": str(item.title), "icon": item.icon, "link": address, "badge": str(count or "")}


def _page(request: Any, item: Item) -> str:  # noqa: ANN401 - as above
    shown = item.record is None or may(request.user, item.record, item.action)
    seen = item.seen is None or item.seen(request.user)
    return str(reverse(item.route)) if shown and seen else ""


def _list_of(request: Any, name: str) -> str:  # noqa: ANN401 - as above
    """Return the address of the list of a model, nothing where there is none or the user may not see it."""
    app_label, model_name = name.split(".")
    if not apps.is_installed(f"airshed.web.{app_label}"):
        return ""
    model = apps.get_model(app_label, model_name)
    if not admin.site.is_registered(model) or not admin.site.get_model_admin(model).has_view_permission(request):
        return ""
    return str(reverse(f"admin:{app_label}_{model_name.lower()}_changelist"))

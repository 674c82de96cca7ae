"""Faults of what is released to the public, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "releases.as_of": (
        "{where}：年度目标要写截至哪一天，而且那一天已经过完（{expected}），现在是“{value}”",
        "{where}: goals speak of a day that is over ({expected}), found {value!r}",
    ),
    "releases.changed": (
        "打开页面之后，{value} 已经处理过，现在的状态是“{expected}”。没有保存任何内容，请看最新的情况",
        "{value} was faster, it is {expected} now; nothing was stored, look again",
    ),
    "releases.gone": ("这份草稿已经删掉了", "this draft is not there any more"),
    "releases.long": (
        "{where}：有 {value} 个字符，最多 {expected} 个",
        "{where}: {value} characters, at most {expected} are taken",
    ),
    "releases.missing": ("请填写{where}", "{where} is missing"),
    "releases.no_data": (
        "{value} 没有可以公布的数据：请先导入空气数据，再发布",
        "{value} has no data to show: bring in air data first",
    ),
    "releases.no_goals": (
        "方案 {value} 没有空气质量目标可以公布",
        "plan {value} has no goal of air that could be shown",
    ),
    "releases.no_place": (
        "没有地点 {value}：请先在 places.yaml 里写明由哪些点位代表它",
        "there is no place {value}: name its stations in places.yaml first",
    ),
    "releases.no_plan": ("没有方案 {value}", "there is no plan {value}"),
    "releases.own_draft": (
        "{value} 起草或修改过这份发布，不能由本人批准",
        "{value} drafted or changed this and cannot approve it",
    ),
    "releases.too_early": (
        "最早发布日是 {expected}，今天是 {value}",
        "it may be released from {expected} on, today is {value}",
    ),
}

"""Faults of the interface for programs, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "api.address_too_long": (
        "地址超过 {expected}：{where}",
        "the address is longer than {expected}: {where}",
    ),
    "api.bad_request": (
        "请求看不懂：{where}，应为：{expected}",
        "the request makes no sense: {where}, expected: {expected}",
    ),
    "api.broken": (
        "服务器遇到没有预料到的情况，已经记录：{where}",
        "the server met something unforeseen, it has been noted: {where}",
    ),
    "api.masked": (
        "参数 {where} 是看不到的个人信息，不能用来筛选",
        "parameter {where} is personal data that you may not see; rows cannot be chosen by it",
    ),
    "api.method": (
        "{where} 只能读取：{expected}",
        "{where} can only be read: {expected}",
    ),
    "api.missing": (
        "缺少参数 {where}，应为：{expected}",
        "parameter {where} is missing, expected: {expected}",
    ),
    "api.not_allowed": (
        "不能这样做：{where}，只能 {expected}",
        "this may not be done: {where}, only {expected}",
    ),
    "api.not_there": (
        "没有 {where}，或者不属于您的范围。有哪些：{expected}",
        "there is no {where}, or it is not within your reach; what there is: {expected}",
    ),
    "api.one_of": (
        "{where} 请给出且只给出一种，例如：{expected}",
        "give one of {where}, such as {expected}",
    ),
    "api.parameter": (
        "参数 {where} 不能是“{value}”，应为：{expected}",
        "parameter {where} cannot be {value!r}, expected: {expected}",
    ),
    "api.repeated": (
        "参数 {where} 出现多次，只能一次",
        "parameter {where} is there more than once",
    ),
    "api.scope": (
        "令牌不能读 {where}，它能读的是：{expected}",
        "the token does not read {where}; it reads {expected}",
    ),
    "api.second_step": (
        "{where}：请先在网页上完成登录（验证码或新密码）：{expected}",
        "{where}: finish signing in on the pages first (code or new password): {expected}",
    ),
    "api.sign_in": (
        "请用令牌或先登录网页，请求头应有 {where}：{expected}",
        "use a token or sign in on the pages; header {where}: {expected}",
    ),
    "api.too_large": (
        "内容太大：{where}，最多 {expected}",
        "too much was sent: {where}, at most {expected}",
    ),
    "api.too_many": (
        "请求太多：{value}，每分钟最多 {expected} 次，请稍后再试",
        "too many requests: {value}, at most {expected} a minute; try again later",
    ),
    "api.unknown": (
        "没有参数 {where}，已知的有：{expected}",
        "no parameter {where}, known: {expected}",
    ),
    "api.unusable": (
        "{where}：数据库、方案、规则或数据现在用不了，请稍后再试；一直这样请管理员在服务器上运行 {expected}",
        "{where}: database, plans or evidence cannot be used now, try later; if it stays, {expected} on the server",
    ),
}

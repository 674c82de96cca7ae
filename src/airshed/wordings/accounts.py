"""Faults of accounts and lists of them, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "accounts.bad_code": (
        "{where}：“{value}”不能作代码或用户名，只能用字母、数字、点、横线和下划线，最多 50 个",
        "{where}: {value!r} is no code or user name; use up to 50 letters, digits, dots, hyphens and underscores",
    ),
    "accounts.clause_held": (
        "{where}：条款现由“{value}”负责，只能由负责人移交",
        "{where}: the clause is held by {value!r}; only the holder can hand it over",
    ),
    "accounts.code_wait": (
        "刚才输错过，请 {value} 秒后再输入",
        "a code was wrong just now; wait {value} seconds before the next one",
    ),
    "accounts.code_wrong": (
        "验证码不对或已用过，请等手机上出现下一个再输入",
        "the code is wrong or was used; wait for the next one on the phone",
    ),
    "accounts.departed": (
        "{where}：“{value}”已离岗或部门已撤销，请另选在岗的",
        "{where}: {value!r} has left or is closed; choose one that is active",
    ),
    "accounts.earlier": (
        "{where}：{value} 太早，过去的责任不能改，应不早于 {expected}",
        "{where}: {value} is too early, the past is not changed; not before {expected}",
    ),
    "accounts.last_administrator": (
        "“{value}”是最后一个启用的系统管理员，请先另建一个",
        "{value!r} is the last active administrator; make another one first",
    ),
    "accounts.list_broken": (
        "{where}：不是可读的 XLSX 文件（{value}），请另存为 .xlsx 后再上传",
        "{where}: no readable XLSX file ({value}); save it as .xlsx and upload it again",
    ),
    "accounts.list_heavy": (
        "{where}：读这个文件超过了上限（{expected}），请把数据复制到导入页上的模板里再上传",
        "{where}: reading it takes more than {expected}; copy the rows into the template of the import page",
    ),
    "accounts.list_large": (
        "{where}：{value}，超过上限 {expected}，请分成几个文件",
        "{where}: {value}, more than {expected}; split it into several files",
    ),
    "accounts.missing": ("{where}：不能为空，请填写", "{where}: is empty, fill it in"),
    "accounts.needs_scope": (
        "{where}：角色“{value}”必须写明 {expected}",
        "{where}: the role {value!r} must name its {expected}",
    ),
    "accounts.no_taker": (
        "{where}：没有写明由谁接手，请选择接手人和起始日期",
        "{where}: nobody takes it over; choose who, and from which day",
    ),
    "accounts.no_columns": (
        "{where}：缺少列 {expected}，请照导入页上的列名补上",
        "{where}: column {expected} is missing; add it, the import page lists the columns",
    ),
    "accounts.no_rows": ("{where}：没有数据行，请填写后再上传", "{where}: holds no rows; fill it in"),
    "accounts.not_yourself": (
        "不能停用或重置自己的账户（{value}），请另一位管理员操作",
        "you cannot disable or reset your own account ({value}); ask another administrator",
    ),
    "accounts.password": ("密码不合要求：{value}", "the password will not do: {value}"),
    "accounts.password_same": ("新密码与旧密码相同，请换一个", "the new password is the old one; choose another"),
    "accounts.password_wrong": ("当前密码不对，请重新输入", "the current password is wrong; type it again"),
    "accounts.repeated": (
        "{where}：“{value}”重复，第一次出现在 {expected}，请只留一行",
        "{where}: {value!r} is there twice, first in {expected}; keep one",
    ),
    "accounts.same_person": (
        "移交人和接手人都是“{value}”，请另选接手人",
        "{value!r} cannot hand over to the same person; choose another",
    ),
    "accounts.taken": (
        "{where}：“{value}”已存在，请换一个",
        "{where}: {value!r} exists already; choose another",
    ),
    "accounts.token_days": (
        "有效至“{value}”不行，应在 {expected} 之间",
        "the last day cannot be {value!r}, choose one of {expected}",
    ),
    "accounts.token_disabled": (
        "{where}：令牌“{value}”的账户已停用或本人已离岗，请联系管理员",
        "{where}: the account of token {value!r} is disabled, or its person has left; ask the administrator",
    ),
    "accounts.token_expired": (
        "{where}：令牌“{value}”已过期，请制作新的",
        "{where}: token {value!r} is over; make a new one",
    ),
    "accounts.token_many": (
        "“{value}”已有 {expected} 个有效令牌，请先撤销不用的",
        "{value!r} has {expected} open tokens already; revoke those not needed",
    ),
    "accounts.token_name": (
        "请给令牌起个名称，最多 {expected} 个字",
        "give the token a name of {expected} characters at most",
    ),
    "accounts.token_password": (
        "{where}：令牌“{value}”的用户须先登录网页修改密码",
        "{where}: the user of token {value!r} must sign in and change the password first",
    ),
    "accounts.token_revoked": (
        "{where}：令牌“{value}”已撤销，请制作新的",
        "{where}: token {value!r} was revoked; make a new one",
    ),
    "accounts.token_scope": (
        "可读内容不能是“{value}”，请选至少一项：{expected}",
        "a token cannot read {value!r}; choose at least one of {expected}",
    ),
    "accounts.token_unknown": (
        "{where}：没有这个令牌，请检查是否抄全，应如 Bearer {expected}",
        "{where}: there is no such token; check that it is whole, as Bearer {expected}",
    ),
    "accounts.too_many": (
        "连续输错太多次，请 {value} 分钟后再试；忘记了请找系统管理员",
        "wrong too often; try again in {value} minutes, or ask the administrator if you forgot it",
    ),
    "accounts.too_long": (
        "{where}：“{value}”太长，最多 {expected} 个字",
        "{where}: {value!r} is too long, {expected} characters at most",
    ),
    "accounts.unknown": (
        "{where}：没有“{value}”，应为：{expected}",
        "{where}: there is no {value!r}; expected: {expected}",
    ),
    "accounts.unknown_sheet": (
        "{where}：看不出是部门、人员还是用户，请照导入页上的列名写",
        "{where}: neither departments nor people nor users; name the columns as the import page does",
    ),
    "accounts.unused_column": (
        "{where}：不认识列“{value}”，应为：{expected}；请改名或删去",
        "{where}: unknown column {value!r}, expected: {expected}; rename or delete it",
    ),
}

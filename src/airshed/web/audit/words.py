"""The words of the audit log in both languages: actions, columns, and what is wrong with a chain."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from airshed.web.words import say

ACTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "accounts.imported": ("导入账号名单", "accounts imported"),
        "audit.exported": ("导出审计日志", "audit log exported"),
        "board.exported": ("导出方案进展", "status of a plan exported"),
        "chart.exported": ("导出图表数据", "data of a chart exported"),
        "clauses.handed_over": ("移交条款", "clauses handed over"),
        "data.resumed": ("恢复有数据", "data come in again"),
        "data.silent": ("没有数据", "no data come in"),
        "department.changed": ("修改部门", "department changed"),
        "department.created": ("新增部门", "department added"),
        "supervision.confirmed": ("确认督办日志", "day of the diary confirmed"),
        "supervision.ended": ("终止驻点", "post of a supervisor ended"),
        "supervision.posted": ("派驻督办人员", "supervisor posted"),
        "document.drafted": ("起草公文", "paper drafted"),
        "document.exported": ("下载公文", "paper taken away"),
        "document.lettered": ("设置发文代字", "letters of numbers set"),
        "document.signed": ("签发公文", "paper signed"),
        "document.withdrawn": ("撤回公文", "paper withdrawn"),
        "figure.frozen": ("冻结数值", "figures frozen"),
        "device.asked": ("向监控设备发请求", "request to a device"),
        "device.packed": ("下载证据包", "evidence pack of a device taken away"),
        "dust.confirmed": ("认定沙尘过程", "dust event confirmed"),
        "dust.proposed": ("查找沙尘过程", "data searched for dust events"),
        "dust.rejected": ("不认定沙尘过程", "dust event rejected"),
        "foreign_id": ("访问无权查看的记录", "asked for a record of others"),
        "notice.chosen": ("修改通知设置", "choice of notices changed"),
        "notice.retried": ("重发未送出的通知", "undelivered notices taken up again"),
        "notice.stepped_up": ("通知未读，转告下一位", "unread notice told to the next"),
        "notice.tested": ("发送测试通知", "test of notices sent"),
        "meeting.entered": ("登记联席会议", "joint meeting entered"),
        "journal.noted": ("记录日志当日末尾", "head of a day of the journal noted"),
        "meeting.exported": ("下载会议纪要", "minutes of a meeting taken away"),
        "monitoring.exported": ("导出监控设备清单", "list of devices exported"),
        "person.changed": ("修改人员", "person changed"),
        "person.created": ("新增人员", "person added"),
        "person.left": ("登记离岗", "leaver recorded"),
        "person.stayed": ("撤销离岗登记", "leaver stays after all"),
        "personal.read": ("查看个人信息", "personal data read"),
        "source.exported": ("导出企业档案", "file of an enterprise exported"),
        "standing.noted": ("记录方案当日状态", "where a plan stood noted"),
        "proof.sealed": ("封存佐证材料", "proof sealed"),
        "proof.taken": ("下载佐证材料原件", "original of a proof taken away"),
        "proof.withdrawn": ("撤回佐证材料", "proof withdrawn"),
        "quality.exported": ("导出数据质量", "quality of data exported"),
        "register.changed": ("修改台账行", "row of a register changed"),
        "register.changed_many": ("批量修改台账行", "many rows of a register changed"),
        "register.confirmed": ("确认台账完整", "register said to be complete"),
        "register.confirmed_rows": ("确认台账草稿", "drafts of a register confirmed"),
        "register.ended": ("终止台账行", "row of a register ended"),
        "register.entered": ("登记台账行", "row of a register entered"),
        "register.exported": ("导出台账", "register exported"),
        "register.imported": ("导入台账", "list imported into a register"),
        "register.merged": ("合并台账行", "rows of a register merged"),
        "register.undone": ("撤销台账导入", "import of a register taken back"),
        "register.unmerged": ("拆开台账行", "merged rows of a register taken apart"),
        "rejects.exported": ("导出拒收记录", "refused rows exported"),
        "case.exported": ("导出案件清单", "list of cases exported"),
        "case.moved": ("办理案件", "case moved"),
        "case.opened": ("立案", "case opened"),
        "case.stepped_up": ("逾期升级", "overdue cases stepped up"),
        "release.approved": ("批准发布", "release approved"),
        "release.draft_changed": ("修改发布草稿", "draft of a release changed"),
        "release.draft_discarded": ("删除发布草稿", "draft of a release thrown away"),
        "release.drafted": ("起草发布", "release drafted"),
        "release.published": ("更新公开数据", "public figures renewed"),
        "release.released": ("发布", "released to the public"),
        "release.withdrawn": ("撤回发布", "release withdrawn"),
        "report.exported": ("下载报告", "report downloaded"),
        "report.made": ("生成报告", "report made"),
        "report.template_changed": ("更换报告模板", "template of reports changed"),
        "report.template_exported": ("下载报告模板", "template of reports downloaded"),
        "report.template_removed": ("恢复自带报告模板", "packaged template of reports brought back"),
        "ruling.approved": ("批准裁定", "rulings approved"),
        "ruling.draft_changed": ("修改裁定草稿", "draft of a ruling changed"),
        "ruling.draft_withdrawn": ("撤回裁定草稿", "draft of a ruling taken back"),
        "ruling.drafted": ("起草裁定", "rulings drafted"),
        "ruling.exported": ("导出裁定", "rulings exported"),
        "ruling.returned": ("退回裁定草稿", "drafts of rulings returned"),
        "session.address_locked": ("地址暂停登录", "address has to wait before signing in"),
        "session.second_factor_refused": ("验证码错误", "second factor refused"),
        "session.signed_in": ("登录", "signed in"),
        "session.refused": ("登录失败", "sign-in refused"),
        "session.signed_out": ("退出", "signed out"),
        "token.created": ("制作接口令牌", "token made"),
        "token.refused": ("接口令牌被拒", "token refused"),
        "token.revoked": ("撤销接口令牌", "token revoked"),
        "token.used": ("使用接口令牌", "token used"),
        "upload.discarded": ("放弃上传", "upload discarded"),
        "upload.downloaded": ("下载上传的文件", "files of an upload downloaded"),
        "upload.refused": ("上传被拒绝", "upload refused"),
        "upload.stored": ("上传入库", "upload stored"),
        "upload.undone": ("撤销上传", "upload taken back"),
        "user.changed": ("修改账号", "account changed"),
        "user.created": ("新增账号", "account added"),
        "user.disabled": ("停用账号", "account disabled"),
        "user.enabled": ("启用账号", "account enabled"),
        "user.password_changed": ("修改密码", "password changed"),
        "user.password_refused": ("当前密码输错", "current password refused"),
        "user.password_reset": ("重置密码", "password reset"),
        "user.recovery_code_used": ("使用恢复码", "recovery code used"),
        "user.second_factor_begun": ("开始更换手机", "change of the phone begun"),
        "user.second_factor_replaced": ("更换手机", "phone changed"),
        "user.second_factor_enrolled": ("登记第二验证", "second factor enrolled"),
        "user.second_factor_reset": ("重置第二验证", "second factor reset"),
    }
)

REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "changed": ("第 {n} 条被改动", "entry {n} was changed"),
        "moved": ("第 {n} 条的位置上是原来的第 {m} 条", "in place of entry {n} stands what was written as entry {m}"),
        "missing": ("第 {n} 条不见了", "entry {n} is missing"),
        "extra": ("有编号为 {n} 的多余条目", "there is an entry numbered {n} that nobody wrote"),
        "unlinked": (
            "第 {n} 条接不上前一条：前一条被重写，或此处插入过条目",
            "entry {n} does not continue the one before it: that one was rewritten, or entries were put in here",
        ),
        "unreadable": ("第 {n} 条读不出来", "entry {n} cannot be read"),
        "cut": (
            "锚点记到第 {m} 条，现在从第 {n} 条起没有了：末尾被截掉",
            "an anchor holds entry {m}, but from entry {n} on nothing is there: the end was cut off",
        ),
        "rewritten": (
            "第 {n} 条与锚点不符：链条在这一条或更早处被重写",
            "entry {n} is not the one the anchor holds: the chain was rewritten there or before",
        ),
    }
)


def action_text(action: str) -> str:
    """Return an action in the language of the reader; its code where it has no words."""
    return say(*ACTIONS[action]) if action in ACTIONS else action


def reason_texts(reason: str, n: int | None, m: int | None = None) -> tuple[str, str]:
    """Return what is wrong with a chain, in Chinese and in English."""
    given: dict[str, Any] = {"n": n, "m": m}
    zh, en = REASONS[reason]
    return zh.format(**given), en.format(**given)

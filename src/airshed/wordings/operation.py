"""Faults of running, checking, saving and restoring an installation, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "web.backup_changed": (
        "备份时文件 {where} 正在改变，备份没有做成。请重试",
        "{where} changed while it was copied; there is no backup, try again",
    ),
    "web.backup_damaged": (
        "备份损坏：{where}（{value}）。文件被截断或改动过，没有恢复任何东西。请用另一份备份，或重新拷贝这份文件",
        "the backup is damaged: {where} ({value}); nothing was restored; use another one, or copy it again",
    ),
    "web.backup_exists": (
        "{where} 已经存在，没有覆盖。请换一个文件名",
        "{where} is there already and was not replaced; name another file",
    ),
    "web.backup_format": (
        "{where} 是另一种备份格式（{value}），本软件能读的是 {expected}。请用做这份备份的版本恢复",
        "{where} is of backup format {value}, this version reads {expected}; restore with the version that made it",
    ),
    "web.backup_has_link": (
        "{where} 是链接，备份不能保存它指向的东西。请换成真正的文件或文件夹，没有写备份",
        "{where} is a link, a backup cannot keep what it points to; put a real file or folder there; nothing was saved",
    ),
    "web.backup_link": (
        "备份里的 {where} 不是普通文件（链接或设备），拒绝恢复",
        "{where} in the backup is no plain file (a link or device); nothing was restored",
    ),
    "web.backup_members": (
        "{where} 里的文件与清单不符（{value}），拒绝恢复",
        "the files in {where} are not those of its manifest ({value}); nothing was restored",
    ),
    "web.backup_path": (
        "备份里的路径 {where} 会写到数据目录之外，拒绝恢复",
        "path {where} in the backup leads out of the home; nothing was restored",
    ),
    "web.certificate_expired": (
        "证书 {where} 已过期（{value}），请换新的",
        "the certificate {where} has expired ({value}), it needs to be renewed",
    ),
    "web.certificate_missing": (
        "{expected} 要有设置 {where}，或用 --certificate 文件 --key 文件",
        "{expected} needs setting {where}, or --certificate FILE --key FILE",
    ),
    "web.certificate_unreadable": (
        "{where} 读不了：没有这个文件，或运行的用户没有权限",
        "{where} cannot be read: it is not there, or the user who runs airshed may not",
    ),
    "web.certificate_unusable": (
        "证书 {where} 不能用（{value}）：私钥 {expected} 要与它成对、不设口令，两个都是 PEM",
        "certificate {where} cannot be used ({value}): key {expected} must be its own, without a passphrase, both PEM",
    ),
    "web.database": (
        "数据库 {where} 不能用：{value}。可能损坏、被别的程序占用或磁盘已满，请运行 airshed doctor",
        "database {where} cannot be used: {value}; damaged, held by another program, disk full? airshed doctor tells",
    ),
    "web.database_gone": (
        "{where} 不见了。请从最近的备份恢复：airshed restore 备份文件 新目录；确实要从头开始，先删去 jobs.sqlite3",
        "{where} is gone. Restore the latest backup: {expected}; to begin anew on purpose, remove jobs.sqlite3 first",
    ),
    "web.demo_logins": (
        "{where} 读不了（{value}）。删掉它和演示的数据库，再运行 airshed serve",
        "{where} cannot be read ({value}); delete it and the demo's database, then run airshed serve",
    ),
    "web.earlier_version": (
        "{where} 是早先的版本建的，数据库还差 {value} 步升级。请先运行 {expected}：它先备份，再升级",
        "{where} was made by an earlier version, its database lacks {value} steps; {expected} saves and upgrades it",
    ),
    "web.later_version": (
        "{where} 已由更新的版本升级过（{value}），本版本 {expected} 不能用它。请安装更新的版本，或恢复升级前的备份",
        "{where} was upgraded by a later version ({value}), this is {expected}: install that, or restore an old backup",
    ),
    "web.no_backup": ("{where} 不是 Airshed 的备份", "{where} is no backup of Airshed"),
    "web.no_room": (
        "{where} 的空间不够：剩 {value}，需要 {expected}。请腾出空间或换一个磁盘，没有写入任何东西",
        "no room at {where}: {value} free, {expected} needed; make room or name another disk; nothing was written",
    ),
    "web.port_taken": (
        "{where} 不能用（{value}）。别的程序占着这个端口，请换一个，例如：{expected}",
        "{where} cannot be used ({value}); another program has this port, try another: {expected}",
    ),
    "web.postgres_in_use": (
        "数据库 {where} 里已有表（{value}），没有恢复。请新建一个空的数据库，把 AIRSHED_DATABASE_URL 指向它",
        "database {where} holds tables ({value}), nothing was restored: let AIRSHED_DATABASE_URL name an empty one",
    ),
    "web.postgres_refused": (
        "PostgreSQL 数据库 {where} 不接受（{expected}）：{value}",
        "the PostgreSQL database {where} refuses ({expected}): {value}",
    ),
    "web.postgres_tools": (
        "PostgreSQL 的备份要有 {where}，{expected} 版以上，现有“{value}”。请安装，或另行保存，其余加 --no-database",
        "{where} of version {expected} or later is needed, found {value!r}: install it, or save with --no-database",
    ),
    "web.postgres_unnamed": (
        "备份里是 PostgreSQL 数据库，没有说恢复到哪里。请新建一个空的数据库，用 {expected} 指明",
        "the backup holds a PostgreSQL database, and nothing says where it goes: name an empty one by {expected}",
    ),
    "web.proxy_address": (
        "设置 {where}：“{value}”不是地址或网段，应如 {expected}",
        "setting {where}: {value!r} is no address or network, expected such as {expected}",
    ),
    "web.proxy_missing": (
        "https = proxy 要在设置 {where} 里写明代理的地址，如 {expected}",
        "https = proxy needs the address of the proxy in setting {where}, such as {expected}",
    ),
    "web.restore_counts": (
        "恢复后表 {where} 有 {value} 行，备份时是 {expected} 行，没有启用",
        "table {where} has {value} rows after restoring, the backup says {expected}; nothing was put in place",
    ),
    "web.restore_place": (
        "{where} 已经在用。只能恢复到新文件夹或空文件夹，原有的数据没有动",
        "{where} is in use; restore only into a new or empty folder; what is there was not touched",
    ),
}

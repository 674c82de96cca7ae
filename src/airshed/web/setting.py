"""The settings of a home: what each does, its default and bounds. One row is one setting; `env` reads the values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of a home.

    Attributes:
        name: key in `settings.toml`; AIRSHED_<NAME> in the environment.
        default: value when neither names one; its type is the type of the setting.
        zh: what it does, in Chinese.
        en: what it does, in English.
        bound: greatest size of a number, either side of 0.
        least: least number where that is not the other side of 0.
        choices: the only texts there are, where they are not free.
        secret: whether it holds passwords or keys, so that no fault repeats it.
    """

    name: str
    default: int | str
    zh: str
    en: str
    bound: int = 0
    least: int | None = None
    choices: tuple[str, ...] = ()
    secret: bool = False

    @property
    def variable(self) -> str:
        """Name of the environment variable."""
        return f"AIRSHED_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "clock_offset_s",
        0,
        "加在时钟上的秒数。演示城市用它把“今天”放在过去，正式运行保持 0",
        'seconds added to the clock. The demo city uses it to put "today" in the past; keep 0 otherwise',
        bound=100 * 366 * 86400,  # a century: what the calendar holds whatever the day
    ),
    Setting(
        "database_url",
        "",
        "台账、办件、用户的数据库。留空用数据目录里的 SQLite；"
        "postgresql://用户@主机:端口/库名 用 PostgreSQL。带密码的写进环境变量",
        "database of registers, cases and users. Empty is SQLite in the home; postgresql://user@host:port/name is "
        "PostgreSQL. With a password it goes into the environment variable",
    ),
    Setting(
        "allowed_hosts",
        "localhost,127.0.0.1,[::1]",
        "用户在浏览器里输入的服务器名字或地址，逗号分隔；其余一律拒绝",
        "names or addresses of the server as people type them into the browser, with commas; others are refused",
    ),
    Setting(
        "session_hours",
        12,
        "登录后多少小时需要重新登录",
        "hours after signing in until one has to sign in again",
        bound=24 * 31,
        least=1,
    ),
    Setting(
        "https",
        "off",
        "off：不加密，只用于本机或试用；on：airshed serve 加密，要有证书；proxy：前面的代理加密，写明 trusted_proxy",
        "off: not encrypted, for this machine and for trials; on: airshed serve encrypts, with a certificate; "
        "proxy: a proxy in front encrypts, and trusted_proxy names it",
        choices=("off", "on", "proxy"),
    ),
    Setting(
        "certificate",
        "",
        "证书文件（PEM，服务器证书在前，中间证书在后），相对数据目录或绝对路径；用于 https = on",
        "file of the certificate (PEM, the server's first, then those between), as seen from the home; for https = on",
    ),
    Setting(
        "certificate_key",
        "",
        "证书的私钥文件（PEM，不设口令，只让运行用户可读）",
        "file of its private key (PEM, without a passphrase, readable by the user who runs airshed only)",
    ),
    Setting(
        "trusted_proxy",
        "",
        "前面代理的地址或网段，逗号分隔；只有从这里来的 X-Forwarded-For 和 X-Forwarded-Proto 才算数",
        "addresses or networks of the proxy in front, with commas; X-Forwarded-For and X-Forwarded-Proto count from "
        "there only",
    ),
    Setting(
        "one_time_hours",
        72,
        "一次性密码发放后多少小时内有效",
        "hours a one-time password opens after it was handed out",
        bound=24 * 366,
        least=1,
    ),
    Setting(
        "address_failures",
        100,
        "同一地址 15 分钟内登录失败多少次后暂停该地址登录；0 = 不限。全单位经一个代理上网时调大",
        "failed sign-ins from one address within 15 minutes after which it waits; 0 = any number. "
        "Raise it where a whole office comes through one proxy",
        bound=1_000_000,
        least=0,
    ),
    Setting(
        "silence_hours",
        24,
        "一个点位多少小时没有新数据就算“没有数据”",
        "hours without new data after which a station is silent",
        bound=24 * 366,
        least=1,
    ),
    Setting(
        "device_silence_hours",
        4,
        "一台监控设备多少小时没有数据就算“无数据”；应报间隔的两倍更长时以两倍为准",
        "hours without data after which a device is silent; twice its interval where that is longer",
        bound=24 * 366,
        least=1,
    ),
    Setting(
        "frozen_hours",
        6,
        "同一点位同一污染物连续多少小时数值相同就算“数值不变”",
        "hours on end with the same value of a pollutant at a station from which it counts as frozen",
        bound=24 * 31,
        least=2,
    ),
    Setting(
        "late_hours",
        24,
        "小时值在该小时结束后超过多少小时才入库就算“迟到”；整月导入历史数据时调大",
        "hours after the end of an hour beyond which its values count as late when stored; raise it where months are "
        "imported at once",
        bound=24 * 366,
        least=1,
    ),
    Setting(
        "keep_real_time_days",
        90,
        "仪器的实时数据在数据湖里保留多少天，从收到之日算起；日志里的原始数据包不清理",
        "days for which real-time data of devices stay in the lake after they came in; the journal stays for ever",
        bound=36_600,
        least=1,
    ),
    Setting(
        "keep_minute_days",
        730,
        "仪器的分钟数据在数据湖里保留多少天，从收到之日算起；小时和日数据不清理",
        "days for which minutes of devices stay in the lake after they came in; hours and days stay for ever",
        bound=36_600,
        least=1,
    ),
    Setting(
        "sm4_key_file",
        "",
        "加密设备（HJ 212-2025）的 SM4 密钥文件，相对数据目录或绝对路径：每行“MN 密钥”，或只写密钥供所有设备；"
        "32 位十六进制；只让运行用户可读。改动后一秒内生效，不在备份里",
        "file of the SM4 keys of devices that encrypt (HJ 212-2025), as seen from the home: lines `MN KEY`, or `KEY` "
        "for all devices, 32 hexadecimal digits; readable by the user who runs airshed only. A change counts within a "
        "second; backups do not hold it",
    ),
    Setting(
        "sm4_requests",
        "all",
        "对加密设备的请求：all 全部加密；listed 只加密 2000 至 2999、1014、3020（没有读到标准原文，设备不认时再改）；"
        "none 不加密",
        "requests to devices that encrypt: all are encrypted; listed: only 2000 to 2999, 1014 and 3020 are (the text "
        "of the standard was not read; for devices that do not understand all); none are",
        choices=("all", "listed", "none"),
    ),
    Setting(
        "upload_mb",
        200,
        "一次上传的文件总共最多多少 MB",
        "size of the files of one upload together, at most [MB]",
        bound=250,  # a body of a request is 256 MiB at most
        least=1,
    ),
    Setting(
        "photo_mb",
        20,
        "一张照片（佐证材料）最多多少 MB",
        "size of a photo that is kept as proof, at most [MB]",
        bound=100,
        least=1,
    ),
    Setting(
        "document_mb",
        50,
        "一个文件（佐证材料：PDF、Word、Excel）最多多少 MB",
        "size of a document (PDF, Word, Excel) that is kept as proof, at most [MB]",
        bound=200,
        least=1,
    ),
    Setting(
        "upload_memory_mb",
        6144,
        "读一次上传最多用多少 MB 内存，超过就拒绝这次上传",
        "memory for reading one upload, at most; what needs more is refused [MB]",
        bound=1_000_000,
        least=1024,
    ),
    Setting(
        "upload_days",
        30,
        "没有入库的上传，原始文件保留多少天",
        "days for which the files of uploads that were not stored are kept",
        bound=3660,
        least=1,
    ),
    Setting(
        "api_per_minute",
        600,
        "每个用户（含其全部令牌）每分钟最多向接口提问多少次",
        "requests a user, all tokens together, may make to the interface in a minute",
        bound=1_000_000,
        least=1,
    ),
    Setting(
        "report_hour",
        8,
        "每天几点自动生成前一天的日报（每月 1 日还有上月月报）；24 = 不自动生成",
        "hour at which the report of the day before is made (on the 1st the bulletin of the month too); 24 = never",
        bound=24,
        least=0,
    ),
    Setting(
        "rank_cities",
        "",
        "日报月报里和哪些城市排名，城市名用逗号分隔；留空则不排名",
        "cities that reports rank among, names with commas; empty = no ranking",
    ),
    Setting(
        "notice_mail",
        "",
        "发通知邮件的服务器，写成 Apprise 地址：mailtos://用户:密码@主机:端口?from=发件地址（口令里的符号按网址编码）；"
        "留空则不发邮件。地址里有口令，最好写进环境变量",
        "server that sends mails of notices, as an address of Apprise: mailtos://user:password@host:port?from=address "
        "(signs of the password encoded as in web addresses); empty = no mail. It holds a password and had better be "
        "in the environment",
        secret=True,
    ),
    Setting(
        "notice_wecom",
        "",
        "企业微信群机器人，写成 wecombot://密钥；几个之间用空格",
        "robots of WeCom groups, as wecombot://key; several with spaces between",
        secret=True,
    ),
    Setting(
        "notice_dingtalk",
        "",
        "钉钉群机器人，写成 dingtalk://令牌 或 dingtalk://加签密钥@令牌；几个之间用空格",
        "robots of DingTalk groups, as dingtalk://token or dingtalk://secret@token; several with spaces between",
        secret=True,
    ),
    Setting(
        "notice_feishu",
        "",
        "飞书群机器人，写成 feishu://令牌；几个之间用空格",
        "robots of Feishu groups, as feishu://token; several with spaces between",
        secret=True,
    ),
    Setting(
        "notice_webhook",
        "",
        "每条通知都以 JSON 发给这些程序，写成 json://主机/路径 或 jsons://…；几个之间用空格",
        "programs that are sent every notice as JSON, as json://host/path or jsons://…; several with spaces between",
        secret=True,
    ),
    Setting(
        "notice_address",
        "",
        "用户打开本系统的网址，例如 https://air.example.gov.cn；邮件和群消息里的链接以它开头，留空则没有链接",
        "address under which people open this system, such as https://air.example.gov.cn; links in messages begin with "
        "it, empty = no links",
    ),
    Setting(
        "notice_days",
        7,
        "发不出去的通知重试几天后放弃；放弃的由 airshed doctor 报告，可以再发",
        "days a message that cannot be sent is tried again before it is given up; doctor tells those, and they can be "
        "sent again",
        bound=60,
        least=1,
    ),
)

"""Reasons and deviations of HJ 212 in words: Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType

Words = tuple[str, str]

REASONS: Mapping[str, Words] = MappingProxyType(
    {
        "bad_length_field": (
            "“##”后面不是四位长度，或长度超过上限",
            "no length of four digits after ##, or one beyond the bound",
        ),
        "no_end": ("在上限以内没有找到帧尾", "no end within the bound"),
        "no_header": ("数据段里没有 CN，也没有内容", "neither CN nor content in the data segment"),
        "rubbish": ("不是数据包", "no frame"),
        "truncated": ("数据包不完整", "a frame that was cut"),
        "unknown_protocol": ("不属于任何已知协议", "of no known protocol"),
    }
)
CHECKS: Mapping[str, Words] = MappingProxyType(
    {
        "gb": ("标准折叠式（HJ 212 附录 A），相符", "as the standard folds it (HJ 212, annex A); it agrees"),
        "modbus": (
            "通用 Modbus CRC-16，相符，但不是标准规定的",
            "common CRC-16 of Modbus; it agrees, but is not the standard's",
        ),
        "modbus_swapped": (
            "通用 Modbus CRC-16，高低字节颠倒，相符，但不是标准规定的",
            "common CRC-16 of Modbus, its bytes swapped; it agrees, but is not the standard's",
        ),
        "none": (
            "与已知的算法都不符，数据包可能有误",
            "agrees with no known way; the frame may be damaged",
        ),
    }
)
"""The check that a frame carries, by its kind; see `crc.kind`."""
DEVIATIONS: Mapping[str, Words] = MappingProxyType(
    {
        "address_before": ("首个键之前有地址", "an address before the first key"),
        "ampersand_in_content": ("数据区里有 &", "& in the content"),
        "bare_mark": ("Flag 不带因子编码", "Flag without a code"),
        "cipher_as_text": ("密文以文本形式发送", "cipher sent as text"),
        "cn_missing": ("没有 CN", "no CN"),
        "cn_unlisted": ("CN 不在标准里", "CN not in the standard"),
        "code_form": ("因子编码的形式不对", "code of another form"),
        "comma_in_header": ("包头里有逗号", "comma in the header"),
        "content_missing": ("没有 CP", "no CP"),
        "content_not_closed": ("数据区没有以 && 结束", "content not closed by &&"),
        "content_opening": ("数据区的开头不是 CP=&&", "content not opened by CP=&&"),
        "crc_lower_case": ("CRC 用了小写", "check in lower case"),
        "crc_mismatch": ("CRC 不符（收到/应为）", "wrong check (sent/right)"),
        "crc_modbus": ("CRC 是 Modbus 的", "check of Modbus"),
        "crc_modbus_swapped": ("CRC 是 Modbus 的，高低字节互换", "check of Modbus, bytes swapped"),
        "data_time_form": ("DataTime 不是 14 位的时间", "DataTime is no moment of 14 digits"),
        "data_time_missing": ("没有 DataTime", "no DataTime"),
        "empty_item": ("多余的分隔符", "a separator too many"),
        "encrypted": ("内容已加密，没有该 MN 的密钥", "content is encrypted, and there is no key of this MN"),
        "flag_form": ("Flag 不是 0 到 255 的数", "Flag is no number from 0 to 255"),
        "flag_missing": ("没有 Flag", "no Flag"),
        "glued": ("与前一个数据包之间没有回车换行", "no line end after the frame before"),
        "header_key": ("包头里有不认识的键", "unknown key in the header"),
        "header_order": ("包头里键的次序不对", "keys of the header in another order"),
        "header_repeated": ("包头里的键重复", "key repeated in the header"),
        "header_text": ("包头里有不是键的文字", "text that is no key in the header"),
        "item_form": ("一项里有多个等号", "several = in an item"),
        "item_without_value": ("没有等号的项", "item without ="),
        "key_case": ("键的大小写不对", "key in other case"),
        "key_unfit": (
            "内容已加密，密钥不符，或途中受损",
            "content is encrypted, and no key fits, or it was damaged on the way",
        ),
        "length_in_characters": ("长度按字符数而不是字节数", "length counts characters, not bytes"),
        "length_mismatch": ("长度不符（声明/实际）", "wrong length (declared/actual)"),
        "mark_apart": ("标记与数值之间用了分号", "mark parted from its value by a semicolon"),
        "mark_unlisted": ("标记不在标准里", "mark not in the standard"),
        "mn_empty": ("MN 为空", "MN is empty"),
        "mn_length": ("MN 的长度不符（实际/应为）", "MN of wrong length (actual/right)"),
        "mn_letters": ("MN 里有不允许的字符", "MN with signs that are not allowed"),
        "mn_missing": ("没有 MN", "no MN"),
        "not_a_number": ("数值不是数", "value is no number"),
        "not_text": ("内容不是文字", "content is no text"),
        "not_utf8": ("编码不是 UTF-8，按 GB 18030 读", "not UTF-8, read as GB 18030"),
        "number_form": ("数字有前导零、正号或缺位", "number with leading zeros, a plus or missing digits"),
        "old_code": ("用了 2005 版的因子编码", "code of the edition of 2005"),
        "packet_numbers": ("包号不在总包数以内", "number of a packet beyond their total"),
        "packet_numbers_missing": ("Flag 说有包号，实际没有", "Flag says packet numbers, there are none"),
        "packet_numbers_unsaid": ("有包号，而 Flag 没有说明", "packet numbers that Flag does not say"),
        "pw_empty": ("PW 为空", "PW is empty"),
        "pw_length": ("PW 不是 6 位", "PW is not of 6 characters"),
        "pw_missing": ("没有 PW", "no PW"),
        "qn_form": ("QN 不是 17 位的时间", "QN is no moment of 17 digits"),
        "qn_missing": ("没有 QN", "no QN"),
        "qn_unix_ms": ("QN 是 Unix 毫秒数", "QN in milliseconds of Unix"),
        "repeated_frame": ("与前面的数据包完全相同", "the same frame as one before"),
        "repeated_item": ("同一项出现多次", "item repeated"),
        "repeated_part": ("同一个分包收到多次", "part received more than once"),
        "rf_value": ("RF 只能是 1", "RF other than 1"),
        "segment_too_long": ("数据段超过 1024 字节", "data segment above 1024 bytes"),
        "st_missing": ("没有 ST", "no ST"),
        "st_of_water": ("ST 是水，因子全是气", "ST of water, all codes of air"),
        "st_unlisted": ("ST 不在标准里", "ST not in the standard"),
        "unlisted_field": ("数值名称不在标准里", "name of a value not in the standard"),
        "unlisted_key": ("数据区里的键不在标准里", "key of the content not in the standard"),
    }
)


def words(code: str) -> Words:
    """Return a reason or the code of a deviation in Chinese and English; an unknown one as it is."""
    return REASONS.get(code) or DEVIATIONS.get(code) or (code, code)

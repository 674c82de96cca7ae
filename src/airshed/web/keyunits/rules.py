"""Rules by which enterprises and outlets belong in the list of key units: data, each with its source and its doubt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from airshed.web.kit.columns import Words
from airshed.web.kit.register import registers


@dataclass(frozen=True)
class Rule:
    """When a row belongs in a list.

    Attributes:
        name: its code.
        register: of the rows it is about.
        flag: column of theirs that says whether they are in the list.
        words: what it says.
        sql: a question to registers; `code` is the key of such a row, `seen` the key of a row that is the reason.
        of: the register of the rows that are the reason.
        columns: columns of those that are shown as the reason.
        source: the public text.
        doubt: what is not sure of it; empty where the text is plain.
    """

    name: str
    register: str
    flag: str
    words: Words
    sql: str
    of: str
    columns: tuple[str, ...]
    source: Words
    doubt: Words = ("", "")

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The registers it asks."""
        return tuple(sorted({*re.findall(r"\w+", self.sql)} & {*registers()}))


STACKS: Words = ("方案二(七)1“高度超过45米”，不含 45.0 米", "plan 二(七)1: higher than 45 m, 45.0 m itself is not")
VOCS: Words = ("方案二(七)1“VOCs排放重点源”", "plan 二(七)1: key sources of VOC")
UNREAD: Words = (
    "规定按行业和排放量筛选；原文未核对，行业是按一般理解选的",
    "it chooses by trade and emissions; the text was not checked, the trades are a usual reading",
)
_RULES = (
    Rule(
        "high_stack",
        "outlets",
        "key_listed",
        ("排气筒高于 45 米", "the stack is higher than 45 m"),
        "SELECT code, code AS seen FROM outlets WHERE stack_height_m > 45",
        "outlets",
        ("stack_height_m",),
        STACKS,
    ),
    Rule(
        "high_stack_owner",
        "enterprises",
        "listed_key_unit",
        ("有高于 45 米的排气筒", "it has a stack higher than 45 m"),
        "SELECT enterprise AS code, code AS seen FROM outlets WHERE stack_height_m > 45",
        "outlets",
        ("stack_height_m",),
        STACKS,
    ),
    Rule(
        "voc_trade",
        "enterprises",
        "voc_key_unit",
        ("VOCs 重点行业", "a trade of key sources of VOC"),
        "SELECT code, code AS seen FROM enterprises WHERE sector IN ('chemicals', 'printing', 'coating', 'furniture')",
        "enterprises",
        ("sector",),
        VOCS,
        (
            "行业名单后有“等”字；家具按工业涂装理解；是否重点源由 VOCs 排查逐家认定",
            "the list of trades is left open, furniture is taken for coating; the VOC survey decides plant by plant",
        ),
    ),
    Rule(
        "voc_source",
        "enterprises",
        "listed_key_unit",
        ("已认定为 VOCs 重点源", "it is a key source of VOC"),
        "SELECT code, code AS seen FROM enterprises WHERE voc_key_unit",
        "enterprises",
        ("sector", "voc_key_unit"),
        VOCS,
    ),
    Rule(
        "key_trade",
        "enterprises",
        "key_polluter",
        ("重点行业", "a trade whose plants are key polluters"),
        "SELECT code, code AS seen FROM enterprises"
        " WHERE sector IN ('heat', 'power', 'metallurgy', 'cement', 'chemicals', 'waste')",
        "enterprises",
        ("sector",),
        ("《重点排污单位名录管理规定（试行）》（环办监测〔2017〕86号）", "rules of the list, 2017, no. 86"),
        UNREAD,
    ),
    Rule(
        "key_polluter",
        "enterprises",
        "listed_key_unit",
        ("已认定为重点排污单位", "it is a key polluter"),
        "SELECT code, code AS seen FROM enterprises WHERE key_polluter",
        "enterprises",
        ("sector", "key_polluter"),
        ("方案二(七)1、二(八)3", "plan 二(七)1 and 二(八)3"),
    ),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in _RULES})
"""By name, in the order in which they are shown."""

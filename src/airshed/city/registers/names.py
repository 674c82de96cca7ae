"""Invented names that show it: firms, people, telephones, addresses."""

from collections.abc import Iterator
from random import Random

from airshed.city.registers.places import Place

WORDS = (
    "蓝石", "白泉", "赤峦", "青原", "沙驼", "云岗", "金穗", "银河", "长虹", "晨光", "北辰", "南坡", "星火", "风铃",
    "雪岭", "松涛", "草海", "石门", "月湾", "川流", "百合", "丹霞", "天平", "玉壶", "远帆", "驿路", "旭日", "清溪",
    "红柳", "黄榆", "碧空", "紫塞", "铁犁", "木铎", "水镜", "土垣",
)  # fmt: skip
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def firm_names(draw: Random) -> Iterator[str]:
    """Yield first halves of names, none twice: all words, then all with numbers."""
    words = list(WORDS)
    draw.shuffle(words)
    yield from (f"示例{word}" for word in words)
    for number in range(2, 100):
        yield from (f"示例{word}{number}号" for word in words)


def person(draw: Random) -> str:
    """Return the name of somebody who does not exist."""
    return f"示{draw.choice(STEMS)}{draw.choice(BRANCHES)}"


def phone(draw: Random) -> str:
    """Return a number nobody can have."""
    return f"000{draw.randrange(10**8):08d}"


def address(draw: Random, place: Place) -> str:
    """Return where somebody would be found."""
    return f"示例市示例路{draw.randint(1, 300)}号（{place.grid}网格）"


def other_spelling(name: str) -> str:
    """Return the name of a firm as another office writes it."""
    for one, other in (("有限责任公司", "有限公司"), ("有限公司", "有限责任公司"), ("示例", "示例市")):
        if one in name:
            return name.replace(one, other, 1)
    return f"{name}（示例）"

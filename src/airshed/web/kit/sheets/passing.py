"""Rows that are no rows of a register: totals, footers, heads and numbers of columns written again."""

import re
from collections.abc import Collection, Sequence

from airshed.web.kit.parsing import Cell, folded
from airshed.web.kit.sheets.heads import Heads, words_of

OUR_SHEETS = frozenset({"说明", "选项", "notes", "choices"})
"""Side sheets of our own templates."""
_TOTAL = re.compile(r"(本页|本表)?(合计|总计|小计|共计|总数|累计|subtotal|grandtotal|total)([:(（].*|[0-9]+.{0,3})?")
_FOOTER = re.compile(
    r"(注|备注|说明|填表|填报|制表|审核|审批|单位负责人|负责人|联系人|联系电话|note|remark|preparedby|checkedby)"
    r"[^:]{0,12}:.*"
)
_ORDINALS = re.compile("[甲乙丙丁戊己庚辛]|[0-9]{1,3}|[a-z]")
FEWEST_NUMBERS = 4


def passed_over(cells: Sequence[Cell], heads: Heads, keys: Collection[int], after_heads: int) -> str:
    """Return why a row is passed over, as the code of a note; nothing if it is a row of the register.

    Args:
        cells: of the row.
        heads: of its sheet.
        keys: places of the columns that name a row.
        after_heads: rows since the heads; 1 for the first.
    """
    first = next((cell for cell in cells if cell is not None), None)
    said = [cells[place] for place in keys if place < len(cells)]
    for cell in (first, *said):
        if isinstance(cell, str) and cell and _TOTAL.fullmatch(folded(cell)):
            return "registers.note_total"
    if isinstance(first, str) and _FOOTER.fullmatch(folded(first)) and _is_alone(cells, keys):
        return "registers.note_footer"
    if after_heads == 1 and _counts(cells, heads):
        return "registers.note_column_numbers"
    if isinstance(first, str) and _repeats(cells, heads):
        return "registers.note_heads_again"
    return ""


def _is_alone(cells: Sequence[Cell], keys: Collection[int]) -> bool:
    """Return whether all that a row says is in words with a colon, or beside them."""
    filled = [cell for cell in cells if cell is not None]
    colons = sum(isinstance(cell, str) and ":" in folded(cell) for cell in filled)
    return len(filled) == 1 or colons * 2 >= len(filled) or all(cells[k] is None for k in keys if k < len(cells))


def _counts(cells: Sequence[Cell], heads: Heads) -> bool:
    """Return whether a row numbers all columns: 1, 2, 3, 4, or with stems before them."""
    texts = [folded(str(cell)).removesuffix(".0") for cell in cells if cell is not None]
    if len(texts) < max(FEWEST_NUMBERS, sum(map(bool, heads.texts))) or not all(map(_ORDINALS.fullmatch, texts)):
        return False
    numbers = [int(text) for text in texts if text.isdecimal()]
    return numbers == list(range(1, len(numbers) + 1))


def _repeats(cells: Sequence[Cell], heads: Heads) -> bool:
    filled = [(place, cell) for place, cell in enumerate(cells) if cell is not None and place in heads.columns]
    return len(filled) > 1 and all(
        isinstance(cell, str) and words_of(cell) == words_of(heads.texts[place]) for place, cell in filled
    )

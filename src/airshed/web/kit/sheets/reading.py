"""A list that an office sends, as rows of a register: all faults at once, and what was passed over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from airshed.web.kit.columns import Column, Value
from airshed.web.kit.parsing import Cell, Refused, folded, shown, trimmed
from airshed.web.kit.sheets.found import At, FileBroken, RawSheet, Remark, limited, place, remark, with_merges
from airshed.web.kit.sheets.found import Row as RawRow
from airshed.web.kit.sheets.heads import LOOKED_AT, Heads, count_known, heads_in, is_faults_head, nearest
from airshed.web.kit.sheets.opening import opened
from airshed.web.kit.sheets.passing import OUR_SHEETS, passed_over

MOST_FAULTS, MOST_NOTES = 5000, 500
MOST_KEPT = 20_000  # texts of a column whose value is remembered


@dataclass(frozen=True, slots=True, eq=False)
class Values(Mapping[str, Value]):
    """The values of a row by column; columns that the file does not have are absent.

    Attributes:
        places: column to its place among the values, shared by all rows of a sheet.
        cells: the values.
    """

    places: Mapping[str, int]
    cells: tuple[Value, ...]

    def __getitem__(self, name: str) -> Value:
        """Return a value."""
        return self.cells[self.places[name]]

    def __iter__(self) -> Iterator[str]:
        """Give the columns."""
        return iter(self.places)

    def __len__(self) -> int:
        """Return how many columns there are."""
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Row:
    """A row without a fault.

    Attributes:
        sheet: name of its sheet; empty in a text file.
        number: of the row there.
        values: by column; None is blank.
    """

    sheet: str
    number: int
    values: Values


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds for a register.

    Attributes:
        rows: those without a fault, in order, identical ones once.
        faults: all of them in order, up to 5000.
        notes: what was passed over.
        more_faults: faults beyond those listed.
        faulty: how many rows have a fault.
        heads: sheet and column of the register to its place there and the head over it.
        torn: rows some cells of which cannot be read, without these, so that the others can be checked too.
    """

    rows: Sequence[Row]
    faults: Sequence[Remark]
    notes: Sequence[Remark]
    more_faults: int = 0
    faulty: int = 0
    heads: Mapping[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    torn: Sequence[Row] = ()


class _Found:
    """What is found while a file is read."""

    def __init__(self, columns: tuple[Column, ...], key: tuple[str, ...], since: str) -> None:
        self.columns, self.key, self.since = columns, key, since
        self.rows: list[Row] = []
        self.torn: list[Row] = []
        self.faults: list[Remark] = []
        self.notes: list[Remark] = []
        self.more_faults = self.more_notes = self.with_heads = self.faulty = 0
        self.last: tuple[str, int] | None = None
        self.heads: dict[tuple[str, str], tuple[int, str]] = {}
        self.keys: dict[tuple[Value, ...], tuple[str, int, tuple[tuple[str, ...], tuple[Value, ...]]]] = {}

    def fault(self, found: Remark) -> None:
        if (found.sheet, found.row) != self.last:
            self.last = found.sheet, found.row
            self.faulty += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(found)
        else:
            self.more_faults += 1

    def note(self, found: Remark) -> None:
        if len(self.notes) < MOST_NOTES:
            self.notes.append(found)
        else:
            self.more_notes += 1


def read_list(path: Path, columns: Sequence[Column], *, key: tuple[str, ...], since: str = "") -> Sheet:
    """Return the rows of a file, its faults and what was passed over; a file that cannot be read is one fault.

    Args:
        path: of the file; what it is shows in its bytes, not in its name.
        columns: of the register.
        key: columns that together name a row; no two rows of a file may have the same.
        since: column of days, if the file has it, that may tell rows of one key apart.
    """
    known = tuple(columns)
    found = _Found(known, key, since)
    try:
        with opened(path, known=lambda cells: count_known(cells, known)) as sheets:
            for sheet in sheets:
                _read_sheet(sheet, found)
    except FileBroken as broken:
        fault = Remark(replace(broken.faults[0], where=path.name))
        return Sheet((), (fault,), tuple(found.notes), faulty=1)
    if not found.with_heads:
        labels = ", ".join(column.zh for column in known if column.required or column.name in key)
        found.fault(remark("registers.no_heads", At(path.name), "", labels))
    elif not found.rows and not found.faults:
        found.fault(remark("registers.no_rows", At(path.name)))
    if found.more_notes:
        found.notes.append(remark("registers.note_more", At(path.name), str(found.more_notes)))
    kept = tuple(found.rows), tuple(found.faults), tuple(found.notes)
    return Sheet(*kept, found.more_faults, found.faulty, found.heads, tuple(found.torn))


def _read_sheet(sheet: RawSheet, found: _Found) -> None:
    """Read the rows of a sheet, unless it is hidden or one of ours beside the list."""
    if folded(sheet.name) in OUR_SHEETS:
        return
    if sheet.hidden:
        found.note(remark("registers.note_hidden", At(sheet.name)))
        return
    for note in sheet.notes:
        found.note(note)
    rows = with_merges(limited(_without_blanks(sheet.rows)), sheet.merges)
    top: list[RawRow] = []
    for row in rows:
        top.append(row)
        if len(top) > LOOKED_AT:
            break
    heads = heads_in(top, found.columns)
    if heads is None:
        found.note(remark("registers.note_no_heads" if top else "registers.note_empty_sheet", At(sheet.name)))
        return
    found.with_heads += 1
    found.heads |= {(sheet.name, c.name): (at, heads.texts[at]) for at, c in heads.columns.items()}
    for number, cells in top:
        if number < heads.row:
            found.note(remark("registers.note_title", At(sheet.name, number), _said(cells)))
    under = top[heads.count - 1][0]
    _check_heads(sheet, heads, found, under)
    below = [row for place, row in enumerate(top) if place >= heads.count]
    _read_rows(sheet, heads, chain(below, rows), found, under)


def _without_blanks(rows: Iterable[RawRow]) -> Iterator[RawRow]:
    for number, cells in rows:
        yield number, [None if isinstance(cell, str) and not trimmed(cell) else cell for cell in cells]


def _said(cells: Sequence[Cell]) -> str:
    return " ".join(" ".join(shown(cell).split()) for cell in cells if cell is not None)[:100]


def _check_heads(sheet: RawSheet, heads: Heads, found: _Found, under: int) -> None:
    """Say which columns are missing, there twice, in another unit or not known."""
    present = {column.name for column in heads.columns.values()}
    for column in found.columns:
        if column.name not in present and (column.required or column.name in found.key):
            at = At(sheet.name, heads.row, name=column.name, under=under)
            found.fault(remark("registers.no_column", at, f"{column.zh} {column.en}", column.name))
    for where in heads.twice:
        found.fault(remark("registers.column_twice", At(sheet.name, heads.row, where, under=under), heads.texts[where]))
    for where, unit in heads.other_units.items():
        column = heads.columns[where]
        at = At(sheet.name, heads.row, where, heads.texts[where], column.name, under)
        found.fault(remark("registers.other_unit", at, unit, column.unit))
    for where, text in enumerate(heads.texts):
        if where not in heads.columns and where not in heads.twice and text and not is_faults_head(text):
            near = nearest(text, found.columns)
            code = "registers.note_unknown_column_near" if near else "registers.note_unknown_column"
            found.note(remark(code, At(sheet.name, heads.row, where), " ".join(text.split()), near))


def _read_rows(sheet: RawSheet, heads: Heads, rows: Iterable[RawRow], found: _Found, last: int) -> None:
    reader = _Cells(sheet, heads, found, last)
    for after, (number, cells) in enumerate(rows, start=1):
        if number > last + 1:
            found.note(remark("registers.note_empty_rows", At(sheet.name, last + 1), str(number - last - 1)))
        last = number
        if code := passed_over(cells, heads, reader.keys, after):
            found.note(remark(code, At(sheet.name, number), _said(cells)))
        elif any(cell is not None for place, cell in enumerate(cells) if place in heads.columns):
            reader.read(number, cells)
        else:
            found.note(remark("registers.note_beside", At(sheet.name, number), _said(cells)))
    for at, count in sorted(reader.beside.items()):
        found.note(remark("registers.note_no_head", At(sheet.name, column=at), str(count)))


class _Cells:
    """The rows of one sheet while they are parsed."""

    def __init__(self, sheet: RawSheet, heads: Heads, found: _Found, under: int) -> None:
        self.sheet, self.heads, self.found, self.under = sheet, heads, found, under
        self.columns = sorted(heads.columns.items())
        self.places = {column.name: place for place, (_, column) in enumerate(self.columns)}
        self.keys = [at for at, column in self.columns if column.name in found.key]
        self.key_places = [self.places[name] for name in found.key if name in self.places]
        self.known: list[dict[str, Value]] = [{} for _ in self.columns]
        self.beside: dict[int, int] = {}
        self.width = len(heads.texts)

    def read(self, number: int, cells: Sequence[Cell]) -> None:
        """Parse a row, and keep it if it has no fault and is not there yet."""
        values: list[Value] = []
        faulty: set[int] = set()
        filled = len(cells)
        for spot, (at, column) in enumerate(self.columns):
            cell = cells[at] if at < filled else None
            known = self.known[spot]
            if type(cell) is str and cell in known:
                values.append(known[cell])
                continue
            try:
                value = column.parse(cell, from_1904=self.sheet.from_1904)
            except Refused as refusal:
                faulty.add(spot)
                values.append(None)
                self._fault(refusal, number, at, column)
                continue
            values.append(value)
            if type(cell) is str and len(known) < MOST_KEPT:
                known[cell] = value
        if filled > self.width:
            self._count_beside(cells)
        new = self._is_new(number, tuple(values), faulty)
        if faulty and not faulty & {*self.key_places} and len(self.found.faults) < MOST_FAULTS:
            places = {name: place for name, place in self.places.items() if place not in faulty}
            self.found.torn.append(Row(self.sheet.name, number, Values(places, tuple(values))))
        elif new and not faulty:
            self.found.rows.append(Row(self.sheet.name, number, Values(self.places, tuple(values))))

    def _fault(self, refusal: Refused, number: int, at: int, column: Column) -> None:
        fault, where = refusal.fault, At(self.sheet.name, number, at, self.heads.texts[at], column.name, self.under)
        self.found.fault(remark(fault.code, where, fault.value, fault.expected))

    def _count_beside(self, cells: Sequence[Cell]) -> None:
        for at in range(self.width, len(cells)):
            if cells[at] is not None:
                self.beside[at] = self.beside.get(at, 0) + 1

    def _is_new(self, number: int, values: tuple[Value, ...], faulty: set[int]) -> bool:
        """Return whether no other row has the same key; a different one with the same key is a fault of both."""
        if len(self.key_places) < len(self.found.key) or faulty & {*self.key_places}:
            return True
        key = tuple(values[spot] for spot in self.key_places)
        at, column = self.columns[self.key_places[0]]
        where = At(self.sheet.name, number, at, self.heads.texts[at], column.name, self.under)
        if all(value is None for value in key):
            self.found.fault(remark("registers.required", where))
            return False
        whole = (tuple(self.places), values)
        began = (values[self.places[self.found.since]],) if self.found.since in self.places else ()
        earlier = self.found.keys.setdefault((*key, *began), (self.sheet.name, number, whole))
        if earlier[:2] == (self.sheet.name, number):
            return True
        first = place(earlier[0], earlier[1])
        if earlier[2] == whole and not faulty:
            self.found.note(remark("registers.note_same_row", At(self.sheet.name, number), first))
        else:
            said = " ".join(self.columns[p][1].text(values[p], "zh") for p in self.key_places)
            self.found.fault(remark("registers.key_twice", where, said, first))
        return False

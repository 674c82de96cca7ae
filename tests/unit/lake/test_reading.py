"""Files as bytes: encodings, cuts, sheets, Parquet."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter  # type: ignore[import-untyped]

from airshed.lake.reading import FileBroken, peek, read

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writer(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return writer


def sheet(*rows: Sequence[object], more: str = "") -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("数据")
    for i, row in enumerate(rows):
        page.write_row(i, 0, row)
    if more:
        book.add_worksheet(more)
    book.close()
    return buffer.getvalue()


def broken(path: Path) -> list[tuple[str, str, str]]:
    with pytest.raises(FileBroken) as refusal:
        read(path)
    return [(f.code, f.where.removeprefix(str(path)), f.value) for f in refusal.value.faults]


TEXT = "点位,时间,值\n甲,2019-03-16 01:00,1\n乙,2019-03-16 02:00,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_read_alike(write: Write, encoding: str, end: str) -> None:
    path = write("a.csv", TEXT.replace("\n", end).encode(encoding))
    source = read(path)
    assert source.header == peek(path) == ("点位", "时间", "值")
    assert source.cells.collect().rows() == [
        (2, "甲", "2019-03-16 01:00", "1"),
        (3, "乙", "2019-03-16 02:00", None),
    ]
    assert source.notes == ()


def test_quoted_fields_and_blank_lines_at_the_end(write: Write) -> None:
    source = read(write("a.csv", b'a,"b, c"\n"1,0","two\nlines"\n3,4\n\n\r\n'))
    assert source.header == ("a", "b, c")
    assert source.cells.collect().rows() == [(2, "1,0", "two\nlines"), (3, "3", "4")]


def test_a_missing_last_line_end_is_told(write: Write) -> None:
    assert [note.code for note in read(write("a.csv", b"a,b\n1,2")).notes] == ["lake.note.no_line_end"]


def test_lines_of_other_lengths_are_all_named(write: Write) -> None:
    path = write("a.csv", b"a,b,c\n1,2,3\n1,2\n\n1,2,3,4\n1,2,3\n")
    lines = [("line 3", "2"), ("line 4", "0"), ("line 5", "4")]
    assert broken(path) == [("lake.broken_line", f": {line}", n) for line, n in lines]


def test_not_more_faults_than_one_can_read(write: Write) -> None:
    assert len(broken(write("a.csv", b"a,b\n" + b"1\n" * 1000))) == 10


@pytest.mark.parametrize("size", range(1, 60, 4))
def test_a_cut_anywhere_within_a_line_is_seen_or_told(write: Write, size: int) -> None:
    whole = "a,b,c\n" + "1,2,甲乙丙\n" * 20
    content = whole.encode()[:-size]
    path = write("a.csv", content)
    try:
        source = read(path)
    except FileBroken as refusal:
        assert refusal.faults[0].code in {"lake.broken_line", "lake.cut_character"}  # noqa: PT017 - either is right
    else:
        assert content.endswith(b"\n") or [n.code for n in source.notes] == ["lake.note.no_line_end"]


def test_an_open_quote_is_a_cut(write: Write) -> None:
    (fault,) = broken(write("a.csv", b'a,b\n1,"2\n3,4\n'))
    assert fault[:2] == ("lake.open_quote", ": line 3")


def test_a_cell_too_long_to_be_data_is_no_open_quote(write: Write) -> None:
    long = b"x" * 200_000
    for content, line in ((b"a,b\n1," + long + b"\n", 2), (b"a," + long + b"\n1,2\n", 1)):
        assert [fault[:2] for fault in broken(write("a.csv", content))] == [("lake.long_field", f": line {line}")]
    with pytest.raises(FileBroken) as refusal:
        peek(write("a.csv", b"a," + long + b"\n1,2\n"))
    assert [fault.code for fault in refusal.value.faults] == ["lake.long_field"]


def test_what_else_the_process_allows_a_cell_makes_no_difference(write: Write, request: pytest.FixtureRequest) -> None:
    before = csv.field_size_limit(1 << 24)
    request.addfinalizer(lambda: csv.field_size_limit(before))
    test_a_cell_too_long_to_be_data_is_no_open_quote(write)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"  \r\n"])
def test_nothing_in_a_file(write: Write, content: bytes) -> None:
    assert [fault[0] for fault in broken(write("a.csv", content))] == ["lake.empty_file"]


def test_bytes_of_no_text(write: Write) -> None:
    assert broken(write("a.csv", b"a,b\n\xff\xfe\xff,2\n")) == [("lake.encoding", "", "byte 4: ff fe ff 2c")]


def test_a_last_sign_of_gb18030_that_looks_like_half_a_sign_of_utf8(write: Write) -> None:
    assert read(write("a.csv", "a,氡".encode("gb18030") + b"\n1,2")).header == ("a", "氡")
    assert read(write("a.csv", b"a,b\n1," + "氡".encode("gb18030"))).cells.collect().rows() == [(2, "1", "氡")]


def test_columns_named_twice(write: Write) -> None:
    assert broken(write("a.csv", b"a,b,a \n1,2,3\n")) == [("lake.twice_column", "", "a")]


def test_columns_without_a_name_are_left_out(write: Write) -> None:
    source = read(write("a.csv", b"a,,b,\n1,x,2,\n"))
    assert source.header == ("a", "", "b", "")
    assert source.cells.collect().rows() == [(2, "1", "2")]
    assert [(n.code, n.value) for n in source.notes] == [("lake.note.unnamed_columns", "2")]


@pytest.mark.parametrize("empty", [b"", b"  "])
def test_columns_without_name_and_values_are_not_worth_a_note(write: Write, empty: bytes) -> None:
    assert not read(write("a.csv", b"a,,b,\n1," + empty + b",2,\n")).notes


def test_sheets_give_text_with_rows_as_excel_counts_them(write: Write) -> None:
    path = write("a.xlsx", sheet(["a", "b"], ["x", 0.6], [], ["y", 12], more="更多"))
    source = read(path)
    assert source.header == peek(path) == ("a", "b")
    assert source.cells.collect().rows() == [(2, "x", "0.6"), (4, "y", "12")]
    assert [(n.code, n.value, n.expected) for n in source.notes] == [("lake.note.first_sheet", "更多", "数据")]


def test_an_empty_sheet(write: Write) -> None:
    assert broken(write("a.xlsx", sheet())) == [("lake.empty_file", ": 数据", "")]


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet"])
def test_a_file_cut_in_the_middle(write: Write, name: str) -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"a": range(1000)}).write_parquet(buffer)
    content = buffer.getvalue() if name.endswith("parquet") else sheet(*[["a"]] * 100)
    assert [fault[:2] for fault in broken(write(name, content[: len(content) // 2]))] == [("lake.unreadable", "")]


def test_parquet_keeps_types_and_counts_rows_from_two(write: Write) -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"a": [1.5], " b ": ["x"]}).write_parquet(buffer)
    source = read(write("a.parquet", buffer.getvalue()))
    assert source.header == ("a", "b")
    assert source.cells.collect().rows() == [(2, 1.5, "x")]


def test_another_kind_of_file(write: Write) -> None:
    assert broken(write("a.docx", b"x"))[0][0] == "lake.unknown_file"

"""The messy files, each with the rows and faults that must come of it; the data are made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tests.web.kit.corpus import making
from tests.web.kit.corpus.making import Formula, Make, book, cells, content, ods, raw, text, xls

from airshed.web.kit.columns import Column, Type

CREDIT = "[0-9A-Z]{18}"
FUELS = {"coal": ("燃煤", "Coal"), "gas": ("天然气", "Natural gas"), "electric": ("电", "Electric")}
COLOURS = {"blue": ("蓝", "Blue"), "yellow": ("黄", "Yellow"), "green": ("绿", "Green")}
BOILERS = (
    Column("code", "锅炉编号", "Boiler code", required=True),
    Column("enterprise", "使用单位", "Operator", required=True, also=("单位名称", "企业名称")),
    Column("credit_code", "统一社会信用代码", "Credit code", pattern=CREDIT, example="91152501MA0N000001"),
    Column("capacity_t_h", "额定容量", "Capacity", Type.NUMBER, unit="t/h", least=0, most=2000, also=("容量",)),
    Column("fuel", "燃料种类", "Fuel", Type.CODE, choices=FUELS, also=("燃料",)),
    Column("built_up", "建成区内", "In the built-up area", Type.FLAG),
    Column("removed_date", "拆除日期", "Removed on", Type.DATE),
    Column("boilers", "台数", "Boilers", Type.COUNT, least=0),
    Column("phone", "联系电话", "Telephone", personal=True),
)
VEHICLES = (
    Column("plate", "号牌号码", "Plate", required=True, also=("车牌号",)),
    Column("colour", "号牌颜色", "Plate colour", Type.CODE, required=True, choices=COLOURS),
    Column("vin", "车辆识别代号", "VIN"),
    Column("registered_date", "注册日期", "Registered on", Type.DATE),
    Column("load_kg", "核定载质量", "Load", Type.NUMBER, unit="kg"),
)


@dataclass(frozen=True)
class Case:
    """A file and what must come of it.

    Attributes:
        name: what is messy.
        make: writes the file.
        file: its name, which may say something else than it is.
        rows: number of the row and the values that matter there.
        faults: place and code of each.
        notes: place and code of each.
        columns: of the register.
        key: its key.
    """

    name: str
    make: Make
    file: str = "list.xlsx"
    rows: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    faults: Sequence[tuple[str, str]] = ()
    notes: Sequence[tuple[str, str]] = ()
    columns: tuple[Column, ...] = BOILERS
    key: tuple[str, ...] = ("code",)


H = ["锅炉编号", "使用单位", "额定容量"]
A, B = ["GL-1", "一厂", 10], ["GL-2", "二厂", 20.5]
A_ROW = {"code": "GL-1", "enterprise": "一厂", "capacity_t_h": Decimal(10)}
B_ROW = {"code": "GL-2", "enterprise": "二厂", "capacity_t_h": Decimal("20.5")}
DAY = date(2019, 11, 6)
CSV = "锅炉编号,使用单位,额定容量\r\nGL-1,一厂,10\r\nGL-2,二厂,20.5\r\n"
GOOD = {2: A_ROW, 3: B_ROW}
VH = ["号牌号码", "号牌颜色", "核定载质量（kg）"]
FORMULA = '<c t="{}"><f>A1</f>{}</c>'


TRUTHS = (True, False)


def _one(head: str, *given: Any) -> list[list[Any]]:
    """Return a list with one more column and a row for each of its cells."""
    return [["锅炉编号", "使用单位", head], *([f"GL-{row}", "厂", cell] for row, cell in enumerate(given, start=1))]


def _ones(name: str, *values: Any) -> dict[int, dict[str, Any]]:
    return {row: {name: value} for row, value in enumerate(values, start=2) if value is not ...}


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)

HEADS = [
    Case(
        "a title right above the heads, and a column nobody knows",
        book([["2019年锅炉台账"], ["序号", *H], [1, *A]]),
        rows={3: A_ROW},
        notes=[("1", "note_title"), ("A2", "note_unknown_column")],
    ),
    Case(
        "groups over the heads, in text without merges",
        text("锅炉编号,使用单位,容量情况,,拆除\n,,额定,燃料,日期\nGL-1,一厂,10,燃煤,2019.11.6\n", "gb18030"),
        "a.csv",
        rows={3: {"code": "GL-1", "enterprise": "一厂", "fuel": "coal", "removed_date": DAY}},
        notes=[("C1", "note_unknown_column_near")],
    ),
    Case(
        "lines above the heads",
        book([["二连浩特市锅炉台账"], ["填报单位：", "生态环境局"], [], H, A, B]),
        rows={5: A_ROW, 6: B_ROW},
        notes=[("1", "note_title"), ("2", "note_title")],
    ),
    Case(
        "units, stars, blanks and breaks in the heads",
        book([["锅炉编号 *", "＊使用\n单位", "额定容量\n（ｔ/ｈ）"], A, B]),
        rows=GOOD,
    ),
    Case(
        "heads of two lines, merged",
        book(
            [
                ["编号", "使用单位", "锅炉情况", None, "拆除", None],
                [None, None, "额定容量", "燃料", "日期", "备注"],
                ["GL-1", "一厂", 10, "燃煤", DAY, "已验收"],
            ],
            merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1"],
        ),
        rows={3: A_ROW | {"fuel": "coal", "removed_date": DAY}},
        notes=[("F1", "note_unknown_column_near")],
        columns=(Column("code", "编号", "Code", required=True), *BOILERS[1:]),
    ),
    Case(
        "heads in English, in another order",
        book([["Capacity (t/h)", "operator", "BOILER CODE*"], [10, "一厂", "GL-1"]]),
        rows={2: A_ROW},
    ),
    Case("heads by the names of the columns", book([["code", "enterprise", "capacity_t_h"], A, B]), rows=GOOD),
    Case(
        "heads in both languages", book([["锅炉编号 Boiler code", "使用单位/Operator", "额定容量"], A]), rows={2: A_ROW}
    ),
    Case(
        "heads with a number before them", book([["1.锅炉编号", "2、使用单位", "3.额定容量(t/h)"], A]), rows={2: A_ROW}
    ),
    Case(
        "a column nobody knows, one nearly known",
        book([[*H, "序号", "燃料种别"], [*A, 1, "燃煤"]]),
        rows={2: A_ROW},
        notes=[("D1", "note_unknown_column"), ("E1", "note_unknown_column_near")],
    ),
    Case(
        "no key and no required column",
        book([["额定容量", "燃料"], [10, "燃煤"]]),
        rows={2: {"fuel": "coal"}},
        faults=[("1", "no_column"), ("1", "no_column")],
    ),
    Case("a column twice", book([[*H, "容量"], [*A, 12]]), rows={2: A_ROW}, faults=[("D1", "column_twice")]),
    Case(
        "another unit in the head",
        book([["锅炉编号", "使用单位", "额定容量（MW）"], ["GL-1", "一厂", 7]]),
        rows={2: {"capacity_t_h": Decimal(7)}},
        faults=[("C1", "other_unit")],
    ),
    Case(
        "another name of the same unit in the head",
        book([["锅炉编号", "使用单位", "额定容量（蒸吨/小时）"], A]),
        rows={2: A_ROW},
    ),
    Case(
        "columns numbered under the heads",
        book([[*H, "台数"], ["甲", "乙", 1, 2], [*A, 3]]),
        rows={3: A_ROW},
        notes=[("2", "note_column_numbers")],
    ),
    Case("units in a line under the heads", book([H, [None, None, "（t/h）"], A]), rows={3: A_ROW}),
    Case("no heads at all", book([A, B]), faults=[("list.xlsx", "no_heads")], notes=[("Sheet1", "note_no_heads")]),
    Case("a cell right of the heads", book([H, [*A, None, "看这里"]]), rows={2: A_ROW}, notes=[("E", "note_no_head")]),
]
ROWS = [
    Case(
        "totals",
        book([H, A, ["小计", None, 10], B, [None, "合 计：", 30.5], ["Total", None, 30.5]]),
        rows={2: A_ROW, 4: B_ROW},
        notes=[("3", "note_total"), ("5", "note_total"), ("6", "note_total")],
    ),
    Case(
        "words below, heads again on each page",
        book([H, A, H, B, ["填表人：张三", None, "审核人：李四"], ["注：容量为铭牌值"]]),
        rows={2: A_ROW, 4: B_ROW},
        notes=[("3", "note_heads_again"), ("5", "note_footer"), ("6", "note_footer")],
    ),
    Case(
        "empty rows between", book([H, A, [], ["  "], B]), rows={2: A_ROW, 5: B_ROW}, notes=[("3", "note_empty_rows")]
    ),
    Case(
        "an operator merged over its boilers",
        book([H, A, ["GL-2", None, 20.5]], merges=["B2:B3"]),
        rows={2: A_ROW, 3: B_ROW | {"enterprise": "一厂"}},
    ),
    Case(
        "the same key with other values",
        book([H, A, ["GL-1", "一厂", 12]]),
        rows={2: A_ROW},
        faults=[("A3", "key_twice")],
    ),
    Case("the same row twice", book([H, A, B, A]), rows=GOOD, notes=[("4", "note_same_row")]),
    Case(
        "a key of two columns",
        book([VH, ["蒙A12345", "黄", 1000], ["蒙A12345", "蓝", 1500], ["蒙A12345", "yellow", 900]]),
        rows={2: {"colour": "yellow"}, 3: {"colour": "blue"}},
        faults=[("A4", "key_twice")],
        columns=VEHICLES,
        key=("plate", "colour"),
    ),
    Case("a key left out", book([H, A, [None, "二厂", 20.5]]), rows={2: A_ROW}, faults=[("A3", "required")]),
    Case(
        "all faults at once",
        book([[*H, "燃料", "拆除日期"], [None, "一厂", "十吨", "木柴", "去年"], B]),
        rows={3: B_ROW},
        faults=[("A2", "required"), ("C2", "no_number"), ("D2", "not_a_choice"), ("E2", "no_date")],
    ),
    Case(
        "a list a township",
        book([H, A], [H, B], [["没有", "关系"]], names=["东城", "西城", "备忘"]),
        rows={2: B_ROW},
        notes=[("备忘", "note_no_heads")],
    ),
    Case(
        "a hidden sheet, and ours beside the list",
        book([H, A], [H, B], [H, B], [], names=["台账", "!旧", "说明", "空"]),
        rows={2: A_ROW},
        notes=[("旧", "note_hidden"), ("空", "note_empty_sheet")],
    ),
]
VALUES = [
    Case(
        "full-width signs and wide blanks",
        book(
            [
                ["锅炉编号", "使用单位", "额定容量", "统一社会信用代码"],
                ["ＧＬ－１", "　一厂\u00a0", "１０．５", "９１１５２５０１ＭＡ０Ｎ０００００１"],
            ]
        ),
        rows={
            2: {
                "code": "GL-1",
                "enterprise": "一厂",
                "capacity_t_h": Decimal("10.5"),
                "credit_code": "91152501MA0N000001",
            }
        },
    ),
    Case(
        "days of all kinds",
        book(
            _one(
                "拆除日期",
                DAY,
                43775,
                "2019-11-6",
                "2019/11/6",
                "2019.11.6",
                "20191106",
                20191106,
                "2019年11月6日",
                "２０１９－１１－６",
                (43775, 'yyyy"年"m"月"d"日"'),
                (43775, "[$-804]yyyy/m/d;@"),
            )
        ),
        rows=_ones("removed_date", *[DAY] * 11),
    ),
    Case(
        "days counted from 1904",
        book(_one("拆除日期", DAY, 43775 - 1462), date_1904=True),
        rows=_ones("removed_date", DAY, DAY),
    ),
    Case(
        "days that cannot be",
        book(
            _one(
                "拆除日期",
                "2019-02-30",
                2019,
                "2019年11月",
                "11/6/2019",
                making.moment("2019-11-06T08:30"),
                "19-11-6",
                3.5,
            )
        ),
        faults=[
            ("C2", "no_such_day"),
            ("C3", "no_date"),
            ("C4", "no_date"),
            ("C5", "no_date"),
            ("C6", "time_of_day"),
            ("C7", "no_date"),
            ("C8", "no_date"),
        ],
    ),
    Case(
        "identifiers a spreadsheet took for numbers",
        book(_one("联系电话", 13847912345, "1.38479E+10", 9.11501e17, 1e15, (15.0, "0"), DAY)),
        rows=_ones("phone", "13847912345", ..., ..., ..., "15"),
        faults=[("C3", "digits_lost"), ("C4", "digits_lost"), ("C5", "digits_lost"), ("C7", "date_in_text")],
    ),
    Case(
        "credit codes cut short",
        book(_one("统一社会信用代码", "91152501MA0N0000", 911525010000000)),
        faults=[("C2", "pattern"), ("C3", "pattern")],
    ),
    Case(
        "commas in numbers",
        book(_one("额定容量", "1,234", "1,234.5", "1,5", "12,34", "1.234,5")),
        rows=_ones("capacity_t_h", Decimal(1234), Decimal("1234.5")),
        faults=[("C4", "ambiguous_comma"), ("C5", "ambiguous_comma"), ("C6", "ambiguous_comma")],
    ),
    Case(
        "percentages and words in a number",
        book(_one("额定容量", (0.35, "0.0%"), "35%", "10t/h", "无", "1E3", 2001)),
        faults=[
            ("C2", "percent"),
            ("C3", "percent"),
            ("C4", "no_number"),
            ("C5", "no_number"),
            ("C6", "exponent"),
            ("C7", "out_of_range"),
        ],
    ),
    Case(
        "numbers as the file has them",
        book(_one("额定容量", 0.1 + 0.2, (1234.5, "#,##0.00"), (2.3, '0.0"t/h"'))),
        rows=_ones("capacity_t_h", Decimal("0.3"), Decimal("1234.5"), Decimal("2.3")),
    ),
    Case(
        "yes and no in many ways",
        book(_one("建成区内", "是", "否", 1, 0, "√", "×", "Y", "n", "有", "无", *TRUTHS, "不详", None, "大概")),
        rows=_ones("built_up", *[True, False] * 6, None, None),
        faults=[("C16", "no_flag")],
    ),
    Case(
        "choices by code, Chinese and English",
        book(_one("燃料", "coal", "燃煤", "Natural Gas", "ELECTRIC", " 电 ", "柴")),
        rows=_ones("fuel", "coal", "coal", "gas", "electric", "electric"),
        faults=[("C7", "not_a_choice")],
    ),
    Case(
        "numbers of pieces",
        book(_one("台数", 2, "３", 2.5, -1)),
        rows=_ones("boilers", 2, 3),
        faults=[("C4", "no_count"), ("C5", "out_of_range")],
    ),
    Case(
        "formulas computed, failed and never computed",
        book(
            _one(
                "额定容量",
                Formula("=5+5", 10),
                Formula("=1/0", "#DIV/0!"),
                Formula("=A99", "#REF!"),
                Formula("=VLOOKUP(1,A:B,2)", "#N/A"),
            )
        ),
        rows=_ones("capacity_t_h", Decimal(10)),
        faults=[("C3", "formula_error"), ("C4", "formula_error"), ("C5", "formula_error")],
    ),
    Case(
        "a formula without a value",
        raw(cells(H) + f"<row>{cells(['GL-1', '一厂'])[5:-6]}{FORMULA.format('n', '')}</row>"),
        faults=[("C2", "formula_not_computed")],
    ),
    Case(
        "a formula that makes text",
        book(_one("使用人", Formula('="1"&"2"', "12"))),
        rows=_ones("code", "GL-1"),
        notes=[("C1", "note_unknown_column_near")],
    ),
    Case(
        "texts that look like formulas",
        book([H, ["=1+1", "@cmd|calc", 10], ["+GL", "-2", 10]]),
        rows={2: {"code": "=1+1", "enterprise": "@cmd|calc"}, 3: {"code": "+GL", "enterprise": "-2"}},
    ),
]
FILES = [
    Case("text in UTF-8 with a mark", text(CSV, "utf-8-sig"), "a.csv", GOOD),
    Case("text in UTF-8 without a mark", text(CSV, "utf-8"), "a.csv", GOOD),
    Case("text in GB 18030", text(CSV, "gb18030"), "a.csv", GOOD),
    Case("text in UTF-16 with tabs", text("\ufeff" + CSV.replace(",", "\t"), "utf-16-le"), "a.txt", GOOD),
    Case("text in UTF-16 without a mark", text(CSV, "utf-16-be"), "a.csv", GOOD),
    Case("text with semicolons, called a workbook", text(CSV.replace(",", ";"), "gb18030"), "a.xls", GOOD),
    Case(
        "text with quotes, breaks and apostrophes",
        text('锅炉编号,使用单位\n"\'=GL","一\n厂, 东"\n\'\'2,二\n', "utf-8"),
        "a.csv",
        {2: {"code": "=GL", "enterprise": "一\n厂, 东"}, 3: {"code": "'2"}},
    ),
    Case("text with a quote left open", text(CSV + '"GL-3,三厂', "utf-8"), "a.csv", faults=[("a.csv", "quotes")]),
    Case(
        "text with identifiers in scientific notation",
        text("锅炉编号,使用单位,联系电话\n1,厂,1.38E+10\n", "utf-8"),
        "a.csv",
        faults=[("C2", "digits_lost")],
    ),
    Case("bytes without meaning", content(b"\x00\xff\xfe\x81" * 99 + b"\xff"), faults=[("list.xlsx", "not_text")]),
    Case("an empty file", content(b""), faults=[("list.xlsx", "no_heads")], notes=[("", "note_empty_sheet")]),
    Case(
        "a picture called a workbook", content(b"\x89PNG\r\n\x1a\n" + bytes(99)), faults=[("list.xlsx", "other_kind")]
    ),
    Case(
        "a web page called a workbook",
        text("<html><table><tr><td>锅炉编号", "gb18030"),
        "a.xls",
        faults=[("a.xls", "other_kind")],
    ),
    Case("a document of words", making.zipped({"word/document.xml": b"<a/>"}), faults=[("list.xlsx", "other_kind")]),
    Case(
        "a workbook locked by a password",
        content(making.compound({"EncryptedPackage": b"x" * 5000})),
        faults=[("list.xlsx", "file_locked")],
    ),
    Case(
        "a workbook cut short",
        making.changed(book([H, A, B]), lambda data: data[:-300]),
        faults=[("list.xlsx", "file_damaged")],
    ),
    Case("a workbook with a broken sheet", raw("<row><c><v>1</v></row>"), faults=[("list.xlsx", "file_damaged")]),
    Case(
        "a workbook with macros", making.with_parts(book([H, A]), {"xl/vbaProject.bin": b"macro"}), "a.xlsm", {2: A_ROW}
    ),
    Case(
        "entities that multiply",
        raw(cells(H, ["&j;"]).replace("&amp;", "&"), before=BOMB),
        faults=[("list.xlsx", "file_damaged")],
    ),
    Case(
        "a packed file that fills the memory",
        making.changed(raw(cells(H), more={"xl/media/a.bin": b"x"}), making.said_to_be_large),
        faults=[("list.xlsx", "file_large")],
    ),
    Case("a cell far to the right", book([H, [*A, *[None] * 600, "x"]]), faults=[("list.xlsx", "too_many_columns")]),
    Case(
        "elements with a prefix, cells without places",
        raw(cells(H, ["GL-1", "一厂", "10"]).replace("<", "<x:").replace("<x:/", "</x:"), p="x:"),
        rows={2: A_ROW},
    ),
    Case(
        "words read aloud and styles within a cell",
        raw(
            cells(H) + '<row r="7"><c r="A7" t="inlineStr"><is><r><t>GL</t></r><r><t xml:space="preserve">-1</t></r>'
            '<rPh sb="0" eb="1"><t>gl</t></rPh></is></c><c r="C7"><v>10</v></c><c r="B7" t="str"><v>一厂</v></c></row>'
        ),
        rows={7: A_ROW},
        notes=[("2", "note_empty_rows")],
    ),
    Case(
        "an open document",
        ods(
            [*map(making.said, [*H, "拆除日期"])],
            [
                making.said("GL-1", beside="<office:annotation><text:p>注</text:p></office:annotation>"),
                making.said("一<text:s/>厂"),
                making.held("float", "office:value='10'", "10.0"),
                making.held("date", "office:date-value='2019-11-06'", "11月6日"),
                "<table:table-cell table:number-columns-repeated='16380'/>",
            ],
            [
                making.held("string", "table:number-columns-repeated='2'", "b"),
                making.held("percentage", "office:value='0.35'", "35%"),
                making.held("string", "calcext:value-type='error' table:formula='of:=1/0'", "#DIV/0!"),
            ],
        ),
        "a.ods",
        {2: {"code": "GL-1", "enterprise": "一 厂", "capacity_t_h": Decimal(10), "removed_date": DAY}},
        [("C3", "percent"), ("D3", "formula_error")],
    ),
    Case(
        "a workbook of before 2007",
        xls(
            [
                [*H, "拆除日期", "建成区内"],
                [*A, (43775.0, "day"), True],
                [*B, 43775.0, False],
                ["GL-3", "厂", (0.35, "percent"), "#N/A"],
            ]
        ),
        "a.xls",
        {2: A_ROW | {"removed_date": DAY, "built_up": True}, 3: B_ROW | {"removed_date": DAY, "built_up": False}},
        [("C4", "percent"), ("D4", "formula_error")],
    ),
    Case(
        "a cell at the far end of an old workbook",
        xls([H, A], far=60_000),
        "a.xls",
        faults=[("a.xls", "too_many_columns")],
    ),
    Case(
        "an old workbook cut short",
        making.changed(xls([H, A]), lambda data: data[:900]),
        "a.xls",
        faults=[("a.xls", "file_damaged")],
    ),
    Case(
        "a row meant a hundred million times",
        ods([making.said("x")] * 400, repeated="150000"),
        "a.ods",
        faults=[("a.ods", "too_many_rows")],
    ),
]
CASES = [*HEADS, *ROWS, *VALUES, *FILES]

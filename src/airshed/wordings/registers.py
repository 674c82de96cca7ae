"""Faults of rows of registers and of spreadsheets of them, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "registers.ambiguous_comma": (
        "{where}：“{value}”里的逗号看不出是千位分隔还是小数点，请去掉逗号，小数点用“.”",
        "{where}: the comma in {value!r} may part thousands or be a decimal point; type the number without commas",
    ),
    "registers.control_sign": (
        "{where}：文字里有看不见的控制字符（{value}），请重新输入这一格",
        "{where}: the text holds control characters ({value}); type the cell again",
    ),
    "registers.date_in_number": (
        "{where}：这一列要填数，单元格却是日期 {value}，请把格式改成“常规”后重新输入",
        "{where}: a number belongs here, but the cell is the date {value}; set its format to General and type it again",
    ),
    "registers.date_in_text": (
        "{where}：这一列是文本，表格软件把它变成了日期 {value}，请把整列设为“文本”格式后重新输入",
        "{where}: the spreadsheet made the date {value} of a text; format the column as text and type it again",
    ),
    "registers.digits_lost": (
        "{where}：“{value}”已丢失位数，原来的号码看不出来，请把整列设为“文本”格式后重新输入完整号码",
        "{where}: {value!r} has lost digits of the number typed; format the column as text and type all digits again",
    ),
    "registers.exponent": (
        "{where}：“{value}”是科学记数法，请写出全部数字",
        "{where}: {value!r} is in scientific notation; write all digits",
    ),
    "registers.no_count": ("{where}：“{value}”不是整数，请填整数", "{where}: {value!r} is no whole number"),
    "registers.no_date": (
        "{where}：“{value}”看不出是哪一天，请写成 2019-11-06",
        "{where}: {value!r} is no day; write it as 2019-11-06",
    ),
    "registers.no_flag": (
        "{where}：“{value}”不是是或否，请填“是”或“否”，不清楚就空着",
        "{where}: {value!r} is neither yes nor no; write yes or no, or leave it empty if it is not known",
    ),
    "registers.no_number": (
        "{where}：“{value}”不是数，请只填数字，不带单位；没有就空着",
        "{where}: {value!r} is no number; write digits only, without a unit, or leave it empty",
    ),
    "registers.no_such_day": (
        "{where}：没有“{value}”这一天，请改成实有的日期",
        "{where}: there is no day {value!r}; correct it",
    ),
    "registers.not_a_choice": (
        "{where}：“{value}”不在选项里，可填：{expected}",
        "{where}: {value!r} is not one of the choices: {expected}",
    ),
    "registers.out_of_range": (
        "{where}：{value} 超出范围，应在 {expected}",
        "{where}: {value} is out of range, it should be within {expected}",
    ),
    "registers.pattern": (
        "{where}：“{value}”的写法不对，应如 {expected}",
        "{where}: {value!r} is not written as it should be, such as {expected}",
    ),
    "registers.percent": (
        "{where}：“{value}”是百分数，请把格式改成“常规”，按本列的单位填数",
        "{where}: {value!r} is a percentage; set the format to General and type the number in the unit of the column",
    ),
    "registers.required": ("{where}：必填，请填写", "{where}: is required; fill it in"),
    "registers.time_of_day": (
        "{where}：“{value}”带有钟点，请只填日期，如 2019-11-06",
        "{where}: {value!r} has a time of day; write the day only, as 2019-11-06",
    ),
    "registers.too_fine": (
        "{where}：{value} 的小数位太多，最多 {expected} 位，请四舍五入后填写",
        "{where}: {value} has more than {expected} places after the point; round it",
    ),
    "registers.too_long": (
        "{where}：文字太长（{value}），最多 {expected} 个字符",
        "{where}: the text is too long ({value}); at most {expected} characters",
    ),
    "registers.too_many_digits": (
        "{where}：{value} 位数太多，最多 {expected} 位",
        "{where}: {value} has too many digits; at most {expected}",
    ),
}

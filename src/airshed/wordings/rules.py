"""Faults of editions and other files of values, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "rules.alias": (
        "{where}：不用别名（&、*），请把值写出来",
        "{where}: aliases (& and *) are not accepted, write the values out",
    ),
    "rules.ambiguous_edition": (
        "{where}：“{value}”不止一个版本，请写全名：{expected}",
        "{where}: {value!r} names more than one edition, give one of: {expected}",
    ),
    "rules.amends": ("{where}：修改单互相引用（{value}）", "{where}: editions amend each other in a circle ({value})"),
    "rules.date": (
        "{where}：没有“{value}”这一天，应为 {expected}",
        "{where}: no such day {value!r}, expected {expected}",
    ),
    "rules.duplicate_key": (
        "{where}：重复的键（{value}），每个键只写一次",
        "{where}: duplicate key ({value}); write every key once",
    ),
    "rules.duplicate_row": (
        "{where}：重复的行“{value}”，按 {expected} 只能有一行",
        "{where}: duplicate row {value!r}; one row per {expected}",
    ),
    "rules.empty": ("{where}：空文件，应有：{expected}", "{where}: empty file, expected: {expected}"),
    "rules.float": ('{where}：小数要加引号，写成 "{value}"', "{where}: a fraction is not exact in YAML; {expected}"),
    "rules.key": ("{where}：键应为文字（{value}）", "{where}: a key must be text ({value})"),
    "rules.length": ("{where}：有 {value} 个，应为 {expected} 个", "{where}: {value} entries, expected {expected}"),
    "rules.misnamed": (
        "{where}：“{value}”与文件名或文件夹不符，应为 {expected}",
        "{where}: {value!r} differs from file or folder, expected {expected}",
    ),
    "rules.misplaced": (
        "{where}：放错了位置，不会被读取，应为 {expected}",
        "{where}: misplaced, it would never be read; expected {expected}",
    ),
    "rules.missing_key": ("{where}：缺少：{expected}", "{where}: missing: {expected}"),
    "rules.no_edition": (
        "{where}：{value} 没有生效的版本，已知：{expected}",
        "{where}: no edition in force on {value}, known: {expected}",
    ),
    "rules.no_note": (
        "{where}：来源未核实（{value}），须用 note 写明疑点",
        "{where}: unverified ({value}): a note must say what the doubt is",
    ),
    "rules.not_ascending": (
        "{where}：“{value}”没有递增，应 {expected}",
        "{where}: {value} does not rise, expected {expected}",
    ),
    "rules.not_colour": (
        "{where}：“{value}”不是颜色，应如 {expected}",
        "{where}: {value!r} is no colour, expected such as {expected}",
    ),
    "rules.not_count": ("{where}：“{value}”不是整数", "{where}: {value!r} is not a whole number"),
    "rules.not_day": (
        "{where}：“{value}”不是日期，应为 {expected}，不加引号",
        "{where}: {value!r} is not a day, expected {expected} without quotes",
    ),
    "rules.not_flag": ("{where}：“{value}”应为 true 或 false", "{where}: {value!r} must be true or false"),
    "rules.not_list": ("{where}：“{value}”应为列表", "{where}: {value!r} must be a list"),
    "rules.not_mapping": ("{where}：“{value}”应为键值对", "{where}: {value!r} must be keys with values"),
    "rules.not_number": (
        "{where}：“{value}”不是数，应为整数，或加引号的小数，如 {expected}",
        "{where}: {value!r} is no number, expected a whole one or a decimal in quotes: {expected}",
    ),
    "rules.not_scalar": (
        "{where}：“{value}”应为 true、false、数或文字",
        "{where}: {value!r} must be true, false, a number or a word",
    ),
    "rules.not_text": ("{where}：“{value}”应为文字，不可为空", "{where}: {value!r} must be text, not empty"),
    "rules.overlap": (
        "{where}：起始日 {value} 与另一版本重叠，应为 {expected}",
        "{where}: first day {value} overlaps another edition, expected {expected}",
    ),
    "rules.pattern": (
        "{where}：“{value}”写法不对，应符合 {expected}",
        "{where}: {value!r} is spelt wrongly, expected {expected}",
    ),
    "rules.range": (
        "{where}：“{value}”超出范围，应为 {expected}",
        "{where}: {value} is out of range, expected {expected}",
    ),
    "rules.repeated": (
        "{where}：“{value}”写了不止一次",
        "{where}: {value!r} is there more than once, expected {expected}",
    ),
    "rules.tag": ("{where}：不接受类型标记 {value}", "{where}: type tags such as {value} are not accepted"),
    "rules.too_few": ("{where}：至少要有 {expected} 个", "{where}: at least {expected} expected"),
    "rules.unit": ("{where}：单位“{value}”不对，应为 {expected}", "{where}: unit {value!r}, expected {expected}"),
    "rules.unknown_edition": (
        "{where}：没有版本“{value}”，已知：{expected}",
        "{where}: no edition {value!r}, known: {expected}",
    ),
    "rules.unknown_family": (
        "{where}：没有“{value}”这类规则，已知：{expected}",
        "{where}: no family {value!r}, known: {expected}",
    ),
    "rules.unknown_key": (
        "{where}：没有键“{value}”，已知：{expected}",
        "{where}: unknown key {value!r}, known: {expected}",
    ),
    "rules.unknown_parameter": (
        "{where}：没有参数“{value}”，已知：{expected}",
        "{where}: no parameter {value!r}, known: {expected}",
    ),
    "rules.unknown_value": (
        "{where}：不认识“{value}”，已知：{expected}",
        "{where}: unknown {value!r}, known: {expected}",
    ),
    "rules.unreadable": (
        "{where}：无法读取（{value}），应为 {expected} 编码的文件",
        "{where}: cannot be read ({value}), expected {expected}",
    ),
    "rules.wrong_value": (
        "{where}：“{value}”不对，应为：{expected}",
        "{where}: {value!r} is wrong, expected: {expected}",
    ),
    "rules.yaml": ("{where}：YAML 语法错误（{value}）", "{where}: broken YAML ({value})"),
}

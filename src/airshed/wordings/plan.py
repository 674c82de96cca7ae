"""Faults of plans, rulings, places and figures, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "plan.area": (
        "{where}：缺少区域“{expected}”，现有：{value}",
        "{where}: area {expected!r} is missing, there are: {value}",
    ),
    "plan.base": (
        "{where}：这类指标没有基准年（{value}），请改用数值 value",
        "{where}: this kind has no base year ({value}); give a value",
    ),
    "plan.case": (
        "{where}：算出“{value}”，手算为“{expected}”",
        "{where}: computed {value!r}, worked out by hand {expected!r}",
    ),
    "plan.case_rows": ("{where}：样例的行不能用（{value}）", "{where}: the rows of the case cannot be used ({value})"),
    "plan.column": (
        "{where}：表里没有可用的列“{value}”，可用：{expected}",
        "{where}: no fitting column {value!r}, known: {expected}",
    ),
    "plan.column_needed": (
        "{where}：“{value}”不对，要写就写数值列之一：{expected}；后面为空则不应写",
        "{where}: {value!r} is wrong, expected one of the number columns: {expected} (none listed: leave it out)",
    ),
    "plan.date_number": (
        "{where}：“{value}”把日期当成数字比较，日期要写成 {expected}",
        "{where}: {value!r} compares a day with a number; write a day as {expected}",
    ),
    "plan.deadline": (
        "{where}：期限 {value} 早于印发日，应 {expected}",
        "{where}: deadline {value} is before the day of issue, expected {expected}",
    ),
    "plan.department": (
        "{where}：没有部门“{value}”，已知的有：{expected}",
        "{where}: unknown department {value!r}; known: {expected}",
    ),
    "plan.due_inside": (
        "{where}：期限 {value} 在指标的时段之内，应 {expected}",
        "{where}: deadline {value} lies within the days of the indicator, expected {expected}",
    ),
    "plan.encoding": ("{where}：不是 {expected} 编码（{value}）", "{where}: not {expected} ({value})"),
    "plan.expression": (
        "{where}：条件“{value}”不能用。只能是对一行的是非判断：列、AND、OR、NOT、比较；不能有子查询、汇总、其他表或文件",
        "{where}: condition {value!r} cannot be used; expected {expected}; no sub-query, aggregate, table or file",
    ),
    "plan.expression_clock": (
        "{where}：条件不能读电脑的时钟（{value}），否则明天重算就不一样；日期请用 {expected}",
        "{where}: a condition must not read the computer's clock ({value}); use {expected}",
    ),
    "plan.expression_long": (
        "{where}：条件有 {value} 个字符，最多 {expected} 个",
        "{where}: the condition has {value} characters, at most {expected} are read",
    ),
    "plan.expression_rows": (
        "{where}：条件“{value}”在数据上算不出来（{expected}）",
        "{where}: condition {value!r} cannot be computed over the rows ({expected})",
    ),
    "plan.expression_strict": (
        "{where}：“{value}”里的类型转换遇到一行转不了的值就会失败，请改用 {expected}",
        "{where}: a conversion in {value!r} fails on a row it cannot convert; use {expected}",
    ),
    "plan.geojson": (
        "{where}：不是可用的 GeoJSON（{value}），应为：{expected}",
        "{where}: {value}, expected: {expected}",
    ),
    "plan.kind": (
        "{where}：没有指标类型“{value}”，已知的有：{expected}",
        "{where}: unknown kind {value!r}, known: {expected}",
    ),
    "plan.many": ("{where}：指标有 {value} 项，应 {expected}", "{where}: {value} indicators, expected {expected}"),
    "plan.moments": (
        "{where}：写了“{value}”，应只写 day，或同时写 valid 和 expected",
        "{where}: found {value!r}, expected either day, or valid and expected",
    ),
    "plan.no_areas": (
        "{where}：没有这个文件，应有区域：{expected}",
        "{where}: no such file; it has the areas {expected}",
    ),
    "plan.no_target_here": (
        "{where}：文件类指标（{value}）没有目标值，请去掉",
        "{where}: a {value} has no target; leave it out",
    ),
    "plan.not_boolean": (
        "{where}：“{value}”的结果是 {expected}，不是“是”或“否”",
        "{where}: {value!r} gives {expected}, not true or false",
    ),
    "plan.path": (
        "{where}：进度的日期没有依次递增（{value}）",
        "{where}: the days of the path do not rise ({value})",
    ),
    "plan.phrase": (
        "{where}：关键词“{value}”太长，字数应 {expected}",
        "{where}: key phrase {value!r} is too long, characters {expected}",
    ),
    "plan.pollutant": (
        "{where}：污染物“{value}”不对，应为：{expected}；后面为空则这种统计量不写污染物",
        "{where}: pollutant {value!r}, expected: {expected} (none listed: this statistic has no pollutant)",
    ),
    "plan.season": (
        "{where}：没有时段“{value}”，已知的有：{expected}",
        "{where}: unknown season {value!r}, known: {expected}",
    ),
    "plan.section": (
        "{where}：没有章节“{value}”，已知的有：{expected}",
        "{where}: unknown section {value!r}, known: {expected}",
    ),
    "plan.span": (
        "{where}：时段写法不对（{value}），应为 {expected}",
        "{where}: the days are wrong ({value}), expected {expected}",
    ),
    "plan.table": (
        "{where}：方案里没有声明表“{value}”，已知的有：{expected}",
        "{where}: unknown table {value!r}, known: {expected}",
    ),
    "plan.two_targets": (
        "{where}：目标写了两种（{value}），value 和 base_year 只能写一种",
        "{where}: two targets ({value}), expected {expected}",
    ),
    "plan.unit": (
        "{where}：单位“{value}”不适用于这类指标，应为：{expected}",
        "{where}: unit {value!r} does not fit this kind, expected {expected}",
    ),
    "plan.year": (
        "{where}：年度 {value} 与文件夹名不符，应为 {expected}",
        "{where}: year {value} differs from the folder, expected {expected}",
    ),
    "plan.choice": (
        "{where} 不能是“{value}”，可以是：{expected}",
        "{where} cannot be {value!r}, known: {expected}",
    ),
    "plan.counted_later": (
        "{where}：{value} 还没有到，应 {expected}",
        "{where}: {value} lies in the future, expected {expected}",
    ),
    "plan.curve": (
        "{where}：要 {value} 个点，太多了，最多 {expected} 个。请缩短时段或改用更大的间隔",
        "{where}: {value} points are too many, at most {expected}; shorten the span or take longer steps",
    ),
    "plan.unknown": (
        "没有方案“{value}”，已知的有：{expected}",
        "no plan {value!r}, known: {expected}",
    ),
    "plan.unknown_clause": (
        "{where}：方案里没有条款或指标“{value}”，已知的有：{expected}",
        "{where}: the plan has no clause or indicator {value!r}, known: {expected}",
    ),
    "plan.unknown_figure": (
        "{where}：没有冻结过数字“{value}”，请看：{expected}",
        "{where}: no frozen figure {value!r}, see: {expected}",
    ),
    "plan.rule_id": ("请写明条款编号，如 {expected}", "name a clause, such as {expected}"),
    "plan.rule_one": (
        "{where} 不能同时用，每次只用一种：{expected}",
        "{where} exclude each other, use one of {expected}",
    ),
    "plan.rule_option": ("{where} 要与 {expected} 同用", "{where} goes with {expected}"),
    "plan.rule_pair": ("{where}：“{value}”写法不对，应如：{expected}", "{where}: write {value!r} as {expected}"),
    "plan.aspect": (
        "{where}：不能裁定“{value}”，可以裁定：{expected}",
        "{where}: {value!r} cannot be ruled on, known: {expected}",
    ),
    "plan.aspect_of_clause": (
        "{where}：这一项要对整条裁定，“{value}”应写成 {expected}",
        "{where}: this is decided of a whole clause, write {expected} instead of {value!r}",
    ),
    "plan.aspect_of_kind": (
        "{where}：{value} 类指标没有这一项，可以有：{expected}",
        "{where}: an indicator of kind {value} has none, it has: {expected}",
    ),
    "plan.no_ruling": (
        "{where}：没有裁定“{value}”，已知的有：{expected}",
        "{where}: no ruling {value!r}, known: {expected}",
    ),
    "plan.ruling_contradicts": (
        "{where}：裁定“{value}”与已有的裁定 {expected} 矛盾。若要替代它，请加 --replaces",
        "{where}: {value!r} contradicts ruling {expected}; to put it in its place add --replaces",
    ),
    "plan.ruling_days": (
        "{where}：终止日 {value} 不对，应 {expected}",
        "{where}: last day {value} is wrong, expected {expected}",
    ),
    "plan.ruling_department": (
        "{where}：没有部门“{value}”，已知的有：{expected}",
        "{where}: unknown department {value!r}, known: {expected}",
    ),
    "plan.ruling_over": (
        "{where}：这项裁定自 {value} 起已经终止，不能再替代它，也不能把终止推后",
        "{where}: this ruling is over from {value} on; it cannot be replaced any more, nor end later",
    ),
    "plan.ruling_value": (
        "{where}：裁定内容“{value}”不对，应如：{expected}",
        "{where}: the decision {value!r} is wrong, expected such as: {expected}",
    ),
    "plan.ruling_words": ("裁定缺少 {where}", "the ruling lacks {where}"),
    "plan.which_indicator": (
        "{where}：“{value}”有几项指标，请写明是哪一项：{expected}",
        "{where}: {value!r} has several indicators, name one of: {expected}",
    ),
    "plan.task_date": (
        "{where}：“{value}”不是日期，应如：{expected}",
        "{where}: {value!r} is no day, write it as {expected}",
    ),
    "plan.task_department": (
        "{where}：没有部门“{value}”，已知的有：{expected}",
        "{where}: unknown department {value!r}, known: {expected}",
    ),
    "plan.task_early": (
        "{where}：期限“{value}”早于印发日，应 {expected}",
        "{where}: deadline {value!r} is before the day of issue, expected {expected}",
    ),
    "plan.task_empty": (
        "{where}：任务和措施都是空的（这一行有：{value}）",
        "{where}: neither item nor measure (the row has: {value})",
    ),
    "plan.task_header": (
        "{where}：表头缺少 {value} 一列，可以写作：{expected}",
        "{where}: the header lacks column {value}, spelt as: {expected}",
    ),
    "plan.task_leads": (
        "{where}：牵头部门不止一个（{value}），只能有一个，例如 {expected}",
        "{where}: several leading departments ({value}), expected one, such as {expected}",
    ),
    "plan.task_merged": (
        "{where}：合并的单元格“{value}”横跨几列（{expected}），不知道属于哪一列，请拆开",
        "{where}: the merged cell {value!r} spans columns ({expected}); split it",
    ),
    "plan.task_no_rows": ("{where}：任务表里没有任务（{value}）", "{where}: the table has no tasks ({value})"),
    "plan.task_no_table": ("{where}：文件里没有任务表", "{where}: there is no table of tasks"),
    "plan.task_suffix": (
        "{where}：不认识的文件类型“{value}”，可用：{expected}",
        "{where}: unknown kind of file {value!r}, known: {expected}",
    ),
    "plan.task_unreadable": (
        "{where}：读不了（{value}），文件可能损坏，或不是 {expected}",
        "{where}: cannot be read ({value}); it may be damaged, or is no {expected}",
    ),
    "plan.task_which": (
        "{where}：“{value}”可能是几个部门，请写全称：{expected}",
        "{where}: {value!r} may be several departments, write the full name: {expected}",
    ),
}

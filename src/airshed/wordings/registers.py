"""Faults of rows of registers and of spreadsheets of them, as sentences."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "registers.ambiguous_comma": (
        "{where}：“{value}”里的逗号看不出是千位分隔还是小数点，请去掉逗号，小数点用“.”",
        "{where}: the comma in {value!r} may part thousands or be a decimal point; type the number without commas",
    ),
    "registers.column_twice": (
        "{where}：列“{value}”出现了两次，请删去一列",
        "{where}: column {value!r} is there twice; delete one",
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
    "registers.file_damaged": (
        "{where}：文件已损坏或不是表格（{value}），请在 Excel 或 WPS 里打开并另存为 .xlsx",
        "{where}: damaged or no spreadsheet ({value}); open it in Excel or WPS and save it as .xlsx",
    ),
    "registers.file_large": (
        "{where}：文件太大（{value}），最大 {expected}，请分成几个文件",
        "{where}: the file is too large ({value}), at most {expected}; split it",
    ),
    "registers.file_locked": (
        "{where}：文件设了密码，请取消密码后再上传",
        "{where}: locked by a password; remove it and upload the file again",
    ),
    "registers.format": (
        "台账“{where}”不能导出为“{value}”，可以是：{expected}",
        "register {where!r} cannot be written as {value!r}; formats: {expected}",
    ),
    "registers.formula_error": (
        "{where}：公式出错（{value}），请改正公式或直接填值",
        "{where}: the formula failed ({value}); correct it or type the value",
    ),
    "registers.formula_not_computed": (
        "{where}：公式 {value} 没有算出的值，请在 Excel 或 WPS 里打开、保存一次，或直接填值",
        "{where}: the formula {value} was never computed; open and save the file in Excel or WPS, or type the value",
    ),
    "registers.key_twice": (
        "{where}：“{value}”与 {expected} 行重复，但内容不同，请只留一行",
        "{where}: {value!r} is also in {expected} with other values; keep one of the rows",
    ),
    "registers.masked": (
        "{where}：“{value}”是遮盖后的个人信息，不能导入；请用能看到原值的账号重新导出，或去掉这一列",
        "{where}: {value!r} is masked, no value; export again as somebody who may read it, or drop the column",
    ),
    "registers.no_batch": (
        "{where}：没有第 {value} 批导入，或不能撤销；可以是：{expected}",
        "{where}: no import {value!r} that can be taken back; there are: {expected}",
    ),
    "registers.no_column": (
        "{where}：缺少列“{value}”，请补上，可从本台账下载模板",
        "{where}: column {value!r} is missing; add it, the template of the register has it",
    ),
    "registers.no_count": (
        "{where}：“{value}”不是整数，请填整数",
        "{where}: {value!r} is no whole number",
    ),
    "registers.no_date": (
        "{where}：“{value}”看不出是哪一天，请写成 2019-11-06",
        "{where}: {value!r} is no day; write it as 2019-11-06",
    ),
    "registers.no_flag": (
        "{where}：“{value}”不是是或否，请填“是”或“否”，不清楚就空着",
        "{where}: {value!r} is neither yes nor no; write yes or no, or leave it empty if it is not known",
    ),
    "registers.no_heads": (
        "{where}：没有找到表头，第一行应有列名：{expected}",
        "{where}: no heads were found; the first row should name the columns: {expected}",
    ),
    "registers.no_number": (
        "{where}：“{value}”不是数，请只填数字，不带单位；没有就空着",
        "{where}: {value!r} is no number; write digits only, without a unit, or leave it empty",
    ),
    "registers.no_rows": (
        "{where}：没有数据行，请填写后再上传",
        "{where}: holds no rows; fill it in",
    ),
    "registers.no_such_day": (
        "{where}：没有“{value}”这一天，请改成实有的日期",
        "{where}: there is no day {value!r}; correct it",
    ),
    "registers.not_a_choice": (
        "{where}：“{value}”不在选项里，可填：{expected}",
        "{where}: {value!r} is not one of the choices: {expected}",
    ),
    "registers.not_allowed": (
        "{where}：账号“{value}”（{expected}）没有导入或导出台账的权限",
        "{where}: account {value!r} ({expected}) may not bring or take rows of registers",
    ),
    "registers.not_text": (
        "{where}：文字编码看不出来，请另存为 .xlsx 或 UTF-8 的 CSV",
        "{where}: the encoding of the text is not known; save it as .xlsx or as CSV in UTF-8",
    ),
    "registers.note_beside": (
        "{where}：本台账的列都是空的，已略过：{value}",
        "{where}: all columns of the register are empty, passed over: {value}",
    ),
    "registers.note_column_numbers": (
        "{where}：列号行，已略过：{value}",
        "{where}: numbers of columns, passed over: {value}",
    ),
    "registers.note_crs": (
        "{where}：文件没有写坐标系，按 WGS-84 读（RFC 7946）；如果是别的，请加属性 crs（cgcs2000 或 gcj02）",
        "{where}: names no coordinate system, read as WGS-84 (RFC 7946); else add a property crs: cgcs2000 or gcj02",
    ),
    "registers.note_empty_rows": (
        "{where}：起 {value} 个空行，已略过",
        "{where}: {value} empty rows from here, passed over",
    ),
    "registers.note_empty_sheet": (
        "{where}：空工作表，已略过",
        "{where}: an empty sheet, passed over",
    ),
    "registers.note_footer": (
        "{where}：表尾说明，已略过：{value}",
        "{where}: words below the list, passed over: {value}",
    ),
    "registers.note_heads_again": (
        "{where}：重复的表头，已略过",
        "{where}: the heads again, passed over",
    ),
    "registers.note_hidden": (
        "{where}：隐藏的工作表，已略过",
        "{where}: a hidden sheet, passed over",
    ),
    "registers.note_more": (
        "{where}：另有 {value} 条说明没有列出",
        "{where}: {value} more notes are not listed",
    ),
    "registers.note_no_head": (
        "{where}：这一列没有表头，{value} 个格子已略过",
        "{where}: no head over this column, {value} cells passed over",
    ),
    "registers.note_no_heads": (
        "{where}：工作表里没有本台账的表头，已略过",
        "{where}: no heads of this register on the sheet, passed over",
    ),
    "registers.note_same_row": (
        "{where}：与 {value} 行完全相同，只取一次",
        "{where}: the same as {value}, taken once",
    ),
    "registers.note_title": (
        "{where}：表头上方的文字，已略过：{value}",
        "{where}: words above the heads, passed over: {value}",
    ),
    "registers.note_total": (
        "{where}：合计行，已略过：{value}",
        "{where}: a row of totals, passed over: {value}",
    ),
    "registers.note_unknown_column": (
        "{where}：本台账没有列“{value}”，已略过",
        "{where}: the register has no column {value!r}, passed over",
    ),
    "registers.note_unknown_column_near": (
        "{where}：本台账没有列“{value}”，已略过；是否为“{expected}”？",
        "{where}: the register has no column {value!r}, passed over; is it {expected!r}?",
    ),
    "registers.other_crs": (
        "{where}：坐标系“{value}”不能读，请从地图软件按 EPSG:4326 或 4490 导出（可读：{expected}）",
        "{where}: coordinate system {value!r} is not known here; take it out of the map program as one of {expected}",
    ),
    "registers.other_kind": (
        "{where}：这是 {value} 文件，不是表格，请在 Excel 或 WPS 里打开并另存为 .xlsx",
        "{where}: this is a {value} file, no spreadsheet; open it in Excel or WPS and save it as .xlsx",
    ),
    "registers.other_unit": (
        "{where}：表头的单位是“{value}”，本列的单位是 {expected}，请换算后改表头",
        "{where}: the head says {value!r}, the column is in {expected}; convert the numbers and correct the head",
    ),
    "registers.out_of_range": (
        "{where}：{value} 超出范围，应在 {expected}",
        "{where}: {value} is out of range, it should be within {expected}",
    ),
    "registers.outline_crosses": (
        "{where}：边界在（经度, 纬度）{value} 处自己相交，请在那里改正",
        "{where}: the outline crosses itself at longitude, latitude {value}; mend it there",
    ),
    "registers.outline_empty": (
        "{where}：没有任何坐标，请给出多边形",
        "{where}: holds no coordinates; give a polygon",
    ),
    "registers.outline_features": (
        "{where}：GeoJSON 里有 {value} 个要素，这里只能有 {expected} 个；多个请用“从表格导入”上传 .geojson 文件",
        "{where}: the GeoJSON holds {value} features, here it must be {expected}; import a .geojson file for more",
    ),
    "registers.outline_json": (
        "{where}：“{value}”不是 GeoJSON（{expected}），请从地图软件导出为 GeoJSON 后粘贴",
        "{where}: {value!r} is no GeoJSON ({expected}); take it from a map program as GeoJSON",
    ),
    "registers.outline_kind": (
        "{where}：几何类型是“{value}”，应为 {expected}",
        "{where}: the geometry is {value!r}, it should be {expected}",
    ),
    "registers.outline_no_area": (
        "{where}：面积为 0，请核对各点",
        "{where}: its area is zero; check the points",
    ),
    "registers.outline_open": (
        "{where}：环没有闭合（环: 末点 {value}），末点应与首点相同：{expected}",
        "{where}: a ring is not closed (ring: last point {value}); its last point should be the first, {expected}",
    ),
    "registers.outline_parts": (
        "{where}：各个环的位置不对（{expected}），在（经度, 纬度）{value}，请改正",
        "{where}: its rings do not fit together ({expected}) at longitude, latitude {value}; mend them there",
    ),
    "registers.outline_point": (
        "{where}：有的点不是经度和纬度（环: 点: {value}），应如 {expected}",
        "{where}: a point is no longitude and latitude (ring: point: {value}), it should be like {expected}",
    ),
    "registers.outline_range": (
        "{where}：有的点超出经纬度范围（环: 点: {value}），应在 {expected} 内",
        "{where}: a point is out of range (ring: point: {value}), it should be within {expected}",
    ),
    "registers.outline_short": (
        "{where}：环的点太少（环: {value}），至少 {expected} 个（末点重复首点）",
        "{where}: a ring has too few points (ring: {value}); at least {expected}, the last being the first",
    ),
    "registers.outline_swapped": (
        "{where}：经纬度像是填反了（环: {value}），应先经度后纬度，如 {expected}",
        "{where}: longitude and latitude seem to be swapped (ring: {value}); longitude comes first, as in {expected}",
    ),
    "registers.pattern": (
        "{where}：“{value}”的写法不对，应如 {expected}",
        "{where}: {value!r} is not written as it should be, such as {expected}",
    ),
    "registers.percent": (
        "{where}：“{value}”是百分数，请把格式改成“常规”，按本列的单位填数",
        "{where}: {value!r} is a percentage; set the format to General and type the number in the unit of the column",
    ),
    "registers.quotes": (
        "{where}：第 {value} 行附近的引号不成对，请改正或另存为 .xlsx",
        "{where}: quotation marks do not match near row {value}; correct them or save the file as .xlsx",
    ),
    "registers.required": (
        "{where}：必填，请填写",
        "{where}: is required; fill it in",
    ),
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
    "registers.too_many_columns": (
        "{where}：有 {value} 列，最多 {expected} 列，请删去右边无用的格子",
        "{where}: {value} columns, at most {expected}; delete the cells far to the right",
    ),
    "registers.too_many_digits": (
        "{where}：{value} 位数太多，最多 {expected} 位",
        "{where}: {value} has too many digits; at most {expected}",
    ),
    "registers.too_many_rows": (
        "{where}：有 {value} 行，最多 {expected} 行，请分成几个文件",
        "{where}: {value} rows, at most {expected}; split the file",
    ),
    "registers.too_many_sheets": (
        "{where}：有 {value} 张工作表，最多 {expected} 张",
        "{where}: {value} sheets, at most {expected}",
    ),
    "registers.unknown": (
        "{where}：没有台账“{value}”，可以是：{expected}",
        "{where}: no register {value!r}; there are: {expected}",
    ),
}

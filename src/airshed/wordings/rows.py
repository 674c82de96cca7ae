"""Faults of rows of registers: what their values must agree with, and what stands in the way of writing them."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "rows.changed_since": (
        "{where}：导入之后又改过，整批不能撤销，请逐行更正",
        "{where}: was changed after the import, which cannot be taken back as a whole; mend the rows",
    ),
    "rows.department": (
        "{where}：没有“{value}”这个部门，可填：{expected}",
        "{where}: there is no department {value!r}; known: {expected}",
    ),
    "rows.departments_first": (
        "{where}：还没有任何部门，请系统管理员先在“导入名单”里导入部门",
        "{where}: there is no department yet; have an administrator import departments first (Import of lists)",
    ),
    "rows.ended": ("{where}：已在 {value} 终止，不用再终止", "{where}: has ended on {value} already"),
    "rows.exists": (
        "{where}：“{value}”已经登记过，请打开那一行修改，或换一个编号",
        "{where}: {value!r} is entered already; change that row, or choose another code",
    ),
    "rows.faulty": (
        "{where}：有 {value} 处问题，改好重新上传后才能入库",
        "{where}: has {value} faults; mend them and send the file again before it can be stored",
    ),
    "rows.foreign": (
        "{where}：这一行归“{value}”，您只能写“{expected}”的行",
        "{where}: the row is of department {value!r}; you write those of {expected!r} only",
    ),
    "rows.future": (
        "{where}：{value} 还没有到，今天是 {expected}，请填已发生的日期",
        "{where}: {value} is still to come, today is {expected}; give the day on which it happened",
    ),
    "rows.half_point": (
        "{where}：经度和纬度要么都填，要么都空着",
        "{where}: longitude and latitude go together; give both or neither",
    ),
    "rows.has_proofs": (
        "{where}：导入之后已有照片或文件，不能撤销这一行，请用“终止”",
        "{where}: has photos or files since the import and cannot vanish; end the row instead",
    ),
    "rows.in_the_way": (
        "{where}：导入之后同一编号另登记了从 {value} 起的一行，整批不能撤销，请逐行更正",
        "{where}: another row of its key was entered since, from {value}; the import cannot be taken back as a whole",
    ),
    "rows.list_moved": (
        "{where}：预览之后台账又有改动，请看新的预览再确认",
        "{where}: the register changed since the preview; look at the new one and agree again",
    ),
    "rows.long_view": (
        "筛选“{where}”太长，存不下，请减少条件",
        "the filters {where!r} are too long to keep; use fewer",
    ),
    "rows.many": (
        "选了 {value} 行，一次最多 {expected} 行；请缩小筛选，或导出改好后导入",
        "{value} rows are chosen, at most {expected} at once; narrow the filter, or export, change and import them",
    ),
    "rows.many_views": (
        "没有保存“{where}”：每个台账最多存 {expected} 个筛选，请先删掉不用的",
        "{where!r} was not kept: at most {expected} sets of filters a register; forget some first",
    ),
    "rows.merge_draft": (
        "{where}：还是草稿，已确认的行并入它就不再算数，请先确认它",
        "{where}: is a draft; a confirmed row merged into it would not count any more; confirm it first",
    ),
    "rows.merge_foreign": (
        "{where}：同一编号在别的日期有您不能改的行，请由归口部门来做",
        "{where}: on other days there are rows of its key that you may not change; their department does this",
    ),
    "rows.merge_itself": (
        "{where}：不能并入自己，请选另一行",
        "{where}: cannot be merged into itself; choose another row",
    ),
    "rows.merged_key": (
        "{where}：“{value}”已并入“{expected}”，请改用那个编号，或先拆开",
        "{where}: {value!r} was merged into {expected!r}; use that code, or take them apart first",
    ),
    "rows.merged_already": (
        "{where}：已并入别的行，请先拆开",
        "{where}: was merged into another row already; take it apart first",
    ),
    "rows.merged_here": (
        "{where}：导入之后有别的行并入它，不能撤销这一行，请先拆开",
        "{where}: another row was merged into it since, so it cannot vanish; take that apart first",
    ),
    "rows.moved": (
        "{where}：您打开之后 {value} 在 {expected} 改过，请重新打开再改",
        "{where}: {value} changed it at {expected}, after you opened it; open it again",
    ),
    "rows.no_column": ("没有勾选要改的项目，请至少勾一项", "no column is ticked; tick what is to change"),
    "rows.no_department": (
        "{where}：必须写明归口部门，可填：{expected}",
        "{where}: name the department that answers for the row: {expected}",
    ),
    "rows.no_drafts": (
        "选中的行里没有您能确认的草稿，请先勾选待确认的行",
        "none of the rows is a draft that you may confirm; tick rows that wait",
    ),
    "rows.no_name": ("请给这个筛选起个名称", "give the filters a name"),
    "rows.no_proof": (
        "{where}：没有照片或文件，不能登记为完成，请拍照或选文件后再提交",
        "{where}: there is no photo or file, so it cannot be noted as done; take one and send again",
    ),
    "rows.no_reason": ("请写原因，它会记入历史", "say why; it goes into the history"),
    "rows.none_ticked": ("没有选中您能改的行，请先勾选", "no row that you may change is ticked; tick some first"),
    "rows.not_after": (
        "{where}：{value} 不晚于这一行的起始日期 {expected}，请填更晚的日期",
        "{where}: {value} is not after {expected}, on which the row began; give a later day",
    ),
    "rows.not_sure": ("没有登记：请先勾选“已核对”", "nothing was noted: tick that you checked the rows"),
    "rows.not_merged": (
        "{where}：没有并入别的行，不用拆开",
        "{where}: was not merged, so there is nothing to take apart",
    ),
    "rows.not_settled": (
        "{where}：这个台账没有现场登记",
        "{where}: rows of this register are not settled in the field",
    ),
    "rows.note_built_up": (
        "{where}：填了“{value}”，但按边界这个点在建成区 {expected} 里，请核对",
        "{where}: says {value!r}, but by the outlines the point lies in the built-up area {expected}; check both",
    ),
    "rows.note_elsewhere": (
        "{where}：填了“{value}”，但按边界这个点在 {expected}，请核对",
        "{where}: says {value!r}, but by the outlines the point lies in {expected}; check both",
    ),
    "rows.note_not_built_up": (
        "{where}：填了“{value}”，但按边界这个点不在建成区 {expected} 里，请核对",
        "{where}: says {value!r}, but by the outlines the point is outside the built-up area {expected}; check both",
    ),
    "rows.nothing_changed": ("{where}：没有改动", "{where}: nothing differs"),
    "rows.one_of": (
        "{where}：{expected} 要填且只填一项（现在是：{value}）",
        "{where}: fill exactly one of {expected} (given: {value})",
    ),
    "rows.one_file": ("一次只能上传一个表格文件", "send one spreadsheet at a time"),
    "rows.order": (
        "{where}：{value} 早于 {expected}，前后颠倒，请核对两个日期",
        "{where}: {value} comes before {expected}; check both days",
    ),
    "rows.outline_outside": (
        "{where}：范围 {value} 不在方案的城市内（经度、纬度应在 {expected}），请核对坐标和坐标系",
        "{where}: {value} is outside the city of the plan ({expected}); check the coordinates and their system",
    ),
    "rows.outside": (
        "{where}：坐标 {value} 不在方案的城市范围内（经度、纬度应在 {expected}），请核对，坐标用 WGS-84",
        "{where}: {value} is outside the city of the plan ({expected}); check the point, it is WGS-84",
    ),
    "rows.overlap": (
        "{where}：从 {value} 起与同一编号的另一行（{expected}）日期重叠，请先终止那一行或改日期",
        "{where}: from {value} on it overlaps another row of its key ({expected}); end that one or change the days",
    ),
    "rows.proposal_gone": (
        "{where}：“{value}”已经不待决定：有人决定过、数据变了，或不归您决定",
        "{where}: {value!r} no longer waits for you: it was decided, the data changed, or another department decides",
    ),
    "rows.proposal_reason": (
        "{where}：要写理由，最多 {expected} 字",
        "{where}: give a reason of at most {expected} characters",
    ),
    "rows.reference": (
        "{where}：“{expected}”里没有“{value}”，请先登记它，或改编号",
        "{where}: {value!r} is not in the register {expected}; enter it there first, or mend the code",
    ),
    "rows.referred_to": (
        "{where}：“{value}”里有行引用它，不能撤销；请先改那些行",
        "{where}: rows of {value} refer to it, so it cannot vanish; change those first",
    ),
    "rows.refused": (
        "{where}：数据库不接受，什么都没有改，请把这个文件交给管理员",
        "{where}: the database refuses it and nothing was changed; give this file to the administrator",
    ),
    "rows.step_taken": (
        "导入 {where} 已有人往下做了，请刷新看现在到哪一步",
        "somebody has gone on with import {where}; reload to see where it stands",
    ),
    "rows.swapped": (
        "{where}：经纬度像是填反了（{value}），应为 {expected}",
        "{where}: longitude and latitude seem to be swapped ({value}), it should be {expected}",
    ),
}

"""Scattered polluters (散乱污): why each is one, which approvals it lacks, how it is dealt with, and the proof."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

REASONS = {
    "not_in_plan": ("不符合产业布局、未入园且规模以下", "outside the parks, not in the plan of trades, below scale"),
    "no_approval": ("缺审批手续", "lacks approvals"),
    "no_facility": ("未装治理设施或设施不完备", "no treatment, or an incomplete one"),
    "cannot_comply": ("不具备达标排放能力", "cannot meet the limits"),
}
TREATMENTS = {
    "upgrade": ("改造升级", "upgrade"),
    "move": ("整合搬迁", "relocate"),
    "close": ("关停取缔", "close"),
}


class ScatteredPolluter(Placed):
    """A workshop that should not be, or not be so."""

    code = usual.key_code("SLW-01")
    name = text("名称", "name", required=True, longest=120, example="示例木材加工点")
    credit_code = usual.credit_code()
    legal_person = usual.person("负责人", "person in charge")
    phone = usual.phone()
    address = usual.address()
    found_date = day("发现日期", "found on", required=True)
    reason = choice("认定理由", "reason", REASONS)
    missing_industry = flag("缺工信手续", "lacks approval: industry")
    missing_development = flag("缺发改手续", "lacks approval: development and reform")
    missing_land = flag("缺土地手续", "lacks approval: land")
    missing_planning = flag("缺规划手续", "lacks approval: planning")
    missing_ecology = flag("缺生态环境手续", "lacks approval: ecology and environment")
    missing_business = flag("缺工商登记", "lacks registration: business")
    missing_quality = flag("缺质检手续", "lacks approval: quality inspection")
    missing_safety = flag("缺安监手续", "lacks approval: work safety")
    missing_water = flag("缺水利手续", "lacks approval: water")
    treatment = choice("处置方式", "treatment", TREATMENTS)
    closed_date = day("完成处置日期", "dealt with on")

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("“散乱污”企业", "scattered polluter")
        constraints: ClassVar = one_at_a_time("scattered_polluters", "code")


REGISTER = Register(
    name="scattered_polluters",
    model=ScatteredPolluter,
    words=("“散乱污”企业", "scattered polluters"),
    about=(
        "排查出的“散乱污”企业，一家一行：缺哪些部门的手续、怎样处置、凭什么算完成",
        "workshops found in the survey, a row each: which approvals they lack, what becomes of them, what proves it",
    ),
    group="sources",
    listed=("code", "name", "reason", "treatment", "found_date", "closed_date", "area"),
    filters=("reason", "treatment", "area", "department"),
    search=("code", "name", "credit_code", "address"),
    alike=("name", "credit_code"),
    past=("found_date", "closed_date"),
    sequence=(("found_date", "closed_date"),),
    purposes=(
        Purpose("found", ("排查时的照片", "as found"), photo=True),
        Purpose("after", ("处置后的照片", "after it was dealt with"), photo=True),
        Purpose("document", ("验收或迁入批准文件", "acceptance, or approval of the new place")),
    ),
    derived={
        "class": "treatment",
        "located": "lon IS NOT NULL AND lat IS NOT NULL",
        "photo": "files_found > 0",
        "closing_proof": "CASE WHEN treatment = 'close' THEN files_after > 0 ELSE files_document > 0 END",
    },
    closing=Closing("closed_date", ("完成处置", "dealt with"), ("after",)),
    expected=("各街道、网格排查底数", "the count of the survey by grids"),
    source="二(一)3",
)

"""Open burning: hot spots, patrols and reports, what was found there, and whether somebody went in time."""

from typing import ClassVar

from airshed.web.kit import usual
from airshed.web.kit.fields import choice, day, flag, number, text
from airshed.web.kit.register import Closing, Purpose, Register
from airshed.web.kit.rows import Placed, one_at_a_time
from airshed.web.words import label

CHANNELS = {
    "satellite": ("卫星火点", "satellite hot spot"),
    "patrol": ("巡查", "patrol"),
    "report": ("群众举报", "report by the public"),
    "camera": ("视频监控", "camera"),
}
BURNT = {
    "straw": ("秸秆", "straw"),
    "grass": ("枯草、芦苇", "dry grass and reeds"),
    "waste": ("垃圾", "waste"),
    "leaves": ("枯枝落叶", "leaves"),
    "dung": ("畜粪", "dung"),
    "other": ("其他", "other"),
}


class BurningEvent(Placed):
    """A fire in the open, or what looked like one."""

    code = usual.key_code("HD-2019-001")
    found_date = day("发现日期", "found on", required=True)
    channel = choice("发现方式", "found by", CHANNELS)
    hot_spot = text(
        "火点编号", "number of the hot spot", longest=60, help=("卫星火点通报中的编号", "as in the bulletin")
    )
    place = text("地点", "where", longest=120)
    burnt = choice("焚烧物", "what burnt", BURNT)
    area_m2 = number("过火面积", "area burnt", "m2", decimals=1)
    due_date = day(
        "处置期限",
        "to be handled by",
        help=("到期当天处置仍算按期", "handled on the day itself is in time"),
    )
    checked_date = day("到场核实日期", "looked at on")
    confirmed = flag(
        "核实为露天焚烧",
        "confirmed as open burning",
        help=("误报填否，不计入；没核实的空着", "no for a false alarm, which does not count; empty until looked at"),
    )
    handled_date = day("处置完成日期", "handled on")
    answers_for = usual.person("地块责任人", "person who answers for the plot")
    fine_yuan = number("罚款", "fine", "yuan", decimals=2)

    class Meta:  # noqa: D106 - options of Django
        verbose_name = label("露天焚烧事件", "open-burning event")
        constraints: ClassVar = one_at_a_time("burning_events", "code")


REGISTER = Register(
    name="burning_events",
    model=BurningEvent,
    words=("露天焚烧事件", "open-burning events"),
    about=(
        "卫星、巡查、举报发现的火点，一起一行；核实不是焚烧的也保留，作为误报反馈",
        "fires found by satellite, patrol or report, a row each; false alarms stay, as feedback on the satellite",
    ),
    group="land",
    listed=("code", "found_date", "channel", "burnt", "due_date", "confirmed", "handled_date", "area"),
    filters=("channel", "burnt", "confirmed", "area", "department"),
    search=("code", "hot_spot", "place"),
    past=("found_date", "checked_date", "handled_date"),
    sequence=(("found_date", "checked_date"), ("found_date", "handled_date"), ("found_date", "due_date")),
    purposes=(
        Purpose("found", ("发现时的照片", "as found"), photo=True),
        Purpose("after", ("处置后的照片", "after it was handled"), photo=True),
    ),
    closing=Closing("handled_date", ("处置", "handled"), ("after",), due="due_date"),
    source="二(四)3",
)

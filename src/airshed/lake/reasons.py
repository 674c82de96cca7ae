"""Why a row is refused: every reason of table `rejects`, worded."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason of refusal.

    Attributes:
        code: as in table `rejects`.
        zh: Chinese wording.
        en: English wording.
    """

    code: str
    zh: str
    en: str


REASONS: Mapping[str, Reason] = MappingProxyType(
    {
        r.code: r
        for r in (
            Reason("not_a_number", "不是数字", "not a number"),
            Reason("negative", "负值", "negative"),
            Reason("above_ceiling", "超过合理上限", "above what is plausible"),
            Reason("wrong_unit", "单位无法精确换算", "a unit that cannot be converted exactly"),
            Reason(
                "doubtful_unit", "本列多数值超过合理上限，单位可疑", "most of the column is above what is plausible"
            ),
            Reason("unknown_station", "站点名单里没有", "station not in the list"),
            Reason("no_station", "没有站点编号", "no station code"),
            Reason("bad_time", "时间无法识别或不存在", "no possible time"),
            Reason("not_full_hour", "不是整点", "not on the full hour"),
            Reason("future", "时间在现在之后", "later than now"),
            Reason("duplicate", "重复（已保留一行）", "repeated, one row is kept"),
            Reason(
                "conflict", "同一站点（及小时）的几行互相矛盾", "rows of one station (and hour) contradict each other"
            ),
            Reason("no_city", "没有城市", "no city"),
            Reason("bad_degrees", "经纬度不对", "no possible longitude or latitude"),
            Reason("bad_date", "日期无法识别", "no possible date"),
            Reason("bad_kind", "点位类型不认识", "unknown kind of station"),
        )
    }
)

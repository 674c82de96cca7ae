"""Faults of decisions on key units."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "keyunits.gone": (
        "{where}：“{value}”已经不待决定：有人决定过、数据变了，或不归您决定",
        "{where}: {value!r} no longer waits for you: it was decided, the data changed, or another department decides",
    ),
    "keyunits.reason": (
        "{where}：要写理由，最多 {expected} 字",
        "{where}: give a reason of at most {expected} characters",
    ),
}

"""Lists of stations: code and city, with name, position, kind and dates where given. Publication files serve too."""

from collections.abc import Sequence

import polars as pl

from airshed.lake.headers import STATION, find, plain
from airshed.lake.hours import Gate, Records, bits, repeats
from airshed.lake.layouts import Layout
from airshed.lake.numbers import is_nothing
from airshed.lake.reading import ROW, Source

REFERENCE = "对照点"
KINDS = {"assessed": "assessed", "评价点": "assessed", "国控评价点": "assessed"}
KINDS |= {"reference": "reference", REFERENCE: "reference", "清洁对照点": "reference"}
KINDS |= {"N": "assessed", "否": "assessed", "Y": "reference", "是": "reference"}  # of a column named 对照点
NAMES = {
    "station": STATION,
    "name": ("name", "positionname", "station_name", "名称", "点位名称", "站点名称", "监测点名称"),
    "city": ("city", "area", "城市", "城市名称"),
    "region": ("region", "province", "区域", "省份", "省"),
    "lon": ("lon", "longitude", "经度", "经度(°)"),
    "lat": ("lat", "latitude", "纬度", "纬度(°)"),
    "kind": ("kind", "点位类型", "类型", REFERENCE, "是否对照点"),
    "from_date": ("from_date", "起始日期", "启用日期"),
    "to_date": ("to_date", "截止日期", "截止日期(不含)"),
}
LIMITS = {"lon": 180, "lat": 90}
DATES = ("from_date", "to_date")


def _columns(header: Sequence[str]) -> dict[str, str]:
    """Return the headers by the glossary column they mean."""
    found = {code: find(header, names) for code, names in NAMES.items()}
    provinces = [h for h in header if plain(h).startswith("province")]
    found["region"] = found["region"] or (provinces[0] if provinces else None)
    return {code: h for code, h in found.items() if h}


def _fits(header: Sequence[str]) -> bool:
    return {"station", "city"} <= _columns(header).keys()


def _read(source: Source, _: Gate) -> Records:
    columns = _columns(source.header)
    frame = source.cells.select(pl.col(ROW).cast(pl.Int64).alias("row"), *_texts(columns)).collect()
    codes = [code for code in columns if code != "station"]
    frame, rejects = _checked(frame, columns)
    said = pl.lit(bits([code for code in codes if code != "kind"]), pl.Int32)
    told = pl.lit("kind" in columns) | _called_reference(columns)  # the usual kind, guessed, changes no stated one
    given = pl.when(told).then(said | bits(["kind"])).otherwise(said).cast(pl.Int64).alias("given")
    frame = frame.with_columns(given, _kind(columns), column=pl.lit(columns["station"]))
    return _without_repeats(frame, rejects, [*dict.fromkeys((*codes, "kind"))])


def _texts(columns: dict[str, str]) -> list[pl.Expr]:
    return [
        pl.when(~is_nothing(pl.col(h).cast(pl.String))).then(pl.col(h).cast(pl.String).str.strip_chars()).alias(code)
        for code, h in columns.items()
    ]


def _checked(frame: pl.DataFrame, columns: dict[str, str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return typed columns and `faulty`, with the rejects of what cannot be typed."""
    typed: dict[str, tuple[pl.Expr, str, str]] = {
        "station": (pl.col("station"), "no_station", "1001A"),
        "city": (pl.col("city"), "no_city", "示例市"),
        **{c: (_degrees(c), "bad_degrees", f"-{n} … {n}") for c, n in LIMITS.items()},
        **{c: (pl.col(c).str.to_date(strict=False), "bad_date", "YYYY-MM-DD") for c in DATES},
        "kind": (pl.col("kind").replace_strict(KINDS, default=None), "bad_kind", ", ".join(KINDS)),
    }
    typed = {c: t for c, t in typed.items() if c in columns}
    bad = {
        c: expr.is_null() & (pl.col(c).is_not_null() | pl.lit(c in {"station", "city"}))
        for c, (expr, _, _) in typed.items()
    }
    rejects = [
        frame.filter(bad[c]).select(
            "row",
            pl.lit(columns[c]).alias("column"),
            pl.col(c).fill_null("").alias("value"),
            pl.lit(reason).alias("reason"),
            pl.lit(right).alias("expected"),
        )
        for c, (_, reason, right) in typed.items()
    ]
    faulty = pl.any_horizontal(*bad.values()).alias("faulty")
    return frame.with_columns(faulty, *[t[0].alias(c) for c, t in typed.items()]), pl.concat(rejects)


def _degrees(code: str) -> pl.Expr:
    number = pl.col(code).cast(pl.Float64, strict=False)
    return pl.when(number.abs() <= LIMITS[code]).then(number)


def _kind(columns: dict[str, str]) -> pl.Expr:
    stated = pl.col("kind") if "kind" in columns else pl.lit(None, pl.String)
    guess = pl.when(_called_reference(columns)).then(pl.lit("reference")).otherwise(pl.lit("assessed"))
    return pl.coalesce(stated, guess).alias("kind")


def _called_reference(columns: dict[str, str]) -> pl.Expr:
    if "name" not in columns:
        return pl.lit(value=False)
    return pl.col("name").str.contains(REFERENCE, literal=True).fill_null(value=False)


def _without_repeats(frame: pl.DataFrame, rejects: pl.DataFrame, codes: Sequence[str]) -> Records:
    """Keep the last of rows of one code in one city; refuse them all when they are of several cities."""
    frame, repeated = repeats(frame, key=["station"], codes=["city"], last=True)
    return Records(frame.select("station", "row", "column", *codes, "given", "faulty"), pl.concat([rejects, repeated]))


LAYOUT = Layout(
    name="stations",
    kind="stations",
    columns="station | StationCode, city | Area, [name, region | province, lon, lat, kind, from_date, to_date]",
    fits=_fits,
    read=_read,
    rank=3,
)

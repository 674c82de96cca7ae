"""Names of columns."""

import pytest

from airshed.lake.headers import HOUR, STATION, find, quantity
from airshed.vocab import COLUMNS, POLLUTANTS


@pytest.mark.parametrize("pollutant", POLLUTANTS.values(), ids=lambda p: p.code)
def test_every_pollutant_under_its_names(pollutant: object) -> None:
    code, zh, network = (getattr(pollutant, name) for name in ("code", "zh", "network"))
    for name in (
        code,
        code.upper(),
        network,
        network.replace(".", "_"),
        zh,
        zh.split()[0],
        f"{zh.split()[0]}({network})",
    ):
        found = quantity(name)
        assert found is not None, name
        assert (found.code, found.header, found.wrong_unit) == (code, name, ""), name


@pytest.mark.parametrize(
    ("header", "code", "power"),
    [
        ("PM2.5(μg/m³)", "pm25", 1),  # Greek mu
        ("PM2.5(µg/m³)", "pm25", 1),  # micro sign
        ("PM2.5（微克/立方米）", "pm25", 1),
        ("PM₂.₅ (ug/m3)", "pm25", 1),
        ("一氧化碳(mg/m³)", "co", 3),
        ("CO[mg/m3]", "co", 3),
        ("一氧化碳(毫克/立方米)", "co", 3),
        ("颗粒物(PM10)", "pm10", 1),
        ("PM10浓度", "pm10", 1),
        ("o3_1h", "o3", 1),
        ("so2_mg_m3", "so2", 4),
    ],
)
def test_names_with_units(header: str, code: str, power: int) -> None:
    found = quantity(header)
    assert found is not None
    assert (found.code, found.power, found.wrong_unit) == (code, power, "")


@pytest.mark.parametrize(
    "header", ["PM2.5_24h", "O3_8h", "AQI", "NO", "NOx", "备注", "", "pm", "pm25_flag", "temperature"]
)
def test_what_is_no_value_we_keep(header: str) -> None:
    assert quantity(header) is None


def test_weather_under_its_names() -> None:
    for code in ("temperature_c", "rain_mm", "wind_speed_m_s"):
        for name in (code, COLUMNS[code].zh):
            found = quantity(name)
            assert found is not None
            assert found.code == code


def test_station_and_hour() -> None:
    assert find(["时间", "点位编号"], STATION) == "点位编号"
    assert find(["监测时间", "x"], HOUR) == "监测时间"
    assert find(["Time", "hour_end"], HOUR) == "hour_end"
    assert find(["a"], HOUR) is None

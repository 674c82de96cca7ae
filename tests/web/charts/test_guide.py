"""The example of the guide runs as it stands."""

import re
from pathlib import Path

import pytest
from tests.web.charts.samples import City

from airshed.web.charts import names

GUIDE = Path(__file__).parents[3] / "docs" / "how-to" / "charts.md"


def test_the_example_runs(
    city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "demo-home").symlink_to(city.home)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, str(GUIDE), "exec"), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.splitlines() == [
        "示例市 2018-01-01 – 2018-12-31 日历图：AQI 级别",
        "有效 357 / 应有 365 天，缺 8，缺的不画为零",
    ]
    assert (tmp_path / "calendar.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_guide_lists_every_chart() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)) == set(names())

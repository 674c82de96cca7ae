"""`airshed init`: make an empty home."""

from pathlib import Path
from typing import Annotated

import typer

from airshed.cli.output import HomeOption, JsonOption, emit, reported
from airshed.cli.words import say
from airshed.web import env

app = typer.Typer()


@app.command()
def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="HOME", help="Folder of the home; the same as --home.")
    ] = None,
    *,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make an empty home, or complete one; a folder with anything else in it is refused.

    Example: airshed init my-city
    """
    with reported(as_json):
        named = folder or home
        place = env.make_home(env.home_path(named))
        shown = str(named or place)
        emit(
            {"home": str(place)},
            as_json=as_json,
            text=lambda console: console.print(_next_steps(shown), soft_wrap=True),
        )


def _next_steps(place: str) -> str:
    return say(
        f"""数据目录已就绪：{place}

接下来：
  1. 导入站点名单    airshed air stations import 站点.csv --home {place}
  2. 导入小时数据    airshed air import 数据文件... --home {place}
  3. 评价一年        airshed air evaluate --place city:城市名 --year 2019 --home {place}

设 AIRSHED_HOME={place} 后不必再写 --home。设置在 settings.toml，自有规则放进 rules/。""",
        f"""The home is ready: {place}

Next:
  1. station list    airshed air stations import STATIONS.csv --home {place}
  2. hourly data     airshed air import FILE... --home {place}
  3. a year          airshed air evaluate --place city:NAME --year 2019 --home {place}

With AIRSHED_HOME={place} you need no --home. Settings are in settings.toml, rules of your own go into rules/.""",
    )

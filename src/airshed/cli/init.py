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

接下来三步：
  1. 导入站点名单和小时数据
     airshed air stations import 站点.csv --home {place}
     airshed air import 数据文件... --home {place}
  2. 在 {place}/{env.PLACES_FILE} 里写明方案的地点由哪些点位代表（文件里有样例）
  3. 看方案走到哪一步
     airshed plan list --home {place}
     airshed plan status 方案 --home {place}

网页：先建系统管理员，再启动
     airshed account add 用户名 --role administrator --home {place}
     airshed serve --home {place}
管理员在网页上导入部门、人员名单，给部门经办人建用户；经办人再登记台账，或从表格导入
     airshed register list --home {place}

设 AIRSHED_HOME={place} 后不必再写 --home。自己的方案放进 plans/，自有规则放进 rules/，设置在 settings.toml。""",
        f"""The home is ready: {place}

Three steps from here:
  1. bring in the list of stations and the hourly data
     airshed air stations import STATIONS.csv --home {place}
     airshed air import FILE... --home {place}
  2. say in {place}/{env.PLACES_FILE} which stations stand for the plan's place (the file has a sample)
  3. see where the plan stands
     airshed plan list --home {place}
     airshed plan status PLAN --home {place}

The pages: make an administrator, then serve
     airshed account add NAME --role administrator --home {place}
     airshed serve --home {place}
There the administrator imports departments and people and makes users for their officers, who enter the registers
or import them from spreadsheets
     airshed register list --home {place}

With AIRSHED_HOME={place} you need no --home. Plans of your own go into plans/, rules into rules/; settings are in
settings.toml.""",
    )

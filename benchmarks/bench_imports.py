"""A list of 50,000 vehicles into the register: read, checked, stored with its history, in time and in memory.

The rival is the least that must be done: the cells of the file read by the same library, and as many rows stored bare.
"""

import resource
import shutil
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import measure

HOME = measure.DATA / "imports-home"
ROWS = 50_000
MOST_S, MOST_MB = 60, 500


def _rows() -> Any:  # noqa: ANN401 - values by column
    for n in range(ROWS):
        yield {
            "plate": f"示A{n:05d}",
            "plate_colour": "yellow",
            "name": f"示例货车{n % 9 + 1}型",
            "fuel": "diesel",
            "size_class": "heavy",
            "stage": n % 4 + 3,
            "use": "freight",
            "truck": True,
            "commercial": n % 3 == 0,
            "registered_date": date(2010, 1, 1) + timedelta(days=n % 3000),
            "scrap_target": n % 7 == 0,
            "inventory_date": date(2019, 3, 1),
            "department": "transport",
            "area": "A1",
            "grid": f"G{n % 40 + 1}",
        }


def build() -> Path:
    """Make a home with a department, and the list."""
    shutil.rmtree(HOME, ignore_errors=True)
    from airshed.web import env  # noqa: PLC0415 - what is measured starts later
    from airshed.web.django import migrate  # noqa: PLC0415

    migrate(env.make_home(HOME))
    from airshed.web.accounts.models import Department  # noqa: PLC0415 - needs Django
    from airshed.web.kit.register import registers  # noqa: PLC0415
    from airshed.web.kit.sheets.writing import table  # noqa: PLC0415

    Department.objects.create(code="transport", zh="市交通运输局", en="Transport Bureau")
    register = registers()["vehicles"]
    path = HOME / "vehicles.xlsx"
    path.write_bytes(table(register.columns, _rows(), title="车辆", language="zh"))
    return path


def run(path: Path) -> dict[str, float]:
    """Import the list; return seconds and megabytes."""
    from airshed.web.django import setup  # noqa: PLC0415 - as above

    setup(HOME)
    from airshed.web.kit import imports  # noqa: PLC0415
    from airshed.web.kit.lists import Whose  # noqa: PLC0415
    from airshed.web.kit.register import registers  # noqa: PLC0415

    at = datetime(2019, 6, 3, 9, 0)
    started = time.perf_counter()
    batch = imports.receive(
        HOME, registers()["vehicles"], path.name, [path.read_bytes()], by="bench", department="transport", at=at
    )
    imports.read(HOME, batch, whose=Whose("transport"))
    read = time.perf_counter()
    imports.agree(batch, by="bench")
    imports.store(HOME, batch, whose=Whose("transport"), now=at)
    stored = time.perf_counter()
    if batch.counts["new"] != ROWS:
        sys.exit(f"{batch.counts}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"read_s": read - started, "store_s": stored - read, "mb": most}


if __name__ == "__main__":
    if sys.argv[1:] == ["build"]:
        build()
    else:
        print(run(HOME / "vehicles.xlsx"))

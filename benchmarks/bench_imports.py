"""A list of 50,000 vehicles into the register, and the pages of a register of 100,000 rows.

The rival of the import is the least that must be done: the cells read by calamine, and as many bare rows stored.
"""

import json
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import bench_http
import bench_pages
import measure
from airshed.web import env
from airshed.web.django import migrate, setup

HOME, PAGES_HOME, PORT = measure.DATA / "imports-home", measure.DATA / "lists-home", 8935
LIST = HOME / "vehicles.xlsx"
ROWS, LISTED, SHOWN, TIMES = 50_000, 100_000, 20, 3
AT = datetime(2019, 6, 3, 9, 0)
PAGES = {
    "the list": "/registers/vehicles/",
    "a filter": "/registers/vehicles/?fuel=diesel&stage=4",
    "a plate's fragment": "/registers/vehicles/?q=0999",
    "sorted, last page": "/registers/vehicles/?sort=-stage&page=1900",
    "a row": "/registers/vehicles/5000/",
}


def _rows(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count):
        yield {
            "plate": f"示H{n:05d}",  # a letter the demo city has no plates of
            "plate_colour": "yellow",
            "name": f"示例货车{n % 9 + 1}型",
            "fuel": "diesel" if n % 5 else "gas",
            "size_class": "heavy",
            "stage": n % 4 + 3,
            "use": "freight",
            "truck": True,
            "commercial": n % 3 == 0,
            "registered_date": date(2010, 1, 1) + timedelta(days=n % 3000),
            "scrap_target": n % 7 == 0,
            "inventory_date": date(2019, 3, 1),
            "department": "ecology",
            "area": "A1",
            "grid": f"G{n % 40 + 1}",
        }


def build() -> Mapping[str, Any]:
    """Make a home with a department, and the list."""
    shutil.rmtree(HOME, ignore_errors=True)
    migrate(env.make_home(HOME))
    from airshed.web.accounts.models import Department  # noqa: PLC0415 - needs settings
    from airshed.web.kit.register import registers  # noqa: PLC0415 - as above
    from airshed.web.kit.sheets.writing import table  # noqa: PLC0415 - as above

    Department.objects.create(code="ecology", zh="市生态环境局", en="Ecology Bureau")
    columns = registers()["vehicles"].columns
    LIST.write_bytes(table(columns, _rows(ROWS), title="车辆", language="zh"))
    return {}


def bring() -> Mapping[str, Any]:
    """Import the list; return seconds of reading with the preview, and of storing."""
    (HOME / "db.sqlite3").unlink()
    migrate(HOME)
    from airshed.web.accounts.models import Department  # noqa: PLC0415 - needs settings
    from airshed.web.kit.bringing import imports  # noqa: PLC0415 - as above
    from airshed.web.kit.bringing.lists import Whose  # noqa: PLC0415 - as above
    from airshed.web.kit.register import registers  # noqa: PLC0415 - as above

    Department.objects.create(code="ecology", zh="市生态环境局", en="Ecology Bureau")
    register = registers()["vehicles"]
    start = time.perf_counter()
    with LIST.open("rb") as file:
        chunks = iter(lambda: file.read(1 << 20), b"")
        batch = imports.receive(HOME, register, LIST.name, chunks, by="bench", department="ecology", at=AT)
    imports.read(HOME, batch, whose=Whose("ecology"))
    read = time.perf_counter()
    imports.agree(batch, by="bench")
    imports.store(HOME, batch, whose=Whose("ecology"), now=AT)
    if register.model.objects.count() != ROWS:
        sys.exit(f"{batch.counts}")
    return {"read": read - start, "store": time.perf_counter() - read, "whole": time.perf_counter() - start}


def bare() -> Mapping[str, Any]:
    """Read the cells and store rows without checks, history, preview or key; return the seconds."""
    setup(HOME)
    from django.db import connection  # noqa: PLC0415 - needs settings
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - as above

    start = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(LIST)).get_sheet_by_index(0).to_python()[1:]
    with connection.cursor() as cursor:
        names = ", ".join(f"c{n}" for n in range(len(rows[0])))
        cursor.execute(f"CREATE TEMPORARY TABLE bare ({names})")
        marks = ", ".join("%s" for _ in rows[0])
        cursor.executemany(f"INSERT INTO bare VALUES ({marks})", [tuple(map(str, row)) for row in rows])  # noqa: S608 - marks
    return {"whole": time.perf_counter() - start}


def fill() -> Mapping[str, Any]:
    """Give the demo city 100,000 vehicles in all."""
    setup(PAGES_HOME)
    from airshed.web.kit.operations import Act, stamp  # noqa: PLC0415 - needs settings
    from airshed.web.kit.register import registers  # noqa: PLC0415 - as above

    model, act = registers()["vehicles"].model, Act("bench", AT)
    more = LISTED - model.objects.count()
    given = {"department_id": "ecology", **act.marks}
    rows = ({**row, **given} for row in _rows(more) if row.pop("department"))
    model.objects.bulk_create((model(**row) for row in rows), batch_size=500)
    stamp("vehicles", at=AT)
    return {"rows": model.objects.count()}


def _asked() -> dict[str, float]:
    """Return the 95th percentile of the seconds of each page for the officer."""
    command = [sys.executable, "-m", "airshed", "serve", "--home", str(PAGES_HOME), "--port", str(PORT), "--json"]
    with bench_http.served(command, PORT):
        logins = json.loads((PAGES_HOME / "demo-logins.json").read_text(encoding="utf-8"))
        password = next(login["password"] for login in logins if login["username"] == "officer")
        visitor = bench_pages.Visitor(PORT, "/login/", password)
        visitor.enter("officer")
        for _ in range(SHOWN + 1):
            for path in PAGES.values():
                visitor.time(path)
    return {name: sorted(visitor.taken[path][1:])[SHOWN * 95 // 100 - 1] for name, path in PAGES.items()}


def main() -> int:
    """Measure and report."""
    measure.job(__file__, "build")
    runs = measure.in_turn(__file__, ["bring", "bare"], times=TIMES)
    ours, rival = measure.middle(runs["bring"], "whole"), measure.middle(runs["bare"], "whole")
    shutil.rmtree(PAGES_HOME, ignore_errors=True)
    measure.airshed("demo", "--home", str(PAGES_HOME), "--json")
    rows = measure.job(__file__, "fill").result["rows"]
    pages = _asked()
    for home in (HOME, PAGES_HOME):
        shutil.rmtree(home)
    return measure.report(
        "Lists into registers, and long registers",
        [
            measure.Figure("50,000 vehicles: read, checked, shown", measure.middle(runs["bring"], "read"), "s"),
            measure.Figure("50,000 vehicles: stored with history", measure.middle(runs["bring"], "store"), "s"),
            measure.Figure("50,000 vehicles, all of it", ours, "s", most=60),
            measure.Figure("memory", measure.peak(runs["bring"]), "GB", most=0.5),
            measure.Figure("against cells read and rows stored bare", ours / rival, "x"),
            *(measure.Figure(f"{rows:,} rows, {name}: p95", seconds, "s", most=0.5) for name, seconds in pages.items()),
        ],
    )


if __name__ == "__main__":
    measure.run({"build": build, "bring": bring, "bare": bare, "fill": fill}, main)

"""Importing a national month, twice: the second time nothing is new. Whole processes of the command line."""

import shutil

import measure
import national

HOME = measure.DATA / "import-home"
TIMES = 3


def main() -> int:
    """Measure and report."""
    file = national.month_file()
    file.read_bytes()  # into the page cache
    first: list[measure.Run] = []
    again: list[measure.Run] = []
    wrong = 0
    for _ in range(TIMES):
        shutil.rmtree(HOME, ignore_errors=True)
        for runs in (first, again):
            runs.append(measure.airshed("air", "import", str(file), "--home", str(HOME), "--json"))
        new, old = first[-1].result, again[-1].result
        rows = measure.airshed("lake", "count", "ambient_hours", "--home", str(HOME), "--json").result["rows"]
        wrong += new["read"] != new["stored"] + new["rejected"] + new["unchanged"] or rows != new["stored"]
        wrong += old["stored"] != 0 or old["read"] != new["read"]
    shutil.rmtree(HOME)
    read, size = first[0].result["read"], file.stat().st_size
    kind = "real" if file == national.REAL_MONTH else "invented"
    return measure.report(
        f"Importing a national month, {kind}: {read:,} station-hours, {size / 1e6:.0f} MB of Parquet",
        [
            measure.Figure("first import", measure.middle(first), "s", most=20),
            measure.Figure("importing it again", measure.middle(again), "s"),
            measure.Figure("peak memory, first", measure.peak(first), "GB"),
            measure.Figure("peak memory, again", measure.peak(again), "GB"),
            measure.Figure("counts that are wrong", wrong, "", most=0),
        ],
        [f"read {read:,}, stored {first[0].result['stored']:,}, rejected {first[0].result['rejected']:,}"],
    )


if __name__ == "__main__":
    measure.run({}, main)

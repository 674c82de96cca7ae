"""Saving and restoring the demo home, with its database. Whole processes of the command line."""

import shutil
from pathlib import Path

import measure

HOME = measure.DATA / "backup-home"
RESTORED = measure.DATA / "backup-restored"
FILE = measure.DATA / "backup.zip"
TIMES = 3


def main() -> int:
    """Measure and report."""
    for folder in (HOME, RESTORED):
        shutil.rmtree(folder, ignore_errors=True)
    measure.airshed("demo", "--home", str(HOME), "--json")
    _with_database(HOME)
    saving: list[measure.Run] = []
    restoring: list[measure.Run] = []
    wrong = 0
    for _ in range(TIMES):
        FILE.unlink(missing_ok=True)
        shutil.rmtree(RESTORED, ignore_errors=True)
        saving.append(measure.airshed("backup", str(FILE), "--home", str(HOME), "--json"))
        restoring.append(measure.airshed("restore", str(FILE), str(RESTORED), "--json"))
        old, new = saving[-1].result, restoring[-1].result
        wrong += any(old[part] != new[part] for part in ("lake", "sql", "files", "made_at"))
    size, files = FILE.stat().st_size, saving[-1].result["files"]
    for folder in (HOME, RESTORED):
        shutil.rmtree(folder)
    FILE.unlink()
    return measure.report(
        f"Saving and restoring the demo home: {files:,} files, {size / 1e6:.1f} MB saved",
        [
            measure.Figure("backup", measure.middle(saving), "s", most=20),
            measure.Figure("restore, verified", measure.middle(restoring), "s", most=30),
            measure.Figure("peak memory, backup", measure.peak(saving), "GB"),
            measure.Figure("peak memory, restore", measure.peak(restoring), "GB"),
            measure.Figure("restored homes that differ", wrong, "", most=0),
        ],
    )


def _with_database(home: Path) -> None:
    from airshed.web.django import migrate  # noqa: PLC0415 - only where SQL is needed

    migrate(home)


if __name__ == "__main__":
    measure.run({}, main)

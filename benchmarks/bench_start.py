"""How long a user waits for the command line before anything is computed. Whole processes."""

import shutil
import sys

import measure

TIMES = 9
HOME = measure.DATA / "start-home"


def main() -> int:
    """Measure and report."""
    shutil.rmtree(HOME, ignore_errors=True)
    measure.airshed("init", "--home", str(HOME), "--json")
    commands = {
        "help": ("--help",),
        "air help": ("air", "--help"),
        "aqi": ("air", "aqi", "pm25_24h=75", "o3_8h=160", "--edition", "2012", "--home", str(HOME), "--json"),
        "rules": ("rules", "list", "--home", str(HOME), "--json"),
        "count": ("lake", "count", "ambient_hours", "--home", str(HOME), "--json"),
    }
    runs: dict[str, list[measure.Run]] = {name: [] for name in ("python", *commands)}
    for _ in range(TIMES):
        runs["python"].append(measure.process(sys.executable, "-c", "pass"))
        for name, words in commands.items():
            runs[name].append(measure.airshed(*words))
    shutil.rmtree(HOME)
    wrong = sum(run.result["aqi"] != 100 for run in runs["aqi"])
    seconds = {name: measure.middle(each) for name, each in runs.items()}
    return measure.report(
        "Starting the command line",
        [
            measure.Figure("airshed --help", seconds["help"], "s", most=0.5),
            measure.Figure("airshed air --help", seconds["air help"], "s"),
            measure.Figure("airshed air aqi pm25_24h=75 o3_8h=160 --edition 2012", seconds["aqi"], "s"),
            measure.Figure("airshed rules list", seconds["rules"], "s"),
            measure.Figure("airshed lake count ambient_hours, empty", seconds["count"], "s"),
            measure.Figure("an empty Python, for comparison", seconds["python"], "s"),
            measure.Figure("answers that are wrong", wrong, "", most=0),
        ],
    )


if __name__ == "__main__":
    measure.run({}, main)

"""`airshed air`: import, AQI, evaluation, ranking, reports, dust events, agreement with official columns."""

import typer

from airshed.cli.air import agreement, aqi, dust, evaluate, importing, rank, report, stations, summary

app = typer.Typer(no_args_is_help=True, help="Ambient air: import, AQI, evaluation, dust events.")
app.command("import")(importing.import_hours)
app.command("aqi")(aqi.aqi)
app.command("evaluate")(evaluate.evaluate)
app.command("rank")(rank.rank)
app.command("summary")(summary.summary)
app.command("report")(report.report)
app.command("agreement")(agreement.agreement)
app.add_typer(dust.app, name="dust")
app.add_typer(stations.app, name="stations")

"""`airshed plan`: list, lint, status, history, explain, rule, freeze, rebuild."""

import typer

from airshed.cli.plan import explain, freeze, history, lint, listing, rebuild, rule, status

app = typer.Typer(no_args_is_help=True, help="Plans: list, check, status, history, explanation, rulings, figures.")
app.command("list")(listing.list_plans)
app.command("lint")(lint.lint)
app.command("status")(status.status)
app.command("history")(history.history)
app.command("explain")(explain.explain)
app.command("rule")(rule.rule)
app.command("freeze")(freeze.freeze)
app.command("rebuild")(rebuild.rebuild)

"""`python -m airshed` is the command line."""

from airshed.cli.main import run

run()

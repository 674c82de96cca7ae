"""How an outlook looks on a terminal."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from airshed.cli.words import say
from airshed.plan.goals import sentences

if TYPE_CHECKING:
    from rich.console import Console


def show_outlook(console: "Console", shape: Mapping[str, Any]) -> None:
    """Print an outlook as `plan.outlook.outlook_shape` gives it."""
    for line in outlook_lines(shape):
        console.print(line, soft_wrap=True)


def outlook_lines(shape: Mapping[str, Any]) -> Iterator[str]:
    """Yield the sentences of an outlook."""
    yield from sentences.outlook_lines(shape, say=say)


def allowance_words(shape: Mapping[str, Any]) -> str:
    """Return what the rest of the year must bring, and how the goal stands; empty where that cannot be said."""
    return sentences.allowance_words(shape, say=say)

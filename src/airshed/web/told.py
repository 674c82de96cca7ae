"""What came of a request to a device, in words."""

from airshed.telemetry.asking import Step
from airshed.wordings import Wording, sentences


def told(step: Step) -> Wording:
    """Return what a device said, or why it cannot be asked, in Chinese and in English; empty if nothing."""
    return sentences(step.fault) if step.fault else (step.zh, step.en)

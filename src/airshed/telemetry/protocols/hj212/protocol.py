"""HJ 212 as the gateway, the worker and the command line find it."""

from airshed.telemetry.protocol import Protocol
from airshed.telemetry.protocols.hj212.asking import ask, told
from airshed.telemetry.protocols.hj212.building import reply
from airshed.telemetry.protocols.hj212.decoding import decode
from airshed.telemetry.protocols.hj212.framing import split
from airshed.telemetry.protocols.hj212.hearing import hear
from airshed.telemetry.protocols.hj212.words import words

PROTOCOL = Protocol(
    name="hj212",
    port=9212,
    claims=lambda line: b"##" in line,
    split=split,
    decode=decode,
    reply=reply,
    hear=hear,
    ask=ask,
    told=told,
    words=words,
)

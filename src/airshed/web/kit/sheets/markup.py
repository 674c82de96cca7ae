"""XML of packed spreadsheets, read in pieces: no entities, no document types, nothing from outside."""

from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat  # the handler below refuses what makes it unsafe

from airshed.web.kit.sheets.found import FileBroken

PIECE = 1 << 16  # [bytes]
Start = Callable[[str, list[str]], None]
End = Callable[[str], None]


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def parsed(stream: IO[bytes], start: Start, end: End | None = None, data: End | None = None) -> Iterator[None]:
    """Parse a document piece by piece, calling back; attributes come as a flat list.

    Raises:
        FileBroken: it is no XML, or declares a document type.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    try:
        while piece := stream.read(PIECE):
            parser.Parse(piece, False)  # noqa: FBT003 - as expat has it
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - as expat has it
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: of an encoding nobody knows
        raise FileBroken("registers.file_damaged", str(error)) from None
    yield


def elements(stream: IO[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the beginning of each element of a small document: its name and attributes, without prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: list[str]) -> None:
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        found.append((local(name), {local(key): value for key, value in pairs}))

    for _ in parsed(stream, start):
        yield from found
        found.clear()


def refuse(*_: object) -> None:
    """Refuse a document that declares its type, which is how entities get in.

    Raises:
        FileBroken: always.
    """
    raise FileBroken("registers.file_damaged", "DOCTYPE")

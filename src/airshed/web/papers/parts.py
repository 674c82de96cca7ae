"""What a document may be made of: words, styles and pictures; nothing that runs, and nothing that is fetched.

Parts are read as XML, as the programs that open them do: a search for words misses other encodings and spellings.
"""

import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from airshed.errors import Fault
from airshed.web.papers.sandbox import TemplateRefused

MOST_UNPACKED, MOST_PART, MOST_PARTS = 30_000_000, 2_000_000, 500
"""Unpacked weight of all parts, weight of one that is XML [bytes], and how many there may be."""
XML = (".xml", ".rels")
MACROS = ("macroenabled", "vbaproject", "vbadata")
"""What types of parts with macros are called by."""
FOREIGN = ("/oleobject", "/afchunk", "/control", "/subdocument", "/attachedtemplate", "/frame")
"""Ends of the types of parts that are other documents or programs."""
FIELDS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TOC"),
        *("PAGEREF", "REF", "STYLEREF", "SEQ", "TITLE", "SUBJECT", "AUTHOR", "FILENAME", "DOCPROPERTY", "NUMWORDS"),
        *("NUMCHARS", "HYPERLINK", "EQ", "SYMBOL"),
    )
)
"""Fields of Word that only show what is in the document itself; others fetch, run or build others."""
SHOWN = 60


def check_parts(packed: zipfile.ZipFile, where: str) -> None:
    """Refuse what is no plain document.

    Raises:
        TemplateRefused: too heavy, with macros, with parts from elsewhere, or with fields that fetch or run something.
        lxml.etree.XMLSyntaxError: a part cannot be read.
    """
    infos = packed.infolist()
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise TemplateRefused(Fault("reports.template_size", where, "", f"{MOST_UNPACKED // 1_000_000} MB"))
    if any(word in info.filename.lower() for info in infos for word in ("vbaproject", "vbadata", "macro")):
        raise TemplateRefused(Fault("reports.template_macros", where, "", ".docx"))
    for info in infos:
        if info.filename.lower().endswith(XML):
            with packed.open(info) as file:
                data = file.read(MOST_PART + 1)
            if len(data) > MOST_PART:
                raise TemplateRefused(
                    Fault("reports.template_size", where, info.filename, f"{MOST_PART // 1_000_000} MB")
                )
            _check_xml(data, info.filename, where)


def check_fields(packed: zipfile.ZipFile, where: str) -> None:
    """Refuse a document that was made of a template whose conditions put a field together.

    Raises:
        TemplateRefused: naming the field.
    """
    for info in packed.infolist():
        if info.filename.lower().startswith("word/") and info.filename.lower().endswith(".xml"):
            _check_fields(_tree(packed.read(info)), where)


def _check_xml(data: bytes, name: str, where: str) -> None:
    tree = _tree(data)
    if tree.getroottree().docinfo.doctype:
        raise TemplateRefused(Fault("reports.template_broken", where, name, ".docx"))
    for element in tree.iter(etree.Element):
        tag, has = etree.QName(element).localname, {etree.QName(k).localname: v for k, v in element.attrib.items()}
        types = (has.get("ContentType", "").lower(), has.get("Type", "").lower())
        if any(word in kind for kind in types for word in MACROS):
            raise TemplateRefused(Fault("reports.template_macros", where, name, ".docx"))
        if tag == "Relationship":
            _check_relation(has, name, where)
        elif tag in {"Default", "Override"}:
            part = has.get("PartName") or f".{has.get('Extension', '')}"
            if types[0].endswith("xml") and not part.lower().endswith(XML):  # XML under a name that is not looked into
                raise TemplateRefused(Fault("reports.template_broken", where, part[:SHOWN], ".docx"))
    _check_fields(tree, where)


def _check_relation(has: Mapping[str, str], name: str, where: str) -> None:
    kind = has.get("Type", "").lower()
    elsewhere = has.get("TargetMode", "").strip().lower() == "external" and not kind.endswith("/hyperlink")
    if elsewhere or kind.endswith(FOREIGN):
        raise TemplateRefused(Fault("reports.template_external", where, name, ".docx"))


def _check_fields(tree: Any, where: str) -> None:  # noqa: ANN401 - lxml has no types
    for text in _fields(tree):
        word = text.split()[0].upper() if text.split() else ""
        if word not in FIELDS:
            raise TemplateRefused(
                Fault("reports.template_fields", where, text.strip()[:SHOWN], ", ".join(sorted(FIELDS)))
            )


def _fields(tree: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Yield the instruction of every field; one may lie in pieces, and hold others."""
    opened: list[str] = []
    for element in tree.iter(etree.Element):
        tag = etree.QName(element).localname
        has = {etree.QName(k).localname: v for k, v in element.attrib.items()}
        if tag == "fldSimple":
            yield has.get("instr", "")
        elif tag in {"instrText", "delInstrText"}:
            if not opened:
                yield element.text or ""
            else:
                opened[-1] += element.text or ""
        elif tag == "fldChar" and has.get("fldCharType") == "begin":
            opened.append("")
        elif tag == "fldChar" and has.get("fldCharType") == "end" and opened:
            yield opened.pop()
    yield from opened


def _tree(data: bytes) -> Any:  # noqa: ANN401 - as above
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

"""Templates are input of users: what they may say, and what is refused with the name of what is wrong."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.conftest import Answer
from tests.web.conftest import Site
from tests.web.reports.conftest import DAY, NOW

from airshed.web.papers import parts
from airshed.web.papers.rendering import MOST
from airshed.web.papers.rendering import rendered as rendered_by
from airshed.web.papers.sandbox import TemplateRefused
from airshed.web.reports import operations, papers
from airshed.web.reports.fields import FIELDS, LISTS, VOCABULARY
from airshed.web.reports.models import Report

sample = VOCABULARY.sample
ROOT = Path(__file__).resolve().parents[3]


def rendered(template: bytes, words: Any, *, where: str) -> bytes:
    return rendered_by(template, words, vocabulary=VOCABULARY, where=where)


def paper(*lines: str) -> bytes:
    """Return a template of these paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def packed(content: bytes, **parts: bytes) -> bytes:
    """Return a document with other parts put in."""
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def texts(content: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(content)).paragraphs]


def refused(content: bytes) -> tuple[str, ...]:
    """Return the codes of the faults a template is refused with."""
    with pytest.raises(TemplateRefused) as refusal:
        rendered(content, sample(), where="daily.docx")
    return tuple(fault.code.removeprefix("reports.template_") for fault in refusal.value.faults)


def test_fields_rows_and_conditions_are_filled_in() -> None:
    words = {
        **sample(),
        "title": "<标题> & {{ day }}",
        "days": [{"date": "1", "aqi": "62"}, {"date": "2", "aqi": "—"}],
    }
    lines = (
        "{{ title }}",
        "{% for row in days %}[{{ row.date }} {{ row.aqi }}]{% endfor %}",
        "{% if not banner %}x{% endif %}y",
    )
    assert texts(rendered(paper(*lines), words, where="t")) == ["<标题> & {{ day }}", "[1 62][2 —]", "y"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ title.__class__ }}",
        "{{ title.upper() }}",
        "{{ title|upper }}",
        "{{ 10**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ title ~ title }}",
        "{{ days[0] }}",
        "{% set x = 1 %}{{ title }}",
        "{% for n in range(1000000000) %}x{% endfor %}",
        "{% for a in days %}{% for b in days %}x{% endfor %}{% endfor %}",
        "{% for row in days recursive %}x{% endfor %}",
        "{% include 'x' %}",
        "{% macro f() %}x{% endmacro %}",
        "{{ self }}",
        "{{ loop }}",
        "{{ title is defined }}",
        "{{ config }}",
        "{{ cycler }}",
        "{% for row in days %}{{ row.__class__ }}{% endfor %}",
        "{% for row in days %}{{ row.items() }}{% endfor %}",
        "{% for row in title %}{{ row }}{% endfor %}",
    ],
)
def test_what_is_no_field_is_refused_before_it_runs(text: str) -> None:
    assert set(refused(paper(text))) <= {"refused", "field"}


def test_every_unknown_field_is_named_with_those_there_are() -> None:
    with pytest.raises(TemplateRefused) as refusal:
        rendered(
            paper("{{ titel }} {{ day }}", "{% for r in days %}{{ r.api }}{% endfor %}"),
            sample(),
            where="x.docx",
        )
    first, second = refusal.value.faults
    assert (first.code, first.where, first.value) == ("reports.template_field", "x.docx", "titel")
    assert "title, place" in first.expected
    assert (second.value, second.expected) == ("r.api", ", ".join(LISTS["days"]))


def test_braces_that_do_not_match_are_told() -> None:
    assert refused(paper("{% if banner %}x")) == ("syntax",)
    assert refused(paper("{{ title }")) == ("syntax",)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no document", b"PK\x05\x06" + b"\0" * 18, paper("x")[:-200], paper("x")[:500]]
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    assert refused(content) == ("broken",)


def test_macros_entities_and_parts_from_elsewhere_are_refused() -> None:
    plain = paper("{{ title }}")
    assert refused(packed(plain, **{"word/vbaProject.bin": b"x"})) == ("macros",)
    assert refused(
        packed(plain, **{"x.xml": b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'})
    ) == ("macros",)
    assert refused(packed(plain, **{"x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})) == ("broken",)
    linked = b'<a><Relationship Type="x/attachedTemplate" Target="http://a/" TargetMode="External"/></a>'
    assert refused(packed(plain, **{"word/_rels/settings.xml.rels": linked})) == ("external",)


@pytest.mark.parametrize(
    "relation",
    [
        '<Relationship Type="x/attachedTemplate" Target="http://a/hyperlink" TargetMode="External"/>',
        '<Relationship Type="x/image" Target="http://a/" TargetMode="Ext&#101;rnal"/>',
        '<Relationship Id="a>b" Type="x/image" Target="http://a/" TargetMode="External"/>',
        '<p:Relationship xmlns:p="p" Type="x/image" Target="http://a/" TargetMode="External"/>',
        '<Relationship Type="x/oleObject" Target="embeddings/a.bin"/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_parts_from_elsewhere_are_refused_however_they_are_spelled(relation: str, encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><a>{relation}</a>'.encode(encoding)
    assert refused(packed(paper("x"), **{"word/_rels/settings.xml.rels": part})) == ("external",)


def test_entities_are_refused_in_any_encoding_and_under_any_name() -> None:
    doctype = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert refused(packed(paper("x"), **{"x.xml": doctype.encode("utf-16")})) == ("broken",)
    hidden = b'<Types><Override PartName="/word/media/a.png" ContentType="application/x.main+xml"/></Types>'
    assert refused(packed(paper("x"), **{"x.xml": hidden})) == ("broken",)


def fielded(*pieces: str) -> bytes:
    """Return a template with these pieces of a field, as Word keeps them; what is no instruction is led by `=`."""
    document = Document()
    runs = "".join(
        f"<w:r><w:t>{piece[1:]}</w:t></w:r>" if piece[0] == "=" else f"<w:r><w:instrText>{piece}</w:instrText></w:r>"
        for piece in pieces
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{begin}{runs}{end}</w:p>"))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_fields_that_fetch_or_run_something_are_refused() -> None:
    for pieces in (
        ('DDEAUTO c:\\cmd "/k calc"',),
        ("DD", "EAUTO cmd"),
        ('INCLUDEPICTURE "http://a/b.png"',),
        ("QUOTE 68 68 69",),
        ("={% if not title %}", "PAGE ", "={% endif %}", "DDEAUTO cmd"),
    ):
        assert refused(fielded(*pieces)) == ("fields",), pieces
    assert rendered(fielded(" PAGE  \\* MERGEFORMAT "), sample(), where="x")


def test_what_is_too_heavy_or_packed_to_burst_is_refused() -> None:
    assert refused(b"PK" + b"\0" * MOST) == ("size",)
    bomb = io.BytesIO(paper("x"))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/a.bin", b"\0" * (parts.MOST_UNPACKED + 1))
    assert refused(bomb.getvalue()) == ("size",)
    long = io.BytesIO(paper("x"))
    with zipfile.ZipFile(long, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/more.xml", b" " * (parts.MOST_PART + 1))
    assert refused(long.getvalue()) == ("size",)


def test_rows_cannot_blow_a_document_up() -> None:
    words = {**sample(), "overdue": [dict.fromkeys(LISTS["overdue"], "0")] * 2000}
    with pytest.raises(TemplateRefused):
        rendered(paper("{% for r in overdue %}" + "x" * 30_000 + "{% endfor %}"), words, where="t")


# --- the packaged ones, and own ones ---


def test_the_packaged_templates_are_those_the_script_makes() -> None:
    import os  # noqa: PLC0415 - beside its use
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    script = ROOT / ".ci" / "templates"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, script, "--check"], check=False, env=environment).returncode == 0


@pytest.mark.parametrize("name", ["daily.docx", "daily-en.docx", "monthly.docx", "monthly-en.docx"])
def test_a_packaged_template_is_an_official_paper(name: str) -> None:
    content = (papers.DEFAULTS / name).read_bytes()
    document = Document(io.BytesIO(rendered(content, sample(), where=name)))
    sheet = document.sections[0]
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert "PAGE" in sheet.footer._element.xml  # noqa: SLF001 - a field has no other door
    assert "方正小标宋简体" in document.element.xml
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert "华文中宋" in file.read("word/fontTable.xml").decode()
    assert all(table.style is not None and table.style.name == "Table Grid" for table in document.tables)


def test_an_own_template_is_used_from_then_on_and_makes_a_new_version(site: Site) -> None:
    given: dict[str, Any] = {"kind": "daily", "language": "zh", "by": "officer", "at": NOW}
    operations.put_template(site.home, content=paper("本局 {{ day }} AQI {{ aqi }}"), **given)
    made = operations.make(site.home, kind="daily", day=DAY, by="officer", now=NOW)
    assert (made.fresh, made.report.number, made.report.changes) == (True, 2, ["template"])
    kept = papers.path_of(site.home, made.report.papers["zh"]).read_bytes()
    assert texts(kept) == ["本局 2019年11月19日 AQI 62"]
    operations.drop_template(site.home, **given)
    assert papers.KNOWN["daily", "zh"].own(site.home) is None


def test_a_template_laid_into_the_home_that_names_what_there_is_not_makes_nothing(site: Site) -> None:
    folder = site.home / "templates"
    folder.mkdir()
    (folder / "daily-en.docx").write_bytes(paper("{{ nothing }}"))
    kept = set((site.home / papers.FOLDER).rglob("*.docx"))
    with pytest.raises(TemplateRefused):
        operations.make(site.home, kind="daily", day=DAY, by="officer", now=NOW)
    assert Report.objects.count() == 2
    assert set((site.home / papers.FOLDER).rglob("*.docx")) == kept


def test_the_command_line_writes_and_takes_templates(
    site: Site, airshed: Callable[..., Answer], tmp_path: Path
) -> None:
    file = tmp_path / "t.docx"
    assert airshed("report", "template", "daily", file, "--home", site.home).code == 0
    assert file.read_bytes() == (papers.DEFAULTS / "daily.docx").read_bytes()
    file.write_bytes(paper("{{ nothing }}"))
    answer = airshed("report", "template", "daily", file, "--put", "--home", site.home, "--json")
    assert (answer.code, answer.json["errors"][0]["value"]) == (2, "nothing")
    assert airshed("report", "template", "weekly", file, "--home", site.home).code == 2


def test_every_field_is_explained_in_both_languages() -> None:
    for words in (*FIELDS.values(), *(w for columns in LISTS.values() for w in columns.values())):
        assert words[0]
        assert words[1].isascii()

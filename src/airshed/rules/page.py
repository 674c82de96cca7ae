"""The reference page of the rules, written from the editions themselves."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from airshed.rules.edition import SURE, Doubt, Edition
from airshed.rules.schema import Family

_HEAD = """# 规则 / Rules

本页由 `airshed rules list --markdown` 从内置的标准版本生成，请勿手改。
This page is written by `airshed rules list --markdown` from the packaged editions; a test keeps it equal to them.

A standard is a family of dated editions, a YAML file each: `src/airshed/rules/<family>/<name>.yaml`. The edition used
is the one in force on the day **of the data**: the latest that has begun and not expired, of the scope asked for, else
of the nation. A file `rules/<family>/<name>.yaml` in the home stands in for the packaged one of that name; another name
adds an edition.

```sh
airshed rules list                          # 有哪些版本 / which editions there are
airshed rules show hj633-2012               # 一个版本的全部数值和出处 / every value of one, with its source
airshed rules show index --on 2025-07-01    # 某日生效的版本 / the one in force on a day
airshed rules check --home my-city          # 检查自有的版本 / check editions of your own
```

| sure | how sure a value is |
|---|---|
"""
_WRITING = """
## 写一个版本 / Writing an edition

```yaml
family: evaluation            # the folder
name: my-city-2027            # the file without .yaml
effective: 2027-01-01         # first day of data it applies to
expires: 2030-01-01           # optional: first day it no longer does
scope: my_city                # optional: empty is the whole nation
amends: hj663-2026            # optional: keep the other tables and parameters of that edition
source: {title: 市政府文件, clause: 第三条, sure: S, checked: 2026-11-24, note: "what is in doubt"}
parameters:
  - {name: city_min_share, value: "0.8", unit: share}
```

Every row of every table may carry `clause`, `sure`, `note` and `checked`; what is missing comes from `source`. A value
that is C or U needs a note. A number with a fraction stands in quotes, because a binary fraction is not the number of
the text. A parameter with `known` values, or one that is C or U, is an option. Where an answer reads it, commands take
another value (`--option NAME=VALUE`) and echo the one used; where none does, they refuse it. The tables and parameters
of a family are declared in `src/airshed/rules/<family>/schema.py`.
"""


def reference_page(editions: Sequence[Edition], families: Mapping[str, Family]) -> str:
    """Return the page in Markdown: families, their editions, what each holds, what is open."""
    parts = [_HEAD + "".join(f"| {tag} | {text} |\n" for tag, text in SURE.items()) + _WRITING]
    for name, group in groupby(editions, key=lambda edition: edition.family):
        family = families[name]
        parts.append("\n".join(_family(family, list(group))))
    return "\n".join(parts)


def _family(family: Family, editions: list[Edition]) -> Iterator[str]:
    yield f"## {family.name}\n\n{family.zh}。 {family.en[:1].upper()}{family.en[1:]}.\n"
    yield "| edition | from | until | scope | text | holds | doubts |\n|---|---|---|---|---|---|---|"
    for edition in editions:
        holds = ", ".join(f"{table} {len(rows)}" for table, rows in edition.tables.items() if rows)
        until = edition.expires or ""
        row = (f"`{edition.name}`", edition.effective, until, edition.scope, edition.source.title, holds)
        yield _line(*row, len(edition.doubts()))
    for edition in editions:
        yield from _options(edition)
        yield from _doubts(edition)
    yield ""


def _options(edition: Edition) -> Iterator[str]:
    if edition.options:
        yield f"\nOptions of `{edition.name}`:\n\n| option | default | known | sure | note |\n|---|---|---|---|---|"
    for name, row in edition.options.items():
        unit = "" if row["unit"] is None else f" {row['unit']}"
        known = ", ".join(f"`{plain(value)}`" for value in row["known"] or ())
        yield _line(f"`{name}`", f"`{plain(row['value'])}`{unit}", known, row["sure"], row["note"])


def _doubts(edition: Edition) -> Iterator[str]:
    """Yield what else is in doubt, a line for all the places that share a note."""
    others = [doubt for doubt in edition.doubts() if not doubt.where.startswith("parameters.")]
    if others:
        yield f"\nOther doubts of `{edition.name}`:\n\n| where | sure | note |\n|---|---|---|"

    def reason(doubt: Doubt) -> tuple[str, str]:
        return doubt.note, doubt.sure

    for (note, sure), group in groupby(sorted(others, key=reason), key=reason):
        yield _line(", ".join(f"`{place}`" for place in _places([doubt.where for doubt in group])), sure, note)


def _places(places: Sequence[str]) -> list[str]:
    """Return key paths, those that differ in the row only as one: `limits[0 2 3].value`."""
    rows: dict[tuple[str, str], list[str]] = {}
    for place in places:
        table, _, rest = place.partition("[")
        row, _, key = rest.partition("]")
        rows.setdefault((table, key), []).append(row)
    return [f"{table}[{' '.join(found)}]{key}" if found != [""] else table for (table, key), found in rows.items()]


def _line(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def plain(value: Any) -> str:  # noqa: ANN401 - whatever a row holds
    """Return a value of a row as people write it: `true`, `0.75`, `0 50 100`, `aqi_above=200 hours=48`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return " ".join(f"{key}={plain(item)}" for key, item in value.items() if item is not None)
    if isinstance(value, tuple):
        first = value[0] if value else None
        joint = " or " if isinstance(first, tuple) else " and " if isinstance(first, Mapping) else " "
        return joint.join(map(plain, value))
    return "" if value is None else str(value)

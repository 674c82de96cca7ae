"""Columns of registers as fields of Django that know their words, unit and source: what a column is, said once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from airshed.web.kit.columns import LONGEST, Column, Type, Words
from airshed.web.kit.parsing import LONGEST_OUTLINE
from airshed.web.words import label

DIGITS = 18
"""Most digits of a number."""
COUNTS = 2_147_483_647
"""Highest count."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a column is, beyond what Django knows of its field.

    Attributes:
        words: its name in Chinese and in English.
        help: what to enter.
        unit: of a number or count; its code in the glossary's manner, such as `t/h`.
        source: the public text that defines it, if one does.
        personal: whether it names, places or reaches a person.
        reference: the register whose key it holds; empty where it refers to none.
        choices: code to words.
        example: a value as somebody would type it.
        also: other heads that lists in use have for it.
    """

    words: Words
    help: Words = ("", "")
    unit: str = ""
    source: str = ""
    personal: bool = False
    reference: str = ""
    choices: Mapping[str, Words] | None = None
    example: str = ""
    also: tuple[str, ...] = ()


def text(  # noqa: PLR0913 - what there is to say of a column
    zh: str,
    en: str,
    *,
    longest: int = 100,
    required: bool = False,
    pattern: tuple[str, Words] | None = None,
    reference: str = "",
    index: bool = False,
    **said: Any,  # noqa: ANN401 - of `Said`
) -> models.CharField:
    """Return a column of text; an empty text is unknown.

    Args:
        zh: name in Chinese.
        en: name in English.
        longest: most characters.
        required: whether a row without it is refused.
        pattern: regular expression of the whole text, and in words what it asks for.
        reference: the register whose key it holds.
        index: whether it is searched by.
        said: what else there is to say, as `Said` names it.
    """
    checks = [RegexValidator(rf"^(?:{pattern[0]})\Z", label(*pattern[1]))] if pattern else []
    field = models.CharField(
        label(zh, en),
        max_length=longest,
        blank=not required,
        default="" if not required else models.NOT_PROVIDED,
        validators=checks,
        db_index=index or bool(reference),
        **_helped(said),
    )
    return _said(field, Said((zh, en), reference=reference, **said))


def choice(
    zh: str,
    en: str,
    choices: Mapping[str, Words],
    *,
    required: bool = False,
    **said: Any,  # noqa: ANN401 - as above
) -> models.CharField:
    """Return a column that holds one of some codes; an empty one is unknown."""
    field = models.CharField(
        label(zh, en),
        max_length=40,
        blank=not required,
        default="" if not required else models.NOT_PROVIDED,
        choices=[(name, label(*words)) for name, words in choices.items()],
        **_helped(said),
    )
    return _said(field, Said((zh, en), choices=choices, **said))


def flag(zh: str, en: str, **said: Any) -> models.BooleanField:  # noqa: ANN401 - as above
    """Return a column that is true, false or unknown."""
    field = models.BooleanField(label(zh, en), null=True, blank=True, default=None, **_helped(said))
    return _said(field, Said((zh, en), **said))


def day(zh: str, en: str, *, required: bool = False, **said: Any) -> models.DateField:  # noqa: ANN401 - as above
    """Return a column of days; none is unknown, or not yet."""
    field = models.DateField(label(zh, en), null=not required, blank=not required, **_helped(said))
    return _said(field, Said((zh, en), **said))


def number(  # noqa: PLR0913 - as above
    zh: str,
    en: str,
    unit: str,
    *,
    decimals: int = 3,
    least: Decimal | int | None = 0,
    most: Decimal | int | None = None,
    required: bool = False,
    **said: Any,  # noqa: ANN401 - as above
) -> models.DecimalField:
    """Return a column of exact decimal numbers in a unit."""
    field = models.DecimalField(
        label(zh, en),
        max_digits=DIGITS,
        decimal_places=decimals,
        null=not required,
        blank=not required,
        validators=_bounds(least, most),
        **_helped(said),
    )
    return _said(field, Said((zh, en), unit=unit, **said))


def count(  # noqa: PLR0913 - as above
    zh: str,
    en: str,
    unit: str = "",
    *,
    least: int = 0,
    most: int = COUNTS,
    required: bool = False,
    **said: Any,  # noqa: ANN401 - as above
) -> models.IntegerField:
    """Return a column of whole numbers."""
    field = models.IntegerField(
        label(zh, en),
        null=not required,
        blank=not required,
        validators=_bounds(least, most),
        **_helped(said),
    )
    return _said(field, Said((zh, en), unit=unit, **said))


def outline(zh: str, en: str, **said: Any) -> models.TextField:  # noqa: ANN401 - as above
    """Return a required column of outlines, one polygon or several as GeoJSON, in the system that column `crs` names.

    A register has one at most; its list is read from GeoJSON files too, and written to them.
    """
    return _said(models.TextField(label(zh, en), max_length=LONGEST_OUTLINE, **_helped(said)), Said((zh, en), **said))


def degrees(zh: str, en: str, *, most: int, **said: Any) -> models.FloatField:  # noqa: ANN401 - as above
    """Return a column of degrees of longitude or latitude in WGS-84."""
    field = models.FloatField(
        label(zh, en),
        null=True,
        blank=True,
        validators=_bounds(-most, most),
        **_helped(said),
    )
    return _said(field, Said((zh, en), unit="°", **said))


def _helped(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"help_text": label(*said["help"])} if "help" in said else {}


def _bounds(least: Any, most: Any) -> list[Any]:  # noqa: ANN401 - numbers of any kind
    low = [] if least is None else [MinValueValidator(least)]
    return low if most is None else [*low, MaxValueValidator(most)]


def _said(field: Any, said: Said) -> Any:  # noqa: ANN401 - a field of any kind
    field.said = said
    return field


def column_of(field: Any, *, key: bool = False) -> Column:  # noqa: ANN401 - a field of any kind
    """Return the column of a field that these functions made; of a relation, its code."""
    said: Said = field.said
    bounds = {type(check): check.limit_value for check in field.validators if isinstance(check, _LIMITS)}
    patterns = [check.regex.pattern for check in field.validators if isinstance(check, RegexValidator)]
    return Column(
        field.name,
        *said.words,
        type=_type_of(field, said),
        required=key or not field.blank,
        unit=said.unit,
        choices=said.choices or {},
        help=said.help,
        example=said.example,
        longest=field.max_length or LONGEST,
        decimals=field.decimal_places if isinstance(field, models.DecimalField) else None,
        digits=field.max_digits - field.decimal_places if isinstance(field, models.DecimalField) else None,
        least=bounds.get(MinValueValidator),
        most=bounds.get(MaxValueValidator),
        pattern=patterns[0].removeprefix("^(?:").removesuffix(r")\Z") if patterns else "",
        personal=said.personal,
        register=said.reference,
        source=said.source,
        also=said.also,
    )


_LIMITS = (MinValueValidator, MaxValueValidator)
_TYPES: Mapping[Any, Type] = {
    models.BooleanField: Type.FLAG,
    models.DateField: Type.DATE,
    models.DecimalField: Type.NUMBER,
    models.FloatField: Type.NUMBER,
    models.IntegerField: Type.COUNT,
    models.TextField: Type.OUTLINE,
}


def _type_of(field: Any, said: Said) -> Type:  # noqa: ANN401 - as above
    if said.choices is not None:
        return Type.CODE
    return Type.REFERENCE if said.reference else _TYPES.get(type(field), Type.TEXT)

"""Passwords: the rules in both languages, and one-time passwords."""

import secrets
from typing import Any

from django.contrib.auth import hashers
from django.contrib.auth import password_validation as validation
from django.core.exceptions import ValidationError

from airshed.errors import AirshedError, Fault
from airshed.web.words import say

SHORTEST, LONGEST = 10, 128
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without what is read for something else
GROUPS, GROUP = 4, 4
FEW_ROUNDS = 1000
BESIDE_NAME = 6
"""Characters a password must have besides a name in it."""


class PasswordRefused(AirshedError):
    """The password does not keep the rules, or is not the current one."""


class Length(validation.MinimumLengthValidator):  # type: ignore[misc]
    """At least ten characters, and no more than can be digested quickly."""

    def __init__(self, min_length: int = SHORTEST) -> None:
        """Keep the least length."""
        super().__init__(min_length)

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - asked by Django
        """Refuse what is too short or too long."""
        if not self.min_length <= len(password) <= LONGEST:
            raise ValidationError(self.get_help_text(), code="password_length")

    def get_help_text(self) -> str:
        """Return the rule."""
        return say(f"密码须有 {self.min_length} 至 {LONGEST} 个字符", f"{self.min_length} to {LONGEST} characters")


class NotCommon(validation.CommonPasswordValidator):  # type: ignore[misc]
    """Not among the passwords everybody tries first."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a common password."""
        try:
            super().validate(password, user)
        except ValidationError:
            raise ValidationError(self.get_help_text(), code="password_too_common") from None

    def get_help_text(self) -> str:
        """Return the rule."""
        return say("不能是常用密码", "not a password that many people use")


class NotAName(validation.UserAttributeSimilarityValidator):  # type: ignore[misc]
    """Not like the name of the account or the person."""

    def __init__(self) -> None:
        """Compare with what names the user."""
        super().__init__(("username", "name"))

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ANN401 - as Django gives it
        """Refuse what is like a name, or is a name with a little around it."""
        for name in filter(None, (getattr(user, "username", ""), getattr(user, "name", ""))):
            if len(password.lower().replace(name.lower(), "")) < BESIDE_NAME <= len(password):
                raise ValidationError(self.get_help_text(), code="password_too_similar")
        try:
            super().validate(password, user)
        except ValidationError:
            raise ValidationError(self.get_help_text(), code="password_too_similar") from None

    def get_help_text(self) -> str:
        """Return the rule."""
        return say("不能与用户名或姓名相近", "not like the user name or the person's name")


class NotOnlyDigits(validation.NumericPasswordValidator):  # type: ignore[misc]
    """Not only digits."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - asked by Django
        """Refuse a number."""
        if password.isdigit():
            raise ValidationError(self.get_help_text(), code="password_entirely_numeric")

    def get_help_text(self) -> str:
        """Return the rule."""
        return say("不能全是数字", "not only digits")


RULES = (Length(), NotCommon(), NotAName(), NotOnlyDigits())


def check_password(password: str, user: Any) -> None:  # noqa: ANN401 - a user of Django
    """Check a new password by the rules of this house.

    Raises:
        PasswordRefused: with every rule it breaks.
    """
    faults = []
    for rule in RULES:
        try:
            rule.validate(password, user)
        except ValidationError as error:
            faults.append(Fault("accounts.password", "new", "; ".join(error.messages)))
    if faults:
        raise PasswordRefused(*faults)


def rules() -> list[str]:
    """Return the rules in the language of the reader."""
    return [rule.get_help_text() for rule in RULES]


def one_time_password() -> str:
    """Return a password nobody guesses, easy to read out: about 79 bits of chance."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def one_time_hash(password: str) -> str:
    """Return the stored form of a one-time password.

    Chance protects it, not the number of rounds, so a list of hundreds of users is stored in a moment; signing in
    stores it again at full strength.
    """
    hasher = hashers.PBKDF2PasswordHasher()
    return str(hasher.encode(password, hasher.salt(), iterations=FEW_ROUNDS))

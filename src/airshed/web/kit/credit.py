"""Unified social credit codes (GB 32100-2015): 17 signs and a check sign."""

from airshed.web.kit.columns import Words

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(pow(3, n, 31) for n in range(17))
CREDIT_CODE: tuple[str, Words] = (
    f"[{SIGNS}]{{18}}",
    ("18 位数字和大写字母（没有 I、O、S、V、Z）", "18 digits and capital letters, none of I, O, S, V, Z"),
)


def check_sign(code: str) -> str:
    """Return the check sign of the first 17 signs of a code.

    Source: GB 32100-2015, 5.6: weights 3^(i-1) mod 31, check = 31 - sum mod 31, 31 written as 0.
    """
    total = sum(SIGNS.index(sign) * weight for sign, weight in zip(code[:17], WEIGHTS, strict=True))
    return SIGNS[(31 - total % 31) % 31]


def is_credit_code(code: str) -> bool:
    """Whether a text is a credit code whose check sign agrees."""
    return len(code) == 18 and all(sign in SIGNS for sign in code) and check_sign(code) == code[17]  # noqa: PLR2004 - signs of a code

"""Telephone numbers: kept as ITU-T E.164 writes them, shown in groups as people read them."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s\u00a0\u202f().\-–/]+")
_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_RANGES = (
    (1, 2),
    (7, 8),
    (20, 21),
    (27, 28),
    (30, 35),
    (36, 37),
    (39, 42),
    (43, 50),
    (51, 59),
    (60, 67),
    (81, 83),
    (84, 85),
    (86, 87),
    (90, 96),
    (98, 99),
)
_SHORT_CODES = frozenset(str(code) for first, end in _RANGES for code in range(first, end))
"""Country codes of one and two digits (ITU-T E.164, list of assigned codes); all others have three."""


def e164(text: str) -> str:
    """Return *text* as ``+22320223344``; "" where it is no international number. 00 is read as +."""
    number = _SEPARATORS.sub("", text.replace("(0)", ""))
    number = f"+{number[2:]}" if number.startswith("00") else number
    return number if _E164.fullmatch(number) else ""


def readable(number: str) -> str:
    """Return the E.164 *number* in groups: « +223 20 22 33 44 », « +33 1 42 00 00 00 », « +1 202 555 0100 »."""
    if not _E164.fullmatch(number):
        return number
    digits = number[1:]
    length = next((size for size in (1, 2) if digits[:size] in _SHORT_CODES), 3)
    code, rest = digits[:length], digits[length:]
    if code == "1" and len(rest) == 10:
        groups = [rest[:3], rest[3:6], rest[6:]]
    else:
        first = len(rest) % 2
        groups = [rest[:first], *(rest[at : at + 2] for at in range(first, len(rest), 2))]
    return " ".join([f"+{code}", *filter(None, groups)])

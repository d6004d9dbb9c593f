"""The clock of the program: read in this room only, and fixed by whoever asks for it."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from aes_editor.errors import UsageError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970 in the environment: https://reproducible-builds.org/specs/source-date-epoch/."""


def instant(text: str) -> dt.datetime:
    """Return the ISO 8601 moment *text*; :class:`UsageError` where it is none, or has no zone."""
    try:
        moment = dt.datetime.fromisoformat(text)
        moment.astimezone(dt.UTC)  # years 1 and 9999 can lie outside what Python counts, once in UTC
    except (ValueError, OverflowError) as cause:
        raise UsageError(
            _("“{text}” is no moment in time. Write it as 2026-03-12T18:00:00+01:00.").format(text=text)
        ) from cause
    if moment.tzinfo is None:
        raise UsageError(_("“{text}” has no time zone. Add Z, or an offset such as +01:00, to it.").format(text=text))
    return moment


def fixed(environ: Mapping[str, str] = os.environ) -> dt.datetime | None:
    """Return the moment that ``SOURCE_DATE_EPOCH`` sets; None where it is not set."""
    seconds = environ.get(SOURCE_DATE_EPOCH)
    if not seconds:
        return None
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    except (ValueError, OverflowError, OSError) as cause:
        raise UsageError(
            _("SOURCE_DATE_EPOCH is “{seconds}”, where a number of seconds is expected.").format(seconds=seconds)
        ) from cause


def fixed_moment(given: dt.datetime | None) -> str:
    """Return the moment that is *given* or set, as ISO 8601; "" where it is that of the machine."""
    moment = given or fixed()
    return moment.isoformat() if moment else ""


def now() -> dt.datetime:
    """Return the present moment in the zone of the machine, without a fraction of a second."""
    return (fixed() or dt.datetime.now(dt.UTC).astimezone()).replace(microsecond=0)

"""A query run over texts: its matches, and what stands in their place."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from aes_editor.finding.expression import BadPattern, compiled, unaccented
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from aes_editor.finding.expression import Query
    from aes_editor.finding.texts import Field

PATIENCE = 1.0
"""Seconds that one look through a document may take."""
LARGEST_TEXT = 400_000
"""Characters that a field may have after replacing."""

_GROUP = re.compile(r"\\(?:g<(\w+)>|([0-9]|[nt\\]))|\$(?:\{(\w+)\}|(\d))")


class Matcher:
    """A query made ready, with the time that is left for it."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._left = PATIENCE
        self._pattern = compiled(query) if query.text else None
        self._spots: list[int] | None = None

    def matches(self, text: str) -> Iterator[tuple[regex.Match[str], int, int]]:
        """Yield each match in *text*, and the characters [start, end) of *text* that it is."""
        if self._pattern is None:
            return
        looked, self._spots = (text, None) if self._query.exact else unaccented(text)
        begun = time.monotonic()
        try:
            for match in self._pattern.finditer(looked, timeout=max(self._left, 0.001)):
                start, end = self._span(match, 0)
                if start < end:
                    yield match, start, end
        except (TimeoutError, MemoryError) as cause:
            raise BadPattern(_("This expression takes too long; make it simpler.")) from cause
        self._left -= time.monotonic() - begun

    def replaced(self, field: Field, template: str) -> tuple[str, int]:
        """Return the text of *field* with every match replaced by *template*, and how many there were."""
        parts: list[str] = []
        at = count = size = 0
        for match, start, end in self.matches(field.text):
            parts += field.text[at:start], self.expanded(match, field, template)
            size += start - at + len(parts[-1])
            at = end
            count += 1
            if size > LARGEST_TEXT:
                raise BadPattern(_("The text would become too long: {field}.").format(field=field.label))
        return "".join([*parts, field.text[at:]]), count

    def expanded(self, match: regex.Match[str], field: Field, template: str) -> str:
        r"""Return what stands in the place of *match*: groups as ``\1`` or ``$1``, line feeds as ``\n``."""
        if not self._query.expression:
            return template

        def group(sign: re.Match[str]) -> str:
            name = next((value for value in sign.groups() if value), "0")
            if name in {"n", "t", "\\"}:
                return {"n": "\n", "t": "\t", "\\": "\\"}[name]
            try:
                start, end = self._span(match, int(name) if name.isdecimal() else name)
            except IndexError as cause:
                raise BadPattern(_("The expression has no group {name}.").format(name=name)) from cause
            return field.text[start:end] if start >= 0 else ""

        text = _GROUP.sub(group, template)
        return " ".join(text.split("\n")) if field.line else text

    def _span(self, match: regex.Match[str], group: int | str) -> tuple[int, int]:
        start, end = match.span(group)
        if self._spots is None or start < 0:
            return start, end
        return self._spots[start], self._spots[end] if start < end else self._spots[start]

"""Building a page from a source that has mark-up: its text is what a reader of it sees, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers.structure.page import MOST_CHARACTERS, MOST_LINES, Hints, Line, Page, Shape
from aes_editor.markup.nodes import Run, plain, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.markup.nodes import Table

_BLANKS = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_UNKEPT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e\ufeff\u200b\ufdd0-\ufdef\ufffe\uffff]")
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>]+\Z", re.IGNORECASE)


class PageBuilder:
    """Takes lines in reading order; blanks are folded, characters that no document may keep are left out."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._texts: list[str] = []
        self._length = 0
        self._group = 0

    def add(
        self,
        runs: Iterable[Run],
        *,
        shape: Shape = Shape.TEXT,
        level: int = 0,
        number: int | None = None,
        table: Table | None = None,
        image: str = "",
        joined: bool = False,
    ) -> None:
        """Add a line, set directly below the one before where it is *joined* to it; one without a word is not added.

        Raises :class:`InputError` as soon as there are more of them than a communiqué has.
        """
        kept = tuple(folded(runs))
        text = plain(kept)
        if not text and not image:
            return
        if self._length > MOST_CHARACTERS or len(self._lines) >= MOST_LINES:
            raise InputError(_("It is longer than any communiqué and was not read."))
        self._group += not joined
        places = range(self._length, self._length + len(text))
        self._lines.append(Line(kept, places, self._group, shape, level, number, table, image))
        self._texts.append(text)
        self._length += len(text) + 1

    def page(
        self, *, hints: Hints | None = None, media: dict[str, bytes] | None = None, losses: Iterable[str] = ()
    ) -> Page:
        """Return what was added."""
        text = "\n".join(self._texts)
        return Page(text, tuple(self._lines), hints or Hints(), media or {}, tuple(losses))


def folded(runs: Iterable[Run]) -> list[Run]:
    """Return *runs* with single spaces, none at the ends; links that lead to no page and no person are text."""
    result: list[Run] = []
    open_space = False
    for run in runs:
        text = _BLANKS.sub(" ", _UNKEPT.sub("", run.text))
        if open_space:
            text = text.removeprefix(" ")
        if not text:
            continue
        open_space = text.endswith(" ")
        href = run.href if _SAFE.match(run.href) else ""
        result.append(Run(text, bold=run.bold, italic=run.italic, code=run.code, href=href))
    return list(trimmed(result))

"""Colours for XML, in the inks of the window."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument


class _State(IntEnum):
    """Where a line begins."""

    TEXT = 0
    TAG = 1
    COMMENT = 2


_OPENS = re.compile(r"(?P<comment><!--)|(?P<instruction><[?!][^>]*>?)|(?P<tag></?[^\s<>/]*)|(?P<entity>&[#\w]*;)")
_INSIDE = re.compile(r"(?P<tag>[/?]?>)|(?P<value>\"[^\"]*\"?|'[^']*'?)|(?P<attribute>[^\s=<>\"'/]+)")
_COMMENT_END = "-->"


def spans(line: str, state: int) -> tuple[list[tuple[int, int, str]], int]:
    """Return what to colour in *line*, as (start, length, kind), and the state in which the next line begins.

    *state* is that of the line before; below 0 for the first line, as Qt counts.
    """
    found: list[tuple[int, int, str]] = []
    here, position = _State(max(state, 0)), 0
    while position < len(line):
        start, end, kind, here = _token(line, position, here)
        if kind:
            found.append((start, end - start, kind))
        position = end
    return found, here


def _token(line: str, position: int, state: _State) -> tuple[int, int, str, _State]:
    if state is _State.COMMENT:
        end = line.find(_COMMENT_END, position)
        return (
            (position, len(line), "comment", state)
            if end < 0
            else (position, end + len(_COMMENT_END), "comment", _State.TEXT)
        )
    found = (_INSIDE if state is _State.TAG else _OPENS).search(line, position)
    if found is None:
        return position, len(line), "", state
    kind = found.lastgroup or ""
    if kind == "comment":
        return found.start(), found.end(), kind, _State.COMMENT
    if kind == "tag":
        return found.start(), found.end(), kind, _State.TEXT if state is _State.TAG else _State.TAG
    return found.start(), found.end(), kind, state


class XmlHighlighter(QSyntaxHighlighter):
    """Colours a document of XML, and colours it anew when :meth:`dress` finds the window turned dark or light."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._ink: theme.Tokens | None = None
        self._formats: dict[str, QTextCharFormat] = {}
        self.dress()

    def dress(self) -> None:
        """Take the inks of the moment."""
        ink = theme.tokens()
        if ink is not self._ink:
            self._ink = ink
            self._formats = dict(_formats(ink))
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        found, state = spans(text, self.previousBlockState())
        for start, length, kind in found:
            self.setFormat(start, length, self._formats[kind])
        self.setCurrentBlockState(state)


def _formats(ink: theme.Tokens) -> Iterator[tuple[str, QTextCharFormat]]:
    for kind, colour in {
        "tag": ink.primary,
        "attribute": ink.quiet,
        "value": ink.warning,
        "entity": ink.warning,
        "instruction": ink.quiet,
        "comment": ink.quiet,
    }.items():
        style = QTextCharFormat()
        style.setForeground(QColor(colour))
        if kind == "comment":
            style.setFontItalic(True)
        if kind == "tag":
            style.setFontWeight(QFont.Weight.Medium)
        yield kind, style

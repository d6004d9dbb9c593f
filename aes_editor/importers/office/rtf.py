"""Rich Text Format (Microsoft's specification 1.9.1) → a neutral page: text, emphasis, lists and plain tables."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers.office.story import Paragraph, Story
from aes_editor.importers.structure.builder import PageBuilder
from aes_editor.importers.structure.page import Hints, Page, Shape
from aes_editor.markup.nodes import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 32 * 1024 * 1024
_DEEPEST = 200
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_UNREAD = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "headerf"}
    | {
        "footerl",
        "footerr",
        "footerf",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "themedata",
        "xe",
        "tc",
    }
    | {"colorschememapping", "latentstyles", "datastore", "fldinst", "pntext", "pnseclvl", "bkmkstart", "bkmkend"}
    | {"annotation", "atnid", "atnauthor", "nonshppict", "shpinst", "revtbl", "filetbl", "mmathPr", "wgrffmtfilter"}
)
_CHARACTERS = {
    "tab": " ", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d",
    "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group of the file sets, and hands down to the groups in it."""

    style: Run
    unread: bool = False
    hidden: bool = False
    listed: bool = False
    fallback: int = 1  # characters that stand for a Unicode one, for old readers
    codepage: str = "cp1252"


def page(data: bytes, name: str) -> Page:
    """Return the page of the RTF *data*; :class:`InputError` where it is beyond the limits."""
    if len(data) > _LARGEST:
        raise InputError(_("“{name}” is longer than any communiqué and was not read.").format(name=name))
    builder = PageBuilder()
    reader = _Reader(Story(builder, lambda _place: None), name)
    reader.read(data)
    return builder.page(hints=Hints(headline=""), losses=reader.losses)


class _Reader:
    def __init__(self, story: Story, name: str) -> None:
        self._story = story
        self._name = name
        self._stack: list[_State] = []
        self._state = _State(Run(""))
        self._paragraph = Paragraph()
        self._bytes = bytearray()
        self._skip = 0
        self._row: list[list[Paragraph]] = []
        self._rows: list[list[list[Paragraph]]] = []
        self._cell: list[Paragraph] = []
        self._in_table = False
        self._pictures = 0
        self._level: int | None = None

    @property
    def losses(self) -> Iterator[str]:
        """One sentence where images were left behind."""
        if self._pictures:
            yield _("The images of “{name}” were not taken: those of RTF files are not read.").format(name=self._name)

    def read(self, data: bytes) -> None:
        """Take the whole file."""
        position = 0
        while match := _TOKEN.match(data, position):
            position = match.end()
            if match["word"] is not None:
                self._word(match["word"].decode("ascii"), int(match["number"]) if match["number"] else None)
                if match["word"] == b"bin" and match["number"]:
                    position += max(int(match["number"]), 0)
            else:
                self._piece(match)
            if position >= len(data):
                break
        self._end_paragraph()
        self._end_table()

    def _piece(self, match: re.Match[bytes]) -> None:
        if match["open"]:
            self._flush()
            if len(self._stack) < _DEEPEST * 50:
                self._stack.append(self._state)
            self._skip = 0
        elif match["close"]:
            self._flush()
            self._state = self._stack.pop() if self._stack else self._state
            self._skip = 0
        elif match["hex"]:
            self._take_byte(bytes.fromhex(match["hex"].decode("ascii")))
        elif match["symbol"]:
            self._symbol(match["symbol"])
        elif match["text"]:
            text = match["text"][self._skip :]
            self._skip = max(self._skip - len(match["text"]), 0)
            self._bytes += text

    def _take_byte(self, byte: bytes) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes += byte

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._state = replace(self._state, unread=True)
            return
        if symbol in {b"\n", b"\r"}:
            self._end_paragraph()
            return
        self._say(_SYMBOLS.get(symbol, ""))

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        if word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word == "u" and number is not None:
            self._say(chr(number % 65536))
            self._skip = self._state.fallback
        elif word in _UNREAD:
            self._pictures += word in {"pict", "shppict"} and not self._state.unread
            self._state = replace(self._state, unread=True)
        elif word in {"par", "sect", "page", "cell", "row", "pard", "intbl", "trowd"}:
            self._layout(word)
        else:
            self._setting(word, number)

    def _layout(self, word: str) -> None:
        if self._state.unread:
            return
        match word:
            case "pard":
                self._in_table, self._level = False, None
                self._paragraph.shape = Shape.TEXT
                self._state = replace(self._state, listed=False)
            case "intbl" | "trowd":
                self._in_table = True
            case "cell":
                self._end_paragraph()
                self._row.append(self._cell)
                self._cell = []
            case "row":
                self._rows.append(self._row)
                self._row = []
            case _:
                self._end_paragraph()

    def _setting(self, word: str, number: int | None) -> None:
        state, on = self._state, number != 0
        match word:
            case "b":
                self._state = replace(state, style=replace(state.style, bold=on))
            case "i":
                self._state = replace(state, style=replace(state.style, italic=on))
            case "plain":
                self._state = replace(state, style=Run(""), hidden=False)
            case "v" | "deleted":
                self._state = replace(state, hidden=on)
            case "uc" if number is not None:
                self._state = replace(state, fallback=min(max(number, 0), 16))
            case "ansicpg" if number is not None:
                self._state = replace(state, codepage=_codec(number))
            case "ls" if number:
                self._state = replace(state, listed=True)
            case "ilvl" if number is not None:
                self._level = min(max(number, 0), 8)
            case "outlinelevel" if number is not None and 0 <= number < 9:
                self._paragraph.shape, self._paragraph.level = Shape.HEADING, number + 1

    def _flush(self) -> None:
        data, self._bytes = self._bytes, bytearray()
        if data:
            self._say(data.decode(self._state.codepage, errors="replace"))

    def _say(self, text: str) -> None:
        if self._bytes:
            self._flush()
        if not self._state.unread and not self._state.hidden and text:
            self._paragraph.runs.append(replace(self._state.style, text=text))

    def _end_paragraph(self) -> None:
        self._flush()
        if self._state.unread:
            return
        paragraph, self._paragraph = self._paragraph, Paragraph()
        paragraph.runs = [replace(run, text=_paired(run.text)) for run in _merged(paragraph.runs)]
        if self._state.listed and paragraph.shape is Shape.TEXT and paragraph.words:
            paragraph.shape, paragraph.level = Shape.ITEM, self._level or 0
        if self._in_table or self._row:
            self._cell.append(paragraph)
            return
        self._end_table()
        self._story.add(paragraph)

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if rows:
            self._story.add_table(rows)
        for paragraph in (paragraph for cell in (*self._row, self._cell) for paragraph in cell):
            self._story.add(paragraph)
        self._row, self._cell = [], []


def _merged(runs: list[Run]) -> list[Run]:
    """Return *runs* with neighbours of one style as one: a character beyond U+FFFF comes in two halves."""
    groups = groupby(runs, key=lambda run: replace(run, text=""))
    return [replace(style, text="".join(run.text for run in group)) for style, group in groups]


def _paired(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _codec(number: int) -> str:
    for name in (f"cp{number}", f"windows-{number}"):
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return "utf-8" if number == 65001 else "cp1252"

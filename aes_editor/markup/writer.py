"""Nodes → Markdown: what a foreign text becomes when it is brought in, and what a record is read back as.

A text is written plainly wherever the plain text reads as the same nodes; only where it does not is it escaped, so
that « 3 * 4 » stays « 3 * 4 ».
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal, assert_never

from aes_editor.markup.nodes import Item, List, Node, Para, Run, Table
from aes_editor.markup.reader import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_INDENT = "    "
_ALIGN = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}

_SIGNIFICANT = re.compile(r"[\\`*_\[\]<>|]|^\s|^[-+#:]|^[0-9]+\.", re.MULTILINE)
"""What may be more than text: where none of it is, plain text reads as itself."""
_SPECIAL = re.compile(r"[\\`*_\[\]]")
_LINE_START = re.compile(r"^([-+]|[0-9]+(?=\.))", re.MULTILINE)
_AUTOLINK = re.compile(r"(?:https?|ftp)://[^<>\s]+\Z")

_PIPE = re.compile(r"(`[^`]*`)|\|")  # one inside code is no border

Style = Literal["bold", "italic"]


def markdown(nodes: Iterable[Node]) -> str:
    """Return Markdown that :func:`aes_editor.markup.blocks` reads as *nodes*.

    Two neighbouring lists of one kind, an empty line inside a paragraph and an address in angle brackets that is no
    link have no spelling in Markdown: their words are kept, their shape is the nearest there is.
    """
    return "\n\n".join(text for node in nodes if (text := _block(node)))


def _block(node: Node) -> str:
    match node:
        case Para():
            return _para(node)
        case List():
            return _list(node)
        case Table():
            return _table(node)
        case _:
            assert_never(node)


def _para(para: Para) -> str:
    if len(para.runs) == 1 and para.runs[0] == Run(para.runs[0].text) and not _SIGNIFICANT.search(para.runs[0].text):
        return para.runs[0].text
    for spelling in _spellings(para.runs):
        if blocks(spelling) == (para,):
            return spelling
    return _spelt(para.runs, ("bold", "italic"), _escaped)


def _spellings(runs: Sequence[Run]) -> Iterator[str]:
    """Yield the ways to write *runs*, the plainest first."""
    for escape in (str, _escaped):
        yield _spelt(runs, ("bold", "italic"), escape)
        yield _spelt(runs, ("italic", "bold"), escape)


def _spelt(runs: Iterable[Run], nesting: Sequence[Style], escape: Callable[[str], str]) -> str:
    parts: list[str] = []
    for href, group in groupby(runs, key=lambda run: run.href):
        linked = list(group)
        text = _emphasised(linked, nesting, escape)
        parts.append(_link(text, href, linked) if href else text)
    return "".join(parts)


def _link(text: str, href: str, linked: Sequence[Run]) -> str:
    if _AUTOLINK.match(href) and [Run(href, href=href)] == list(linked):
        return f"<{href}>"
    return f"[{text}](<{href}>)" if re.search(r"[\s()]", href) else f"[{text}]({href})"


def _emphasised(runs: Sequence[Run], nesting: Sequence[Style], escape: Callable[[str], str]) -> str:
    if not nesting:
        return "".join(_code(run.text) if run.code else escape(run.text) for run in runs)
    style, *inner = nesting
    mark = "**" if style == "bold" else "*"
    parts: list[str] = []
    for marked, group in groupby(runs, key=lambda run: bool(getattr(run, style))):
        text = _emphasised(list(group), inner, escape)
        parts.append(_marked(mark, text) if marked else text)
    return "".join(parts)


def _marked(mark: str, text: str) -> str:
    """Return *text* between marks, its outer spaces outside: a mark beside a space marks nothing."""
    core = text.strip()
    if not core:
        return text
    before, _core, after = text.partition(core)
    return f"{before}{mark}{core}{mark}{after}"


def _code(text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escaped(text: str) -> str:
    return _LINE_START.sub(_escape_mark, _SPECIAL.sub(r"\\\g<0>", text))


def _escape_mark(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _list(node: List) -> str:
    tight = all(_is_tight(item) for item in node.items)
    lines: list[str] = []
    for number, item in enumerate(node.items, node.start):
        mark = f"{number}. " if node.ordered else "- "
        content = ("\n" if tight else "\n\n").join(_block(inner) for inner in item.nodes)
        lines.append(mark + content.replace("\n", "\n" + _INDENT).replace(f"\n{_INDENT}\n", "\n\n"))
    return ("\n" if tight else "\n\n").join(lines)


def _is_tight(item: Item) -> bool:
    """Whether *item* is one paragraph, at most with one list below it."""
    kinds = [type(node) for node in item.nodes]
    return kinds in ([], [Para], [Para, List])


def _table(table: Table) -> str:
    rows = [_row(_cell(cell) for cell in row) for row in (table.header, *table.rows)]
    return "\n".join([rows[0], _row(_ALIGN[side] for side in table.align), *rows[1:]])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(runs: tuple[Run, ...]) -> str:
    text = _para(Para(runs)).replace("\n", " ") if runs else ""
    return _PIPE.sub(lambda found: found[1] or "\\|", text)

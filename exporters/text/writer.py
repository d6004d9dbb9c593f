"""Plain text, for the body of an e-mail and for messaging.

UTF-8 with line feeds. A paragraph is one line, however long: mail programs and telephones wrap it to their own
width, and a hard wrap would be copied into every newsroom's system. Emphasis is dropped, the address of a link
follows its words, the cells of a table stand between bars (columns do not align in the fonts of messages).
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, assert_never

from aes_editor import edition, markup
from aes_editor.document import Figure, Paragraphs, Quote, Subheading
from aes_editor.document.quotation import paragraphs, stands_alone
from aes_editor.lines import Lines
from aes_editor.markup import List, Para, Table
from exporters import wording
from exporters.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aes_editor.document import Block, Communique, Contact, Related, Signatory
    from aes_editor.edition import Edition
    from aes_editor.markup import Item, Node, Run
    from exporters.context import ExportContext

_INDENT = "  "
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


class Composition(NamedTuple):
    """A text that ends in a line feed, and which of its lines say which field."""

    text: str
    places: tuple[Lines, ...]


class _Said(NamedTuple):
    """A piece of text, and the fields it says, the widest last."""

    text: str
    fields: tuple[str, ...] = ()


def compose(doc: Communique, ctx: ExportContext) -> Composition:
    """Return *doc* as text."""
    passages: list[str] = []
    places: list[Lines] = []
    first = 0
    for passage in _passages(cleaned(doc), ctx):
        pieces = [(text, said.fields) for said in passage if (text := _trimmed(said.text))]
        for text, fields in pieces:
            last = first + text.count("\n")
            places += (Lines(first, last, field) for field in fields)
            first = last + 1
        if pieces:
            passages.append("\n".join(text for text, _fields in pieces))
            first += 1
    return Composition("\n\n".join(passages) + "\n", tuple(places))


def _trimmed(text: str) -> str:
    """Return *text* without empty lines at either end, or two of them in a row."""
    return _EMPTY_LINES.sub("\n\n", text).strip("\n") if text.strip() else ""


def _passages(doc: Communique, ctx: ExportContext) -> Iterator[tuple[_Said, ...]]:
    """Yield what stands between empty lines, in pieces of whole lines; a piece may be empty."""
    words = edition.of(doc)
    yield tuple(_Said(f"*** {notice.text} ***", ("embargo",)) for notice in wording.notices(doc, words, ctx.now))
    kind = " – ".join(filter(None, (words.kind(doc.kind), wording.one_line(doc.reference))))
    yield _Said(ctx.letterhead.institution), _Said(kind, ("kind", "reference"))
    headline = wording.one_line(doc.headline) or words.label("untitled")
    yield (
        _Said(wording.one_line(doc.kicker), ("kicker",)),
        _Said(headline, ("headline",)),
        _Said(wording.one_line(doc.subtitle), ("subtitle",)),
    )
    yield (_Said("\n\n".join(wording.paragraphs(doc.lead)), ("lead",)),)
    yield from _body(doc, words)
    for number, signatory in enumerate(doc.signatories):
        yield (_Said(_signature(signatory, words), (f"signatories/{number}",)),)
    yield (_Said(words.label("end_mark")),)
    yield from _section(words.label("related"), "related", map(_related, doc.related))
    about = ("\n".join(wording.paragraphs(text)) for text in doc.boilerplate)
    yield from _section(words.label("boilerplate"), "boilerplate", about)
    contacts = (_contact(contact, words) if contact.public else "" for contact in doc.contacts)
    yield from _section(words.label("contacts"), "contacts", contacts)
    usage = "\n".join(wording.paragraphs(doc.rights.usage))
    yield _Said(wording.rights_line(doc.rights), ("rights/notice",)), _Said(usage, ("rights/usage",))


def _body(doc: Communique, words: Edition) -> Iterator[tuple[_Said]]:
    dateline = words.dateline(doc.dateline).replace("\n", " ")
    opened = wording.opened_by_dateline(doc)
    if opened is None:
        yield (_Said(dateline.strip(), ("dateline",)),)
    for number, block in enumerate(doc.body):
        text = "\n\n".join(filter(None, _block(block, words)))
        if number == opened:
            yield (_Said(dateline + text, ("dateline", f"body/{number}")),)
        else:
            yield (_Said(text, (f"body/{number}",)),)


def _block(block: Block, words: Edition) -> Iterator[str]:
    match block:
        case Paragraphs(text=text):
            yield from map(_node, markup.blocks(text))
        case Quote():
            yield _quote(block, words)
        case Subheading(text=text):
            yield wording.one_line(text)
        case Figure():
            yield _figure(block, words)
        case _:
            assert_never(block)


def _quote(quote: Quote, words: Edition) -> str:
    printed = "\n\n".join(_runs(para.runs) for para in paragraphs(quote))
    if not printed or not stands_alone(quote):
        return printed
    speaker = words.patterns["comma"].join(
        filter(None, (wording.full_name(quote.speaker), wording.title(quote.speaker, words)))
    )
    return _lines((printed, speaker and f"— {speaker}"))


def _figure(figure: Figure, words: Edition) -> str:
    alt = "" if figure.decorative else wording.one_line(figure.alt)
    told = (
        words.patterns["image"].format(text=alt) if alt else "",
        wording.one_line(figure.caption),
        words.credit(wording.one_line(figure.credit)) if figure.credit.strip() else "",
        wording.one_line(figure.rights),
    )
    return f"[{' – '.join(filter(None, told))}]" if any(told) else ""


def _node(node: Node) -> str:
    match node:
        case Para(runs):
            return _runs(runs)
        case List(items, ordered, start):
            marks = (f"{number}." if ordered else "•" for number in range(start, start + len(items)))
            return "\n".join(_item(mark, item) for mark, item in zip(marks, items, strict=True))
        case Table(header, rows):
            table = (header, *rows) if any(header) else rows
            return "\n".join(" | ".join(_runs(cell).replace("\n", " ") for cell in row).rstrip(" ") for row in table)
        case _:
            assert_never(node)


def _item(mark: str, item: Item) -> str:
    first, *rest = "\n".join(map(_node, item.nodes)).split("\n")
    return "\n".join((f"{mark} {first}", *(_INDENT + line for line in rest)))


def _runs(runs: Iterable[Run]) -> str:
    """Return *runs* as text; the address of a link follows its words, unless these are the address."""
    written: list[str] = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        text = "".join(run.text for run in linked)
        address = href.removeprefix("mailto:").removeprefix("tel:")
        written.append(f"{text} ({address})" if address and address not in text else text)
    return "".join(written)


def _related(item: Related) -> str:
    told = [line for text in (item.title, item.summary, item.url) if (line := wording.one_line(text))]
    return "• " + f"\n{_INDENT}".join(told) if told else ""


def _contact(contact: Contact, words: Edition) -> str:
    phones = words.patterns["comma"].join(filter(None, map(wording.one_line, contact.phones)))
    spoken = words.patterns["comma"].join(wording.one_line(words.language_name(tag)) for tag in contact.languages)
    return _lines(
        (
            wording.one_line(contact.name),
            wording.title(contact, words),
            f"{words.label('phone')} {phones}" if phones else "",
            wording.one_line(contact.email),
            spoken,
        )
    )


def _signature(signatory: Signatory, words: Edition) -> str:
    person = signatory.person
    done = wording.one_line(words.done(signatory))
    return _lines((done, wording.full_name(person), wording.title(person, words)))


def _section(label: str, field: str, passages: Iterable[str]) -> Iterator[tuple[_Said]]:
    """Yield *passages*, one for each item of *field*, under *label*; nothing where all are empty."""
    said = [_Said(passage, (f"{field}/{number}",)) for number, passage in enumerate(passages)]
    if any(passage.text for passage in said):
        yield (_Said(label),)
        for passage in said:
            yield (passage,)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line.strip())

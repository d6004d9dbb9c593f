"""What stands below the text: signatures, end mark, further reading, the institution, contacts, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters import links, wording
from exporters.pdf.flow.blocks import Cell, Row, Rule, Text
from exporters.pdf.press import spans
from exporters.pdf.typesetting.style import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.document import Communique, Contact, Related, Signatory
    from aes_editor.letterhead import Letterhead
    from exporters.pdf.cos.structure import StructElem
    from exporters.pdf.press.story import Story
    from exporters.pdf.typesetting.style import TextStyle

_GUTTER = 22.0
_CONTACTS_ABREAST = 2
_SIGNATORIES_ABREAST = 3

Line = tuple[tuple[Span, ...], str, str]
"""What a cell prints on lines of its own: a text, its field, and its language where that is not the document's."""


def foot(story: Story, doc: Communique, letterhead: Letterhead) -> None:
    """Add the foot of *doc* to *story*."""
    _signatures(story, doc.signatories)
    mark = story.words.label("end_mark")
    story.paragraph(spans.from_text(mark), story.sheet.end_mark, lang=story.wording, above=14, below=12)
    _related(story, doc.related)
    _boilerplate(story, doc.boilerplate)
    _contacts(story, doc.contacts)
    _colophon(story, doc, letterhead)


def _signatures(story: Story, signatories: Sequence[Signatory]) -> None:
    """Add who signed, side by side; what all of them were done at is said once."""
    done = [story.words.done(signatory) for signatory in signatories]
    together = done[0] if done and len(set(done)) == 1 else ""
    story.paragraph(
        spans.from_text(together),
        story.sheet.signed,
        lang=story.wording,
        above=16,
        below=10,
        keep_with_next=True,
        field="signatories/0/place",
    )
    cells = [
        _signature(story, number, signatory, "" if together else done[number])
        for number, signatory in enumerate(signatories)
    ]
    _abreast(story, [cell for cell in cells if cell], story.sheet.signatory, _SIGNATORIES_ABREAST, above=18)


def _signature(story: Story, number: int, signatory: Signatory, done: str) -> list[Line]:
    field = f"signatories/{number}"
    person = signatory.person
    name = wording.full_name(person)
    return _filled(
        (spans.from_text(done), f"{field}/place", story.wording),
        ((Span(name, bold=True),) if name else (), f"{field}/person/name", ""),
        (spans.from_text(wording.title(person, story.words)), f"{field}/person/role", ""),
    )


def _related(story: Story, related: Sequence[Related]) -> None:
    told = [(number, item, *_address(item)) for number, item in enumerate(related)]
    told = [entry for entry in told if entry[3] or entry[1].summary.strip() or entry[1].url.strip()]
    if not told:
        return
    story.section("related")
    listed = story.element("L", attributes=b"<</O/List/ListNumbering/None>>")
    for number, item, href, title in told:
        inner = story.element("LBody", story.element("LI", listed))
        field = f"related/{number}"
        below = wording.paragraphs(item.summary)
        address = "" if href else item.url
        story.paragraph(
            spans.link(title, href),
            story.sheet.title,
            parent=inner,
            above=4,
            below=1,
            keep_with_next=bool(below or address.strip()),
            field=f"{field}/title",
        )
        for text in below:
            story.paragraph(spans.from_text(text), story.sheet.small, parent=inner, below=6, field=f"{field}/summary")
        story.paragraph(spans.from_text(address), story.sheet.small, parent=inner, below=6, field=f"{field}/url")


def _address(item: Related) -> tuple[str, str]:
    """Return where *item* leads, and what it is called."""
    href = links.web(item.url) or ("" if item.url.strip() else links.web(item.guid))
    return href, wording.one_line(item.title) or href


def _boilerplate(story: Story, texts: Sequence[str]) -> None:
    told = [(number, text) for number, whole in enumerate(texts) for text in wording.paragraphs(whole)]
    if not told:
        return
    story.section("boilerplate")
    for number, text in told:
        story.paragraph(spans.from_text(text), story.sheet.small, below=5, field=f"boilerplate/{number}")


def _contacts(story: Story, contacts: Sequence[Contact]) -> None:
    told = [_contact(story, number, contact) for number, contact in enumerate(contacts) if contact.public]
    if not any(told):
        return
    story.section("contacts")
    _abreast(story, [cell for cell in told if cell], story.sheet.small, _CONTACTS_ABREAST)


def _contact(story: Story, number: int, contact: Contact) -> list[Line]:
    field = f"contacts/{number}"
    words = story.words
    name = wording.one_line(contact.name)
    phones = [wording.one_line(phone) for phone in contact.phones]
    email = wording.one_line(contact.email)
    return _filled(
        ((Span(name, bold=True),) if name else (), f"{field}/name", ""),
        (spans.from_text(wording.title(contact, words)), f"{field}/role", ""),
        *((_phone(words.label("phone"), phone), f"{field}/phones", "") for phone in phones if phone),
        (spans.link(email, links.mail(email)), f"{field}/email", ""),
        (
            spans.from_text(words.patterns["comma"].join(map(words.language_name, contact.languages))),
            f"{field}/languages",
            story.wording,
        ),
    )


def _phone(label: str, number: str) -> tuple[Span, ...]:
    return (Span(f"{label} "), *spans.link(number, links.phone(number)))


def _filled(*lines: Line) -> list[Line]:
    return [line for line in lines if any(span.text.strip() for span in line[0])]


def _abreast(story: Story, cells: Sequence[Sequence[Line]], style: TextStyle, most: int, above: float = 2) -> None:
    """Add *cells* side by side, at most *most* in a row, the first *above* points below what comes before."""
    for start in range(0, len(cells), most):
        row = cells[start : start + most]
        columns = most if most == _CONTACTS_ABREAST else len(row)
        width = (story.measure - _GUTTER * (columns - 1)) / columns
        placed: list[Cell] = []
        for number, lines in enumerate(row):
            x = number * (width + _GUTTER)
            texts = tuple(_text(story, line, style, width) for line in lines)
            placed.append(Cell(story.measure - x - width if story.sheet.rtl else x, texts))
        story.blocks.append(Row(cells=tuple(placed), leading=style.leading, above=12 if start else above, below=12))


def _text(story: Story, line: Line, style: TextStyle, width: float, parent: StructElem | None = None) -> Text:
    of, field, lang = line
    return Text(story.set(of, style, width), story.element("P", parent, lang=lang), field)


def _colophon(story: Story, doc: Communique, letterhead: Letterhead) -> None:
    """Add the rights, below a hairline."""
    rights = doc.rights
    notice = wording.rights_line(rights)
    usage = wording.paragraphs(rights.usage)
    imprint = [text for text in (letterhead.service, letterhead.contact_line) if text.strip()]
    if not (notice or usage or imprint or letterhead.url.strip()):
        return
    ink = story.sheet.palette.hairline
    story.blocks.append(Rule(width=story.measure, thickness=0.5, ink=ink, above=12, below=6, keep_with_next=True))
    lang = letterhead.language if letterhead.language != story.words.language else ""
    story.paragraph(spans.from_text(notice), story.sheet.rights, field="rights/notice")
    for text in usage:
        story.paragraph(spans.from_text(text), story.sheet.rights, field="rights/usage")
    for text in imprint:
        story.paragraph(spans.from_text(text), story.sheet.rights, lang=lang)
    story.paragraph(spans.link(letterhead.url, links.web(letterhead.url)), story.sheet.rights)

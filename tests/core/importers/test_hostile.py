"""Files made to exhaust a reader: each is refused in a sentence or read harmless, before it costs time or memory."""

import datetime as dt

import pytest

from aes_editor import codec, importers
from aes_editor.errors import InputError
from aes_editor.importers import Source
from tests.core.importers.office_files import paragraph, word

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
PARAGRAPH = "<p>Les ministres ont signé un accord sur les routes de la région, lundi.</p>"
HEAD = "Titre du communiqué\n\nBamako, 3 mars 2026 – Début du texte en français de la région.\n\n"


def page(inside: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{inside}{PARAGRAPH}".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("captions.html", page("<figure>" + "<figcaption>a</figcaption>" * 150_000 + "</figure>")),
        ("lines.html", page("<p>" + "a<br>" * 50_000)),
        ("menus.html", page("<div class='share'><p>a b c d</p></div>" * 60_000)),
        ("nested-lists.html", page(("<ul><li>a" * 120 + "</li></ul>" * 120) * 1500)),
        ("nested-tables.html", page(("<table><tr><td>a<td>" * 80 + "</table>" * 80) * 600)),
        ("deep.html", b"<html><body>" + b"<div>" * 2_000_000 + b"texte"),
        ("parts.eml", b"Subject: x\r\n" + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 60_000),
        ("subject.eml", b"Subject: " + b"=?utf-8?q?=C3=A9?= " * 200_000 + b"\r\nFrom: a@b.example\r\n\r\nTexte."),
        ("paragraphs.rtf", rb"{\rtf1 " + rb"a\par " * 200_000),
        ("one-word.txt", b"a" * 1_000_000),
        ("brackets.md", b"# T\n\n" + b"[a](" * 60_000),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(4000)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_communique_is_refused_soon(name: str, data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        importers.read(Source(name, data), now=NOW, authority="aes.example")

    assert str(refused.value)


@pytest.mark.parametrize(
    "unit",
    [
        "«",
        "« Nous avançons, a déclaré ",
        "« A », a dit ",
        "*a* ",
        "_a_ ",
        "M. ",
        "Le Président GOÏTA ",
        "السيد ",
        ": ",
        "– ",
        "le ",
        "12 mars ",
        "+223 ",
        "a@b.c ",
        "Fait à ",
        '" ',
        "(",
        "ministre de la ",
        "Contact : ",
        "Awa KONÉ, ministre, ",
    ],
)
def test_what_is_repeated_without_end_is_read(unit: str) -> None:
    paragraphs = "\n\n".join(unit * (15_000 // len(unit)) for _number in range(4))

    imported = importers.read(Source("a.txt", (HEAD + paragraphs).encode()), now=NOW, authority="aes.example")

    assert imported.doc.headline == "Titre du communiqué"
    assert codec.decode(codec.encode(imported.doc)) == imported.doc


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("texte.pdf", (HEAD + "Un deuxième paragraphe du texte.").encode()),
        ("texte.docx", (HEAD + "Un deuxième paragraphe du texte.").encode("cp1252")),
        ("texte.txt", word(paragraph("Titre du communiqué", "Titre") + paragraph("Un paragraphe du texte."))),
        ("texte.rtf", page("<h1>Titre du communiqué</h1>")),
        ("texte.html", (HEAD + "Un deuxième paragraphe du texte.").encode("utf-16")),
    ],
)
def test_a_file_is_read_for_what_it_is_whatever_it_is_called(name: str, data: bytes) -> None:
    doc = importers.read(Source(name, data), now=NOW, authority="aes.example").doc

    assert doc.headline == "Titre du communiqué"

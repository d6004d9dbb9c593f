"""Whatever is given to the structurer, it gives back a document that can be stored and an account that adds up."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aes_editor import codec
from aes_editor.errors import InputError
from aes_editor.importers import Importer, Source
from aes_editor.importers.html import HtmlImporter
from aes_editor.importers.markdown import MarkdownImporter
from aes_editor.importers.office import RtfImporter
from aes_editor.importers.text import TextImporter

PIECES = (
    "Bamako, 23 décembre 2025 – ",
    "« Nous avançons », a déclaré M. Awa KONÉ, ministre. ",
    "À lire également",
    "Partager",
    "MIC-4-2",
    "# ",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u2028",
    "\t",
    "|",
    "---",
    "###",
    ">",
    "**gras**",
    "*en italiques*",
    "[x](http://y.example)",
    "Contact presse : ",
    "a@b.example",
    "+223 20 00 00 00",
    "Fait à Bamako, le 3 mars 2026",
    "SOUS EMBARGO JUSQU’AU 3 mars 2026 à 18h",
    "À propos de X",
    "Communiqué n° 3/2025",
    "“",
    "”",
    '"',
    "«",
    "»",
    "Président ",
    "GOÏTA ",
    "قال ",
    "الدكتور ",
    "محمد ",
    "\u202e",
    "\x07",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)
HTML = st.lists(
    st.sampled_from(
        ("<p>", "</p>", "<h1>", "<li>", "<ul>", "<nav>", "<br>", "<table><tr><td>", "<blockquote>", "&amp;")
    )
    | st.sampled_from(PIECES),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("importer", [TextImporter(), MarkdownImporter()], ids=["text", "markdown"])
@settings(
    max_examples=300,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
    ],
)
@given(text=TEXTS)
def test_any_text_is_accounted_for_letter_by_letter(importer: Importer, text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        imported = importer.read(Source("any.txt", data))
    except InputError:
        return

    assert imported.ledger.source == data.decode("utf-8-sig")
    assert all(bool(entry.field) != (entry.reason is not None) for entry in imported.ledger.entries)
    assert codec.decode(codec.encode(imported.doc)) == imported.doc


@settings(
    max_examples=200,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
    ],
)
@given(html=HTML)
def test_any_page_is_accounted_for(html: str) -> None:
    try:
        imported = HtmlImporter().read(Source("any.html", f"<!DOCTYPE html><html><body>{html}".encode()))
    except InputError:
        return

    assert all(bool(entry.field) != (entry.reason is not None) for entry in imported.ledger.entries)
    assert codec.decode(codec.encode(imported.doc)) == imported.doc


@settings(
    max_examples=200,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
    ],
)
@given(
    tail=st.binary(max_size=200)
    | st.lists(
        st.sampled_from(
            (
                b"{",
                b"}",
                b"\\par",
                b"\\'e9",
                b"\\u233?",
                b"\\b",
                b"\\cell",
                b"\\row",
                b"\\intbl",
                b" x",
                b"\\*",
                b"\\bin3",
            )
        )
    ).map(b"".join)
)
def test_any_rich_text_is_read_or_refused(tail: bytes) -> None:
    try:
        imported = RtfImporter().read(Source("any.rtf", rb"{\rtf1 Un texte " + tail))
    except InputError:
        return

    assert codec.decode(codec.encode(imported.doc)) == imported.doc

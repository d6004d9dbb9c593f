"""What is pasted or opened, before it is in a form."""

import datetime as dt
from pathlib import Path

import pytest

from aes_editor.document import Paragraphs, Subheading
from aes_editor.errors import InputError
from tests.ui.intake.texts import HTML, PLAIN
from ui.intake import arrival
from ui.intake.arrival import Clip, Document

NOW = dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (PLAIN, True),
        ("One line, however long it may be. " * 30, False),
        ("A\nB\nC", False),
        ("", False),
        ("x" * 5_000_000, False),
    ],
)
def test_only_several_paragraphs_look_like_a_whole_communique(text: str, whole: bool) -> None:
    assert Clip(text).is_whole is whole


def test_the_html_of_a_browser_tells_more_than_its_text() -> None:
    doc = Clip(PLAIN, HTML).read(NOW, "aes.example").doc

    assert Subheading(text="La suite") in doc.body
    assert any(isinstance(block, Paragraphs) and "*palais*" in block.text for block in doc.body)


@pytest.mark.parametrize(
    "html",
    [
        f"<meta charset='utf-8'><article style='color: red'>{HTML}</article>",
        f"<html><head><style>p {{}}</style></head><body><!--StartFragment-->{HTML}<!--EndFragment--></body></html>",
        f"<meta charset='utf-8'><b style='font-weight:normal' id='docs-internal-guid-1'>{HTML}</b>",
    ],
    ids=["Chrome", "Word", "Google Docs"],
)
def test_what_programs_put_around_it_is_no_obstacle(html: str) -> None:
    imported = Clip("other words", html).read(NOW, "aes.example")

    assert imported.doc.headline == "Un accord est signé"
    assert imported.doc.dateline.place == "Niamey"


@pytest.mark.parametrize("html", ["", "<span style='color:red'>" + PLAIN + "</span>", "<p></p><p></p>"])
def test_html_without_structure_is_passed_over(html: str) -> None:
    imported = Clip(PLAIN, html).read(NOW, "aes.example")

    assert imported.doc.headline == "Un accord est signé"
    assert imported.ledger.source == PLAIN


def test_what_cannot_be_encoded_does_not_keep_the_rest_from_being_read() -> None:
    assert Clip(PLAIN + "\ud800").read(NOW, "aes.example").doc.headline == "Un accord est signé"


def test_a_book_is_no_communique() -> None:
    long = "\n\n".join(f"Les ministres ont signé l’accord numéro {number} à Niamey." for number in range(600))

    with pytest.raises(InputError, match=r"what was pasted has .* more than a form can show"):
        Clip(PLAIN + "\n" + long).read(NOW, "aes.example")


def test_the_same_paste_is_the_same_communique() -> None:
    assert Clip(PLAIN).read(NOW, "aes.example").doc == Clip(PLAIN).read(NOW, "aes.example").doc


def test_a_file_too_large_for_a_communique_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrival, "LARGEST_FILE", 1 << 20)
    path = tmp_path / "a.txt"
    path.write_text("x" * ((1 << 20) + 1))

    with pytest.raises(InputError, match="larger than 1 MB"):
        Document(path).read(NOW, "aes.example")

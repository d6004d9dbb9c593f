"""A blank communiqué filled with what was read."""

import datetime as dt

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Communique, Contact, Dateline, Figure, Paragraphs, Quote, ReleaseKind, Rights
from aes_editor.importers import Imported, Ledger
from ui.intake.filling import fill, filled, is_blank
from ui.session import Session

NEW = Communique(guid="tag:a", dateline=Dateline(date=dt.date(2026, 3, 12)))


@pytest.mark.parametrize(
    ("doc", "blank"),
    [
        (NEW, True),
        (replace(NEW, kind=ReleaseKind.DECLARATION, language="ar", rights=Rights(holder="AES")), True),
        (replace(NEW, body=(Paragraphs(), Quote())), True),
        (replace(NEW, headline="x"), False),
        (replace(NEW, body=(Paragraphs(text="x"),)), False),
        (replace(NEW, contacts=(Contact(name="x"),)), False),
    ],
)
def test_a_communique_is_blank_until_somebody_writes(doc: Communique, blank: bool) -> None:
    assert is_blank(doc) is blank


def test_what_was_chosen_before_holds_where_the_source_says_nothing() -> None:
    chosen = replace(NEW, kind=ReleaseKind.DECLARATION, reference="N° 1")

    doc = filled(chosen, Communique(headline="Titre", reference="N° 2", language="en"))

    assert (doc.kind, doc.reference, doc.language, doc.headline) == (ReleaseKind.DECLARATION, "N° 2", "en", "Titre")


def test_an_import_is_one_step_and_brings_its_images(qtbot: QtBot) -> None:
    session = Session(NEW)
    image = b"\xff\xd8\xff image"
    name = container.media_name(image, "jpg")
    read = Communique(headline="Titre", body=(Figure(media=name),))

    fill(session, Imported(doc=read, ledger=Ledger.whole("Titre"), media={name: image}))

    assert session.undo_stack.count() == 1
    assert session.media == {name: image}
    assert session.modified
    session.undo()
    assert session.doc is NEW
    session.redo()
    assert session.doc.headline == "Titre"

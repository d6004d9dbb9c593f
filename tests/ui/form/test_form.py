"""The form: what a person types is in the document, what is in the document is shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from aes_editor import i18n
from aes_editor.document import (
    Communique,
    Contact,
    Dateline,
    Embargo,
    Figure,
    Paragraphs,
    Person,
    Quote,
    Related,
    Signatory,
    Subheading,
    edit,
    fields,
)
from tests.ui.keyboard import type_text
from ui.form.form import Form
from ui.session import Session


def shown(qtbot: QtBot, doc: Communique) -> Form:
    """Return the form of *doc*, on the screen."""
    form = Form(Session(doc))
    qtbot.addWidget(form)
    form.resize(560, 900)
    with qtbot.waitExposed(form):
        form.show()
    return form


def editor(form: Form, place: str) -> Any:
    found = form.editor(place)
    assert found is not None, place
    return found


def test_typing_a_headline_is_one_undo_step(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(headline="Old"))

    type_text(editor(form, "headline"), " news")

    assert form.session.doc.headline == "Old news"
    form.session.undo()
    assert form.session.doc.headline == "Old"
    assert editor(form, "headline").value() == "Old"


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("reference", "N° 012/2026/AES/COM"),
        ("kicker", "Sommet"),
        ("headline", "Un titre"),
        ("subtitle", "Un sous-titre"),
        ("short_title", "Titre"),
        ("lead", "Le chapô"),
        ("dateline/place", "Gao"),
        ("body/0/text", "Un paragraphe"),
        ("body/1/text", "« Oui », a dit la ministre."),
        ("body/1/speaker/name", "Awa SAWADOGO"),
        ("body/1/speaker/role", "ministre"),
        ("body/1/speaker/honorific", "Mme"),
        ("body/1/speaker/organisation", "Énergie"),
        ("body/2/text", "Intertitre"),
        ("body/3/alt", "Une barque"),
        ("body/3/caption", "Sur le fleuve"),
        ("body/3/credit", "AES"),
        ("related/0/title", "À lire"),
        ("related/0/summary", "Un résumé"),
        ("related/0/url", "https://example.org/"),
        ("contacts/0/name", "Service de presse"),
        ("contacts/0/email", "presse@example.org"),
        ("boilerplate/0", "La Confédération"),
        ("signatories/0/person/name", "Assimi"),
        ("signatories/0/place", "Bamako"),
        ("rights/holder", "AES"),
        ("rights/usage", "Libre"),
    ],
)
def test_what_is_typed_into_a_field_is_in_the_document(qtbot: QtBot, place: str, typed: str) -> None:
    doc = Communique(
        body=(Paragraphs(), Quote(), Subheading(), Figure()),
        related=(Related(),),
        contacts=(Contact(),),
        boilerplate=("",),
        signatories=(Signatory(),),
    )
    form = shown(qtbot, doc)

    type_text(editor(form, place), typed)

    assert edit.value_at(form.session.doc, edit.parse(place)) == typed
    form.session.undo()
    assert form.session.doc == doc


def test_every_field_a_person_edits_is_on_the_form(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique())

    missing = [
        field.name
        for field in fields.fields(Communique)
        if field.spec.kind is not fields.Kind.SYSTEM
        and field.spec.kind not in {fields.Kind.PARTS, fields.Kind.BLOCKS}
        and form.editor(field.name) is None
        and form.editor(f"{field.name}/holder") is None
    ]

    assert missing == []


def test_telephone_numbers_are_separated_by_commas(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(contacts=(Contact(),)))

    type_text(editor(form, "contacts/0/phones"), "+223 20 00 00 00, +227 20 00 00 01")

    assert form.session.doc.contacts[0].phones == ("+223 20 00 00 00", "+227 20 00 00 01")
    assert editor(form, "contacts/0/phones").value() == "+223 20 00 00 00, +227 20 00 00 01"


def test_a_known_city_brings_its_country(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique())

    type_text(editor(form, "dateline/place"), "niamey")

    assert form.session.doc.dateline == Dateline(place="niamey", country="NE")
    assert editor(form, "dateline/country").value() == "NE"


def test_no_break_spaces_survive_the_editor(qtbot: QtBot) -> None:
    text = "« Non\u00a0: jamais\u202f! »"
    form = shown(qtbot, Communique(lead=text, body=(Paragraphs(text=text),)))

    type_text(editor(form, "lead"), "x")
    type_text(editor(form, "body/0/text"), "x")

    assert form.session.doc.lead == text + "x"
    assert form.session.doc.body == (Paragraphs(text=text + "x"),)


def test_copying_keeps_no_break_spaces(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(lead="Non\u00a0: jamais\u202f!"))
    field = editor(form, "lead")

    field.selectAll()
    field.copy()

    assert QApplication.clipboard().text() == "Non\u00a0: jamais\u202f!"


def test_pasting_brings_text_and_nothing_else(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(),)))
    QApplication.clipboard().setText("un\x00\x07 deux\r\ntrois")

    editor(form, "body/0/text").paste()

    assert form.session.doc.body == (Paragraphs(text="un deux\ntrois"),)


def test_characters_beyond_the_basic_plane_keep_the_cursor_right(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text="𞤀𞤁𞤂 fin"),)))
    field = editor(form, "body/0/text")
    field.select(1, 3)

    assert field.selection() == (1, 3)
    field.replace_selection("x")

    assert form.session.doc.body == (Paragraphs(text="𞤀x fin"),)


def test_enter_begins_a_new_paragraph(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text="unedeux"),)))
    field = editor(form, "body/0/text")
    field.place_cursor(3)

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert form.session.doc.body == (Paragraphs(text="une"), Paragraphs(text="deux"))
    form.session.undo()
    assert [block.text for block in form.session.doc.body if isinstance(block, Paragraphs)] == ["unedeux"]


def test_shift_enter_breaks_the_line(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text="une"),)))

    QTest.keyClick(editor(form, "body/0/text"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(editor(form, "body/0/text"), "deux")

    assert form.session.doc.body == (Paragraphs(text="une\ndeux"),)


def test_enter_in_a_list_begins_the_next_item_and_an_empty_item_ends_it(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text="1. une"),)))
    field = editor(form, "body/0/text")

    QTest.keyClick(field, Qt.Key.Key_Return)
    type_text(field, "deux")
    assert form.session.doc.body == (Paragraphs(text="1. une\n2. deux"),)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert form.session.doc.body == (Paragraphs(text="1. une\n2. deux\n"),)


def test_backspace_at_the_start_joins_the_paragraph_above(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text="une"), Paragraphs(text="deux"))))
    field = editor(form, "body/1/text")
    field.place_cursor(0)

    QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert form.session.doc.body == (Paragraphs(text="unedeux"),)
    assert editor(form, "body/0/text").selection() == (3, 3)


def test_backspace_in_an_empty_paragraph_takes_it_away(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Quote(text="« a »"), Paragraphs())))

    QTest.keyClick(editor(form, "body/1/text"), Qt.Key.Key_Backspace)

    assert form.session.doc.body == (Quote(text="« a »"),)


def test_blocks_keep_their_editors_when_they_move(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text="a"), Quote(text="b"), Subheading(text="c"))))
    quote = editor(form, "body/1/text")

    form.blocks.move(1, 0)

    assert editor(form, "body/0/text") is quote
    type_text(quote, "!")
    assert form.session.doc.body == (Quote(text="b!"), Paragraphs(text="a"), Subheading(text="c"))


def test_moving_past_either_end_changes_nothing(qtbot: QtBot) -> None:
    doc = Communique(body=(Paragraphs(text="a"), Paragraphs(text="b")))
    form = shown(qtbot, doc)

    form.blocks.move(0, -1)
    form.blocks.move(1, 2)

    assert form.session.doc == doc


def test_equal_blocks_are_told_apart(qtbot: QtBot) -> None:
    same = Paragraphs(text="a")
    form = shown(qtbot, Communique(body=(same, same, same)))

    form.blocks.remove(1)
    type_text(editor(form, "body/1/text"), "b")

    assert form.session.doc.body == (same, Paragraphs(text="ab"))


def test_the_buttons_below_the_body_add_each_kind_of_block(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique())
    buttons = [button for button in form.findChildren(QToolButton) if button.objectName() == "insert"]

    for button in buttons[:4]:
        button.click()

    assert [type(block) for block in form.session.doc.body] == [Paragraphs, Subheading, Quote, Figure]


def test_a_quote_tells_its_segments(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Quote(text="« Un », a-t-il dit. « Deux. »", speaker=Person(name="X")),)))

    labels = form.findChildren(type(form._rendered))

    qtbot.waitUntil(lambda: "2 segments of direct speech" in [label.text() for label in labels])
    type_text(editor(form, "body/0/text"), " « Trois. »")
    qtbot.waitUntil(lambda: "3 segments of direct speech" in [label.text() for label in labels])


def test_the_dateline_is_shown_as_printed(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(dateline=Dateline(place="Bamako", country="ML", date=dt.date(2026, 1, 1))))

    assert form._rendered.text() == "Bamako, 1er janvier 2026 –"


def test_a_date_is_chosen_and_cleared(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(dateline=Dateline(date=dt.date(2026, 1, 15))))
    field = editor(form, "dateline/date")

    QTest.keyClick(field, Qt.Key.Key_Up)
    stepped = form.session.doc.dateline.date
    QTest.keyClick(field, Qt.Key.Key_Delete)

    assert stepped == dt.date(2026, 1, 16)
    assert form.session.doc.dateline.date is None


def test_an_embargo_is_set_moved_and_lifted(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique())
    field = editor(form, "embargo")

    field._held.click()
    assert form.session.doc.embargo is not None
    field._zone.setCurrentIndex(field._zone.findData(60))
    field._zone.activated.emit(field._zone.currentIndex())
    until = form.session.doc.embargo.until
    assert until is not None
    assert until.utcoffset() == dt.timedelta(hours=1)
    field._indefinite.click()
    assert form.session.doc.embargo == Embargo()
    field._held.click()

    assert form.session.doc.embargo is None


def test_the_embargo_of_a_file_is_shown_in_its_own_zone(qtbot: QtBot) -> None:
    zone = dt.timezone(dt.timedelta(hours=5, minutes=30))
    until = dt.datetime(2026, 3, 12, 18, 30, tzinfo=zone)
    form = shown(qtbot, Communique(embargo=Embargo(until=until)))
    field = editor(form, "embargo")

    type_text(field._note, "x")

    assert form.session.doc.embargo == Embargo(until=until, note="x")


def test_undo_is_the_document_s_also_inside_a_field(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(reference="a"))
    field = editor(form, "reference")
    type_text(field, "b")

    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))

    assert field.text() == "ab"  # the field itself knows no undo; the window's action does


def test_the_form_tells_which_field_has_the_focus(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Quote(),)))
    form.activateWindow()

    with qtbot.waitSignal(form.field_entered, check_params_cb=lambda place: place == "body/0/speaker/name"):
        form.go_to("body/0/speaker/name")

    assert form.current_block() == 0


def test_every_editor_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(), Quote(), Subheading(), Figure()), related=(Related(),)))
    places = [
        "kind", "language", "diffusion", "reference", "kicker", "headline", "subtitle", "lead",
        "dateline/place", "dateline/country", "dateline/date", "body/0/text", "body/1/text", "body/1/speaker/name",
        "body/2/text", "body/3/alt", "related/0/title", "rights/holder",
    ]  # fmt: skip

    assert [place for place in places if not editor(form, place).accessibleName()] == []


def test_arabic_is_written_from_the_right_also_in_new_blocks(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text="a"),)))

    form.session.put(("language",), "ar", "Language")
    form.blocks.append(Paragraphs())

    rtl = Qt.LayoutDirection.RightToLeft
    assert [editor(form, place).layoutDirection() for place in ("lead", "body/0/text", "body/1/text")] == [rtl] * 3
    assert form.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_form_fits_into_the_narrowest_region_with_its_groups_unfolded(qtbot: QtBot) -> None:
    i18n.use("fr")
    form = shown(qtbot, Communique(contacts=(Contact(name="Awa"),), related=(Related(title="Suite"),)))
    form.resize(340, 600)

    for place in ("contacts/0/email", "related/0/title", "rights/holder"):
        form.editor(place)

    inside = form.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.minimumSizeHint().width() <= form.viewport().width())

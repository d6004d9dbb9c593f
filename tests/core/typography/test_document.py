"""The pass over a communiqué: which texts, in which language."""

from aes_editor import container
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
    Subheading,
)
from aes_editor.document.edit import join, parse
from aes_editor.typography import PROFILES, apply_to, language_at, pass_over
from aes_editor.typography.document import texts
from resources import path

WRONG = "l'avis"
DOC = Communique(
    guid=f"tag:aes.example,2026:{WRONG}",
    reference=f"N° 1/{WRONG}",
    headline=WRONG,
    lead=WRONG,
    embargo=Embargo(note=WRONG),
    dateline=Dateline(place=WRONG),
    body=(
        Paragraphs(text=f"{WRONG}\n\n- [{WRONG}](https://aes.example/{WRONG})"),
        Quote(text=WRONG, speaker=Person(name="Awa", role=WRONG)),
        Quote(text='"It\'s here", he said.', language="en-GB", speaker=Person(role=WRONG)),
        Quote(text=f'"{WRONG}" ?', language="ha"),
        Subheading(text=WRONG),
        Figure(media="a.png", alt=WRONG, caption=WRONG, credit=WRONG),
    ),
    related=(Related(title=WRONG, summary=WRONG, url=f"https://aes.example/{WRONG}", guid=WRONG),),
    contacts=(Contact(role=WRONG, email="d'a@aes.example", phones=("1 200 000",)),),
    boilerplate=(WRONG,),
)


def test_every_text_that_people_read_is_corrected_and_no_code() -> None:
    assert [join(place) for place, _ in pass_over(DOC)] == [
        "embargo/note",
        "headline",
        "lead",
        "dateline/place",
        *["body/0/text"] * 2,
        "body/1/text",
        "body/1/speaker/role",
        *["body/2/text"] * 3,
        "body/2/speaker/role",
        "body/4/text",
        "body/5/alt",
        "body/5/caption",
        "body/5/credit",
        "related/0/title",
        "related/0/summary",
        "contacts/0/role",
        "boilerplate/0",
    ]


def test_each_text_can_be_asked_for_its_language_and_no_code_has_one() -> None:
    places = ("lead", "body/2/text", "body/2/speaker/role", "body/3/text", "boilerplate/0", "reference")
    others = ("related/0/url", "contacts/0/email", "contacts/0/phones/0", "body/5/media", "body", "body/0", "guid")

    assert [language_at(DOC, parse(place)) for place in places] == ["fr", "en-GB", "fr", "ha", "fr", ""]
    assert [language_at(DOC, parse(place)) for place in others] == [""] * len(others)
    assert {place: language_at(DOC, place) for place, _ in pass_over(DOC)} == {
        text.place: text.language for text in texts(DOC) if any(text.place == place for place, _ in pass_over(DOC))
    }


def test_corrections_make_a_new_document_and_leave_the_old() -> None:
    once = apply_to(DOC, pass_over(DOC))

    assert DOC.headline == WRONG
    assert once.headline == "l’avis"
    assert isinstance(once.body[0], Paragraphs)
    assert once.body[0].text == f"l’avis\n\n- [l’avis](https://aes.example/{WRONG})"
    assert pass_over(once) == ()


def test_some_of_the_corrections_can_be_made() -> None:
    chosen = [correction for correction in pass_over(DOC) if correction.place == ("lead",)]
    once = apply_to(DOC, chosen)

    assert (once.lead, once.headline) == ("l’avis", WRONG)


def test_a_quotation_in_another_language_has_the_marks_of_that_language() -> None:
    once = apply_to(DOC, pass_over(DOC, PROFILES["eu"]))

    texts = [block.text for block in once.body if isinstance(block, Quote)]
    assert texts == ["l’avis", "“It’s here”, he said.", f'"{WRONG}" ?']


def test_the_style_that_was_chosen_holds_for_the_language_of_the_document() -> None:
    doc = Communique(headline="Quoi ? « Rien »")

    assert apply_to(doc, pass_over(doc, PROFILES["eu"])).headline == "Quoi? «Rien»"


def test_the_sample_needs_no_correction() -> None:
    assert pass_over(container.load(path("samples/exemple.communique")).doc) == ()

"""The page part by part: what the live preview relies on."""

from hypothesis import given, settings
from lxml import html
from msgspec.structs import replace

from aes_editor.document import Communique, Paragraphs
from aes_editor.document.edit import parse, value_at
from exporters.html.page import page
from exporters.html.parts import parts
from tests import documents
from tests.exporters.pages import context
from tests.strategies import communiques, media_for


@settings(max_examples=60)
@given(doc=communiques())
def test_each_part_is_one_element_with_its_id(doc: Communique) -> None:
    made = parts(doc, context(media=media_for(doc)))

    for part in made:
        root = html.fragment_fromstring(part.html)
        assert root.get("id") == part.id
        assert not (root.tail or "").strip()
    assert len({part.id for part in made}) == len(made)


@settings(max_examples=60)
@given(doc=communiques())
def test_every_id_of_the_page_is_there_once(doc: Communique) -> None:
    tree = html.document_fromstring(page(doc, context(media=media_for(doc))))
    ids = [found for element in tree.iter() if (found := element.get("id"))]

    assert len(set(ids)) == len(ids)


@settings(max_examples=60)
@given(doc=communiques())
def test_every_field_that_is_named_is_a_place_in_the_document(doc: Communique) -> None:
    for part in parts(doc, context(media=media_for(doc))):
        for element in html.fragment_fromstring(part.html).iter():
            if path := element.get("data-field"):
                value_at(doc, parse(path))


def test_the_page_is_its_parts() -> None:
    doc = documents.full()
    ctx = context(media=media_for(doc))

    whole = page(doc, ctx)
    assert "".join(f"{part.html}\n" for part in parts(doc, ctx)) in whole


def test_a_change_of_one_block_changes_one_part() -> None:
    doc = documents.full()
    ctx = context(media=media_for(doc))
    edited = replace(doc, body=(*doc.body[:-1], Paragraphs(text="Autre chose.")))

    before, after = dict(parts(doc, ctx)), dict(parts(edited, ctx))

    assert list(before) == list(after)
    assert [id for id in after if after[id] != before[id]] == [f"body-{len(doc.body) - 1}"]


def test_what_holds_nothing_is_not_there() -> None:
    assert [part.id for part in parts(Communique(body=(Paragraphs(),)), context())] == [
        "notices",
        "masthead",
        "head",
        "end",
        "rights",
    ]

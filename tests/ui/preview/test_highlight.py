"""Colours of XML."""

from ui.preview.highlight import spans


def kinds(line: str, state: int = -1) -> list[tuple[str, str]]:
    return [(line[start : start + length], kind) for start, length, kind in spans(line, state)[0]]


def test_an_element_shows_its_name_attributes_and_values() -> None:
    assert kinds('<name xml:lang="fr">Texte &amp; suite</name>') == [
        ("<name", "tag"),
        ("xml:lang", "attribute"),
        ('"fr"', "value"),
        (">", "tag"),
        ("&amp;", "entity"),
        ("</name", "tag"),
        (">", "tag"),
    ]


def test_words_that_look_like_attributes_are_text_outside_of_a_tag() -> None:
    assert kinds('<p>a="b" et l\'autre</p>')[2:] == [("</p", "tag"), (">", "tag")]


def test_a_tag_that_goes_on_in_the_next_line_is_still_a_tag_there() -> None:
    _found, state = spans('<newsItem guid="tag:aes"', -1)

    assert kinds(' version="1">texte', state) == [("version", "attribute"), ('"1"', "value"), (">", "tag")]


def test_a_comment_may_span_lines_and_hide_tags() -> None:
    _found, state = spans("<!-- une note", -1)

    assert kinds("<b> -->texte", state) == [("<b> -->", "comment")]


def test_the_declaration_is_an_instruction() -> None:
    assert kinds('<?xml version="1.0"?>') == [('<?xml version="1.0"?>', "instruction")]


def test_a_line_that_is_no_xml_ends_like_any_other() -> None:
    assert kinds("<<<< \"'&;&") is not None

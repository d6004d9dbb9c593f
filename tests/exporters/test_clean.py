"""What happens to characters that no output may carry."""

import msgspec
import pytest
from hypothesis import given

from aes_editor.document import Communique, Paragraphs
from exporters.clean import clean, cleaned
from tests.strategies import communiques


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x1b", "\x7f", "\x80", "\ud800", "\ufdd0", "\ufffe", "\U0010ffff"])
def test_what_is_illegal_is_seen_as_a_replacement_character(char: str) -> None:
    assert clean(f"a{char}b") == "a\ufffdb"


@pytest.mark.parametrize("char", ["\u202d", "\u202e"])
def test_an_override_of_the_reading_direction_is_defused(char: str) -> None:
    assert clean(f"a{char}b") == "a\ufffdb"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


@pytest.mark.parametrize(
    "text", ["\ttab", "dix\u00a0: «\u202foui\u202f»", "\u200f\u200e", "\u2067سلام\u2069", "👩🏽‍⚕️", "𞤆"]
)
def test_what_is_legal_is_kept(text: str) -> None:
    assert clean(text) == text


def test_an_isolate_left_open_ends_with_its_line() -> None:
    assert clean("a\u2067b\nc\u202ad\u2067e") == "a\u2067b\u2069\nc\u202ad\u2067e\u2069\u202c"


def test_a_closer_without_an_opener_is_dropped() -> None:
    assert clean("a\u2069b\u202cc") == "abc"


def test_a_document_without_such_characters_is_handed_back_as_it_is() -> None:
    doc = Communique(headline="«\u202fOui\u202f», dit-il\u00a0: “ok”", body=(Paragraphs(text="a\n\nb\t𞤆"),))

    assert cleaned(doc) is doc


@given(communiques())
def test_every_text_of_a_document_is_cleaned(doc: Communique) -> None:
    found = msgspec.to_builtins(cleaned(doc))

    assert all(clean(text) == text for text in _texts(found))


@pytest.mark.parametrize("char", ["\x00", "\x1f", "\r", "\x0b", "\x7f", "\x85", "\u2028", "\u202e", "\ufffe", "\ud800"])
def test_one_such_character_anywhere_is_noticed(char: str) -> None:
    assert cleaned(Communique(body=(Paragraphs(text=f"a{char}b"),))) != Communique(body=(Paragraphs(text=f"a{char}b"),))


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for inner in value.values() for text in _texts(inner)]
        case list() | tuple():
            return [text for inner in value for text in _texts(inner)]
        case _:
            return []

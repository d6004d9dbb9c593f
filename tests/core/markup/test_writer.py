"""Nodes written as Markdown read as the same nodes."""

import pytest
from hypothesis import given

from aes_editor import markup
from aes_editor.markup import List, Para, Run
from exporters.clean import clean
from tests import strategies


@given(strategies.markdown().map(clean))
def test_what_was_read_is_written_so_that_it_reads_the_same(text: str) -> None:
    nodes = markup.blocks(text)

    assert markup.blocks(markup.markdown(nodes)) == nodes


@pytest.mark.parametrize(
    "text",
    [
        "3 * 4 * 5, a_b_c, [sic], 100 %",
        "Un **mot** et *un autre*, **deux *en* un**.",
        "« Cité », a-t-il dit.\nÀ la ligne.",
        "[lien](https://aes.example/a?b=1&c=2) et <https://aes.example/>",
        "- un\n- deux\n    1. trois\n    2. quatre",
        "3. trois\n4. quatre",
        "| a | b |\n| --- | --: |\n| 1 \\| 2 | `x|y` |",
        "`code` et ``un ` dedans``",
        "Un paragraphe.\n\nUn autre.",
    ],
)
def test_ordinary_markdown_comes_back_letter_for_letter(text: str) -> None:
    assert markup.markdown(markup.blocks(text)) == text


@pytest.mark.parametrize("words", ["- tiret", "1986. Une année", "*étoiles*", "[a](b)", "`accents`", "a | b\n--|--"])
def test_words_that_look_like_mark_up_stay_words(words: str) -> None:
    para = Para((Run(words),))

    assert markup.blocks(markup.markdown((para,))) == (para,)


def test_spaces_at_the_edge_of_a_mark_stand_outside_it() -> None:
    para = Para((Run("un "), Run("mot ", bold=True), Run("fort")))

    assert markup.markdown((para,)) == "un **mot** fort"


def test_what_has_no_spelling_keeps_its_words() -> None:
    lists = (List(()), Para((Run("a\n\nb"),)))

    assert markup.markdown(lists) == "a\n\nb"

"""Two texts laid over each other, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from aes_editor.word_marks import Mark, Piece, pieces

WORDS = st.lists(st.sampled_from(("le", "fleuve", "nous", "relie", " ", "\u202f;", "\n", "«", "é"))).map("".join)


def test_only_the_words_that_differ_are_marked() -> None:
    assert pieces("La ligne ouvre en avril.", "La ligne ouvre en mai.") == (
        Piece(Mark.KEPT, "La ligne ouvre en "),
        Piece(Mark.REMOVED, "avril"),
        Piece(Mark.ADDED, "mai"),
        Piece(Mark.KEPT, "."),
    )


def test_a_word_that_shares_letters_with_the_other_is_marked_whole() -> None:
    assert Piece(Mark.REMOVED, "ministre") in pieces("le ministre", "le ministère")


def test_two_words_for_two_others_are_one_change() -> None:
    assert pieces("1er avril ici", "30 mai ici") == (
        Piece(Mark.REMOVED, "1er avril"),
        Piece(Mark.ADDED, "30 mai"),
        Piece(Mark.KEPT, " ici"),
    )


def test_a_space_that_became_unbreakable_is_a_change() -> None:
    assert Piece(Mark.ADDED, "\u202f") in pieces("fleuve ;", "fleuve\u202f;")


@given(WORDS | st.text(), WORDS | st.text())
def test_both_texts_come_out_of_the_pieces(old: str, new: str) -> None:
    found = pieces(old, new)

    assert "".join(text for mark, text in found if mark is not Mark.ADDED) == old
    assert "".join(text for mark, text in found if mark is not Mark.REMOVED) == new


def test_two_very_long_texts_are_compared_by_sentences() -> None:
    old = " ".join(f"La phrase numéro {number} dit ceci." for number in range(3000))
    found = pieces("Un. " + old, old.replace("numéro 1500 ", "numéro mille cinq cents ") + " Fin.")

    assert Piece(Mark.REMOVED, "La phrase numéro 1500 dit ceci.") in found


def test_texts_that_are_one_endless_line_are_told_whole() -> None:
    old, new = "a " * 5000 + "b", "c " * 5000 + "d"

    assert pieces(old.replace(" ", "!"), new.replace(" ", "!"))[0].mark is Mark.REMOVED

"""Words, hyphens and the order of a line."""

import itertools

import pytest

from exporters.pdf.typesetting import bidi, hyphenation
from exporters.pdf.typesetting.paragraph import set_paragraph
from exporters.pdf.typesetting.setting import Line, Placed
from exporters.pdf.typesetting.style import Align, Span, TextStyle
from tests.exporters.pdf.files import PROSE

STYLE = TextStyle(size=10, leading=15, ink=b"0 g", align=Align.JUSTIFY, hyphenate=True)


def said(line: Line) -> str:
    return "".join(map(said_by, line.placed))


def said_by(placed: Placed) -> str:
    return "".join(glyph.text for glyph in placed.piece.shaped.glyphs) + (" " if placed.space else "")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("architecture", ("ar", "chi", "tec", "ture")),
        ("l’intégration", ("l’in", "té", "gra", "tion")),
        ("pont", ("pont",)),
        ("CEDEAO", ("CEDEAO",)),
        ("Ouagadougou", ("Ouagadougou",)),
        ("2026", ("2026",)),
    ],
)
def test_french_words_are_divided_between_syllables_names_and_acronyms_not(word: str, parts: tuple[str, ...]) -> None:
    positions = [0, *hyphenation.positions(word, "fr"), len(word)]

    assert tuple(word[a:b] for a, b in itertools.pairwise(positions)) == parts


def test_a_language_without_patterns_is_not_divided() -> None:
    assert hyphenation.positions("ɲɔgɔnkɔrɔ", "bm") == ()


def test_an_author_who_sets_soft_hyphens_decides() -> None:
    assert hyphenation.positions("Oua\u00adgadougou", "fr") == (4,)


def test_no_break_spaces_are_never_broken() -> None:
    text = " ".join(["«\u202fun\u202f» 145\u00a0milliards"] * 40)

    setting = set_paragraph((Span(text),), STYLE, 200, 0, "fr")

    for line in setting.lines:
        words = said(line).split()
        assert not said(line).startswith(("\u202f", "\u00a0"))
        assert all(word.startswith("«") == word.endswith("»") for word in words if "un" in word)


def test_a_justified_line_ends_at_the_measure() -> None:
    setting = set_paragraph((Span(PROSE[1]),), STYLE, 320, 0, "fr")

    assert len(setting.lines) > 3
    assert all(line.width == pytest.approx(320) for line in setting.lines[:-1])
    assert setting.lines[-1].width < 320


def test_a_word_longer_than_the_line_is_broken_and_whole() -> None:
    setting = set_paragraph((Span("x" * 500),), STYLE, 200, 0, "fr")

    assert all(line.width <= 200.001 for line in setting.lines)
    assert "".join(map(said, setting.lines)) == "x" * 500


def test_an_address_is_broken_after_its_punctuation_without_a_hyphen() -> None:
    address = "https://www.aes.example/communiques/2026/infrastructures/pont-sur-le-fleuve/annexe-technique.html"

    setting = set_paragraph((Span(address),), STYLE, 180, 0, "fr")

    assert len(setting.lines) > 1
    assert all(said(line)[-1] in "/-.@" for line in setting.lines[:-1])
    assert "".join(map(said, setting.lines)) == address


def test_a_line_feed_breaks_the_line() -> None:
    setting = set_paragraph((Span("un\ndeux\n\ntrois"),), STYLE, 200, 0, "fr")

    assert [said(line) for line in setting.lines] == ["un", "deux", "", "trois"]


def test_each_character_is_set_in_a_face_that_has_it() -> None:
    setting = set_paragraph((Span("ɲɔgɔn بيان ⵜⴰ 中"),), STYLE, 300, 0, "fr")

    faces = {placed.piece.face.name for placed in setting.lines[0].placed if said_by(placed).strip()}
    assert faces >= {"SerifRegular", "NaskhRegular", "Tifinagh", "LR"}


def test_bold_and_code_change_the_face() -> None:
    setting = set_paragraph((Span("un "), Span("deux", bold=True), Span(" trois", code=True)), STYLE, 300, 0, "fr")

    assert {piece.face.name for piece, *_ in setting.lines[0].placed} == {"SerifRegular", "SerifBold", "SansRegular"}


def test_right_to_left_words_run_from_the_right() -> None:
    setting = set_paragraph((Span("بيان ختامي AES 2026"),), STYLE, 300, 1, "ar")

    places = [placed.x for placed in setting.lines[0].placed if placed.piece.width > 5]
    assert places[0] == max(places)
    assert setting.lines[0].placed[0].x + setting.lines[0].placed[0].piece.width == pytest.approx(300)


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([], []),
    ],
)
def test_runs_are_reversed_from_the_innermost_level_out(levels: list[int], order: list[int]) -> None:
    assert bidi.visual_order(levels) == order


def test_numbers_keep_their_order_in_right_to_left_text() -> None:
    text = "نص 12.5 نص"

    levels = bidi.levels(text, 1)

    assert [levels[text.index(digit)] for digit in "125"] == [2, 2, 2]
    assert levels[0] == levels[-1] == 1


def test_overrides_do_not_reorder_what_is_printed() -> None:
    setting = set_paragraph((Span("\u202eabc\u202c def"),), STYLE, 300, 0, "fr")

    assert said(setting.lines[0]) == "abc def"


def test_small_faces_are_scaled_to_sit_with_the_others() -> None:
    setting = set_paragraph((Span("a ب"),), STYLE, 300, 0, "fr")

    sizes = {placed.piece.face.name: placed.piece.size for placed in setting.lines[0].placed}
    assert sizes["NaskhRegular"] > sizes["SerifRegular"] == 10

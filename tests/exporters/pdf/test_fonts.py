"""The fonts in the file."""

import io

import pytest
from pypdf import PdfReader

from exporters.pdf.fonts import catalogue, embedding, fallback, tounicode
from exporters.pdf.fonts.catalogue import Family
from exporters.pdf.fonts.harfbuzz import hb
from exporters.pdf.fonts.lastresort import BOX, LAST_RESORT
from exporters.pdf.fonts.subset import subset
from tests import documents
from tests.exporters.pdf.files import article, made

SERIF = catalogue.face(Family.SERIF)


def test_every_font_is_embedded_as_a_subset() -> None:
    reader = PdfReader(io.BytesIO(made(documents.full()).data))
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]

    for font in fonts.values():
        name = str(font.get_object()["/BaseFont"])
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor
        assert name[7] == "+"
        assert name[1:7].isupper()


def test_a_file_holds_the_glyphs_it_shows_and_no_more() -> None:
    kept = frozenset(SERIF.shape("Fin").common)

    program = subset(SERIF, kept)

    assert program.length < 4000
    assert len(program.tag) == 6


def test_bold_is_cut_from_the_same_variable_font() -> None:
    bold = catalogue.face(Family.SERIF, bold=True)

    assert bold.path == SERIF.path
    assert bold.shape("Le").advance > SERIF.shape("Le").advance


def test_a_ligature_says_its_letters() -> None:
    (glyph, *_) = SERIF.shape("fin").glyphs

    assert glyph.text == "fi"
    assert SERIF.shape("fin").particular == ()


def test_a_hyphen_at_the_end_of_a_line_says_soft_hyphen() -> None:
    shaped = SERIF.shape("archi\u00ad")

    assert shaped.glyphs[-1].text == "\u00ad"
    assert shaped.glyphs[-1].width > 0
    assert shaped.particular == ()


def test_a_typed_hyphen_still_says_hyphen() -> None:
    font = embedding.EmbeddedFont(SERIF)
    typed, soft = SERIF.shape("\u2010"), SERIF.shape("a\u00ad")
    font.use(typed.common)
    font.use(soft.common)

    codes = [font.code(glyph) for glyph in (typed.glyphs[0], soft.glyphs[-1])]
    assert len(set(codes)) == 2


def test_one_glyph_that_says_two_things_has_two_codes() -> None:
    font = embedding.EmbeddedFont(LAST_RESORT)
    one, other = LAST_RESORT.shape("中文").glyphs

    assert one.id == other.id == BOX
    assert font.code(one) != font.code(other)
    assert font.code(one) == font.code(one)


def test_the_box_is_a_font_that_harfbuzz_can_read() -> None:
    font = hb.Font(LAST_RESORT.face)

    extents = font.get_glyph_extents(BOX)
    assert extents.width > 300
    assert extents.height < -500
    assert font.get_glyph_h_advance(BOX) == 620


def test_a_box_never_says_a_control_or_private_character() -> None:
    assert [glyph.text for glyph in LAST_RESORT.shape("\x07\ue000").glyphs] == ["\ufffd", "\ufffd"]


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("pont", ["SerifRegular"]),
        ("ɲɔgɔn", ["SerifRegular"]),
        ("بيان", ["NaskhRegular"]),
        ("ⵜⴰ", ["Tifinagh"]),
        ("aبc", ["SerifRegular", "NaskhRegular", "SerifRegular"]),
        ("中", ["LR"]),
        ("e\u0301", ["SerifRegular"]),
    ],
)
def test_the_first_face_that_has_a_character_draws_it(text: str, faces: list[str]) -> None:
    found = fallback.stretches(text, catalogue.chain(Family.SERIF))

    assert [face.name for face, _ in found] == faces
    assert "".join(stretch for _, stretch in found) == text


def test_marks_stay_with_their_letter_for_readers() -> None:
    shaped = catalogue.face(Family.NASKH).shape("معاً", rtl=True)

    said = [glyph for glyph in reversed(shaped.glyphs) if glyph.text]
    assert "".join(glyph.text for glyph in said) == "معاً"
    mark = said[-1]
    assert mark.width == 0
    assert mark.x == said[-2].x
    assert shaped.silent


def test_no_character_is_mapped_twice() -> None:
    lines = tounicode.cmap({number: chr(number) for number in range(32, 300)}).decode().splitlines()

    assert [line for line in lines if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "68 beginbfchar",
    ]
    assert "<0041> <0041>" in lines
    assert "<00E9> <00E9>" in lines


def test_a_character_beyond_the_basic_plane_is_mapped_by_surrogates() -> None:
    assert b"<0007> <D83DDE00>" in tounicode.cmap({7: "😀"})


def test_the_seed_of_a_page_is_small() -> None:
    assert len(made(article()).data) < 45_000

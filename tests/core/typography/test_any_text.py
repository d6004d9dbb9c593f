"""What holds for every text: corrected once is corrected, and the marks of Markdown say what they said."""

from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from aes_editor import markup
from aes_editor.markup import Item, List, Node, Para, Run, Table
from aes_editor.typography import PROFILES, Edit, Profile, applied, apply_to, edits, pass_over
from aes_editor.typography.edit import composed
from tests.core.strategies import communiques
from tests.strategies import markdown

PIECES = (
    *("mot", "Mot", "l'", "d'", "Etat", "oeuvre", "3ème", "1er", "XXIème", "M. ", "Mme ", "A. ", "n°", "etc", "A l'"),
    *("10", "1 200 000", "50", "18 h 30", "10:30", "1 janvier", "km", "%", "€", "FCFA"),
    *("https://aes.example/a?b", "a@aes.example", "`co'de`", "[lien](https://aes.example)", "fin.pdf", "&amp;", ":)"),
    *("…", "...", ". . .", '"', "«", "»", "“", "”", "<<", ">>", "'", "(", ")", "[", "]", "<", ">", "/", "#", "=", "|"),
    *("*", "**", "_", "`", "\\", " ", "  ", "\u00a0", "\u202f", "\u2009", ",", ".", ":", ";", "!", "?"),
    *("-", " - ", " – ", "--", "\n", "\n\n", "- ", "1. ", "1 . ", "| a | b |\n|---|:-:|\n| c | d |"),
)

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map("".join)
profiles = st.sampled_from(list(PROFILES.values()))
languages = st.sampled_from(["fr", "en", "ha"])


@given(texts | markdown(), profiles, languages)
@settings(max_examples=400)
@example("« ? : ! »", PROFILES["imprimerie"], "fr")
@example('"a" "b', PROFILES["eu"], "fr")
def test_a_corrected_text_has_nothing_to_correct(text: str, profile: Profile, language: str) -> None:
    once = applied(text, edits(text, profile=profile, language=language))

    assert edits(once, profile=profile, language=language) == ()


@given(texts | markdown(), profiles)
def test_corrections_are_in_order_apart_and_real(text: str, profile: Profile) -> None:
    position = 0
    for edit in edits(text, profile=profile):
        assert position <= edit.start <= edit.end <= len(text)
        assert text[edit.start : edit.end] != edit.replacement
        position = edit.end


@given(texts | markdown(), profiles)
@settings(max_examples=300)
def test_lines_lists_links_and_emphasis_stay_what_they_are(text: str, profile: Profile) -> None:
    once = applied(text, edits(text, profile=profile))

    assert _shape(markup.blocks(once)) == _shape(markup.blocks(text))


@given(st.data(), st.text("ab cd", max_size=12))
def test_two_passes_of_corrections_are_one(data: st.DataObject, text: str) -> None:
    first = data.draw(_any_edits(len(text)))
    middle = applied(text, first)
    second = data.draw(_any_edits(len(middle)))

    assert applied(text, composed(text, first, second)) == applied(middle, second)


@given(communiques)
@settings(max_examples=40)
def test_a_corrected_communique_has_nothing_to_correct(doc: object) -> None:
    once = apply_to(doc, pass_over(doc))  # type: ignore[arg-type]

    assert pass_over(once) == ()


@st.composite
def _any_edits(draw: st.DrawFn, length: int) -> tuple[Edit, ...]:
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    spans = list(zip(places[::2], places[1::2], strict=False))
    return tuple(Edit(start, end, draw(st.text("xy", max_size=2)), "rule") for start, end in spans)


def _shape(nodes: tuple[Node, ...]) -> list[object]:
    """Return what *nodes* are, without their words."""
    return [shape for node in nodes for shape in _of(node)]


def _of(node: Node) -> Iterator[object]:
    match node:
        case Para(runs):
            yield "para", _styles(runs)
        case List(items, ordered, start):
            yield "list", ordered, start, [_shape(item.nodes) for item in items if isinstance(item, Item)]
        case Table(header, rows, align):
            yield "table", align, [[_styles(cell) for cell in row] for row in (header, *rows)]


def _styles(runs: tuple[Run, ...]) -> list[object]:
    return [
        (run.bold, run.italic, run.code, run.href, run.text if run.code else None, run.text.count("\n"))
        for run in runs
        if run.text.strip()
    ]

"""Direct speech, derived from the quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor import markup
from aes_editor.document import Person, Quote
from aes_editor.document.quotation import Segment, find, paragraphs, spoken, stands_alone

marked = st.text(st.sampled_from([*"«»“”„‹›\"' ab*\n\u00a0\u202f.,"]))


def texts(quote: Quote) -> list[list[tuple[str, int | None]]]:
    return [[(run.text, run.quote) for run in para.runs] for para in paragraphs(quote)]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("« Oui », a dit le ministre.", ("Oui",)),
        ("«\u202fOui\u202f», a-t-il dit. «\u00a0Ensemble.\u00a0»", ("Oui", "Ensemble.")),
        ("Il a dit : “Yes”.", ("Yes",)),
        ("„Ja“, sagte er.", ("Ja",)),
        ('"Oui", dit-il, "et non".', ("Oui", "et non")),
        ("»Ja«, sagte er, »und nein«.", ("Ja", "und nein")),
        ("fin de la phrase », a-t-il dit.", ()),
        ("fin de la phrase », a-t-il dit. « Encore. »", ("Encore.",)),
        ("‹ Oui ›", ("Oui",)),
        ("« Il m’a dit « non » hier », dit-elle.", ("Il m’a dit « non » hier",)),
        ("« Il m’a dit “non” hier »", ("Il m’a dit “non” hier",)),
        ("« Sans fin", ("Sans fin",)),
        ("Rien de dit", ()),
        ("« »", ()),
        ("L’accord d’hier n'est pas une citation", ()),
        ("", ()),
    ],
)
def test_the_segments_of_a_paragraph(text: str, segments: tuple[str, ...]) -> None:
    assert tuple(segment.text for segment in find(text)) == segments


def test_a_segment_spans_its_marks() -> None:
    assert find("Oui : « non ».") == (Segment(6, 13, "non"),)


@given(marked)
def test_segments_follow_each_other_inside_the_text(text: str) -> None:
    position = 0
    for segment in find(text):
        assert position <= segment.start < segment.end <= len(text)
        assert segment.text
        assert segment.text in text[segment.start : segment.end]
        position = segment.end


@given(marked)
def test_cutting_at_the_segments_changes_no_letter(text: str) -> None:
    plain = ["".join(markup.plain(markup.inline_of(node))) for node in markup.blocks(text)]

    assert [markup.plain(para.runs) for para in paragraphs(Quote(text=text))] == plain


@given(marked)
def test_segments_are_numbered_from_zero_without_a_gap(text: str) -> None:
    numbers = [run.quote for para in paragraphs(Quote(text=text)) for run in para.runs if run.quote is not None]

    assert sorted(set(numbers)) == list(range(len(spoken(Quote(text=text)))))
    assert numbers == sorted(numbers)


def test_a_quotation_broken_by_its_attribution_is_one_with_two_segments() -> None:
    quote = Quote(text="« Nous avançons », a déclaré la ministre. « *Ensemble*. »", speaker=Person(name="A. Diallo"))

    assert spoken(quote) == ("Nous avançons", "Ensemble.")
    assert texts(quote) == [
        [
            ("« Nous avançons »", 0),
            (", a déclaré la ministre. ", None),
            ("« ", 1),
            ("Ensemble", 1),
            (". »", 1),
        ]
    ]
    assert not stands_alone(quote)


def test_speech_over_several_paragraphs_runs_to_the_end_of_each() -> None:
    quote = Quote(text="« Premier point.\n\n« Second point », a-t-il conclu.")

    assert spoken(quote) == ("Premier point.", "Second point")
    assert texts(quote)[0] == [("« Premier point.", 0)]


def test_without_any_mark_every_paragraph_was_spoken() -> None:
    quote = Quote(text="Nous avançons.\n\nEnsemble.")

    assert spoken(quote) == ("Nous avançons.", "Ensemble.")
    assert stands_alone(quote)


@pytest.mark.parametrize("text", ["« Oui »", "«\u202fOui.\u202f» ", "Oui", "« Un.\n\n« Deux. »"])
def test_a_quotation_without_its_speaker_stands_alone(text: str) -> None:
    assert stands_alone(Quote(text=text))


@pytest.mark.parametrize("text", ["« Oui », dit-il", "Il a dit « oui »"])
def test_a_quotation_with_its_speaker_does_not(text: str) -> None:
    assert not stands_alone(Quote(text=text))


def test_an_empty_quotation_says_nothing() -> None:
    assert paragraphs(Quote()) == ()
    assert spoken(Quote()) == ()


def test_a_list_in_a_quotation_is_read_as_lines() -> None:
    assert spoken(Quote(text="- un\n- deux")) == ("un\ndeux",)

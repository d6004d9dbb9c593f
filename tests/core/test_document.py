"""The communiqué as a value, and the table of its fields."""

import datetime as dt
from collections import Counter
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor import document, i18n
from aes_editor.document import (
    Communique,
    Diffusion,
    Embargo,
    Figure,
    Paragraphs,
    Related,
    ReleaseKind,
    Status,
    mint_guid,
)
from aes_editor.document.fields import Kind, Section, fields, spec
from tests.core.strategies import instants

OWNERS = [
    owner
    for owner in (getattr(document, name) for name in document.__all__)
    if isinstance(owner, type) and issubclass(owner, msgspec.Struct) and owner.__struct_fields__
]
NOON = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize("owner", OWNERS)
def test_every_field_has_a_line_in_the_table(owner: type[msgspec.Struct]) -> None:
    assert tuple(field.name for field in fields(owner)) == owner.__struct_fields__
    assert all(field.spec.label.strip() for field in fields(owner))


@pytest.mark.parametrize("owner", OWNERS)
def test_the_labels_of_a_form_differ(owner: type[msgspec.Struct]) -> None:
    assert max(Counter(field.spec.label for field in fields(owner)).values()) == 1


@pytest.mark.parametrize("owner", OWNERS)
def test_a_value_with_nothing_filled_in_is_a_value(owner: type[msgspec.Struct]) -> None:
    assert owner() == owner()
    assert hash(owner()) == hash(owner())


def test_what_a_person_fills_in_stands_in_a_section_and_what_the_program_keeps_in_none() -> None:
    for field in fields(Communique):
        assert (field.spec.section is Section.NONE) == (field.spec.kind is Kind.SYSTEM), field.name


def test_the_sections_follow_each_other_in_the_order_of_reading() -> None:
    sections = [field.spec.section for field in fields(Communique) if field.spec.section is not Section.NONE]

    assert sections == sorted(sections, key=list(Section).index)
    assert set(sections) == set(Section) - {Section.NONE}


@pytest.mark.parametrize("owner", OWNERS)
def test_a_field_is_edited_as_its_type_allows(owner: type[msgspec.Struct]) -> None:
    allowed = {
        str: {Kind.LINE, Kind.TEXT, Kind.MARKDOWN, Kind.LANGUAGE, Kind.COUNTRY, Kind.MEDIA},
        bool: {Kind.FLAG},
        int: {Kind.NUMBER},
        dt.date: {Kind.DATE},
        dt.datetime: {Kind.INSTANT},
        tuple: {Kind.LINES, Kind.PARTS, Kind.BLOCKS},
    }
    hints = get_type_hints(owner)
    for field in fields(owner):
        kind = field.spec.kind
        if kind is Kind.SYSTEM:
            continue
        held = _held(hints[field.name])
        if issubclass(held, Enum):
            assert kind is Kind.CHOICE, field.name
        elif issubclass(held, msgspec.Struct):
            assert kind is Kind.PART, field.name
        else:
            assert kind in allowed[held], field.name


def _held(hint: Any) -> type:
    """The type of *hint* beside None."""
    (held,) = [part for part in get_args(hint) if part is not type(None)] if type(None) in get_args(hint) else [hint]
    origin: type = get_origin(held) or held
    return origin


def test_a_line_of_the_table_is_found_by_name() -> None:
    assert spec(Communique, "headline").required
    with pytest.raises(KeyError):
        spec(Communique, "title")


@pytest.mark.parametrize("term", [*ReleaseKind, *Status, *Diffusion])
def test_every_term_has_a_label_in_the_language_of_the_interface(term: ReleaseKind | Status | Diffusion) -> None:
    assert term.label
    assert term.label != term.value or term.label[0].isupper()


def test_labels_follow_the_language_that_is_spoken() -> None:
    i18n.use("fr")

    assert Status.DRAFT.label == i18n._("Draft")


def test_an_embargo_ends_at_its_very_instant() -> None:
    doc = Communique(embargo=Embargo(until=NOON))

    assert doc.under_embargo(NOON - SECOND)
    assert not doc.under_embargo(NOON)
    assert not doc.under_embargo(NOON + SECOND)


def test_an_embargo_without_an_end_holds_until_it_is_lifted() -> None:
    assert Communique(embargo=Embargo()).under_embargo(NOON)
    assert not Communique().under_embargo(NOON)


@given(instants, instants)
def test_an_embargo_is_the_same_in_every_zone(until: dt.datetime, now: dt.datetime) -> None:
    try:
        elsewhere = until.astimezone(dt.timezone(dt.timedelta(hours=5)))
    except OverflowError:
        return

    assert Embargo(until=until).in_force(now) == Embargo(until=elsewhere).in_force(now)


def test_the_images_of_a_document_are_those_of_its_figures_and_of_what_to_read_next() -> None:
    doc = Communique(
        body=(Figure(media="a.png"), Paragraphs(text="b.png"), Figure(media="a.png"), Figure()),
        related=(Related(media="c.jpg"), Related()),
    )

    assert doc.media_names() == {"a.png", "c.jpg"}


def test_a_guid_is_a_tag_of_its_authority_and_day() -> None:
    guid = mint_guid("aes.example", dt.date(2026, 3, 1))

    assert guid.startswith("tag:aes.example,2026-03-01:communique:")
    assert guid != mint_guid("aes.example", dt.date(2026, 3, 1))


@given(st.binary())
def test_the_same_source_is_the_same_communique(source: bytes) -> None:
    day = dt.date(2026, 3, 1)

    assert mint_guid("aes.example", day, source) == mint_guid("aes.example", day, source)
    assert mint_guid("aes.example", day, source) != mint_guid("aes.example", day, source + b".")

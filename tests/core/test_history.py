"""Versions: kept compactly in the file, bounded, whole or named as lost."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from aes_editor import container
from aes_editor.document import Communique, Figure, Paragraphs
from aes_editor.errors import DamagedFile
from aes_editor.history import History, Occasion
from tests.documents import NOW, full
from tests.strategies import communiques, images


def state(number: int) -> Communique:
    return replace(full(), headline=f"Titre numéro {number}", lead=f"{random.Random(number).random()} " * 5)


def history_of(count: int) -> History:
    history = History()
    for number in range(count):
        history = history.with_version(state(number), NOW + dt.timedelta(minutes=number), Occasion.SAVED)
    return history


def test_every_version_comes_back_from_the_file() -> None:
    file = container.pack(state(45), {}, history_of(45))

    history = container.unpack(file, "x", rescue=True).history

    assert [version.number for version in history.versions] == list(range(1, 46))
    assert [history.document(number + 1) for number in range(45)] == [state(number) for number in range(45)]


def test_the_same_history_gives_the_same_bytes_and_is_written_anew_unchanged() -> None:
    file = container.pack(state(3), images(), history_of(30))
    again = container.unpack(file, "x", rescue=True)

    assert container.pack(again.doc, again.media, again.history) == file
    assert container.pack(state(3), images(), history_of(30)) == file


def test_versions_are_compact() -> None:
    plain = len(container.pack(full(), {}))
    many = len(container.pack(full(), {}, history_of(200)))

    assert many - plain < 200 * 700


def test_saving_twice_without_a_change_is_one_version_and_exporting_is_another() -> None:
    history = history_of(1).with_version(state(0), NOW, Occasion.SAVED)
    exported = history.with_version(state(0), NOW, Occasion.EXPORTED)

    assert len(history.versions) == 1
    assert [version.occasion for version in exported.versions] == [Occasion.SAVED, Occasion.EXPORTED]
    assert exported.document(2) == state(0)


def test_the_oldest_go_first_those_with_a_label_and_those_exported_last() -> None:
    history = history_of(2).with_version(state(2), NOW, Occasion.EXPORTED)
    history = history.labelled(1, "Pour relecture")
    for number in range(3, 9):
        history = history.with_version(state(number), NOW, Occasion.SAVED)

    kept = history.bounded(most=4)

    assert [version.number for version in kept.versions] == [1, 3, 8, 9]
    assert [kept.document(number) for number in (1, 3, 8, 9)] == [state(0), state(2), state(7), state(8)]


@given(st.lists(st.integers(1, 60), max_size=40, unique=True))
def test_whichever_versions_go_the_others_stay_whole(gone: list[int]) -> None:
    history = history_of(60)
    for number in gone:
        history = history.without(number)

    assert {version.number for version in history.versions} == set(range(1, 61)) - set(gone)
    assert all(history.document(version.number) == state(version.number - 1) for version in history.versions)


def test_the_history_stays_within_its_limit_of_bytes() -> None:
    history = history_of(50)
    size = sum(len(version.packed) for version in history.versions)

    smaller = history.bounded(largest=size // 2)

    assert sum(len(version.packed) for version in smaller.versions) <= size // 2
    assert smaller.versions[-1] is not None
    assert smaller.document(50) == state(49)


@given(communiques())
def test_any_communique_is_kept_as_it_was_stored(doc: Communique) -> None:
    stored = container.unpack(container.pack(doc, {}), "x").doc

    assert history_of(1).with_version(doc, NOW, Occasion.SAVED).document(2) == stored


def test_images_are_shared_by_all_versions_and_kept_for_older_ones() -> None:
    one, other = sorted(images())[:2]
    old = Communique(body=(Figure(media=one),))
    new = Communique(body=(Figure(media=other),))
    history = History().with_version(old, NOW, Occasion.SAVED).with_version(new, NOW, Occasion.SAVED)

    file = container.pack(new, images(), history)

    assert file.count(b"media/" + one.encode()) == 2  # its entry, and its line in the list of contents
    assert container.unpack(file, "x", rescue=True).media == {one: images()[one], other: images()[other]}
    assert container.unpack(file, "x").media == {other: images()[other]}


def test_a_missing_version_takes_only_those_told_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = history_of(45)
    without_third = History(tuple(version for version in whole.versions if version.number != 3))

    with pytest.raises(DamagedFile, match="Version 4 is damaged"):
        without_third.document(4)

    history, lost = without_third.readable()

    assert lost == tuple(range(4, 21))
    assert history.document(45) == state(44)


def test_a_text_that_is_damaged_is_taken_from_the_newest_version() -> None:
    doc = Communique(headline="Titre", body=(Paragraphs(text="mot " * 99),))
    file = bytearray(container.pack(doc, {}, History().with_version(doc, NOW, Occasion.SAVED)))
    file[file.index(b"document.json") + 40] ^= 0xFF

    contents = container.unpack(bytes(file), "x", rescue=True)

    assert contents.doc == doc
    assert contents.losses == (
        "The text is damaged. What you see is the version of 2026-03-10 09:30; what was written later is lost.",
    )

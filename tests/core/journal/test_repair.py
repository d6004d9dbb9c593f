"""A journal that the disk damaged gives back what can be read of it, and never a wrong word."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from aes_editor import container
from aes_editor.document import Communique, Figure, Paragraphs
from aes_editor.errors import DamagedFile
from aes_editor.journal.entry import Snapshot, State
from aes_editor.journal.repair import repair
from aes_editor.journal.store import FILE, Store
from aes_editor.journal.survey import survey
from tests.core.journal.conftest import NOW

IMAGE = b"\xff\xd8\xff" + bytes(range(256)) * 40
NAME = container.media_name(IMAGE, "jpg")
DOCS = {
    f"entry{number}": Communique(
        headline=f"Titre {number}", body=(Paragraphs(text=f"Mot {number}. " * 900), Figure(media=NAME))
    )
    for number in range(8)
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a journal of eight documents."""
    folder = tmp_path_factory.mktemp("journal")
    with Store(folder) as store:
        store.write("died", {key: (Snapshot(doc, {NAME: IMAGE}), State.OPEN) for key, doc in DOCS.items()}, NOW)
    return (folder / FILE).read_bytes()


def read(folder: Path) -> dict[str, Communique]:
    """Start on the journal as the program does; return what is offered."""
    try:
        left = survey(folder, NOW)
    except DamagedFile:
        assert repair(folder, NOW)
        left = survey(folder, NOW)
    return {item.entry.id: item.contents.doc for item in left if item.contents is not None}


@pytest.mark.parametrize("seed", range(60))
def test_bytes_that_changed_give_no_wrong_word_and_stop_nobody(seed: int, whole: bytes, tmp_path: Path) -> None:
    chance = random.Random(seed)
    damaged = bytearray(whole)
    for _flip in range(chance.choice((1, 1, 5, 400))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    if chance.random() < 0.3:
        damaged = damaged[: chance.randrange(len(damaged))]
    (tmp_path / FILE).write_bytes(damaged)

    found = read(tmp_path)

    assert {key: doc for key, doc in found.items() if DOCS.get(key) != doc} == {}


def test_one_broken_row_takes_no_other_with_it(whole: bytes, tmp_path: Path) -> None:
    place = whole.index(b"Mot 3. Mot 3.") + 3000
    (tmp_path / FILE).write_bytes(whole[:place] + b"\0" * 40 + whole[place + 40 :])

    assert read(tmp_path).keys() == DOCS.keys() - {"entry3"}


def test_what_is_sound_is_not_put_aside(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(whole)

    assert repair(tmp_path, NOW) == ""

    assert [path.name for path in tmp_path.glob("journal-broken-*")] == []


def test_a_broken_page_of_the_tree_leaves_the_rows_of_the_others(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(whole)
    database = sqlite3.connect(tmp_path / FILE)
    (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_entry_1'").fetchone()
    database.close()
    (tmp_path / FILE).write_bytes(whole[: (root - 1) * 4096] + b"\xee" * 4096 + whole[root * 4096 :])

    with pytest.raises(DamagedFile), Store(tmp_path) as store:
        store.check()
    assert repair(tmp_path, NOW)

    assert read(tmp_path).keys() == DOCS.keys()

"""The catalogs of messages: whole, true to the source, and pleasant to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from aes_editor import i18n
from ui.window.actions import ACTIONS, MENUS, Menu

ROOT = Path(__file__).parent.parent
_PLACEHOLDER = re.compile(r"\{[^}]*\}|%\(\w+\)[sr]|%[sr]")


def _french() -> Catalog:
    with (ROOT / "resources/translations/fr/LC_MESSAGES/aes_editor.po").open("rb") as file:
        return read_po(file, locale="fr")


def _source() -> set[str]:
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    found = set()
    for room in ("aes_editor", "exporters", "ui"):
        for _file, _line, message, _comments, _context in extract_from_dir(ROOT / room, keywords=keywords):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found - {""}


def _pairs(message: Message) -> Iterator[tuple[str, str]]:
    return zip(_forms(message.id), _forms(message.string), strict=True)


def _forms(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, (tuple, list)) else (str(said),)


def test_every_message_is_in_french() -> None:
    known = {
        _forms(message.id)[0]
        for message in _french()
        if message.id and all(string for _id, string in _pairs(message)) and not message.fuzzy
    }

    assert sorted(_source() - known) == []


def test_placeholders_survive_translation() -> None:
    broken = [
        string
        for message in _french()
        if message.id
        for source, string in _pairs(message)
        if set(_PLACEHOLDER.findall(source)) != set(_PLACEHOLDER.findall(string))
    ]

    assert broken == []


def test_the_french_is_set_as_french_is() -> None:
    strings = [string for message in _french() if message.id for _id, string in _pairs(message)]

    assert [text for text in strings if re.search(r"« | »|\w'\w| [;!?]| :", text)] == []


def _entries(menus: Iterable[Menu]) -> Iterator[list[str | Menu]]:
    for _title, entries in menus:
        yield [entry for entry in entries if entry != "-"]
        yield from _entries(entry for entry in entries if not isinstance(entry, str))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_mnemonics_of_a_menu_are_unique(language: str) -> None:
    i18n.use(language)
    texts = {action.name: action.text for action in ACTIONS} | {"recent": "Open &recent"}
    menus = [[i18n._(texts[name] if isinstance(name, str) else name[0]) for name in names] for names in _entries(MENUS)]
    menus.append([i18n._(title) for title, _names in MENUS])

    for menu in menus:
        letters = [text.partition("&")[2][:1].lower() for text in menu]
        assert all(letters), menu
        assert len(letters) == len(set(letters)), menu

"""The directory of a press office: who speaks and by which title, institutions, cities, contacts, « À propos ».

One frozen value (:mod:`~aes_editor.directory.entries`), kept in one JSON file that several windows may change
(:mod:`~aes_editor.directory.store`), searched whatever case and accents (:mod:`~aes_editor.directory.search`), and
exchanged as CSV or JSON (:mod:`~aes_editor.directory.exchange`).
"""

from aes_editor.directory.entries import (
    TABLES,
    BoilerplateEntry,
    ContactEntry,
    Directory,
    Entry,
    InstitutionEntry,
    PersonEntry,
    PlaceEntry,
    Title,
)

__all__ = [
    "TABLES",
    "BoilerplateEntry",
    "ContactEntry",
    "Directory",
    "Entry",
    "InstitutionEntry",
    "PersonEntry",
    "PlaceEntry",
    "Title",
]

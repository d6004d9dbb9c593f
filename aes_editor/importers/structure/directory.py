"""Who is who in one document: « le Président GOÏTA » is the « Général d’Armée Assimi GOÏTA » of its first lines."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from aes_editor.document import Person
from aes_editor.importers.structure import people, people_arabic
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.importers.structure.people import Mention

_MOST_PERSONS = 1000  # that are remembered
_LONGEST = 20_000  # characters of a paragraph that is looked through


def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Return the persons that *text* names, in reading order."""
    if len(text) > _LONGEST:
        return ()
    return people_arabic.find(text) if language == "ar" else people.find(text, language)


class Directory:
    """The persons of a document, from the *texts* of its paragraphs in reading order."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        named = (mention.person for text in texts for mention in mentions(text, language) if not mention.bare)
        self._known = list(islice(named, _MOST_PERSONS))

    def resolve(self, person: Person) -> Person:
        """Return *person* with the full name, the honorific and the position that the document gives elsewhere.

        What is told beside the words spoken holds; an address (« le Président GOÏTA ») gives way to the position.
        """
        same = [other for other in self._known if _same(person.name, other.name)]
        if not same:
            return person
        fullest = max([person, *same], key=lambda other: len(other.name.split()))
        address = len(person.name.split()) < len(fullest.name.split())
        others = [other for other in same if len(other.name.split()) > 1 or not address]
        honorific = "" if address else person.honorific
        return Person(
            name=fullest.name,
            honorific=honorific or next((other.honorific for other in others if other.honorific), person.honorific),
            role=person.role or next((other.role for other in others if other.role), ""),
            organisation=person.organisation,
        )

    def holder(self, position: str) -> Person:
        """Return who holds *position*; a person without a name where the document does not say."""
        wanted = key(position)
        for person in reversed(self._known):
            if person.name and key(person.role).startswith(wanted):
                return self.resolve(person)
        return Person(role=position)


def _same(name: str, other: str) -> bool:
    """Whether both may name one person: the words of the shorter end, or are, the longer one."""
    first, second = key(name).split(), key(other).split()
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and (longer[-len(shorter) :] == shorter or (len(shorter) > 1 and set(shorter) <= set(longer)))

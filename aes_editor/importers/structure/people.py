"""Persons in a text of a script with capitals: name, honorific and position, before the name or after it.

The shapes that are read::

    le Général d’Armée Assimi GOÏTA, Président de la Transition, Chef de l’État
    M. Idrissa MAMANE                        NASA Administrator Bill Nelson
    la ministre de la Santé, Mme Awa KONÉ    le Président GOÏTA
    Mike Kincaid, associate administrator, Office of STEM Engagement
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aes_editor import places
from aes_editor.document import Person
from aes_editor.importers.structure.datelines import country_code
from aes_editor.importers.structure.lexicon import speech
from aes_editor.importers.structure.tokens import Tokens, without_elision
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMA = re.compile(r"\s*[,(]\s*\Z")
_LINKS = frozenset({"de", "du", "des", "la", "le", "les", "of", "for", "the", "aux", "au", "a", "en", "and", "et"})
_PARTICLES = frozenset(
    {"de", "du", "van", "von", "der", "den", "di", "da", "dos", "del", "bin", "ben", "ibn", "ould", "el", "al", "ag"}
)
_ARTICLES = frozenset(
    {"le", "la", "les", "un", "une", "son", "sa", "leur", "notre", "the", "an", "its", "his", "her", "our"}
)
_APPOSED = re.compile(r"\s*,\s+(?:(?:an?|une?|the|la|le)\s)?(?P<role>[a-zà-ÿ][^,.;:«»“”\"()]*)[\s.]*\Z")
_LONGEST_APPOSED = 10  # words
_AGENT = re.compile(
    r"[a-z]{2,}(?:eur|euse|trice|iste|ien|ienne|logue|ier|iere|aire|crate|naute|iatre|nome)s?\Z"
)  # French nouns of those who do something, folded
_NO_AGENTS = frozenset({"ailleurs", "plusieurs", "dernier", "derniere", "premier", "premiere", "entier", "entiere"})
_CHARGED = frozenset({"charge", "chargee", "charges", "chargees"})
_MOST_HONORIFICS = 10  # words
_LONGEST_ROLE = 16  # words
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in a text from *start* to *end*; a *bare* one is a name with nothing around it that says so."""

    start: int
    end: int
    person: Person
    bare: bool = False


@lru_cache(maxsize=1024)
def find(text: str, language: str) -> tuple[Mention, ...]:
    """Return the persons that *text* names, in reading order."""
    return tuple(_Reader(text, language).mentions())


def attribution(text: str, language: str) -> Person | None:
    """Return who a line names that is nothing but an attribution: « — Awa KONÉ, ministre de la Santé »; else None."""
    line = re.sub(r"^[\s–—―-]+", "", text).rstrip(" .")
    reader = _Reader(line, language)
    for mention in reader.mentions():
        before, after = line[: mention.start].strip(), line[mention.end :].lstrip(" )")
        if before and key(before) not in _ARTICLES:
            return None
        if not after:
            return mention.person
        if after[0] not in ",–—-:(|":
            return None
        name = mention.person.name
        if mention.person.role and line.index(name) > line.index(mention.person.role):
            return None
        rest = line[line.index(name) + len(name) :].strip(" ,–—-:(|)")
        return Person(name=name, honorific=mention.person.honorific, role=rest)
    return None


def told_after(text: str, language: str) -> str:
    """Return the position of unknown words that *text*, right behind a name, tells: « , bergère à Ansongo »."""
    match = _APPOSED.match(text)
    words = match["role"].split() if match else []
    if match is None or len(words) > _LONGEST_APPOSED:
        return ""
    first = key(without_elision(words[0]))
    known = speech(language)
    told = first in known.not_names or first in known.role_breaks or first in known.pronouns
    acts = first.endswith("ing" if language == "en" else "ant") or f"{key(match['role'])} ".startswith(known.role_ends)
    return "" if told or acts else match["role"].strip()


def positions(text: str, language: str) -> tuple[str, ...]:
    """Return the positions that *text* names without a name: « selon le ministre de la Santé »."""
    return tuple(_Reader(text, language).positions())


class _Reader(Tokens):
    def __init__(self, text: str, language: str) -> None:
        super().__init__(text, language)
        self._words = speech(language)

    def mentions(self) -> Iterator[Mention]:
        at = 0
        while at < len(self._tokens):
            mention, after = self._titled(at) or self._with_role(at) or self._named(at) or (None, at + 1)
            if mention is not None:
                yield mention
            at = max(after, at + 1)

    def positions(self) -> Iterator[str]:
        at = 0
        while at < len(self._tokens):
            noun = self._role_noun(at)
            end = self._role_end(at, noun) if noun > at else at + 1
            if noun > at and self._tokens[at].key not in self._words.relatives:
                yield self._between(at, end)
            at = end

    # The three shapes: each returns the mention and the token after it, or None.

    def _titled(self, at: int) -> tuple[Mention, int] | None:
        """« Général d’Armée Assimi GOÏTA, … »."""
        after = self._honorifics(at)
        if after == at:
            return None
        name = self._name(after)
        if name == after:
            return None
        honorific = self._between(at, after)
        role, end = self._apposition(name)
        before = self._role_before(at) if not role else ""
        person = Person(name=self._between(after, name), honorific=honorific, role=role or before)
        return self._mention(at, end, person), end

    def _with_role(self, at: int) -> tuple[Mention, int] | None:
        """« ministre de la Santé Awa KONÉ », « ministre de la Santé, Mme Awa KONÉ », « Président GOÏTA »."""
        noun = self._role_noun(at)
        if noun == at:
            return None
        end = self._role_end(at, noun)
        start = noun
        while start < end and (start == noun or self._spaced(start)):
            stop = self._name(start)
            name = self._own_name(start, stop, direct=start == noun) if stop > start else stop
            if name < stop and (stop - name > 1 or start == noun or self._tokens[name].text.isupper()):
                return self._role_and_name(at, noun, name, stop)
            start = max(stop, start + 1)
        return self._role_comma_name(at, end)

    def _named(self, at: int) -> tuple[Mention, int] | None:
        """« Awa KONÉ, ministre de la Santé », “NASA Administrator Bill Nelson”; a bare name where no position is."""
        if self._tokens[at].key.rstrip("s") in self._words.roles:
            return None
        end = self._name(at)
        if self._language != "fr" and self._role_noun(end) > end and (end == at + 1 or self._spaced(end)):
            return self._role_first(at, end)
        if end - at < 2:
            return None
        role, after = self._apposition(end)
        return self._mention(at, after, Person(name=self._between(at, end), role=role), bare=not role), after

    def _role_first(self, at: int, end: int) -> tuple[Mention, int] | None:
        """Return “NASA Administrator Bill Nelson”, whose position has words before its noun at *end*."""
        name = self._role_noun(end)
        while self._spaced(name) and (further := self._role_noun(name)) > name:
            name = further
        stop = self._name(name) if self._spaced(name) else name
        if not self._tokens[at].capital or stop == name:
            return None
        role, after = self._apposition(stop)
        whole = ", ".join(part for part in (self._between(at, name), role) if part)
        return self._mention(at, after, Person(name=self._between(name, stop), role=whole)), after

    # Honorifics and names.

    def _honorifics(self, at: int) -> int:
        """Return the token after the honorifics that begin at *at*, an article between two of them skipped."""
        start = at
        while at - start < _MOST_HONORIFICS and (after := self._phrase(at, self._words.honorifics)) > at:
            token = self._tokens[at]
            if len(token.key) < 3 and not token.capital:
                return at
            at = after
            if self._is(at, _ARTICLES) and self._phrase(at + 1, self._words.honorifics) > at + 1:
                at += 1
        return at

    def _name(self, at: int) -> int:
        """Return the token after the name that begins at *at*; *at* where none does."""
        end = at
        while end < len(self._tokens) and end - at < _LONGEST_NAME and (end == at or self._spaced(end)):
            token = self._tokens[end]
            particle = end > at and token.key in _PARTICLES and self._is_capital(end + 1) and self._spaced(end + 1)
            if not particle and (not token.capital or token.key in self._words.not_names or token.text.isdecimal()):
                break
            if not particle and end > at and self._role_noun(end) > end:
                break
            if token.key in {"de", "du"} and (self._tokens[end - 1].text.isupper() or self._place(end + 1) > end + 1):
                break
            end += 1
        return end

    def _own_name(self, start: int, end: int, *, direct: bool) -> int:
        """Return where in the capitals from *start* the name begins; what still names an institution is passed."""
        body = 0 if direct else self._phrase(start - 1, self._words.bodies)  # « l’Union Africaine »
        if body > start:
            return body
        if direct or self._tokens[start - 1].key not in _LINKS:
            return self._past_not_names(start, end)
        passed = max(self._place(start), self._phrase(start, self._words.bodies))
        surname = self._tokens[end - 1].text.isupper()
        if passed == start and not surname and self._tokens[start - 1].key not in {"de", "of"}:
            return end  # « de la Banque Atlantique », “of the Solar Corridor”: all of it names the institution
        name = passed if passed > start else start + 1
        rest = end - name
        return name if rest > 1 or (rest == 1 and surname) else end

    def _past_not_names(self, start: int, end: int) -> int:
        while start < end and self._tokens[start].key in self._words.not_names:
            start += 1
        return start

    def _place(self, at: int) -> int:
        """Return the token after the city or country that begins at *at*; *at* where none does."""
        for size in (3, 2, 1):
            if at + size <= len(self._tokens):
                name = self._between(at, at + size)
                if places.city(name) or country_code(name, self._language):
                    return at + size
        return at

    # Positions.

    def _role_noun(self, at: int) -> int:
        return self._phrase(at, self._words.roles)

    def _role_end(self, at: int, noun: int) -> int:
        """Return the token after the words of the position whose noun ends at *noun*."""
        end = noun
        while end < len(self._tokens) and end - at < _LONGEST_ROLE:
            token = self._tokens[end]
            if not self._is_space(end) and not self._in_brackets(end):
                break
            breaks = token.key in self._words.role_breaks and not (
                self._charged(end)
                or self._joins(end)
                or (token.text == "à" and (end == noun or self._is_seat(at, end)))
            )
            breaks |= self._says(end)
            titled = token.capital and self._phrase(end, self._words.honorifics) > end
            if breaks or titled or self._ends_role(end):
                break
            end += 1
        return end

    def _is_seat(self, at: int, end: int) -> bool:
        """Whether « à » at *end* tells where the position behind a name is held: « inspectrice de … à Tillabéri »."""
        return self._is_capital(end + 1) and _COMMA.match(self._gap(at)) is not None

    def _joins(self, at: int) -> bool:
        """Whether “and” at *at* joins a second position: “founder and chief executive”."""
        following = range(at + 1, min(at + 3, len(self._tokens)))
        return self._is(at, {"and", "et"}) and any(self._role_noun(after) > after for after in following)

    def _says(self, at: int) -> bool:
        """Whether a verb of saying at *at* ends the position: “the spokesperson said”."""
        token = self._tokens[at]
        if token.capital or self._tokens[at - 1].key in _LINKS or self._tokens[at].text != without_elision(token.text):
            return False
        if self._language == "en":
            return token.key in self._words.verbs
        return len(token.key) > 3 and token.key.startswith(self._words.long_verbs)

    def _in_brackets(self, at: int) -> bool:
        """Whether the token at *at* is the acronym in « … du numérique (DINUM) », or the word after it."""
        if re.match(r"\)\s+\Z", self._gap(at)):
            return True
        after = self._text[self._tokens[at].end : self._tokens[at].end + 1]
        return after == ")" and re.match(r"\s\(\Z", self._gap(at)) is not None and self._tokens[at].text.isupper()

    def _charged(self, at: int) -> bool:
        """Whether « en » at *at* is that of « en charge de »."""
        return self._tokens[at].key in {"en", "pour", "for"} and self._is(at + 1, {"charge", "la", "les", "le", "the"})

    def _ends_role(self, at: int) -> bool:
        rest = key(self._text[self._tokens[at].start : self._tokens[at].start + 40]) + " "
        return rest.startswith(self._words.role_ends)

    def _role_and_name(self, at: int, noun: int, name: int, end: int) -> tuple[Mention, int]:
        role = "" if self._tokens[at].key in self._words.relatives else self._between(at, name)
        more, after = self._apposition(end)
        if name == noun and end - name == 1:  # « le Président GOÏTA »: a form of address
            return self._mention(at, after, Person(name=self._between(name, end), honorific=role, role=more)), after
        role = ", ".join(part for part in (role, more) if part)
        return self._mention(at, after, Person(name=self._between(name, end), role=role)), after

    def _role_comma_name(self, at: int, end: int) -> tuple[Mention, int] | None:
        if end >= len(self._tokens) or not _COMMA.match(self._gap(end)):
            return None
        start = end + 1 if self._is(end, _ARTICLES) and self._spaced(end + 1) else end  # « , le Colonel … »
        after = self._honorifics(start)
        name = self._name(after)
        if name == after or (after == start and (start > end or name - after < 2)):
            return None
        if name < len(self._tokens) and self._spaced(name) and not self._verb_or_break(name):
            return None
        role = "" if self._tokens[at].key in self._words.relatives else self._between(at, end)
        person = Person(name=self._between(after, name), honorific=self._between(start, after), role=role)
        return self._mention(at, name, person), name

    def _verb_or_break(self, at: int) -> bool:
        token = self._tokens[at]
        return token.key in self._words.role_breaks or token.key.startswith(self._words.verbs)

    def _role_before(self, at: int) -> str:
        """Return the position in « la ministre de la Santé, Mme Awa KONÉ » seen from « Mme »."""
        if not at or not re.match(r"\s*,\s*\Z", self._gap(at)):
            return ""
        for start in range(max(at - _LONGEST_ROLE, 0), at):
            noun = self._role_noun(start)
            if noun > start and self._role_end(start, noun) == at:
                return self._between(start, at)
        return ""

    def _apposition(self, at: int) -> tuple[str, int]:
        """Return the position told after a name that ends before token *at*, and the token after it."""
        first, end = -1, at
        while end < len(self._tokens) and _COMMA.match(self._gap(end)):
            start = end
            skipped = 0
            while skipped < 3 and self._position(start) == start and start < len(self._tokens) - 1:
                if not (self._is(start, _ARTICLES) or not self._tokens[start].capital) or not self._spaced(start + 1):
                    break
                start += 1
                skipped += 1
            noun = self._position(start)
            body = end + 1 if self._is(end, _ARTICLES) else end
            if noun == start and not (first >= 0 and self._organisation(end)):
                break
            if first >= 0 and body != end and noun > start:
                break  # « X, ministre, le directeur … »: somebody else
            stop = self._role_end(end, max(noun, end + 1))
            if noun > start and self._is_name_after(stop, noun):
                break
            first = body if first < 0 else first
            end = stop
        return (self._between(first, end) if first >= 0 else ""), end

    def _position(self, at: int) -> int:
        """Return the token after what begins a position at *at*, behind a name and a comma; *at* where nothing does."""
        return max(self._role_noun(at), self._agent(at), self._charge(at))

    def _agent(self, at: int) -> int:
        """Return the token after a noun at *at* that is in no list, and yet of somebody who does something."""
        if self._language != "fr" or at >= len(self._tokens) or self._tokens[at].capital:
            return at
        word = self._tokens[at].key
        return at + 1 if _AGENT.match(word) and word not in _NO_AGENTS else at

    def _charge(self, at: int) -> int:
        """Return the token after the « chargée » of « ministre déléguée …, chargée de l’Accès aux soins »."""
        follows = at + 1 < len(self._tokens) and self._tokens[at + 1].text.startswith(("de", "du", "d’", "d'"))
        return at + 1 if self._is(at, _CHARGED) and follows else at

    def _is_name_after(self, stop: int, noun: int) -> bool:
        """Whether the position that ends before *stop* is that of a name of its own."""
        capitals = stop
        while capitals > noun and self._tokens[capitals - 1].capital:
            capitals -= 1
        return stop - capitals > 1 and capitals > noun and self._tokens[capitals - 1].key not in _LINKS

    def _organisation(self, at: int) -> bool:
        """Whether an English segment at *at* goes on naming an organisation: “, NASA’s Office of…”."""
        if self._language != "en" or not self._is_capital(at):
            return False
        stop = self._role_end(at, at + 1)
        after = self._text[self._tokens[stop - 1].end :].lstrip()
        return stop - at > 1 and (not after or after[0] in ".,;:)")

    def _mention(self, start: int, stop: int, person: Person, *, bare: bool = False) -> Mention:
        return Mention(self._tokens[start].start, self._tokens[stop - 1].end, person, bare)

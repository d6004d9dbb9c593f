"""Direct speech in the paragraphs of a body, and who said it.

A quotation is told from words that merely stand between marks (« clé en main ») by what stands around it: a verb of
saying, a source (« selon… »), an announcing colon, an attribution on the next line, or nothing at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import Person
from aes_editor.document.quotation import Segment, find
from aes_editor.importers.structure import people
from aes_editor.importers.structure.directory import Directory, mentions
from aes_editor.importers.structure.lexicon import lexicon, speech
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.importers.structure.lexicon import Speech

_SENTENCE_END = re.compile(r"[.!?؟…](?=\s|\Z)|\n")
_ABBREVIATED = re.compile(r"\b(?:M|Mme|MM|Dr|Pr|S\.E|Mr|Mrs|Ms|[A-Z])\Z")
_NOT_WORDS = re.compile(r"[\W_]*\Z")
_REACH = 90  # characters between a quotation and the verb that announces or follows it
_FEWEST_ALONE = 6  # words of a paragraph that is all quotation
_FEWEST_INSIDE = 7  # words of a quotation inside a sentence, with neither comma nor colon before it
_LONGEST = 20_000  # characters of a paragraph in which somebody speaks
_LONGEST_ATTRIBUTION = 200
_FEWEST_INVERTED = 4  # words of a quotation before a verb that is in no list
_NEAR = 30  # characters between such a quotation and its speaker
_INVITES = re.compile(r"[,!?…][»”\"\s]*,?\Z|,\Z")  # how direct speech ends whose sentence goes on
_VERB_FIRST = re.compile(
    r"[\s,–—-]*(?:(?:s['’]|se\s)?(?:a|ont|avait|avaient|aurait|est|sont|était|étaient|aura)\s(?:[a-zà-ÿ]+ment\s)?[a-zà-ÿ’']+"
    r"|(?:s['’]|se\s)?(?P<present>[a-zà-ÿ]+(?:e|t|d|a|ent)))\s"
)
_ENGLISH_VERB = re.compile(r"\b[a-z]+(?:ed|s)\b|\b(?:put|told|wrote|went)\b")
_NO_VERBS = frozenset(
    {
        "dont",
        "et",
        "entre",
        "contre",
        "comme",
        "notamment",
        "devant",
        "avant",
        "durant",
        "suivant",
        "sept",
        "huit",
        "une",
    }
    | {"cette", "cet", "la", "le", "de", "ce", "quatre", "pendant", "autre", "qu", "que", "à", "a", "d", "vient", "est"}
)
_MOST_PAUSES = 40  # in which a forgotten closing mark is looked for
_PAUSE = re.compile(r"[,!?…]\s")
_FIRST_NAME = re.compile(r"[a-zà-ÿ]\s(?P<name>[A-ZÀ-Þ][\w’'-]+),\s(?:\d{1,2}\b|aged\s)")  # « raconte Awa, 11 ans »
_DASH = re.compile(r"\s*[–—―]|\s*--?\s")


@dataclass(frozen=True, slots=True)
class Said:
    """That a paragraph is a quotation of *speaker*.

    *attributed* tells that the next line is its attribution. One not *sure* was said by a pronoun, or by nobody.
    """

    speaker: Person
    attributed: bool = False
    sure: bool = True


class Listener:
    """Reads paragraphs in order and remembers who spoke last."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self._language = language
        self._words = speech(language)
        self._directory = Directory(texts, language)
        self._speaker = Person()
        self._verb = _verbs(self._words, language)
        self._source = _words_pattern(self._words.sources)
        self._announced = False  # the paragraph before ended in « Il a déclaré : »
        self._unclosed = False
        self._guessed = False  # the speaker of the paragraph under way is told by a pronoun, or not at all
        self._subjects: tuple[Person, ...] = ()

    def hear(self, text: str, following: str) -> Said | None:
        """Return whether the paragraph *text*, before *following*, is a quotation, and whose."""
        if len(text) > _LONGEST:
            self._announced = self._unclosed = False
            return None
        self._guessed = False
        said = self._heard(text, following)
        if said is not None and (self._guessed or not said.speaker.name):
            said = replace(said, sure=False)
        outside = _outside(text, find(text))
        if said is None:
            self._subjects = tuple(mention.person for mention in mentions(outside, self._language)) or self._subjects
        elif said.speaker.name:
            self._speaker = said.speaker
        self._unclosed = said is not None and is_open(text)
        self._announced = (said is not None and self._announced and _is_all(text, find(text))) or self._announces(text)
        return said

    def _heard(self, text: str, following: str) -> Said | None:
        segments = find(text)
        if not segments:
            return None
        if _is_all(text, segments):
            return self._alone(text, segments, following)
        announcing = _last_sentence(text[: segments[0].start])
        if announcing.rstrip().endswith(":") and mentions(announcing, self._language):
            return Said(self._who_before(announcing, text[: segments[0].start]))
        for number, segment in enumerate(segments):
            stop = segments[number + 1].start if number + 1 < len(segments) else len(text)
            tail = _first_sentence(text[segment.end : stop])
            if (person := self._dashed(tail)) is not None:
                return Said(person)
            if self._follows(tail, segment) or self._is_inverted(tail, segment):
                return Said(self._who_after(tail, text[: segment.start]))
        for number, segment in enumerate(segments):
            start = segments[number - 1].end if number else 0
            before = _last_sentence(text[start : segment.start])
            if self._leads(before, segment):
                return Said(self._who_before(before, text[:start]))
        return None

    def end_of_speech(self, text: str) -> int | None:
        """Return where direct speech ends whose closing mark was forgotten: « Nous avançons|, a dit Awa KONÉ. »."""
        segments = find(text)
        if self._language == "ar" or not segments or not is_open(text) or len(text) > _LONGEST:
            return None
        for match in islice(_PAUSE.finditer(text, segments[-1].start), _MOST_PAUSES):
            tail = _first_sentence(text[match.start() : match.start() + _LONGEST_ATTRIBUTION])
            verb = _VERB_FIRST.match(tail)
            if verb is None or not self._verb.search(key(verb[0])):
                continue
            found = mentions(tail, self._language)
            asked = tail[verb.end() :][:_NEAR]
            if (found and found[0].start <= verb.end() + 3) or people.positions(asked, self._language):
                return match.start() + (match[0][0] in "!?…")
        return None

    def told_apart(self, following: str) -> Said:
        """Return who said a paragraph that the source sets as a quotation, without marks."""
        person = people.attribution(following, self._language) if following and self._language != "ar" else None
        if person is not None and len(following) <= _LONGEST_ATTRIBUTION:
            self._speaker = self._directory.resolve(person)
            return Said(self._speaker, attributed=True)
        return Said(self._speaker if self._announced else Person())

    # A paragraph that is all quotation.

    def _alone(self, text: str, segments: Sequence[Segment], following: str) -> Said | None:
        if len(text.split()) < _FEWEST_ALONE and not self._announced:
            return None
        if len(following) <= _LONGEST_ATTRIBUTION and not find(following):
            person = people.attribution(following, self._language) if self._language != "ar" else None
            if person is not None:
                return Said(self._directory.resolve(person), attributed=True)
        if self._announced or self._unclosed:
            return Said(self._speaker)
        return Said(Person()) if len(text.split()) >= _FEWEST_INSIDE and len(segments) == 1 else None

    def _announces(self, text: str) -> bool:
        """Whether the paragraph *text* announces that the next one was said; remembers by whom."""
        sentence = _last_sentence(text)
        if not text.rstrip().endswith(":"):
            return False
        folded = key(sentence)
        if not (self._verb.search(folded) or self._source.search(folded) or mentions(sentence, self._language)):
            return False
        self._speaker = self._who_before(sentence, text[: len(text) - len(sentence)])
        return True

    # Words after a quotation: « … », a déclaré le Président GOÏTA.

    def _follows(self, tail: str, segment: Segment) -> bool:
        verb = self._verb.search(key(tail)[:_REACH])
        if verb is None or len(segment.text.split()) < 2:
            return False
        gap = key(tail)[: verb.start()].strip(" ,;–—-،")
        return (
            len(gap.split()) <= 1 or bool(mentions(tail[: verb.start() + 2], self._language)) or self._is_pronoun(gap)
        )

    def _is_inverted(self, tail: str, segment: Segment) -> bool:
        """Whether *tail* is a verb, whichever, and its subject: « … », s’émerveille Awa KONÉ; “…,” Awa Koné quipped."""
        if len(segment.text.split()) < _FEWEST_INVERTED or not _INVITES.search(segment.text + tail[:2]):
            return False
        found = mentions(tail, self._language)
        if self._language == "en":
            return bool(found) and found[0].start <= _NEAR and _ENGLISH_VERB.search(tail[:_REACH]) is not None
        verb = _VERB_FIRST.match(tail)
        if verb is None or verb["present"] in _NO_VERBS or self._language == "ar":
            return False
        subject = verb.end()
        return bool(found and found[0].start <= subject + 3) or bool(
            people.positions(tail[subject:][:_NEAR], self._language)
        )

    def _dashed(self, tail: str) -> Person | None:
        """Return whom “…” — Awa Koné, farmer names."""
        if self._language == "ar" or not _DASH.match(tail) or len(tail) > _LONGEST_ATTRIBUTION:
            return None
        person = people.attribution(tail, self._language)
        return self._directory.resolve(person) if person is not None else None

    def _is_pronoun(self, words: str) -> bool:
        return any(word in self._words.pronouns for word in words.split()[:1])

    def _who_after(self, tail: str, before: str) -> Person:
        found = mentions(tail, self._language)
        if found:
            person = found[0].person
            told = (
                "" if person.role or self._language == "ar" else people.told_after(tail[found[0].end :], self._language)
            )
            return self._directory.resolve(msgspec.structs.replace(person, role=person.role or told))
        first = _FIRST_NAME.search(tail) if self._language != "ar" else None
        if first is not None and self._verb.search(key(tail[: first.end()])):
            return self._directory.resolve(Person(name=first["name"]))
        verb = self._verb.search(key(tail))
        subject = tail[verb.end() :] if verb else ""
        if (pronoun := re.search(r"-t?-?(?:il|elle|ils|elles)\b", key(tail))) or self._has_pronoun(tail):
            return self._spoken_of(before) if pronoun or not self._speaker.name else self._speaker
        return self._by_position(subject) or _institution(subject) or self._speaker

    def _by_position(self, text: str) -> Person | None:
        """Return whom *text* names by position alone: « a ajouté la ministre »."""
        held = people.positions(text, self._language) if self._language != "ar" else ()
        return self._directory.holder(held[0]) if held else None

    def _has_pronoun(self, text: str) -> bool:
        return any(word in self._words.pronouns for word in re.findall(r"\w+", key(text)[:_REACH]))

    # Words before a quotation: Le Capitaine TRAORÉ a souligné : « … »

    def _leads(self, before: str, segment: Segment) -> bool:
        folded = key(before)
        told = self._verb.search(folded) or self._source.search(folded)
        closing = before.rstrip()[-1:]
        enough = len(segment.text.split())
        if closing == ":":
            return bool(told or mentions(before, self._language)) and enough >= 3
        if not told or len(folded) - told.end() > _REACH * 2:
            return False
        return enough >= (3 if closing in ",،" and closing else _FEWEST_INSIDE)

    def _who_before(self, sentence: str, before: str) -> Person:
        found = mentions(sentence, self._language)
        strong = [mention for mention in found if not mention.bare] or list(found)
        if strong:
            verbs = [match.start() for match in self._verb.finditer(key(sentence))]
            early = [mention for mention in strong if mention.start <= 4]
            subjects = early or [mention for mention in strong if verbs and mention.start < verbs[-1]] or strong
            if self._language == "ar":
                subjects = strong
            person = (subjects[0] if early or self._language == "ar" else subjects[-1]).person
            return self._directory.resolve(person)
        if not self._has_pronoun(sentence) and (holder := self._by_position(sentence)):
            return holder
        return self._spoken_of(before) if not _institution_first(sentence) else _institution(sentence) or self._speaker

    def _spoken_of(self, before: str) -> Person:
        """Return whom a pronoun after *before* stands for: the first person there, else of the last paragraph."""
        self._guessed = True
        here = [mention.person for mention in mentions(_outside(before, find(before)), self._language)]
        for person in (*here, *([self._speaker] if self._speaker.name else []), *self._subjects):
            return self._directory.resolve(person)
        return Person()


def _verbs(words: Speech, language: str) -> re.Pattern[str]:
    ending = r"\w*" if language not in {"ar", "en"} else ""  # the lexica of these two spell whole words
    stems = "|".join(re.escape(verb) for verb in sorted(words.verbs, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{stems}){ending}(?!\w)")


def _words_pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _outside(text: str, segments: Sequence[Segment]) -> str:
    """Return *text* with its direct speech blanked, so that places stay."""
    for segment in segments:
        text = text[: segment.start] + " " * (segment.end - segment.start) + text[segment.end :]
    return text


def _is_all(text: str, segments: Sequence[Segment]) -> bool:
    return bool(segments) and _NOT_WORDS.match(_outside(text, segments)) is not None


def is_open(text: str) -> bool:
    """Whether a quotation of the paragraph *text* goes on in the next one."""
    return text.count("«") > text.count("»") or text.count("“") > text.count("”")


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    while end and _ABBREVIATED.search(text, max(end.start() - 6, 0), end.start()):
        end = _SENTENCE_END.search(text, end.end())
    return text[: end.start()] if end else text


def _last_sentence(text: str) -> str:
    start = 0
    text = text.rstrip()
    for end in _SENTENCE_END.finditer(text):
        abbreviated = _ABBREVIATED.search(text, max(end.start() - 6, 0), end.start())
        if not abbreviated and end.end() < len(text):
            start = end.end()
    return text[start:]


def _institution_first(sentence: str) -> bool:
    words = re.findall(r"\w+", key(sentence))[:3]
    return any(word in lexicon().institutions for word in words)


def _institution(subject: str) -> Person | None:
    """Return the institution that *subject* begins with, as a speaker without a name: « le ministère de la Santé »."""
    match = re.match(r"\s*(?:(?:le|la|l['’]|les|the)\s*)?(?P<name>\w+[^,.;:«»“”]*)", subject, re.IGNORECASE)
    if match and re.split(r"\W", key(match["name"]))[0] in lexicon().institutions:
        return Person(organisation=match["name"].strip())
    return None

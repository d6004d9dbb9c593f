"""How two states of a communiqué differ, field by field, in words for people."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor import edition, i18n
from aes_editor.document import Communique, Embargo, Figure, Paragraphs, Quote, Subheading
from aes_editor.document.edit import Place, join
from aes_editor.document.fields import Kind, Spec, fields
from aes_editor.i18n import N_, _
from aes_editor.matching import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCKS: dict[type, str] = {
    Paragraphs: N_("Paragraph"),
    Quote: N_("Quotation"),
    Subheading: N_("Subheading"),
    Figure: N_("Image"),
}
_SPEAK_FOR_THEMSELVES = frozenset({"text", "media"})
_STAMPS = frozenset({"modified"})
"""What every save sets anew: no difference that a person has made."""
_WORDS = re.compile(r"\w+")
_EXCERPT = 80
_STEP = " › "


class Change(Enum):
    """What became of what stands at a place."""

    CHANGED = auto()
    ADDED = auto()
    REMOVED = auto()
    MOVED = auto()

    @property
    def label(self) -> str:
        """The change in the language of the interface."""
        return _(_CHANGES[self])


_CHANGES = {
    Change.CHANGED: N_("changed"),
    Change.ADDED: N_("added"),
    Change.REMOVED: N_("removed"),
    Change.MOVED: N_("moved"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where, what people call the place, and what stood and stands there, as text.

    *place* (``body/3/text``) is one of the new document; of the old one for an item of a list that was removed.
    *label* is translated (« Corps › 4 Citation › Fonction »). *media* names the images that stand behind *old* and
    *new*.
    """

    place: str
    label: str
    old: str
    new: str
    change: Change = Change.CHANGED
    media: tuple[str, str] = ("", "")


def differences(old: Communique, new: Communique) -> tuple[Difference, ...]:
    """Return what differs between *old* and *new*, in reading order; () exactly where nothing but the save time does.

    Blocks of the body, and the items of every other list, are first found again wherever they went; one that was
    moved, added or removed is said to be so, and of the others only the fields that differ are told.
    """
    return tuple(_of_parts((), "", old, new))


def _of_parts(place: Place, label: str, old: msgspec.Struct, new: msgspec.Struct) -> Iterator[Difference]:
    for field in fields(type(new)):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now and not (not place and field.name in _STAMPS):
            name = _(field.spec.label)
            yield from _of_values(
                (*place, field.name), f"{label}{_STEP}{name}" if label else name, was, now, field.spec
            )


def _of_values(place: Place, label: str, old: Any, new: Any, spec: Spec) -> Iterator[Difference]:
    if spec.kind in {Kind.BLOCKS, Kind.PARTS} or (isinstance(new, tuple) and spec.kind is not Kind.LINES):
        yield from _of_lists(place, label, old, new)
    elif isinstance(old, msgspec.Struct) and isinstance(new, msgspec.Struct):
        yield from _of_parts(place, label, old, new)
    else:
        change = _change(old, new)
        media = (str(old), str(new)) if spec.kind is Kind.MEDIA else ("", "")
        yield Difference(join(place), label, _text(old, spec), _text(new, spec), change, media)


def _change(old: Any, new: Any) -> Change:
    if old in (None, "", ()):
        return Change.ADDED
    return Change.REMOVED if new in (None, "", ()) else Change.CHANGED


def _of_lists(place: Place, label: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    found = {match.new: match for match in matches(old, new, _words)}
    kept = {match.old for match in found.values()}
    gone = deque(index for index in range(len(old)) if index not in kept)
    for index, item in enumerate(new):
        name = _name(label, index, item)
        match = found.get(index)
        if match is None:
            yield Difference(join((*place, index)), name, "", _whole(item), Change.ADDED, ("", _media(item)))
            continue
        while gone and gone[0] < match.old and not match.moved:
            yield _removed(place, label, old, gone.popleft())
        if match.moved:
            was, now = (_at(number, _whole(item)) for number in (match.old, index))
            yield Difference(join((*place, index)), name, was, now, Change.MOVED)
        if old[match.old] != item:
            yield from _of_items((*place, index), name, old[match.old], item)
    for index in gone:
        yield _removed(place, label, old, index)


def _of_items(place: Place, label: str, old: Any, new: Any) -> Iterator[Difference]:
    if isinstance(new, msgspec.Struct):
        yield from _of_parts(place, label, old, new)
    else:
        yield Difference(join(place), label, str(old), str(new))


def _removed(place: Place, label: str, old: Sequence[Any], index: int) -> Difference:
    item = old[index]
    name = _name(label, index, item)
    return Difference(join((*place, index)), name, _whole(item), "", Change.REMOVED, (_media(item), ""))


def _name(label: str, index: int, item: Any) -> str:
    kind = _BLOCKS.get(type(item))
    return f"{label}{_STEP}{index + 1} {_(kind)}" if kind else f"{label}{_STEP}{index + 1}"


def _at(index: int, text: str) -> str:
    line = " ".join(text.split())
    excerpt = line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"
    return _("No. {number}: {text}").format(number=index + 1, text=excerpt)


def _media(item: Any) -> str:
    return getattr(item, "media", "")


def _words(value: object) -> list[str]:
    match value:
        case msgspec.Struct():
            return [word for name in value.__struct_fields__ for word in _words(getattr(value, name))]
        case tuple():
            return [word for item in value for word in _words(item)]
        case _:
            return _WORDS.findall(str(value))


def _whole(item: Any) -> str:
    """Return an item of a list as text; never empty, since it was there."""
    text = item if isinstance(item, str) else "\n".join(_lines(item))
    return text if text.strip() else _("(empty)")


def _lines(part: msgspec.Struct) -> Iterator[str]:
    """Yield the fields of *part* that say something, under their names."""
    plain = type(part)()
    for field in fields(type(part)):
        value = getattr(part, field.name)
        if value != getattr(plain, field.name):
            text = _text(value, field.spec)
            yield (
                text
                if field.name in _SPEAK_FOR_THEMSELVES
                else _("{label}: {value}").format(label=_(field.spec.label), value=text)
            )


def _text(value: Any, spec: Spec) -> str:
    words = edition.for_language(i18n.active())
    match value:
        case None | "" | ():
            return ""
        case Enum():
            return str(value.label)  # type: ignore[attr-defined]
        case bool():
            return _("yes") if value else _("no")
        case dt.datetime():
            return f"{words.date(value.date())}, {value.time().isoformat()} {edition.zone(edition.minutes_east(value))}"
        case dt.date():
            return words.date(value)
        case float():
            return f"{round(100 * value)}\u00a0%"
        case Embargo():
            return words.embargo(value)
        case msgspec.Struct():
            return _whole(value)
        case tuple():
            return "\n".join(str(item) for item in value)
    named = {Kind.LANGUAGE: words.language_name, Kind.COUNTRY: words.country_name}.get(spec.kind)
    if named and (name := named(value)) not in {"", value}:
        return f"{name} ({value})"
    return _image(value) if spec.kind is Kind.MEDIA else str(value)


def _image(name: str) -> str:
    """Return what messages call the image *name*: its contents decide it, so the same words are the same picture."""
    return _("Image {name}").format(name=name[:12])

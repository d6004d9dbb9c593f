"""What each type of communiqué asks for, as data: the form, the checks and the counters read it here.

``resources/kinds/common.toml`` holds for every type, ``resources/kinds/TYPE.toml`` takes the place of its lines, and
a file of the same name in the folder ``kinds`` of the user's configuration takes the place of both.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

import resources
from aes_editor import files
from aes_editor.document import Communique, Paragraphs, Quote, ReleaseKind
from aes_editor.document.fields import Section, fields
from aes_editor.errors import InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMMON = "common"
LARGEST = 64 * 1024
"""Bytes beyond which a profile is not read."""
GROUPS = ("related", "contacts", "boilerplate", "signatories", "rights", "subjects")
"""The groups below the body that a profile may order and hide, in the order they have without one."""
COUNTED = ("kicker", "headline", "subtitle", "short_title", "lead", "body")
"""Fields whose length a profile may limit."""


class Range(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least and the most signs; 0 for no limit."""

    least: int = 0
    most: int = 0

    def off(self, count: int) -> int:
        """Return how many signs *count* is above the range, or, below 0, how many it lacks."""
        return max(count - self.most, 0) if self.most and count > self.most else min(count - self.least, 0)

    def holds(self, count: int) -> bool:
        """Whether *count* signs are within the range; an empty text is never too short."""
        return not count or (count >= self.least and not 0 < self.most < count)


class KindProfile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a type of communiqué asks for.

    *required* names fields that must be filled; *order* the groups of the form, first to last, those it leaves out
    behind them; *hidden* the groups that only show once something is in them; *target* what headline, lead and body
    together aim at, which is shown and never a fault; *masthead* the word above the text by language, where it is
    another than the edition's.
    """

    required: tuple[str, ...] = ()
    kicker: Range = Range()
    headline: Range = Range()
    subtitle: Range = Range()
    short_title: Range = Range()
    lead: Range = Range()
    body: Range = Range()
    target: Range = Range()
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    masthead: dict[str, str] = {}

    def range(self, name: str) -> Range:
        """Return the limits of the field *name*; none where it has none."""
        found: Range = getattr(self, name) if name in COUNTED else Range()
        return found

    def groups(self) -> tuple[str, ...]:
        """Return all of :data:`GROUPS` in the order of this type."""
        named = [name for name in self.order if name in GROUPS]
        return (*named, *(name for name in GROUPS if name not in named))


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profile of every type, and a sentence for each file that was left aside."""

    by_kind: Mapping[ReleaseKind, KindProfile]
    problems: tuple[str, ...] = field(default=())

    def of(self, kind: ReleaseKind) -> KindProfile:
        """Return what *kind* asks for."""
        return self.by_kind[kind]


@cache
def shipped() -> Profiles:
    """Return the profiles that ship with the program."""
    return Profiles({kind: _converted(_shipped(kind.value)) for kind in ReleaseKind})


def load(folder: Path) -> Profiles:
    """Return the profiles with those of the office, the ``*.toml`` of *folder*, in the place of those that ship.

    A file that makes no sense is left aside, and ``problems`` says where it is and what is wrong with it.
    """
    problems: list[str] = []
    own: dict[str, dict[str, Any]] = {}
    known = {COMMON, *(kind.value for kind in ReleaseKind)}
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            own[path.stem] = _read(path, known)
        except InputError as refusal:
            problems.append(str(refusal))
    if not own:
        return Profiles(shipped().by_kind, tuple(problems))
    common = own.get(COMMON, {})
    return Profiles(
        {kind: _converted(_shipped(kind.value) | common | own.get(kind.value, {})) for kind in ReleaseKind},
        tuple(problems),
    )


def _read(path: Path, known: set[str]) -> dict[str, Any]:
    """Return what the profile at *path* says; :class:`InputError` where it makes no sense."""
    if path.stem not in known:
        raise InputError(
            _("“{path}” is named after no type of communiqué and is left aside; call it one of {names}.").format(
                path=path, names=", ".join(f"{name}.toml" for name in sorted(known))
            )
        )
    try:
        raw = tomllib.loads(files.read(path, LARGEST).decode("utf-8"))
        profile = _converted(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, RecursionError) as cause:
        raise InputError(
            _("The profile “{path}” makes no sense and is left aside: {cause}.").format(path=path, cause=cause)
        ) from cause
    for names, right in (
        (
            profile.required,
            {each.name for each in fields(Communique) if each.spec.section is not Section.NONE} | _LINKS,
        ),
        (profile.order, set(GROUPS)),
        (profile.hidden, set(GROUPS)),
    ):
        if wrong := [name for name in names if name not in right]:
            raise InputError(
                _("The profile “{path}” is left aside: it names “{name}”, which is none of {names}.").format(
                    path=path, name=wrong[0], names=", ".join(sorted(right))
                )
            )
    return raw


_LINKS = {"corrects", "subjects"}


def _shipped(kind: str) -> dict[str, Any]:
    own = tomllib.loads(resources.text(f"kinds/{kind}.toml")) if kind in resources.names("kinds", ".toml") else {}
    return tomllib.loads(resources.text(f"kinds/{COMMON}.toml")) | own


def _converted(raw: dict[str, Any]) -> KindProfile:
    return msgspec.convert(raw, KindProfile)


def length(doc: Communique, name: str) -> int:
    """Return how many signs the field *name* has, as :class:`Range` counts them."""
    if name == "body":
        return sum(len(block.text) for block in doc.body if isinstance(block, (Paragraphs, Quote)))
    text: str = getattr(doc, name)
    return len(text.strip())

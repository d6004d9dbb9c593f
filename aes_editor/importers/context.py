"""What an importer is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Communique
    from aes_editor.importers.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: the bytes of a file, and the *name* that messages call it (never opened, never trusted)."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The extension of the name in lower case, dot included; "" where there is none."""
        stem, dot, extension = self.name.rpartition(".")
        return dot + extension.lower() if stem else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was read: the document, its images by name, where every character of the source went.

    *losses* has one sentence for each thing that was there and could not be read; *unsure* are the paths of the fields
    that were guessed on weak evidence, for a person to look at (``dateline``, ``body/3/speaker``).
    """

    doc: Communique
    ledger: Ledger
    media: Mapping[str, bytes] = field(default_factory=dict)
    losses: tuple[str, ...] = ()
    unsure: frozenset[str] = frozenset()


class Importer(Protocol):
    """A pure reader: same source, same result. No clock, no path, no network, no Qt.

    The document it returns carries an identifier and instants only where the source itself gave them;
    :func:`aes_editor.importers.read` adds the rest.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    """Message id of the kind of file, as file dialogs call it."""
    suffixes: ClassVar[tuple[str, ...]]
    """The extensions that file dialogs offer, in lower case, dot included."""

    def claims(self, source: Source) -> bool:
        """Whether *source* is of this kind; decided by its content first, cheaply, and without raising."""
        ...

    def read(self, source: Source) -> Imported:
        """Return what *source* holds; :class:`aes_editor.errors.InputError` where it cannot be read."""
        ...

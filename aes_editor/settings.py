"""Settings: one frozen value, one line per setting, kept as JSON in the configuration folder of the user."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated as A
from typing import Literal

import appdirs
import msgspec

from aes_editor import files, letterhead
from aes_editor.document.fields import Kind, Spec
from aes_editor.errors import InputError
from aes_editor.i18n import N_

APPLICATION = "aes-editor"

MOST_RECENT = 30
"""How many recent files are remembered."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chose, and what the window remembers. Unknown names in the file are passed over."""

    language: A[
        Literal["", "fr", "en"],
        Spec(label=N_("Language of the interface"), kind=Kind.CHOICE, hint=N_("Empty: that of the system")),
    ] = ""
    appearance: A[Literal["system", "light", "dark"], Spec(label=N_("Appearance"), kind=Kind.CHOICE)] = "system"
    letterhead: A[str, Spec(label=N_("Letterhead"), kind=Kind.CHOICE)] = letterhead.DEFAULT
    formats: A[tuple[str, ...], Spec(label=N_("Export formats"), kind=Kind.LINES)] = ("html", "pdf", "newsml")
    export_folder: A[str, Spec(label=N_("Export folder"), kind=Kind.LINE)] = ""
    recent: A[tuple[str, ...], Spec(label=N_("Recent files"), kind=Kind.SYSTEM)] = ()
    preview_tab: A[str, Spec(label=N_("Preview"), kind=Kind.SYSTEM)] = "pdf"
    show_dossiers: A[bool, Spec(label=N_("Files"), kind=Kind.SYSTEM)] = True
    show_preview: A[bool, Spec(label=N_("Preview"), kind=Kind.SYSTEM)] = True
    geometry: A[str, Spec(label=N_("Window"), kind=Kind.SYSTEM)] = ""
    layout: A[str, Spec(label=N_("Regions"), kind=Kind.SYSTEM)] = ""

    def with_recent(self, path: Path) -> Settings:
        """Return the settings with *path* first among the recent files."""
        name = str(path)
        kept = [other for other in self.recent if other != name]
        return msgspec.structs.replace(self, recent=(name, *kept)[:MOST_RECENT])


def file() -> Path:
    """Return where the settings of this user are kept."""
    return Path(appdirs.user_config_dir(APPLICATION, appauthor=False)) / "settings.json"


def load(path: Path) -> Settings:
    """Return the settings in *path*; the defaults where there are none or they cannot be read.

    A file that cannot be read is never an obstacle to writing: the program starts as on its first day.
    """
    try:
        return msgspec.json.decode(files.read(path, 1 << 20), type=Settings)
    except (InputError, msgspec.DecodeError, UnicodeDecodeError):
        return Settings()


def save(path: Path, settings: Settings) -> None:
    """Write *settings* to *path*; :class:`aes_editor.errors.WriteError` where that is impossible."""
    data = msgspec.json.format(msgspec.json.encode(settings, order="sorted"), indent=2)
    files.make_folder(path.parent)
    files.write_atomically(path, data + b"\n")

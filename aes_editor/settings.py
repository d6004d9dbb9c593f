"""Settings: one frozen value, one line per setting, kept as JSON in the configuration folder of the user.

Read before the first paint of the window, so this module loads nothing heavy.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aes_editor import files, folders
from aes_editor.errors import InputError

MOST_RECENT = 30
"""How many recent files are remembered."""

APPEARANCES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person chose, and what the window remembers."""

    name: str = ""  # of the person at this machine, as approval trails keep it
    language: str = ""  # of the interface; "" is that of the system
    appearance: str = "system"  # one of APPEARANCES
    letterhead: str = "confederation"  # a name of aes_editor.letterhead.names()
    formats: tuple[str, ...] = ("html", "pdf", "newsml")  # names of the formats exported last
    export_folder: str = ""  # "" is the documents folder
    profile: str = "archive"  # output profile of the PDF, a name of exporters.pdf.profiles
    icc: str = ""  # path of the colour profile of the press; "" for none
    certificate: str = ""  # path of the certificate that signed last
    archive: str = ""  # folder of the communiqués written so far; "" is the folders of the recent files
    manifest: bool = True  # whether exports are vouched for by a list of checksums
    spelling: bool = True  # whether misspelt words are marked
    spell_capitals: bool = False  # whether words all in capitals are looked at as well
    dictionaries: str = ""  # a folder of Hunspell dictionaries that comes before the usual ones; "" for none
    house_words: str = ""  # path of the list of words that desks share; "" for one on this machine
    recent: tuple[str, ...] = ()  # paths of files, the latest first
    preview_tab: str = "pdf"
    show_dossiers: bool = True
    show_preview: bool = True
    geometry: str = ""  # of the window and of its regions, as Qt saves them, in Base64
    layout: str = ""

    def with_recent(self, path: Path) -> Settings:
        """Return the settings with *path* first among the recent files."""
        name = str(path)
        kept = [other for other in self.recent if other != name]
        return dataclasses.replace(self, recent=(name, *kept)[:MOST_RECENT])


def file() -> Path:
    """Return where the settings of this user are kept."""
    return folders.settings_folder() / "settings.json"


def load(path: Path) -> Settings:
    """Return the settings in *path*; the default of each that is not there, or is not of its type.

    A file that cannot be read is never an obstacle to writing: the program starts as on its first day.
    """
    try:
        raw = json.loads(files.read(path, 1 << 20))
    except (InputError, ValueError, RecursionError):
        return Settings()
    known = {field.name: field.default for field in dataclasses.fields(Settings)}
    told = raw if isinstance(raw, dict) else {}
    return Settings(**{name: _typed(told.get(name), default) for name, default in known.items()})


def _typed(value: Any, default: Any) -> Any:
    """Return *value* if it is of the type of *default*, else *default*."""
    if isinstance(default, tuple):
        texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return tuple(value) if texts else default
    return value if type(value) is type(default) else default


def save(path: Path, settings: Settings) -> None:
    """Write *settings* to *path*; :class:`aes_editor.errors.WriteError` where that is impossible."""
    text = json.dumps(dataclasses.asdict(settings), indent=2, sort_keys=True)  # ASCII: a path may be no Unicode
    files.make_folder(path.parent)
    files.write_atomically(path, text.encode("ascii") + b"\n")

"""Every action of the window, as data: menus, toolbar, shortcuts and the list of shortcuts are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from aes_editor.i18n import N_

_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Action:
    """An action: its *name* in the code, its *text* with a mnemonic, a Lucide icon, and its keys.

    Keys are the platform's own wherever it has them. Ctrl+Alt+letter is AltGr on many keyboards, Ctrl+Shift+U and E
    belong to input methods, Ctrl+digit and Ctrl+/ are out of reach on AZERTY: none of them is used.
    """

    name: str
    text: str
    icon: str = ""
    keys: QKeySequence.StandardKey | str | None = None
    checkable: bool = False


ACTIONS = (
    Action("new", N_("&New"), "file-plus", _Key.New),
    Action("open", N_("&Open…"), "folder-open", _Key.Open),
    Action("open_sample", N_("Open the s&ample"), "book-open"),
    Action("save", N_("&Save"), "save", _Key.Save),
    Action("save_as", N_("Save &as…"), "", _Key.SaveAs),
    Action("export", N_("&Export…"), "file-down", "Ctrl+E"),
    Action("close", N_("&Close"), "x", _Key.Close),
    Action("quit", N_("&Quit"), "", _Key.Quit),
    Action("undo", N_("&Undo"), "undo-2", _Key.Undo),
    Action("redo", N_("&Redo"), "redo-2", _Key.Redo),
    Action("cut", N_("Cu&t"), "", _Key.Cut),
    Action("copy", N_("&Copy"), "", _Key.Copy),
    Action("paste", N_("&Paste"), "", _Key.Paste),
    Action("select_all", N_("Select &all"), "", _Key.SelectAll),
    Action("preferences", N_("Pre&ferences…"), "settings", _Key.Preferences),
    Action("insert_paragraph", N_("&Paragraph"), "text-align-start", "Ctrl+Shift+P"),
    Action("insert_subheading", N_("&Subheading"), "heading", "Ctrl+Shift+H"),
    Action("insert_quote", N_("&Quotation"), "quote", "Ctrl+Shift+Q"),
    Action("insert_figure", N_("&Image…"), "image", "Ctrl+Shift+I"),
    Action("insert_related", N_("&Related article"), "newspaper", "Ctrl+Shift+R"),
    Action("move_up", N_("Move the block &up"), "arrow-up", "Alt+Up"),
    Action("move_down", N_("Move the block &down"), "arrow-down", "Alt+Down"),
    Action("bold", N_("&Bold"), "bold", _Key.Bold),
    Action("italic", N_("&Italic"), "italic", _Key.Italic),
    Action("link", N_("&Link…"), "link", "Ctrl+K"),
    Action("list", N_("&List"), "list", "Ctrl+Shift+L"),
    Action("show_dossiers", N_("&Files"), "panel-left", "F9", checkable=True),
    Action("show_preview", N_("&Preview"), "panel-right", "F12", checkable=True),
    Action("next_region", N_("Next &region"), "", "F6"),
    Action("previous_region", N_("Pre&vious region"), "", "Shift+F6"),
    Action("zoom_in", N_("Zoom &in"), "", _Key.ZoomIn),
    Action("zoom_out", N_("Zoom &out"), "", _Key.ZoomOut),
    Action("zoom_reset", N_("Actual &size")),
    Action("full_screen", N_("F&ull screen"), "", "F11", checkable=True),
    Action("shortcuts", N_("&Keyboard shortcuts"), "keyboard", "Shift+F1"),
    Action("about", N_("&About AES Editor"), "info"),
)

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("&File"),
        ("new", "open", "recent", "open_sample", "-", "save", "save_as", "-", "export", "-", "close", "quit"),
    ),
    (
        N_("&Edit"),
        ("undo", "redo", "-", "cut", "copy", "paste", "select_all", "-", "move_up", "move_down", "-", "preferences"),
    ),
    (
        N_("&Insert"),
        ("insert_paragraph", "insert_subheading", "insert_quote", "insert_figure", "-", "insert_related"),
    ),
    (N_("F&ormat"), ("bold", "italic", "link", "list")),
    (
        N_("&View"),
        (
            "show_dossiers",
            "show_preview",
            "-",
            "next_region",
            "previous_region",
            "-",
            "zoom_in",
            "zoom_out",
            "zoom_reset",
            "-",
            "full_screen",
        ),
    ),
    (N_("&Help"), ("shortcuts", "about")),
)
"""The menus, each a title and the names of its actions; ``-`` is a separator, ``recent`` the list of recent files."""

TOOLBAR = (
    "show_dossiers",
    "-",
    "new",
    "open",
    "save",
    "-",
    "undo",
    "redo",
    "-",
    "bold",
    "italic",
    "link",
    "list",
    "insert_quote",
    "insert_figure",
    " ",
    "show_preview",
    "export",
)
"""The toolbar; a space pushes what follows to the other end."""

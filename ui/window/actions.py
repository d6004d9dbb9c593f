"""Every action of the window, as data: menus, toolbar, shortcuts and the list of shortcuts are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Action:
    """An action: the method *name* of the part of the window called *owner*, a *text* with a mnemonic, an icon, keys.

    Keys are the platform's own wherever it has them. Ctrl+Alt+letter is AltGr on many keyboards, Ctrl+Shift+U and E
    belong to input methods, Ctrl+digit and Ctrl+/ are out of reach on AZERTY: none of them is used.
    """

    owner: str
    name: str
    text: str
    icon: str = ""
    keys: QKeySequence.StandardKey | str | None = None
    checkable: bool = False
    on_document: bool = False
    """Whether it works on the communiqué in front, and is out of reach without one."""
    enabled: bool = True
    """Whether there is something to do from the start; otherwise its owner enables it."""


ACTIONS = (
    Action("documents", "new", N_("&New"), "file-plus", _Key.New),
    Action("documents", "open", N_("&Open…"), "folder-open", _Key.Open),
    Action("intake", "import_file", N_("&Import…"), "file-input", "Ctrl+Shift+O"),
    Action("intake", "import_folder", N_("Import a &folder…"), "folder-input"),
    Action("documents", "open_sample", N_("Open the sa&mple"), "book-open"),
    Action("documents", "save", N_("&Save"), "save", _Key.Save, on_document=True),
    Action("documents", "save_as", N_("Save &as…"), "", _Key.SaveAs, on_document=True),
    Action("documents", "versions", N_("V&ersions…"), "history", on_document=True),
    Action("checking", "export", N_("E&xport…"), "file-down", "Ctrl+E", on_document=True),
    Action("documents", "export_several", N_("Ex&port several files…"), "files", "Ctrl+Shift+B"),
    Action("printing", "print", N_("Prin&t…"), "printer", _Key.Print, on_document=True),
    Action("printing", "preview_print", N_("Print previe&w…"), "", on_document=True),
    Action("mail", "prepare_mail", N_("Prepare an e-mai&l…"), "mail", on_document=True),
    Action("safety", "recover", N_("Reco&ver…"), "archive-restore", enabled=False),
    Action("documents", "close", N_("&Close"), "x", _Key.Close, on_document=True),
    Action("documents", "quit", N_("&Quit"), "", _Key.Quit),
    Action("writing", "undo", N_("&Undo"), "undo-2", _Key.Undo, on_document=True),
    Action("writing", "redo", N_("&Redo"), "redo-2", _Key.Redo, on_document=True),
    Action("writing", "cut", N_("Cu&t"), "", _Key.Cut, on_document=True),
    Action("writing", "copy", N_("&Copy"), "", _Key.Copy, on_document=True),
    Action("writing", "paste", N_("&Paste"), "", _Key.Paste, on_document=True),
    Action("clipboard", "paste_plain", N_("Paste &without formatting"), "", "Ctrl+Shift+V", on_document=True),
    Action("writing", "select_all", N_("Select &all"), "", _Key.SelectAll, on_document=True),
    Action("clipboard", "copy_as_text", N_("Plain &text"), "file-text", on_document=True),
    Action("clipboard", "copy_as_html", N_("&Web page (HTML)"), "globe", on_document=True),
    Action("clipboard", "copy_as_message", N_("For &messaging"), "message-circle", on_document=True),
    Action("finder", "find", N_("&Find…"), "search", _Key.Find, on_document=True),
    Action("finder", "replace", N_("&Replace…"), "replace", "Ctrl+H", on_document=True),
    Action("finder", "find_next", N_("Find &next"), "", "F3", on_document=True),
    Action("finder", "find_previous", N_("Find &previous"), "", "Shift+F3", on_document=True),
    Action("checking", "show_findings", N_("&Checks"), "list-checks", checkable=True, on_document=True),
    Action("checking", "next_finding", N_("&Next finding"), "", "F8", on_document=True),
    Action("checking", "previous_finding", N_("&Previous finding"), "", "Shift+F8", on_document=True),
    Action("checking", "fix_finding", N_("&Correct the finding"), "", "Ctrl+F8", on_document=True),
    Action("checking", "fix_alike", N_("Correct &all alike"), "", "Ctrl+Shift+F8", on_document=True),
    Action("help", "preferences", N_("Pre&ferences…"), "settings", _Key.Preferences),
    Action("writing", "insert_paragraph", N_("&Paragraph"), "text-align-start", "Ctrl+Shift+P", on_document=True),
    Action("writing", "insert_subheading", N_("&Subheading"), "heading", "Ctrl+Shift+H", on_document=True),
    Action("writing", "insert_quote", N_("&Quotation"), "quote", "Ctrl+Shift+Q", on_document=True),
    Action("writing", "insert_figure", N_("&Image…"), "image", "Ctrl+Shift+I", on_document=True),
    Action("writing", "insert_related", N_("&Related article"), "newspaper", "Ctrl+Shift+R", on_document=True),
    Action("writing", "insert_table", N_("&Table…"), "table", on_document=True),
    Action("writing", "move_up", N_("Move the &block up"), "arrow-up", "Alt+Up", on_document=True),
    Action("writing", "move_down", N_("Move the block &down"), "arrow-down", "Alt+Down", on_document=True),
    Action("writing", "duplicate", N_("D&uplicate the block"), "copy-plus", "Ctrl+Shift+D", on_document=True),
    Action("writing", "remove", N_("&Remove the block"), "trash-2", "Ctrl+Shift+Del", on_document=True),
    Action("intake", "next_unsure", N_("Next field to c&heck"), "", "Shift+F4", enabled=False),
    Action("writing", "bold", N_("&Bold"), "bold", _Key.Bold, on_document=True),
    Action("writing", "italic", N_("&Italic"), "italic", _Key.Italic, on_document=True),
    Action("writing", "link", N_("&Link…"), "link", "Ctrl+K", on_document=True),
    Action("writing", "list", N_("Li&st"), "list", "Ctrl+Shift+L", on_document=True),
    Action("regions", "show_dossiers", N_("&Files"), "panel-left", "F9", checkable=True),
    Action("regions", "show_preview", N_("&Preview"), "panel-right", "F12", checkable=True),
    Action("intake", "show_left_out", N_("&Left out"), "list-x", "F4", checkable=True, enabled=False),
    Action("regions", "next_region", N_("Next &region"), "", "F6"),
    Action("regions", "previous_region", N_("Pre&vious region"), "", "Shift+F6"),
    Action("regions", "zoom_in", N_("Zoom &in"), "", _Key.ZoomIn),
    Action("regions", "zoom_out", N_("Zoom &out"), "", _Key.ZoomOut),
    Action("regions", "zoom_reset", N_("Actual &size")),
    Action("regions", "full_screen", N_("F&ull screen"), "", "F11", checkable=True),
    Action("help", "shortcuts", N_("&Keyboard shortcuts"), "keyboard", "Shift+F1"),
    Action("help", "about", N_("&About AES Editor"), "info"),
)

Menu = tuple[str, tuple["str | Menu", ...]]

MENUS: tuple[Menu, ...] = (
    (
        N_("&File"),
        (
            "new",
            "open",
            "recent",
            "import_file",
            "import_folder",
            "open_sample",
            "recover",
            "-",
            "save",
            "save_as",
            "versions",
            "-",
            "export",
            "export_several",
            "prepare_mail",
            "-",
            "print",
            "preview_print",
            "-",
            "close",
            "quit",
        ),
    ),
    (
        N_("&Edit"),
        (
            "undo",
            "redo",
            "-",
            "cut",
            "copy",
            (N_("Cop&y as"), ("copy_as_text", "copy_as_html", "copy_as_message")),
            "paste",
            "paste_plain",
            "select_all",
            "-",
            (N_("F&ind"), ("find", "replace", "-", "find_next", "find_previous")),
            (N_("Bloc&k"), ("move_up", "move_down", "-", "duplicate", "remove")),
            "next_unsure",
            (N_("Findin&gs"), ("next_finding", "previous_finding", "-", "fix_finding", "fix_alike")),
            "-",
            "preferences",
        ),
    ),
    (
        N_("&Insert"),
        (
            "insert_paragraph",
            "insert_subheading",
            "insert_quote",
            "insert_table",
            "insert_figure",
            "-",
            "insert_related",
        ),
    ),
    (N_("F&ormat"), ("bold", "italic", "link", "list")),
    (
        N_("&View"),
        (
            "show_dossiers",
            "show_preview",
            "show_findings",
            "show_left_out",
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
"""The menus, each a title and the names of its actions; ``-`` is a separator, ``recent`` the list of recent files.

A menu within is again a title and names.
"""


def listed(menu: Menu) -> Iterator[Action]:
    """Yield the actions of *menu* and of those within it, in order."""
    known = {action.name: action for action in ACTIONS}
    for entry in menu[1]:
        if not isinstance(entry, str):
            yield from listed(entry)
        elif entry in known:
            yield known[entry]


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
    "-",
    "show_findings",
    " ",
    "show_preview",
    "export",
)
"""The toolbar; a space pushes what follows to the other end."""

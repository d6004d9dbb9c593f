"""What the toolbar does to the text of a field written in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from aes_editor.i18n import _

if TYPE_CHECKING:
    from ui.form.editors import TextEditor


def toggle(editor: TextEditor, mark: str) -> None:
    """Put *mark* (``**`` or ``*``) around the selection, or take it away where it is there."""
    text = editor.value()
    start, end = editor.selection()
    chosen = text[start:end]
    inside = len(chosen) >= 2 * len(mark) and chosen.startswith(mark) and chosen.endswith(mark)
    if inside:
        bare = chosen[len(mark) : -len(mark)]
        editor.replace_selection(bare, (0, len(bare)))
        return
    around = chosen.strip()
    lead = chosen[: len(chosen) - len(chosen.lstrip())]
    trail = chosen[len(chosen.rstrip()) :] if around else ""
    at = len(lead) + len(mark)
    editor.replace_selection(f"{lead}{mark}{around}{mark}{trail}", (at, at + len(around)))


def add_link(editor: TextEditor) -> None:
    """Ask for an address and make the selection a link to it."""
    text = editor.value()
    start, end = editor.selection()
    address, accepted = QInputDialog.getText(editor, _("Link"), _("Web or e-mail address:"), text="https://")
    address = address.strip()
    if not accepted or not address or address == "https://":
        return
    if "@" in address and ":" not in address:
        address = f"mailto:{address}"
    words = text[start:end] or address.removeprefix("mailto:")
    target = f"<{address}>" if set(address) & set(" ()") else address
    editor.replace_selection(f"[{words}]({target})", (1, 1 + len(words)))


def toggle_list(editor: TextEditor) -> None:
    """Make the lines of the selection items of a list, or plain lines again where they all are items."""
    text = editor.value()
    start, end = editor.selection()
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    lines = text[first:last].split("\n")
    if all(line.startswith("- ") for line in lines):
        changed = [line[2:] for line in lines]
    else:
        changed = [line if line.startswith("- ") else f"- {line}" for line in lines]
    editor.select(first, last)
    editor.replace_selection("\n".join(changed))

"""Taking work out of the journal into a session: as an unsaved change of its file, which undo takes back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from aes_editor import workflow
from aes_editor.errors import InputError, WriteError
from aes_editor.i18n import _
from aes_editor.journal.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aes_editor.journal.survey import Left
    from ui.safety.keeper import Keeper
    from ui.session import Session
    from ui.workspace import Workspace


def restore(left: Left, workspace: Workspace, keeper: Keeper, open_file: Callable[[Path], None]) -> None:
    """Open the file of *left* by *open_file*, or begin a communiqué, with the recovered text as a change.

    Raises :class:`InputError` where another window of the program was quicker.
    """
    assert left.contents is not None
    try:
        with Store(keeper.folder) as store:
            if not store.claim(left.entry, keeper.writer.owner):
                raise InputError(_("“{title}” was recovered in another window.").format(title=left.entry.title))
        claimed = True
    except WriteError:  # the journal can be read and no longer written: the work is wanted all the more
        claimed = False
    session = _opened(left, workspace, open_file)
    keeper.set_aside(session)
    for name, data in left.contents.media.items():
        session.add_media(data, name.rpartition(".")[2])
    session.show_instead(workflow.settled(left.contents.doc), _("Recovery"))
    if claimed:
        keeper.adopt(session, left.entry.id)


def _opened(left: Left, workspace: Workspace, open_file: Callable[[Path], None]) -> Session:
    path = left.entry.path
    if path is None or left.saved is None:
        return workspace.new()
    known = set(workspace.sessions)
    with contextlib.suppress(InputError):  # gone in the moment since it was compared: the text is wanted all the same
        open_file(path)
    copies = (session for session in workspace.sessions if session not in known)  # somebody else has the file open
    return workspace.session_of(path) or next(copies, None) or workspace.new()

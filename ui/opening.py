"""Where sessions come from: a new communiqué, a file, the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

import resources
from aes_editor import container, files, letterhead, stamp, workflow
from aes_editor.document import Communique, Dateline, Status, mint_guid
from ui import clock
from ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

_SAMPLE = "samples/exemple.communique"


def new(letterhead_name: str) -> Session:
    """Return a session on an empty communiqué of an institution, dated today."""
    now = clock.now()
    guid = mint_guid(letterhead.load_or_default(letterhead_name).authority, now.date())
    return Session(Communique(guid=guid, dateline=Dateline(date=now.date()), created=now, modified=now))


def from_file(path: Path) -> Session:
    """Return a session on the file at *path*, or on what is left of it, its losses named.

    Raises :class:`aes_editor.errors.InputError` where nothing of it can be read.
    """
    data = files.read(path)
    contents = container.unpack(data, path.name, rescue=True)
    session = Session(workflow.settled(contents.doc), contents.media, path, contents.losses, contents.history)
    session.stamp = stamp.of(path, data)
    return session


def copy_of(path: Path) -> Session:
    """Return a session on what is in the file at *path*, without the file; raises as :func:`from_file` does."""
    contents = container.load(path, rescue=True)
    return Session(workflow.settled(contents.doc), contents.media, history=contents.history)


def sample() -> Session:
    """Return a session on the sample, a draft to try things on, without a file: whatever is done to it, it stays."""
    contents = container.load(resources.path(_SAMPLE))
    return Session(msgspec.structs.replace(contents.doc, status=Status.DRAFT), contents.media)

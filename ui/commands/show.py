"""``aes-editor show``: the document for people, or as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import codec, importers, letterhead
from aes_editor.i18n import _
from ui import clock
from ui.commands import entries, stream
from ui.commands.readable import readable

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("a communiqué, or any file that import reads; - is standard input")
    )
    parser.add_argument("--json", action="store_true", help=_("print the document as JSON and nothing else"))
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of reading"))


def run(options: argparse.Namespace) -> int:
    """Print the document on standard output and what could not be read on standard error."""
    source = stream.read(options.file)
    imported = importers.read(source, now=options.now or clock.now(), authority=letterhead.load().authority)
    for loss in imported.losses:
        stream.warn(loss)
    if options.json:
        stream.write(codec.encode(imported.doc))
    else:
        stream.write(readable(imported.doc, entries.width()).encode())
    return 0

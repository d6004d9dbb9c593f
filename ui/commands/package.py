"""``aes-editor package``: several records in one file, as they travel between systems."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import files, importers, letterhead
from aes_editor.errors import InputError
from aes_editor.i18n import _
from ui import clock
from ui.commands import stream
from ui.context import export_context

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from aes_editor.letterhead import Letterhead


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar=_("FILE"),
        help=_("communiqués, files that import reads, or NewsML-G2 records, which stay as they are"),
    )
    parser.add_argument("--out", required=True, metavar="X.xml", help=_("the message to write; - is standard output"))
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of sending"))
    parser.epilog = _(
        "Writes one NewsML-G2 message (newsMessage) with the items in the order given. A signed record cannot travel\n"
        "in a message, which would break its signature: send it by itself."
    )


def run(options: argparse.Namespace) -> int:
    """Write the message, or nothing where one of the files cannot be in it."""
    from exporters.newsml import message  # noqa: PLC0415 - brings lxml, which --help need not load

    now = options.now or clock.now()
    head = letterhead.load()
    records = [_record(file, now, head) for file in options.files]
    data = message.write(records, export_context(now, {}, "", head))
    if options.out == stream.DASH:
        stream.write(data)
    else:
        files.write_atomically(Path(options.out), data)
    return 0


def _record(file: str, now: dt.datetime, head: Letterhead) -> bytes:
    """Return the record of *file*; an error names the file it speaks of."""
    from aes_editor.importers.newsml import NewsmlImporter  # noqa: PLC0415 - as above
    from exporters.newsml import NewsmlExporter  # noqa: PLC0415

    source = stream.read(file)
    if NewsmlImporter().claims(source):
        return _alone(file, source.data)
    imported = importers.read(source, now=now, authority=head.authority)
    for loss in imported.losses:
        stream.warn(f"{stream.shown(file)}: {loss}")
    return NewsmlExporter().export(imported.doc, export_context(now, imported.media, "", head))


def _alone(file: str, data: bytes) -> bytes:
    """Return the record *data* where it can be in a message: the only news item of its file, and not signed."""
    from aes_editor.newsml import items, parsing, signature  # noqa: PLC0415 - as above

    name = stream.shown(file)
    item, others = items.news_item(parsing.parse(data, name), name)
    if others:
        raise InputError(_("“{name}” holds several records; give each in a file of its own.").format(name=name))
    if signature.signature_of(item) is not None:
        raise InputError(_("“{name}” is signed, which a message would break; send it by itself.").format(name=name))
    return data

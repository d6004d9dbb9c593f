"""``aes-editor import``: files of other kinds into ``.communique`` files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from aes_editor import codec, container, files, importers, letterhead
from aes_editor.errors import InputError, UsageError, WriteError
from aes_editor.i18n import _
from ui import clock
from ui.batch import plan
from ui.batch.progress import Progress
from ui.commands import stream

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from aes_editor.importers import Imported, Ledger
    from ui.batch.plan import Task

LEDGER_SUFFIX = ".ledger.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    kinds = ", ".join(_(importer.label) for importer in importers.IMPORTERS)
    parser.add_argument(
        "files",
        nargs="+",
        metavar=_("FILE"),
        help=_("files to read: {kinds}; - is standard input").format(kinds=kinds),
    )
    parser.add_argument(
        "--out", required=True, metavar=_("FOLDER"), help=_("folder of the communiqués, made if missing")
    )
    parser.add_argument(
        "--ledger",
        action="store_true",
        help=_("write NAME.ledger.json too: where every character of the file went, and what was left out"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace communiqués that were edited since"))
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of the import"))


def run(options: argparse.Namespace) -> int:
    """Import every file that can be read; return 0, or the code of the worst failure."""
    if options.out == stream.DASH:
        raise UsageError(_("Communiqués go into a folder; name one after --out."))
    folder = Path(options.out)
    files.make_folder(folder)
    tasks = plan.tasks(options.files)
    progress = Progress(len(tasks))
    codes = {0}
    now = options.now or clock.now()
    for task in tasks:
        try:
            for warning in _import(task, folder, now, options):
                progress.say(f"{stream.shown(task.file)}: {warning}")
        except (InputError, WriteError) as error:
            codes.add(error.exit_code)
            progress.say(f"{stream.shown(task.file)}: {error}")
        progress.advance(task.file)
    progress.close()
    return max(codes)


def _import(task: Task, folder: Path, now: dt.datetime, options: argparse.Namespace) -> tuple[str, ...]:
    if task.clash:
        raise WriteError(task.clash)
    imported = importers.read(stream.read(task.file), now=now, authority=letterhead.load().authority)
    target = folder / (task.stem + container.SUFFIX)
    if not options.force and _edited(target, imported):
        raise WriteError(
            _("“{path}” holds another text, or was edited since. Move it away, or give --force.").format(path=target)
        )
    container.save(target, imported.doc, imported.media)
    if options.ledger:
        files.write_atomically(folder / (task.stem + LEDGER_SUFFIX), _encode(imported.ledger))
    return imported.losses


def _edited(target: Path, imported: Imported) -> bool:
    """Whether what lies at *target* is more than an earlier import of the same: work that would be lost."""
    if not target.exists():
        return False
    try:
        before = container.load(target).doc
    except InputError:
        return True
    undated = (msgspec.structs.replace(doc, created=None, modified=None, guid="") for doc in (before, imported.doc))
    return len({codec.encode(doc) for doc in undated}) > 1


def _encode(ledger: Ledger) -> bytes:
    entries = [
        {
            "start": entry.start,
            "end": entry.end,
            "text": entry.text,
            "field": entry.field,
            "reason": entry.reason.value if entry.reason else "",
            "why": entry.reason.label if entry.reason else "",
        }
        for entry in ledger.entries
    ]
    placed = sum(len(entry.text) for entry in ledger.entries if entry.field)
    total = sum(len(entry.text) for entry in ledger.entries)
    report = {"characters": total, "in_fields": placed, "left_out": total - placed, "entries": entries}
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"

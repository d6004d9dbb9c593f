"""``aes-editor import``: files of other kinds into ``.communique`` files, one or a folder full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import files, i18n, importers, letterhead
from aes_editor.errors import UsageError
from aes_editor.i18n import _, ngettext
from ui import clock
from ui.batch import sharing
from ui.batch.imports import record
from ui.batch.imports.plan import Order, plan
from ui.batch.imports.run import Imports
from ui.batch.progress import Progress
from ui.batch.record import Terms, encode
from ui.commands import stream

if TYPE_CHECKING:
    import argparse

    from ui.batch.imports.plan import Plan
    from ui.batch.imports.record import Outcome

_MOST_NAMED = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    kinds = ", ".join(_(importer.label) for importer in importers.IMPORTERS)
    parser.add_argument(
        "files",
        nargs="+",
        metavar=_("FILE"),
        help=_("files to read, or folders of them: {kinds}; - is standard input").format(kinds=kinds),
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
    parser.add_argument("--jobs", metavar="N", help=_("processes to share the work among (default: as many as help)"))
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of the import"))
    parser.add_argument("--report", metavar="R.json", help=_("write what became of each file; - is standard output"))
    parser.add_argument(
        "--resume",
        action="store_true",
        help=_("leave alone what an interrupted run or the report says is done, and is"),
    )


def run(options: argparse.Namespace) -> int:
    """Import every file that can be read; return 0, or the code of the worst failure."""
    if options.out == stream.DASH:
        raise UsageError(_("Communiqués go into a folder; name one after --out."))
    folder = Path(options.out)
    planned = plan(options.files, folder)
    jobs = sharing.jobs(options.jobs, len(planned.tasks))
    files.make_folder(folder)
    terms = Terms(now=clock.fixed_moment(options.now))
    order = Order(
        folder=folder,
        now=options.now or clock.now(),
        authority=letterhead.load().authority,
        ledger=options.ledger,
        force=options.force,
        advice=_("Move it away, or give --force."),
        language=i18n.active(),
        debug=options.debug,
    )
    if options.resume:
        on_disk = Path(options.report) if options.report not in {None, stream.DASH} else None
        order = replace(order, done=record.earlier(folder, on_disk, terms))
    _tell_left_alone(planned.left_alone)
    listener = _Listener(len(planned.tasks))
    batch = Imports(planned.tasks, order, listener)
    _write_report(options.report, terms, planned, batch)  # a folder that cannot be written to is told before the work
    kept = tuple(order.done.values())
    journal = record.journal(folder, terms, kept) if len(planned.tasks) > 1 else None
    try:
        batch.run(jobs, journal)
    finally:
        listener.close()
        if journal is not None:
            journal.close(complete=batch.complete)
        _write_report(options.report, terms, planned, batch, last=True)
    return batch.exit_code


class _Listener:
    """Tells a terminal how far it is."""

    def __init__(self, total: int) -> None:
        self._progress = Progress(total)
        self.say = self._progress.say
        self.close = self._progress.close

    def settled(self, outcome: Outcome) -> None:
        self._progress.advance(outcome.file)


def _tell_left_alone(names: tuple[str, ...]) -> None:
    if not names:
        return
    named = ", ".join(stream.shown(name) for name in names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
    sentence = ngettext(
        "{count} file is of no kind that is read, and was left alone: {names}",
        "{count} files are of no kind that is read, and were left alone: {names}",
        len(names),
    )
    stream.warn(sentence.format(count=len(names), names=named))


def _write_report(name: str | None, terms: Terms, planned: Plan, batch: Imports, *, last: bool = False) -> None:
    if name is None or (name == stream.DASH and not last):
        return
    left_alone = tuple(map(stream.shown, planned.left_alone))
    data = encode(record.Report(terms=terms, imports=batch.outcomes, left_alone=left_alone))
    if name == stream.DASH:
        stream.write(data)
    else:
        files.write_atomically(Path(name), data)

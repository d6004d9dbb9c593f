"""``aes-editor export``: communiqués into the formats they leave in, one or hundreds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import files, i18n, letterhead
from aes_editor.errors import ExportError, UsageError
from aes_editor.i18n import _
from exporters import EXPORTERS, manifest
from ui import clock
from ui.batch import checksums, plan, record, sharing
from ui.batch.job import perform
from ui.batch.progress import Progress
from ui.batch.rendering import SIGNED
from ui.batch.run import FINDINGS, Batch
from ui.commands import signing, stream

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Collection, Sequence

    from exporters.identity import Identity
    from ui.batch.plan import Order, Task

DEFAULT_FORMATS = "html,pdf,newsml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.epilog = _(
        "Each page and each record is checked; findings are told on standard error and in the report. Exit code 1:\n"
        "everything is there, and a page breaks the standard that it claims to keep. A record that would not be valid\n"
        "is not written: code 3."
    )
    names = ", ".join(exporter.name for exporter in EXPORTERS)
    parser.add_argument(
        "files", nargs="+", metavar=_("FILE"), help=_("communiqués, or files that import reads; - is standard input")
    )
    parser.add_argument(
        "--to",
        default=DEFAULT_FORMATS,
        metavar=_("FORMATS"),
        help=_("formats, with commas between them: {names} (default: {default})").format(
            names=names, default=DEFAULT_FORMATS
        ),
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar=_("FOLDER"),
        help=_("folder of the exports, made if missing; - is standard output, for one file in one format"),
    )
    parser.add_argument("--jobs", metavar="N", help=_("processes to share the work among (default: as many as help)"))
    parser.add_argument(
        "--profile",
        default="",
        metavar=_("PROFILE"),
        help=_(
            "archive (default), bureau or presse for the PDF; release (default) or complete for the NewsML-G2 record"
        ),
    )
    parser.add_argument(
        "--icc",
        metavar=_("FILE"),
        help=_("colour profile of the press, for --profile presse: PDF/X-4; without it that page claims no standard"),
    )
    parser.add_argument(
        "--letterhead",
        default=letterhead.DEFAULT,
        metavar=_("NAME"),
        help=_("letterhead: {names} (default: {default})").format(
            names=", ".join(letterhead.names()), default=letterhead.DEFAULT
        ),
    )
    parser.add_argument(
        "--sign",
        metavar="CERT.p12",
        help=_("sign PDF (PAdES) and NewsML-G2 (XMLDSig) with this certificate; its password is asked for"),
    )
    parser.add_argument(
        "--password-file",
        metavar=_("FILE"),
        help=_("first line: password of the certificate (else the variable {name})").format(name=signing.PASSWORD),
    )
    parser.add_argument(
        "--now",
        type=clock.instant,
        metavar=_("MOMENT"),
        help=_("moment of export, as 2026-03-12T18:00:00+01:00: same files, same moment, same bytes"),
    )
    parser.add_argument(
        "--manifest",
        action="store_true",
        help=_("keep {name} in the folder, the checksums of the exports, for sha256sum -c").format(name=manifest.NAME),
    )
    parser.add_argument("--report", metavar="R.json", help=_("write what became of each file; - is standard output"))
    parser.add_argument(
        "--resume",
        action="store_true",
        help=_("leave alone what an interrupted run or the report says is done, and is"),
    )


def run(options: argparse.Namespace) -> int:
    """Export and return 0, or the code that says what is missing."""
    now = options.now or clock.now()
    formats = _formats(options.to)
    order = plan.Order(
        formats=formats,
        folder=Path(options.out),
        now=now,
        profile=_profile(options.profile),
        letterhead=_letterhead(options.letterhead),
        icc=_icc(options.icc, options.profile),
        identity=_identity(options, formats, now),
        resumes=options.resume,
        language=i18n.preferred(),
        debug=options.debug,
    )
    tasks = plan.tasks(options.files)
    if options.out == stream.DASH:
        if options.manifest:
            raise UsageError(_("A manifest needs a folder; name one with --out."))
        return _to_standard_output(tasks, order)
    return _to_folder(tasks, order, options)


def _to_folder(tasks: Sequence[Task], order: Order, options: argparse.Namespace) -> int:
    terms = record.terms(order, clock.fixed_moment(options.now))
    jobs = sharing.jobs(options.jobs, len(tasks))
    files.make_folder(order.folder)
    if order.resumes:
        on_disk = Path(options.report) if options.report not in {None, stream.DASH} else None
        order = replace(order, done=record.earlier(order.folder, on_disk, terms))
    progress = Progress(len(tasks))
    batch = Batch(tasks, order, progress)
    _write_report(options.report, terms, batch)  # a folder that cannot be written to is told before the work
    journal = record.Journal(order.folder, terms, order.done.values()) if len(tasks) > 1 else None
    try:
        batch.run(jobs, journal)
    finally:
        progress.close()
        if journal is not None:
            journal.close(complete=batch.complete)
        if options.manifest:
            checksums.update(order.folder, batch.digests)
        _write_report(options.report, terms, batch, last=True)
    return batch.exit_code


def _to_standard_output(tasks: Sequence[Task], order: Order) -> int:
    if len(tasks) > 1 or len(order.formats) > 1:
        raise UsageError(_("Standard output takes one file in one format; choose one with --to, or a folder."))
    result = perform(tasks[0], order)
    for warning in result.warnings:
        stream.warn(warning)
    if result.failure:
        stream.warn(result.failure)
        return result.exit_code
    made = result.formats[0]
    if made.reason:
        raise ExportError(made.reason)
    for finding in made.findings:
        if finding.severity != "note":
            stream.warn(finding.message)
    stream.write(made.data)
    return FINDINGS if any(finding.severity == "error" for finding in made.findings) else 0


def _write_report(name: str | None, terms: record.Terms, batch: Batch, *, last: bool = False) -> None:
    if name is None or (name == stream.DASH and not last):
        return
    data = record.encode(record.Report(terms=terms, exports=batch.outcomes))
    if name == stream.DASH:
        stream.write(data)
    else:
        files.write_atomically(Path(name), data)


def _formats(text: str) -> tuple[str, ...]:
    known = [exporter.name for exporter in EXPORTERS]
    wanted = [name.strip().lower() for name in text.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in known]:
        raise UsageError(
            _("“{name}” is no format of export. Known ones: {known}.").format(name=unknown[0], known=", ".join(known))
        )
    if not wanted:
        raise UsageError(_("No format of export is named. Known ones: {known}.").format(known=", ".join(known)))
    return tuple(name for name in known if name in wanted)


def _profile(name: str) -> str:
    known = [profile for exporter in EXPORTERS for profile in getattr(exporter, "profiles", ())]
    if name and name not in known:
        raise UsageError(
            _("“{name}” is no output profile. Known ones: {known}.").format(name=name, known=", ".join(known) or "–")
        )
    return name


def _letterhead(name: str) -> str:
    if name not in letterhead.names():
        raise UsageError(
            _("“{name}” is no letterhead. Known ones: {known}.").format(name=name, known=", ".join(letterhead.names()))
        )
    return name


def _icc(name: str | None, profile: str) -> bytes:
    if name is None:
        return b""
    from exporters.pdf import press_profile, profiles  # noqa: PLC0415 - for print offices only

    if profile != profiles.PRESS.name:
        raise UsageError(_("--icc is for the press: it goes with --profile {name}.").format(name=profiles.PRESS.name))
    icc = files.read(Path(name), press_profile.LARGEST)
    press_profile.require_press(icc, name)
    return icc


def _identity(options: argparse.Namespace, formats: Collection[str], now: dt.datetime) -> Identity | None:
    if options.sign is None:
        if options.password_file is not None:
            raise UsageError(_("--password-file goes with --sign."))
        return None
    if not SIGNED.intersection(formats):
        raise UsageError(_("Only PDF and NewsML-G2 can be signed, and --to names neither."))
    return signing.identity(options.sign, options.password_file, now)

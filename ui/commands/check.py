"""``aes-editor check``: what is not as it should be in communiqués, before they leave."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor.errors import InputError
from aes_editor.i18n import _
from ui import clock
from ui.commands import entries, stream

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from aes_editor.checks import Finding
    from aes_editor.directory import Directory
    from aes_editor.importers import Imported
    from aes_editor.kinds import Profiles


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file: what was read, or the *reason* why it was not."""

    file: str
    imported: Imported | None = None
    reason: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    kinds = _("communiqués, or any files that import reads; - is standard input")
    parser.add_argument("files", nargs="+", metavar=_("FILE"), help=kinds)
    parser.add_argument("--json", action="store_true", help=_("print the findings as JSON and nothing else"))
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of the check"))
    told = _("hold names and titles against this directory, JSON or a CSV of persons")
    parser.add_argument("--directory", type=Path, metavar=_("FILE"), help=told)
    parser.epilog = _(
        "A reference number is looked for in all the files that are given. Exit code: 0 all is well (notes do not\n"
        "count), 1 there are errors or warnings, 4 a file cannot be read."
    )


def run(options: argparse.Namespace) -> int:
    """Check every file that can be read; return the code of the worst."""
    now = options.now or clock.now()
    readings = [_read(file, now) for file in options.files]
    references = _references(readings)
    profiles = _profiles()
    directory = _directory(options.directory)
    code = 0
    told = []
    for reading in readings:
        found = _findings(reading, references, profiles, directory, now)
        if reading.reason:
            stream.warn(reading.reason)
            code = max(code, InputError.exit_code)
        if any(finding.severity != "note" for finding in found):
            code = max(code, entries.FINDINGS)
        if options.json:
            told.append(_plain(reading, found))
        elif reading.imported:
            stream.write(_readable(reading.file, found).encode())
    if options.json:
        stream.write(msgspec.json.format(msgspec.json.encode({"files": told}), indent=2) + b"\n")
    return code


def _read(file: str, now: dt.datetime) -> _Reading:
    from aes_editor import importers, letterhead  # noqa: PLC0415 - brings what --help need not load

    name = _("standard input") if file == stream.DASH else stream.shown(file)
    try:
        imported = importers.read(stream.read(file), now=now, authority=letterhead.load().authority)
    except InputError as refusal:
        return _Reading(name, reason=str(refusal))
    return _Reading(name, imported)


def _references(readings: Sequence[_Reading]) -> Mapping[str, Collection[str]]:
    from aes_editor.checks.related import reference_key  # noqa: PLC0415 - as above

    known: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        if reading.imported:
            known[reference_key(reading.imported.doc.reference)].add(reading.imported.doc.guid)
    return known


def _profiles() -> Profiles:
    from aes_editor import kinds, settings  # noqa: PLC0415 - as above

    profiles = kinds.load(settings.file().parent / "kinds")
    for problem in profiles.problems:
        stream.warn(problem)
    return profiles


def _directory(path: Path | None) -> Directory:
    from aes_editor import files  # noqa: PLC0415 - as above
    from aes_editor.directory import Directory, exchange  # noqa: PLC0415

    return exchange.directory(files.read(path), stream.shown(str(path))) if path else Directory()


def _findings(
    reading: _Reading,
    references: Mapping[str, Collection[str]],
    profiles: Profiles,
    directory: Directory,
    now: dt.datetime,
) -> tuple[Finding, ...]:
    from aes_editor.checks import CheckContext, findings  # noqa: PLC0415 - as above

    if reading.imported is None:
        return ()
    media = reading.imported.media
    ctx = CheckContext(now=now, media=media, references=references, profiles=profiles, directory=directory)
    return findings(reading.imported.doc, ctx)


def _plain(reading: _Reading, found: Sequence[Finding]) -> dict[str, Any]:
    return {
        "file": reading.file,
        "readable": reading.imported is not None,
        "reason": reading.reason,
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "place": finding.place,
                "start": finding.start,
                "end": finding.end,
                "message": finding.message,
                "fixable": finding.fix is not None,
            }
            for finding in found
        ],
    }


def _readable(file: str, found: Sequence[Finding]) -> str:
    verdict = "" if found else " " + _("nothing to say")
    return "\n".join(
        [
            f"{file}:{verdict}",
            *(entries.entry(finding.severity, finding.place, finding.message) for finding in found),
            "",
        ]
    )

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
    from collections.abc import Mapping, Sequence

    from aes_editor.checks import Finding
    from aes_editor.directory import Directory
    from aes_editor.importers import Imported
    from aes_editor.kinds import Profiles
    from aes_editor.known import Collection


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file: what was read, or the *reason* why it was not."""

    file: str
    imported: Imported | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What is the same for every file, as :class:`aes_editor.checks.CheckContext` takes it."""

    now: dt.datetime
    references: Mapping[str, set[str]]
    guids: frozenset[str]
    profiles: Profiles
    directory: Directory


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    kinds = _("communiqués, or any files that import reads; - is standard input")
    parser.add_argument("files", nargs="+", metavar=_("FILE"), help=kinds)
    parser.add_argument("--json", action="store_true", help=_("print the findings as JSON and nothing else"))
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of the check"))
    told = _("hold names and titles against this directory, JSON or a CSV of persons")
    parser.add_argument("--directory", type=Path, metavar=_("FILE"), help=told)
    there = _("folder of other communiqués: reference numbers and related communiqués are looked for in it")
    parser.add_argument("--known", type=Path, metavar=_("FOLDER"), help=there)
    parser.epilog = _(
        "A reference number is looked for in all the files that are given. An altered approval trail, and text that\n"
        "is not what was approved, are errors. Exit code: 0 all is well (notes do not count), 1 there are errors\n"
        "or warnings, 4 a file cannot be read."
    )


def run(options: argparse.Namespace) -> int:
    """Check every file that can be read; return the code of the worst."""
    now = options.now or clock.now()
    readings = [_read(file, now) for file in options.files]
    known = _known(options.known)
    surroundings = _Surroundings(
        now=now,
        references=_references(readings, known),
        guids=_guids(readings, known),
        profiles=_profiles(),
        directory=_directory(options.directory),
    )
    code = 0
    told = []
    for reading in readings:
        found = _findings(reading, surroundings)
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


def _known(folder: Path | None) -> Collection | None:
    from aes_editor.known import survey  # noqa: PLC0415 - as above

    if folder is None:
        return None
    if not folder.is_dir():
        raise InputError(_("“{path}” is no folder.").format(path=stream.shown(str(folder))))
    return survey([], [folder])


def _references(readings: Sequence[_Reading], known: Collection | None) -> Mapping[str, set[str]]:
    from aes_editor.checks.related import reference_key  # noqa: PLC0415 - as above

    found: dict[str, set[str]] = defaultdict(set)
    for reference, guids in known.references.items() if known else ():
        found[reference] |= guids
    for reading in readings:
        if reading.imported:
            found[reference_key(reading.imported.doc.reference)].add(reading.imported.doc.guid)
    return found


def _guids(readings: Sequence[_Reading], known: Collection | None) -> frozenset[str]:
    """Return the identifiers that somebody has; none where nobody was asked for them."""
    if known is None:
        return frozenset()
    return known.guids | {reading.imported.doc.guid for reading in readings if reading.imported}


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


def _findings(reading: _Reading, around: _Surroundings) -> tuple[Finding, ...]:
    from aes_editor.checks import CheckContext, findings  # noqa: PLC0415 - as above

    if reading.imported is None:
        return ()
    ctx = CheckContext(
        now=around.now,
        media=reading.imported.media,
        references=around.references,
        guids=around.guids,
        profiles=around.profiles,
        directory=around.directory,
    )
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

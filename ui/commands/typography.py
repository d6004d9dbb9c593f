"""``aes-editor typography``: what a house style corrects in a text, to look at or to make."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor import container, files, importers, letterhead, typography
from aes_editor.document import edit as changing
from aes_editor.document.fields import spec
from aes_editor.errors import InputError, UsageError
from aes_editor.i18n import _, ngettext
from aes_editor.importers import decoding
from ui import clock
from ui.commands import stream
from ui.commands.corrections import LEGEND, Passage, hunks

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Iterator

    from aes_editor.document import Communique
    from aes_editor.document.edit import Place
    from aes_editor.importers import Source
    from aes_editor.typography import PlacedEdit, Profile

_FINDINGS = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("a communiqué, a text, or any file that import reads; - is standard input"),
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--diff", action="store_true", help=_("show each correction in its line"))
    shown.add_argument(
        "--apply",
        action="store_true",
        help=_("make the corrections in FILE, a communiqué or a text; from standard input to standard output"),
    )
    parser.add_argument(
        "--profile",
        choices=list(typography.PROFILES),
        metavar=_("PROFILE"),
        help=_("house style: {profiles} (default: that of the language)").format(profiles=_profiles()),
    )
    parser.add_argument("--json", action="store_true", help=_("print the corrections as JSON and nothing else"))
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of the change"))
    parser.epilog = _(
        "Addresses, code, hours such as 10:30 and the marks of Markdown are left alone. Exit code: 0 there is nothing\n"
        "to correct, or it was done; 1 there are corrections to make."
    )


def _profiles() -> str:
    return ", ".join(f"{profile.name} ({_(profile.label)})" for profile in typography.PROFILES.values())


@dataclass(frozen=True, slots=True)
class _Work:
    """What was read: the texts that have something to correct, and the bytes that the file becomes.

    *refusal* is the sentence, with a place for the name of the file, that says why it cannot be written.
    """

    language: str
    passages: tuple[Passage, ...]
    corrected: bytes
    refusal: str = ""

    @property
    def count(self) -> int:
        return sum(len(passage.edits) for passage in self.passages)


def run(options: argparse.Namespace) -> int:
    """Show or make the corrections; return 1 where there are some and they were not made."""
    if options.apply and options.json and options.file == stream.DASH:
        raise UsageError(_("The corrected text and JSON cannot both go to standard output. Leave out --json."))
    source = stream.read(options.file)
    profile = typography.PROFILES[options.profile] if options.profile else None
    work = _work(source, profile, options.now or clock.now())
    if options.apply:
        _apply(work, source, options.file)
    if options.json:
        told = _plain(work, stream.shown(options.file), profile, made=options.apply)
        stream.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    elif not (options.apply and options.file == stream.DASH):
        lines = _told(work, stream.shown(options.file), diff=options.diff, made=options.apply)
        stream.write("".join(f"{line}\n" for line in lines).encode())
    return _FINDINGS if work.count and not options.apply else 0


def _work(source: Source, profile: Profile | None, now: dt.datetime) -> _Work:
    match importers.importer_for(source).name:
        case "text" | "markdown":
            return _of_text(source, profile, _read(source, now).language)
        case "communique":
            contents = container.unpack(source.data, source.name, rescue=True)
            refusal = ""
            if contents.losses:
                refusal = _("“{name}” is damaged and was not changed. Open it in the window and save it first.")
            placed = typography.pass_over(contents.doc, profile)
            doc = msgspec.structs.replace(typography.apply_to(contents.doc, placed), modified=now)
            corrected = container.pack(doc, contents.media, contents.history) if placed else source.data
            return _Work(contents.doc.language, _passages(contents.doc, placed), corrected, refusal)
        case _:
            doc = _read(source, now)
            refusal = _(
                "“{name}” can only be read. Make a communiqué of it with “aes-editor import”, then correct that."
            )
            return _Work(doc.language, _passages(doc, typography.pass_over(doc, profile)), b"", refusal)


def _read(source: Source, now: dt.datetime) -> Communique:
    return importers.read(source, now=now, authority=letterhead.load().authority).doc


def _of_text(source: Source, profile: Profile | None, language: str) -> _Work:
    """Return the work on a text, character by character as it is in the file."""
    text = decoding.decode(source.data, source.name)
    edits = typography.edits(text, profile=profile, language=language)
    mark = codecs.BOM_UTF8 if source.data.startswith(codecs.BOM_UTF8) else b""
    refusal = ""
    if source.data != mark + text.encode():
        refusal = _("“{name}” is not in UTF-8, which these characters need. Save it as UTF-8 first.")
    passages = (Passage("", "", text, edits),) if edits else ()
    return _Work(language, passages, mark + typography.applied(text, edits).encode(), refusal)


def _passages(doc: Communique, placed: tuple[PlacedEdit, ...]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            changing.join(place), _label(doc, place), changing.value_at(doc, place), tuple(edit for _, edit in group)
        )
        for place, group in groupby(placed, key=lambda correction: correction.place)
    )


def _label(doc: Communique, place: Place) -> str:
    """Return what the form calls *place*: « Body 3 · Quotation, as printed »."""
    names: list[str] = []
    for depth, step in enumerate(place):
        if isinstance(step, int):
            names[-1] += f" {step + 1}"
        else:
            names.append(_(spec(type(changing.value_at(doc, place[:depth])), step).label))
    return " · ".join(names)


def _apply(work: _Work, source: Source, file: str) -> None:
    """Put the corrected bytes where *file* says; nothing is written where nothing changes."""
    if work.refusal:
        raise InputError(work.refusal.format(name=source.name))
    if file == stream.DASH:
        stream.write(work.corrected)
    elif work.count:
        files.write_atomically(Path(file), work.corrected)


def _told(work: _Work, name: str, *, diff: bool, made: bool) -> Iterator[str]:
    if not work.count:
        yield _("{name}: nothing to correct").format(name=name)
        return
    sentence = (
        ngettext("{name}: {count} correction made", "{name}: {count} corrections made", work.count)
        if made
        else ngettext("{name}: {count} correction to make", "{name}: {count} corrections to make", work.count)
    )
    yield sentence.format(name=name, count=work.count)
    if diff:
        yield from (line for passage in work.passages for line in hunks(passage))
        yield _(LEGEND)
    elif not made:
        rules = Counter(edit.rule for passage in work.passages for edit in passage.edits)
        yield from (f"  {count:>4} × {_(typography.reason(rule))}" for rule, count in rules.most_common())


def _plain(work: _Work, file: str, profile: Profile | None, *, made: bool) -> dict[str, Any]:
    return {
        "file": file,
        "language": work.language,
        "profile": (profile or typography.for_language(work.language)).name,
        "count": work.count,
        "applied": made,
        "corrections": [
            {
                "place": passage.place,
                "line": passage.text.count("\n", 0, edit.start) + 1,
                "start": edit.start,
                "end": edit.end,
                "before": passage.text[edit.start : edit.end],
                "after": edit.replacement,
                "rule": edit.rule,
                "reason": _(typography.reason(edit.rule)),
            }
            for passage in work.passages
            for edit in passage.edits
        ],
    }

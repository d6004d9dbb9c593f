"""``aes-editor directory``: the directory of the user, or one in any file, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import files
from aes_editor.errors import UsageError
from aes_editor.i18n import N_, _, ngettext
from ui import clock
from ui.commands import stream
from ui.commands.parser import Parser

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from aes_editor.directory import Directory
    from aes_editor.directory.changes import Change
    from aes_editor.directory.merging import Merge, Row

KINDS = ("persons", "institutions", "places", "contacts", "boilerplates")
"""The tables, known here so that ``--help`` loads no document."""

_HEADS = N_(
    "A CSV file is in UTF-8, with commas, semicolons or tabs; its first line names the columns:\n"
    "  persons       given_name;family_name;country;honorific;title;short_title;organisation;since;until\n"
    "                (a row for each title of a person)\n"
    "  institutions  name;short_name;country\n"
    "  places        name;country;other_names\n"
    "  contacts      name;role;organisation;phones;email;languages;public\n"
    "  boilerplates  institution;language;since;text\n"
    "Days are 2026-03-01 or 01/03/2026, countries ML or Mali; several values in a cell are separated by |. Who is\n"
    "there already is brought up to date, not doubled. Nothing is taken from a file with an error, which is told\n"
    "by file and line."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    actions = parser.add_subparsers(dest="action", required=True, metavar=_("ACTION"), parser_class=Parser)
    take = actions.add_parser("import", description=_("Take entries from CSV and JSON files."), help=_("take entries"))
    take.add_argument("files", nargs="*", metavar=_("FILE"), help=_("CSV or JSON; - is standard input"))
    take.add_argument("--kind", choices=KINDS, help=_("what a CSV file lists, where its head does not tell"))
    take.add_argument("--examples", action="store_true", help=_("take the fictional examples that ship"))
    take.epilog = _(_HEADS)
    give = actions.add_parser("export", description=_("Write entries as CSV or JSON."), help=_("write entries"))
    give.add_argument("--kind", choices=KINDS, help=_("one table, as CSV; without it everything, as JSON"))
    give.add_argument("--out", required=True, metavar=_("FILE"), help=_("the file to write; - is standard output"))
    show = actions.add_parser("list", description=_("Find entries by the beginnings of words."), help=_("find entries"))
    show.add_argument("words", nargs="*", metavar=_("WORD"), help=_("what to find, whatever case and accents"))
    show.add_argument("--kind", choices=KINDS, default="persons", help=_("the table to look in (default: persons)"))
    show.add_argument("--on", metavar=_("DAY"), help=_("tell titles and texts as of this day, 2026-03-01"))
    show.add_argument("--json", action="store_true", help=_("print the entries as JSON and nothing else"))
    for action in (take, give, show):
        action.add_argument("--file", type=Path, metavar=_("FILE"), help=_("this directory instead of one’s own"))


def run(options: argparse.Namespace) -> int:
    """Do what is asked with the directory."""
    actions = {"import": _import, "export": _export, "list": _list}
    return actions[options.action](options)


def _path(options: argparse.Namespace) -> Path:
    from aes_editor.directory.store import FILE  # noqa: PLC0415 - --help need not load it
    from aes_editor.folders import data_folder  # noqa: PLC0415

    path: Path = options.file or data_folder() / FILE
    return path


def _directory(options: argparse.Namespace) -> Directory:
    """Return the directory that is asked for; one that is named and not there is an error."""
    from aes_editor.directory import codec, store  # noqa: PLC0415 - as above

    if options.file:
        files.read(options.file, codec.LARGEST)
    loaded = store.load(_path(options))
    if loaded.problem:
        stream.warn(loaded.problem)
    return loaded.directory


def _import(options: argparse.Namespace) -> int:
    import resources  # noqa: PLC0415 - as above
    from aes_editor.directory import codec, exchange, store  # noqa: PLC0415
    from aes_editor.directory.merging import merged  # noqa: PLC0415

    if not options.files and not options.examples:
        raise UsageError(_("Name a file to import, or ask for the --examples."))
    rows: list[Row] = []
    for file in options.files:
        rows += exchange.read(stream.read(file, codec.LARGEST).data, stream.shown(file), options.kind or "")
    if options.examples:
        rows += exchange.read(resources.path("directory/examples.json").read_bytes(), "examples.json")
    merges: list[Merge] = []

    def change(there: Directory) -> Change:
        merges.append(merged(there, rows))
        return merges[-1].change

    store.update(_path(options), change, clock.now())
    stream.write(f"{outcome(merges[-1])}\n".encode())
    return 0


def outcome(merge: Merge) -> str:
    """Return what an import came to, in words."""
    counts = (
        ngettext("{count} entry added", "{count} entries added", merge.added).format(count=merge.added),
        ngettext("{count} updated", "{count} updated", merge.updated).format(count=merge.updated),
        ngettext("{count} unchanged", "{count} unchanged", merge.unchanged).format(count=merge.unchanged),
    )
    return ", ".join(counts)


def _export(options: argparse.Namespace) -> int:
    from aes_editor.directory import codec, tables  # noqa: PLC0415 - as above

    directory = _directory(options)
    data = tables.write(directory, options.kind) if options.kind else codec.encode(directory)
    if options.out == stream.DASH:
        stream.write(data)
    else:
        files.write_atomically(Path(options.out), data)
    return 0


def _list(options: argparse.Namespace) -> int:
    import msgspec  # noqa: PLC0415 - as above

    from aes_editor.directory import BoilerplateEntry  # noqa: PLC0415
    from aes_editor.directory.search import Index  # noqa: PLC0415
    from aes_editor.directory.telling import told  # noqa: PLC0415
    from aes_editor.directory.titles import current  # noqa: PLC0415

    day = _day(options.on)
    found = Index(_directory(options).table(options.kind)).find(" ".join(options.words))
    if day is not None and options.kind == "boilerplates":
        found = current((entry for entry in found if isinstance(entry, BoilerplateEntry)), day)
    if options.json:
        stream.write(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    else:
        stream.write("".join(f"{told(entry, day)}\n" for entry in found).encode())
    return 0


def _day(text: str | None) -> dt.date | None:
    import datetime as dt  # noqa: PLC0415 - as above

    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as cause:
        raise UsageError(_("“{text}” is no date; write 2026-03-01.").format(text=text)) from cause

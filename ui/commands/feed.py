"""``aes-editor feed``: a folder of releases as an Atom feed and a sitemap, for the site that publishes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from aes_editor import files, importers, letterhead
from aes_editor.errors import InputError, UsageError
from aes_editor.i18n import _
from exporters import links
from exporters.naming import safe_stem
from ui import clock
from ui.commands import stream
from ui.context import export_context

if TYPE_CHECKING:
    import argparse
    import datetime as dt

    from aes_editor.letterhead import Letterhead
    from exporters.feed import Release

FEED = "feed.atom"
SITEMAP = "sitemap.xml"
_PAGE = ".html"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", type=Path, metavar=_("FOLDER"), help=_("folder of the communiqués"))
    parser.add_argument(
        "--base-url",
        required=True,
        metavar="URL",
        help=_("web address of the folder in which the pages are published, as https://aes.example/communiques/"),
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar=_("FOLDER"), help=_("folder of the feed, made if missing")
    )
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of the feed"))
    parser.epilog = _(
        "Writes {feed} (Atom) and {sitemap}, the newest release first. Only what may be passed on is in them:\n"
        "released or corrected, public, and under no embargo at that moment. NAME.communique is told as NAME.html."
    ).format(feed=FEED, sitemap=SITEMAP)


def run(options: argparse.Namespace) -> int:
    """Write feed and sitemap of what can be read; return 0, or 4 where something could not."""
    from exporters import feed  # noqa: PLC0415 - what only this command needs

    base = _base(options.base_url)
    now = options.now or clock.now()
    head = letterhead.load()
    failed = False
    releases = []
    for path in _communiques(options.folder):
        try:
            releases.append(_release(path, base, now, head))
        except InputError as error:
            failed = True
            stream.warn(str(error))
    ctx = export_context(now, {}, "", head)
    files.make_folder(options.out)
    files.write_atomically(options.out / FEED, feed.atom(releases, base + FEED, ctx))
    files.write_atomically(options.out / SITEMAP, feed.sitemap(releases, ctx))
    return InputError.exit_code if failed else 0


def _base(url: str) -> str:
    """Return the address of the folder *url*, one slash at its end."""
    base = url.rstrip("/") + "/"
    if not links.web(base) or "?" in base or "#" in base:
        raise UsageError(
            _("“{url}” is no web address of a folder. Write it as https://aes.example/communiques/.").format(url=url)
        )
    return base


def _communiques(folder: Path) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == files.SUFFIX)
    except OSError as cause:
        raise InputError(
            _("The folder “{folder}” cannot be read: {reason}.").format(folder=folder, reason=cause.strerror or cause)
        ) from cause
    if not found:
        stream.warn(_("There is no communiqué in “{folder}”; the feed is empty.").format(folder=folder))
    return found


def _release(path: Path, base: str, now: dt.datetime, head: Letterhead) -> Release:
    from exporters.feed import Release  # noqa: PLC0415 - as above

    imported = importers.read(stream.read(str(path)), now=now, authority=head.authority)
    return Release(imported.doc, base + quote(safe_stem(path.stem) + _PAGE))

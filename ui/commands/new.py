"""``aes-editor new``: an empty draft."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import container, letterhead
from aes_editor.document import Communique, ReleaseKind, mint_guid
from aes_editor.errors import UsageError, WriteError
from aes_editor.i18n import _
from ui import clock
from ui.commands import stream

if TYPE_CHECKING:
    import argparse

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar=_("OUT.communique"), help=_("the file to make; - is standard output"))
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in ReleaseKind],
        default=ReleaseKind.COMMUNIQUE.value,
        metavar=_("KIND"),
        help=_("type of communiqué: {kinds}").format(kinds=", ".join(ReleaseKind)),
    )
    parser.add_argument(
        "--language", default="fr", metavar=_("TAG"), help=_("language it is written in, as fr, en, ar, ha")
    )
    parser.add_argument("--now", type=clock.instant, metavar=_("MOMENT"), help=_("moment of creation"))


def run(options: argparse.Namespace) -> int:
    """Write the draft; a file that is there already is never replaced."""
    if not _LANGUAGE_TAG.match(options.language):
        raise UsageError(
            _("“{tag}” is no language tag. Write it as fr, en, ar or ha-Latn-NE.").format(tag=options.language)
        )
    now = options.now or clock.now()
    doc = Communique(
        guid=mint_guid(letterhead.load().authority, now.date()),
        kind=ReleaseKind(options.kind),
        language=options.language,
        created=now,
        modified=now,
    )
    if options.file == stream.DASH:
        stream.write(container.pack(doc, {}))
        return 0
    path = Path(options.file)
    if path.exists():
        raise WriteError(_("“{path}” is there already. Choose another name.").format(path=path))
    container.save(path, doc, {})
    return 0

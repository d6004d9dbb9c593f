"""The composition root: one command line in, one exit code out. Only here is the program put together."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from aes_editor import __version__, i18n
from aes_editor.errors import AesError, UsageError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
"""Exit code after Ctrl+C: 128 + SIGINT, as shells count."""
DEFECT = 70
"""Exit code of a defect of the program itself: ``EX_SOFTWARE`` of sysexits.h."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program as *argv* (default: the process's own arguments) asks and return its exit code.

    A failure is one sentence on standard error. ``--debug`` shows the traceback behind it.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in arguments[: arguments.index("--") if "--" in arguments else None]
    i18n.use(i18n.preferred())
    try:
        return _run(arguments)
    except SystemExit as stop:  # argparse, once it has printed its help or the version
        return stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        _say(_("Interrupted."), debug)
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return 0
    except AesError as error:
        _say(str(error), debug)
        return error.exit_code
    except Exception as error:
        defect = _("This should not have happened: {kind}: {error}. Run again with --debug for the details.")
        _say(defect.format(kind=type(error).__name__, error=error), debug)
        return DEFECT


def _run(arguments: list[str]) -> int:
    from ui.commands import COMMANDS  # noqa: PLC0415 - each start pays only for what it runs
    from ui.commands.parser import Parser, summaries  # noqa: PLC0415

    first = next((word for word in arguments if not word.startswith("-")), "")
    if first in COMMANDS and "--" not in arguments[: arguments.index(first)]:
        arguments.remove(first)
        return COMMANDS[first].run(first, arguments)
    parser = Parser(
        prog="aes-editor",
        description=_("Write, check, typeset and archive press releases."),
        epilog=summaries(COMMANDS),
    )
    parser.add_argument("files", nargs="*", metavar=_("FILE"), help=_("communiqués to open in the window"))
    parser.add_argument("--version", action="version", version=f"aes-editor {__version__}", help=_("show the version"))
    options = parser.parse_args(arguments)
    return _open_window(options.files)


def _open_window(names: Sequence[str]) -> int:
    from pathlib import Path  # noqa: PLC0415

    _require_display()
    from ui.preload import settings  # noqa: PLC0415

    file = settings.file()
    chosen = settings.load(file)
    from ui.window import run  # noqa: PLC0415 - Qt loads here, and only here

    return run([Path(name) for name in names], file, chosen)


def _require_display() -> None:
    """Raise :class:`UsageError` where no window can be shown: Qt would end the process by force."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in names):
        raise UsageError(
            _("There is no display to open the window on. Without one, work by commands; see “aes-editor --help”.")
        )


def _say(sentence: str, debug: bool) -> None:
    if debug:
        import traceback  # noqa: PLC0415

        traceback.print_exc()
    sys.stderr.write(f"aes-editor: {sentence}\n")


def _silence_output() -> None:
    """Let the interpreter flush its dead standard output into nothing on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""argparse that speaks the language of the interface and fails in one sentence."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from aes_editor import i18n
from aes_editor.errors import UsageError
from aes_editor.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.commands import Command

ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("not allowed with argument %s"),
)
"""The messages of argparse that our command line can show, for the catalogs."""


class Parser(argparse.ArgumentParser):
    """A parser whose every failure is a :class:`UsageError`; options are never guessed from their beginning."""

    def __init__(self, *, prog: str, description: str, epilog: str | None = None) -> None:
        # argparse looks these two up in its own module at each use: the only way to give it other words.
        setattr(argparse, "_", i18n._)  # noqa: B010
        setattr(argparse, "ngettext", i18n.ngettext)  # noqa: B010
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.add_argument("--debug", action="store_true", help=_("show the details of a failure"))

    def error(self, message: str) -> NoReturn:
        """Raise *message* as a sentence that says where help is."""
        raise UsageError(_("{message}. See “{program} --help”.").format(message=message, program=self.prog))


def summaries(commands: Mapping[str, Command]) -> str:
    """Return the list of *commands* that ends the program's help."""
    width = max(map(len, commands))
    lines = [f"  {name:<{width}}  {_(command.summary)}" for name, command in commands.items()]
    return "\n".join([_("commands:"), *lines, "", _("“aes-editor COMMAND --help” tells more about one.")])

"""The commands of the program. One more is one module with ``arguments`` and ``run``, and one entry here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from aes_editor.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its *summary* (a message id) for ``--help``, and the *module* that is loaded when it runs."""

    summary: str
    module: str

    def run(self, name: str, arguments: Sequence[str]) -> int:
        """Parse *arguments*, do the work, return the exit code."""
        from ui.commands.parser import Parser  # noqa: PLC0415

        module = import_module(self.module)
        parser = Parser(prog=f"aes-editor {name}", description=_(self.summary))
        module.arguments(parser)
        code: int = module.run(parser.parse_args(arguments))
        return code


COMMANDS = {
    "new": Command(N_("Make an empty draft."), "ui.commands.new"),
    "import": Command(N_("Read files of other kinds into communiqués."), "ui.commands.import_"),
    "export": Command(N_("Write communiqués as HTML, PDF, NewsML-G2 or text."), "ui.commands.export"),
    "feed": Command(N_("Tell a folder of releases as an Atom feed and a sitemap."), "ui.commands.feed"),
    "package": Command(N_("Put several records into one NewsML-G2 message."), "ui.commands.package"),
    "check": Command(N_("Look for slips in communiqués before they leave."), "ui.commands.check"),
    "validate": Command(N_("Check NewsML-G2 records, by schema and by rule."), "ui.commands.validate"),
    "typography": Command(N_("Correct the typography of a communiqué or a text."), "ui.commands.typography"),
    "directory": Command(N_("Keep persons, institutions, contacts and texts at hand."), "ui.commands.directory"),
    "show": Command(N_("Print a communiqué, readable or as JSON."), "ui.commands.show"),
}

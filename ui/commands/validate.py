"""``aes-editor validate``: whether NewsML-G2 records are what they should be, and who signed them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor.errors import InputError
from aes_editor.i18n import _, ngettext
from ui.commands import entries, stream

if TYPE_CHECKING:
    import argparse

    from lxml import etree

    from aes_editor.newsml.validation import Finding, Judgement


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one file: it was judged, or the *reason* why it was not read."""

    file: str
    judgement: Judgement | None = None
    reason: str = ""

    def count(self, severity: str) -> int:
        found = self.judgement.findings if self.judgement else ()
        return sum(finding.severity == severity for finding in found)

    @property
    def code(self) -> int:
        if self.judgement is None:
            return InputError.exit_code
        return entries.FINDINGS if self.count("error") or self.count("warning") else 0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="+", metavar=_("RECORD.xml"), help=_("NewsML-G2 records; - is standard input"))
    parser.add_argument("--json", action="store_true", help=_("print the findings as JSON and nothing else"))
    parser.add_argument(
        "--schema",
        type=Path,
        metavar=_("FOLDER"),
        help=_("check by IPTC's own schema too, which is in this folder: NewsML-G2_2.35-spec-All-Power.xsd"),
    )
    parser.epilog = _(
        "A record of our profile is held to our schema and our rules, any other record to those of NewsML-G2 alone. A\n"
        "signature is verified, and whose it is is told; whether to trust it is yours to decide. Exit code: 0 all is\n"
        "well (notes do not count), 1 there are errors or warnings, 4 a file cannot be read."
    )


def run(options: argparse.Namespace) -> int:
    """Judge every file that can be read; return the code of the worst."""
    from aes_editor.newsml.validation import iptc  # noqa: PLC0415 - brings lxml, which --help need not load

    schema = iptc.load(options.schema) if options.schema else None
    outcomes = []
    for file in options.files:
        outcome = _outcome(file, schema)
        outcomes.append(outcome)
        if outcome.reason:
            stream.warn(outcome.reason)
        elif not options.json:
            stream.write(_readable(outcome).encode())
    if options.json:
        told = {"files": [_plain(outcome) for outcome in outcomes]}
        stream.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    return max(outcome.code for outcome in outcomes)


def _outcome(file: str, schema: etree.XMLSchema | None) -> _Outcome:
    from aes_editor.newsml import parsing  # noqa: PLC0415 - as above
    from aes_editor.newsml.validation import judge  # noqa: PLC0415

    name = _("standard input") if file == stream.DASH else stream.shown(file)
    try:
        source = stream.read(file, parsing.LARGEST)
        return _Outcome(name, judge(source.data, name=name, also=schema))
    except InputError as refusal:
        return _Outcome(name, reason=str(refusal))


def _plain(outcome: _Outcome) -> dict[str, Any]:
    judgement = outcome.judgement
    return {
        "file": outcome.file,
        "readable": judgement is not None,
        "reason": outcome.reason,
        "valid": judgement is not None and not outcome.count("error"),
        "errors": outcome.count("error"),
        "warnings": outcome.count("warning"),
        "items": judgement.items if judgement else (),
        "findings": judgement.findings if judgement else (),
    }


def _readable(outcome: _Outcome) -> str:
    assert outcome.judgement is not None
    told = [_entry(finding) for finding in outcome.judgement.findings]
    return "\n".join([f"{outcome.file}: {_verdict(outcome)}", *told, ""])


def _verdict(outcome: _Outcome) -> str:
    errors, warnings = outcome.count("error"), outcome.count("warning")
    doubts = ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)
    if errors:
        faults = ngettext("{count} error", "{count} errors", errors).format(count=errors)
        return _("not valid, {faults}").format(faults=f"{faults}, {doubts}" if warnings else faults)
    return _("valid, {doubts}").format(doubts=doubts) if warnings else _("valid")


def _entry(finding: Finding) -> str:
    place = _("line {line}").format(line=finding.line)
    where = place if finding.path == "." else f"{place}, {finding.path}"
    return entries.entry(finding.severity, where, finding.message)

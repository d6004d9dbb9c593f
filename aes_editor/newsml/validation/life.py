"""Rules about the life of a record: identity, moments, status, correction, cancellation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.document import Status
from aes_editor.i18n import _
from aes_editor.newsml import terms
from aes_editor.newsml.mapping import STATUS
from aes_editor.newsml.validation.finding import error, warning
from aes_editor.newsml.values import moment, version_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.newsml.record import Record
    from aes_editor.newsml.validation.finding import Finding

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+\Z")


def identified(record: Record) -> Iterator[Finding]:
    """Ask for an identifier that nobody else uses: the item is known by it for ever."""
    guid = record.root.get("guid", "")
    if guid and not _URI.match(guid):
        message = _("The identifier “{guid}” is no URI; use a tag URI such as tag:aes.example,2026-01-01:communique:1.")
        yield warning("guid-no-uri", message.format(guid=guid), record.root, "guid")


def in_order(record: Record) -> Iterator[Finding]:
    """Ask that the version be no older than the item."""
    created, version = record.line("itemMeta/firstCreated"), record.find("itemMeta/versionCreated")
    first, this = moment(created), moment(version.text or "") if version is not None else None
    if version is not None and first and this and this < first:
        message = _("This version ({version}) is older than the item itself ({created}); one of the two is wrong.")
        yield warning("created-later", message.format(version=version.text, created=created), version)


def one_status(record: Record) -> Iterator[Finding]:
    """Require IPTC's publishing status and our step of life to agree."""
    published, role = record.find("itemMeta/pubStatus"), record.find("itemMeta/role")
    if published is None or role is None:
        return
    step = next((status for status in Status if record.code(role) == STATUS.code(status)), None)
    if step and record.code(published) != terms.PUB_STATUS[step]:
        message = _("The status is “{status}”, but the step is “{step}”, whose status is “{right}”; make them agree.")
        yield error(
            "status-disagrees",
            message.format(status=record.code(published), step=step.value, right=terms.PUB_STATUS[step]),
            published,
        )


def corrected(record: Record) -> Iterator[Finding]:
    """Ask that a correction be a later version, and say of what and why."""
    previous = [link for link in record.all("itemMeta/link") if record.code(link, "rel") == terms.PREVIOUS_VERSION]
    guid, version = record.root.get("guid", ""), version_said(record.root.get("version", ""))
    for link in previous:
        if link.get("residref", "") != guid:
            message = _("“{guid}” is another item, not an earlier version of this one; use another relation.")
            yield error("previous-other", message.format(guid=link.get("residref", "")), link, "residref")
        elif version_said(link.get("version", "")) >= version:
            message = _("Version {version} is not earlier than this one; raise the version of the item.")
            yield warning("previous-later", message.format(version=link.get("version", "1")), link, "version")
    signals = [signal for signal in record.all("itemMeta/signal") if record.code(signal) == terms.CORRECTION]
    if signals and not record.all("itemMeta/edNote"):
        message = _("The record says that it is a correction, but not of what; add the reason as an <edNote>.")
        yield warning("correction-unexplained", message, signals[0])


def withdrawn(record: Record) -> Iterator[Finding]:
    """Ask that what is cancelled not be there to be published."""
    status, content = record.find("itemMeta/pubStatus"), record.find("contentSet")
    if status is not None and content is not None and record.code(status) == terms.CANCELED:
        message = _("The item is cancelled and still carries its text; send it out without <contentSet>.")
        yield warning("cancelled-content", message, content)

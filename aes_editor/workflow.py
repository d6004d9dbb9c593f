"""The life of a communiqué – draft, reviewed, approved, released, corrected or cancelled – and the trail it leaves.

Each step is recorded in the document (:class:`aes_editor.document.Step`): who, when, and the SHA-256 of what it said
then. Every step also holds the SHA-256 of the one before it, so that none can be changed or taken out unseen. What was
approved is not edited; where it is changed all the same, by another program, its digest tells.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor import codec
from aes_editor.document import Communique, Corrects, Status, Step, mint_guid
from aes_editor.errors import InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    import datetime as dt

LOCKED = frozenset({Status.APPROVED, Status.RELEASED, Status.CORRECTED, Status.CANCELLED})
"""Steps after which the text is read only."""
OUT = frozenset({Status.RELEASED, Status.CORRECTED, Status.CANCELLED})
"""Steps after which readers may have it: there is no way back to a draft."""
_NOT_SAID = frozenset({"status", "trail", "translations", "modified", "released"})
"""Fields that are about the communiqué, and none of what was approved."""
_SAID = tuple(name for name in Communique.__struct_fields__ if name not in _NOT_SAID)
_NEXT = {
    Status.DRAFT: (Status.REVIEWED,),
    Status.REVIEWED: (Status.APPROVED, Status.DRAFT),
    Status.APPROVED: (Status.RELEASED, Status.DRAFT),
}


class LockedText(InputError):
    """The text was approved or released, and is not edited."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the trail of a communiqué proves.

    *last* is the step taken last; *changed* whether the communiqué says something else since; *altered* the numbers,
    from 1, of steps that do not follow from the one before; *contradicted* whether the status is another than the
    last step's, without the text having been changed.
    """

    last: Step | None
    changed: bool = False
    altered: tuple[int, ...] = ()
    contradicted: bool = False

    @property
    def holds(self) -> bool:
        """Whether everything is as it was recorded."""
        return not (self.changed or self.altered or self.contradicted)


def digest(doc: Communique) -> str:
    """Return the SHA-256, in hexadecimal digits, of what *doc* says.

    It is taken of canonical JSON: UTF-8, keys sorted, no spaces, members that are null, false, "" or [] left out, so
    that a field which a later version of the program adds changes nothing. {} stays: it is an embargo without an end.
    """
    raw = msgspec.to_builtins(doc)
    return _sha256({name: raw[name] for name in _SAID})


def _sha256(raw: Any) -> str:
    pruned = _pruned(raw)
    try:
        data = msgspec.json.encode(pruned, order="sorted")
    except UnicodeEncodeError:  # half a character, which is stored as U+FFFD
        data = msgspec.json.encode(codec.with_whole_characters(pruned), order="sorted")
    return hashlib.sha256(data).hexdigest()


def _pruned(raw: Any) -> Any:
    match raw:
        case dict():
            pruned = {key: _pruned(value) for key, value in raw.items()}
            return {
                key: value
                for key, value in pruned.items()
                if not (value is None or value is False or value in ("", []))
            }
        case list() | tuple():
            return [_pruned(value) for value in raw]
        case _:
            return raw


def standing(doc: Communique) -> Standing:
    """Return what the trail of *doc* proves."""
    if not doc.trail:
        return Standing(None)
    last = doc.trail[-1]
    before = ("", *(_step_digest(step) for step in doc.trail))
    altered = tuple(number for number, step in enumerate(doc.trail, 1) if step.previous != before[number - 1])
    changed = last.digest != digest(doc)
    return Standing(last, changed, altered, contradicted=doc.status is not last.status and not changed)


def _step_digest(step: Step) -> str:
    return _sha256(msgspec.to_builtins(step))


def findings(doc: Communique) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with the trail of *doc*: each a name for programs and a sentence."""
    found = standing(doc)
    told: list[tuple[str, str]] = []
    for number in found.altered:
        message = _("Step {number} of the approval trail does not follow from the one before it: it was altered.")
        told.append(("trail-altered", message.format(number=number)))
    if found.last is None or found.last.status is Status.DRAFT:
        return tuple(told)
    if found.changed:
        message = _("The text was changed since {name} marked it as “{status}” on {time}; have it read again.")
        told.append(
            ("changed-since", message.format(name=found.last.by, status=found.last.status.label, time=when(found.last)))
        )
    if found.contradicted:
        message = _("The status is “{status}”, but the approval trail ends with “{last}”.")
        told.append(("trail-contradicted", message.format(status=doc.status.label, last=found.last.status.label)))
    return tuple(told)


def verdict(doc: Communique) -> tuple[str, bool]:
    """Return what the trail of *doc* says, and whether all is well with it."""
    if wrong := findings(doc):
        return " ".join(message for _rule, message in wrong), False
    if not doc.trail:
        return ("" if doc.status is Status.DRAFT else _("Nobody’s approval is on record.")), True
    last = doc.trail[-1]
    told = _("{status}: {name}, {time}").format(status=last.status.label, name=last.by, time=when(last))
    return (f"{told} – {last.note}" if last.note else told), True


def when(step: Step) -> str:
    """Return the moment of *step* in its own zone, to the minute."""
    return f"{step.time:%Y-%m-%d %H:%M}" if step.time else ""


def is_locked(doc: Communique) -> bool:
    """Whether the text of *doc* is read only; what came without a trail was approved by nobody here, and is not."""
    return bool(doc.trail) and doc.status in LOCKED


def next_steps(doc: Communique) -> tuple[Status, ...]:
    """Return the steps that may be taken from here; correcting and cancelling make a document of their own."""
    if doc.status in OUT and not doc.trail:
        return (Status.DRAFT,)
    return _NEXT.get(doc.status, ())


def taken(doc: Communique, status: Status, by: str, now: dt.datetime, note: str = "") -> Communique:
    """Return *doc* after the step *status*, taken by a person at *now* (with zone)."""
    step = Step(
        status=status,
        by=by,
        time=now,
        note=note,
        digest=digest(doc),
        previous=_step_digest(doc.trail[-1]) if doc.trail else "",
    )
    released = now if status is Status.RELEASED else doc.released
    return msgspec.structs.replace(doc, status=status, trail=(*doc.trail, step), released=released)


def same_text(one: Communique, other: Communique) -> bool:
    """Whether both say the same, whatever became of them."""
    return all(getattr(one, name) == getattr(other, name) for name in _SAID)


def carried(before: Communique, after: Communique) -> Communique:
    """Return *after*, an edited *before*, with the trail of that; what is edited is a draft again.

    Raises :class:`LockedText` where it must not be edited.
    """
    if not before.trail:
        return after
    if same_text(before, after):
        return msgspec.structs.replace(after, trail=before.trail, status=before.status)
    if before.status in LOCKED:
        raise LockedText(locked_sentence(before.status))
    return msgspec.structs.replace(after, trail=before.trail, status=Status.DRAFT)


def locked_sentence(status: Status) -> str:
    """Return why the text is read only after *status*, and what to do."""
    if status is Status.APPROVED:
        return _("The text is approved and not edited any more; take it back to a draft first.")
    return _("The communiqué is out and not edited any more; make a correction of it.")


def settled(doc: Communique) -> Communique:
    """Return *doc* as it stands: approved by a trail that does not hold, it is a draft.

    What is out stays out; that it is not what was released is for :func:`findings` to tell.
    """
    if doc.trail and doc.status in {Status.REVIEWED, Status.APPROVED} and not standing(doc).holds:
        return msgspec.structs.replace(doc, status=Status.DRAFT)
    return doc


def identified(doc: Communique, authority: str, now: dt.datetime) -> Communique:
    """Return *doc* with an identifier, which what corrects it can name."""
    return doc if doc.guid else msgspec.structs.replace(doc, guid=mint_guid(authority, now.date()))


def correction(doc: Communique, reason: str, now: dt.datetime) -> Communique:
    """Return the next version of *doc*, a draft that says which release it corrects and why."""
    return msgspec.structs.replace(
        doc,
        version=doc.version + 1,
        status=Status.DRAFT,
        trail=(),
        corrects=Corrects(guid=doc.guid, version=doc.version, reason=reason),
        modified=now,
        released=None,
    )


def cancellation(doc: Communique, reason: str, by: str, now: dt.datetime) -> Communique:
    """Return the next version of *doc*, which withdraws it."""
    notice = msgspec.structs.replace(correction(doc, reason, now), released=now)
    return taken(notice, Status.CANCELLED, by, now, reason)

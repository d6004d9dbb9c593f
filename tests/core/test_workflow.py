"""The approval trail: what each step proves, and what breaks it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from aes_editor import codec, workflow
from aes_editor.document import Communique, Embargo, Paragraphs, Status, Step
from aes_editor.workflow import LockedText

NOW = dt.datetime(2026, 3, 10, 9, 30, tzinfo=dt.UTC)
DRAFT = Communique(guid="tag:aes.example,2026-03-10:communique:1", headline="Un pont", body=(Paragraphs(text="Long."),))


def after(*steps: Status, doc: Communique = DRAFT) -> Communique:
    for step in steps:
        doc = workflow.taken(doc, step, f"{step.value} person", NOW)
    return doc


REVIEWED = after(Status.REVIEWED)
APPROVED = after(Status.REVIEWED, Status.APPROVED)
RELEASED = after(Status.REVIEWED, Status.APPROVED, Status.RELEASED)


def test_each_step_says_who_when_and_what_it_was_about() -> None:
    assert [(step.status, step.by, step.time) for step in RELEASED.trail] == [
        (Status.REVIEWED, "reviewed person", NOW),
        (Status.APPROVED, "approved person", NOW),
        (Status.RELEASED, "released person", NOW),
    ]
    assert {step.digest for step in RELEASED.trail} == {workflow.digest(DRAFT)}
    assert RELEASED.released == NOW
    assert workflow.standing(RELEASED).holds
    assert workflow.findings(RELEASED) == ()


def test_the_trail_survives_the_file() -> None:
    read = codec.decode(codec.encode(RELEASED))

    assert read == RELEASED
    assert workflow.standing(read).holds


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Deux ponts"},
        {"body": (Paragraphs(text="Court."),)},
        {"embargo": Embargo()},
        {"reference": "N° 1"},
        {"version": 2},
    ],
)
def test_any_later_change_of_what_it_says_breaks_an_approval(change: dict[str, Any]) -> None:
    changed = msgspec.structs.replace(APPROVED, **change)

    assert workflow.standing(changed).changed
    ((rule, sentence),) = workflow.findings(changed)
    assert rule == "changed-since"
    assert "approved person" in sentence
    assert "2026-03-10 09:30" in sentence
    assert workflow.settled(changed).status is Status.DRAFT


def test_saving_and_linking_a_translation_break_nothing() -> None:
    saved = msgspec.structs.replace(APPROVED, modified=NOW + dt.timedelta(hours=1))

    assert workflow.standing(saved).holds
    assert workflow.settled(saved) is saved


@pytest.mark.parametrize("number", [0, 1])
def test_a_step_that_was_altered_or_taken_out_is_missed(number: int) -> None:
    forged = list(RELEASED.trail)
    forged[number] = msgspec.structs.replace(forged[number], by="somebody else")
    altered = msgspec.structs.replace(RELEASED, trail=tuple(forged))
    shortened = msgspec.structs.replace(RELEASED, trail=RELEASED.trail[:number] + RELEASED.trail[number + 1 :])

    assert workflow.standing(altered).altered == (number + 2,)
    assert workflow.standing(shortened).altered == (number + 1,)
    assert [rule for rule, _sentence in workflow.findings(altered)] == ["trail-altered"]


def test_a_status_that_nobody_recorded_is_contradicted_and_no_approval() -> None:
    claimed = msgspec.structs.replace(REVIEWED, status=Status.APPROVED)

    assert workflow.standing(claimed).contradicted
    assert [rule for rule, _sentence in workflow.findings(claimed)] == ["trail-contradicted"]
    assert workflow.settled(claimed).status is Status.DRAFT


def test_what_is_out_stays_out_and_is_told_to_be_altered() -> None:
    altered = msgspec.structs.replace(RELEASED, headline="Autre chose")

    assert workflow.settled(altered).status is Status.RELEASED
    assert [rule for rule, _sentence in workflow.findings(altered)] == ["changed-since"]


def test_a_reviewed_text_that_is_edited_is_a_draft_again_and_keeps_its_trail() -> None:
    edited = workflow.carried(REVIEWED, msgspec.structs.replace(REVIEWED, headline="Deux ponts", trail=()))

    assert edited.status is Status.DRAFT
    assert edited.trail == REVIEWED.trail


@pytest.mark.parametrize("doc", [APPROVED, RELEASED, after(Status.CORRECTED), after(Status.CANCELLED)])
def test_an_approved_or_released_text_is_not_edited(doc: Communique) -> None:
    with pytest.raises(LockedText, match="not edited any more"):
        workflow.carried(doc, msgspec.structs.replace(doc, headline="Deux ponts"))

    assert workflow.is_locked(doc)
    assert workflow.carried(doc, msgspec.structs.replace(doc, modified=NOW)).trail == doc.trail


def test_what_came_without_a_trail_is_edited_freely() -> None:
    foreign = msgspec.structs.replace(DRAFT, status=Status.RELEASED)

    assert not workflow.is_locked(foreign)
    assert workflow.carried(foreign, DRAFT) is DRAFT
    assert workflow.next_steps(foreign) == (Status.DRAFT,)


def test_an_approval_can_be_taken_back_and_a_release_cannot() -> None:
    assert workflow.next_steps(DRAFT) == (Status.REVIEWED,)
    assert workflow.next_steps(APPROVED) == (Status.RELEASED, Status.DRAFT)
    assert workflow.next_steps(RELEASED) == ()

    back = workflow.taken(APPROVED, Status.DRAFT, "A", NOW, "a figure is wrong")

    assert not workflow.is_locked(back)
    assert workflow.findings(back) == ()
    assert back.trail[-1].note == "a figure is wrong"


def test_a_correction_is_a_new_version_that_names_what_it_corrects() -> None:
    correction = workflow.correction(RELEASED, "Le pont est un bac.", NOW)

    assert (correction.guid, correction.version, correction.status) == (RELEASED.guid, 2, Status.DRAFT)
    assert correction.corrects is not None
    assert (correction.corrects.guid, correction.corrects.version) == (RELEASED.guid, 1)
    assert correction.corrects.reason == "Le pont est un bac."
    assert (correction.trail, correction.released) == ((), None)


def test_a_cancellation_is_a_new_version_that_is_cancelled_by_somebody() -> None:
    notice = workflow.cancellation(RELEASED, "Rien n’est signé.", "A. BA", NOW)

    assert (notice.version, notice.status) == (2, Status.CANCELLED)
    assert notice.trail == (
        Step(status=Status.CANCELLED, by="A. BA", time=NOW, note="Rien n’est signé.", digest=workflow.digest(notice)),
    )
    assert workflow.is_locked(notice)


def test_half_a_character_has_the_digest_of_what_is_stored_of_it() -> None:
    broken = msgspec.structs.replace(DRAFT, headline="a\ud800")

    assert workflow.digest(broken) == workflow.digest(codec.decode(codec.encode(broken)))

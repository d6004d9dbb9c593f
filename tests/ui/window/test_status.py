"""The status bar: lengths, the time an embargo still holds, the moment it ends."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Embargo
from aes_editor.kinds import Range
from ui import clock
from ui.session import Session
from ui.window.status import StatusBar, remaining

NOW = dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(("signs", "told"), [(1499, "(\u22121)"), (1500, "\u202f500 signs ·"), (2640, "(+640)")])
def test_the_length_is_told_against_the_aim(qtbot: QtBot, signs: int, told: str) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_session(Session(Communique(headline="a" * signs)))
    bar.show_target(Range(least=1500, most=2000))

    assert any(told in label.text() for label in bar.findChildren(QLabel))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (dt.timedelta(seconds=1), "0 h 01 min"),
        (dt.timedelta(minutes=59), "0 h 59 min"),
        (dt.timedelta(hours=5, minutes=7), "5 h 07 min"),
        (dt.timedelta(days=1), "1 day"),
        (dt.timedelta(days=3, hours=23), "3 days"),
    ],
)
def test_what_remains_of_an_embargo_is_told_in_words(after: dt.timedelta, words: str) -> None:
    assert remaining(NOW + after, NOW) == words


def test_the_end_of_an_embargo_is_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [NOW]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    bar = StatusBar()
    qtbot.addWidget(bar)
    ends: list[bool] = []
    bar.embargo_ended.connect(lambda: ends.append(True))
    bar.show_session(Session(Communique(embargo=Embargo(until=NOW + dt.timedelta(minutes=1)))))
    assert "0 h 01 min" in bar._embargo.text()

    moment[0] += dt.timedelta(minutes=1)
    bar.refresh()
    bar.refresh()

    assert ends == [True]
    assert bar._embargo.text() == ""


def test_a_session_without_embargo_ends_none(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    with qtbot.assertNotEmitted(bar.embargo_ended):
        bar.show_session(Session(Communique()))
        bar.show_session(None)

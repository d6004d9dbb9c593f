"""After an import: the panel under the form and the marks on it, for the communiqué in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from ui.intake.insertion import insertion_menu
from ui.intake.marks import Marks
from ui.intake.panel import Panel
from ui.window import strips

if TYPE_CHECKING:
    from ui.intake.review import Review
    from ui.session import Session
    from ui.window.main import MainWindow


class Desk(QObject):
    """Holds the review of each session as long as that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reviews: dict[Session, Review] = {}
        self._marks: dict[Review, Marks] = {}
        self._wanted: set[Session] = set()
        self._toggle = window.actions_by_name["show_left_out"]
        self._next = window.actions_by_name["next_unsure"]
        self.panel: Panel | None = None
        window.workspace.current_changed.connect(lambda _session: self._refresh())
        window.workspace.closed.connect(self._on_closed)

    @property
    def review(self) -> Review | None:
        """What is to be looked at in the communiqué in front; None where nothing was imported, or that is undone."""
        current = self._window.workspace.current
        review = self._reviews.get(current) if current is not None else None
        return review if review is not None and review.active else None

    def begin(self, review: Review) -> None:
        """Show *review*, of the communiqué in front, where there is anything to look at."""
        if not review.pending or self._window.form is None:
            return
        self._forget(review.session)
        self._reviews[review.session] = review
        self._wanted.add(review.session)
        self._marks[review] = Marks(self._window.form, review)
        review.changed.connect(self._refresh)
        self._refresh()

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel, and go to it or back to the form."""
        review = self.review
        if review is None:
            return
        if shown:
            self._wanted.add(review.session)
        else:
            self._wanted.discard(review.session)
        self._refresh()
        if shown and self.panel is not None:
            self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._window.form is not None:
            self._window.form.go_to(self._window.form.entered or "headline")

    def next_unsure(self) -> None:
        """Go to the next field that was guessed and not looked at since."""
        form = self._window.form
        if form is not None and self.review is not None and (place := self.review.next_unsure(form.entered)):
            form.go_to(self._marks[self.review].field_of(place))

    def _refresh(self) -> None:
        review = self.review
        shown = review is not None and review.session in self._wanted
        if review is not None and shown:
            self._show(self._ready_panel(), review)
        elif self.panel is not None:
            self.panel.hide()
        self._next.setEnabled(review is not None and bool(review.unsure))
        self._toggle.setEnabled(review is not None)
        self._toggle.blockSignals(True)  # it follows; nobody has asked for anything
        self._toggle.setChecked(shown)
        self._toggle.blockSignals(False)

    def _ready_panel(self) -> Panel:
        if self.panel is None:
            self.panel = Panel()
            self.panel.insert_asked.connect(self._on_insert_asked)
            self.panel.next_asked.connect(self.next_unsure)
            self.panel.closed.connect(lambda: self._toggle.setChecked(False))
            strips.add(self._window.strips, self.panel)
        return self.panel

    def _show(self, panel: Panel, review: Review) -> None:
        panel.show_review(review)
        strips.bring(self._window.strips, panel, panel.ideal_height())

    def _on_insert_asked(self, text: str, position: QPoint) -> None:
        if self._window.form is not None and self.panel is not None:
            menu = insertion_menu(self.panel, self._window.form, text)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(position)

    def _on_closed(self, session: Session) -> None:
        self._forget(session)
        self._wanted.discard(session)

    def _forget(self, session: Session) -> None:
        """End the review of *session*: it is closed, or imported into once more."""
        review = self._reviews.pop(session, None)
        if review is None:
            return
        self._marks.pop(review).deleteLater()
        if self.panel is not None:
            self.panel.forget(review)
        review.deleteLater()

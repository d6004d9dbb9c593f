"""The main window: its regions and its actions, put together."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aes_editor.i18n import _
from ui import icons, numbers, theme
from ui.reading_order import neighbour
from ui.window import bars
from ui.window.action_set import ActionSet
from ui.window.documents import Documents
from ui.window.parts import Parts
from ui.window.status import StatusBar
from ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from aes_editor.document import Communique
    from ui.dossiers import Dossiers
    from ui.form.editors import TextEditor
    from ui.form.form import Form
    from ui.intake.arrival import Clip
    from ui.preferences import Preferences
    from ui.preview import Preview
    from ui.session import Session
    from ui.window.actions import Action

_LEAST = QSize(640, 340)
_FIRST = QSize(1366, 768)
_SHARES = (230, 560, 576)
_MOST_IN_MENU = 12
_NARROW = 1000
"""Logical pixels of width below which the list of files starts folded away: a small screen, or one at 200 %."""


class MainWindow(Parts, QMainWindow):
    """Files at the left, the form at the centre, the page at the right.

    ``form_made(form)`` tells of each form, before it is shown.
    """

    form_made = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.workspace = Workspace(preferences, self)
        self.documents = Documents(self.workspace, preferences, self)
        self.preview: Preview | None = None
        self._forms: dict[Session, Form] = {}
        self._shown: Session | None = None
        self._waiting: list[Path] = []
        self.data: Path | None = None
        self._painted = False
        self._actions = ActionSet(self, self._act)
        self.actions_by_name = self._actions.by_name
        bars.add_menus(self, self.actions_by_name, self._fill_recent)
        bars.add_toolbar(self, self.actions_by_name)
        self.setWindowTitle("AES Editor")
        self.setMinimumSize(_LEAST)
        room = self.screen().availableSize()
        self.resize(_FIRST.boundedTo(room))
        self.setAcceptDrops(True)
        self._lay_out()
        self._restore_layout()
        self.workspace.current_changed.connect(self._on_current_changed)
        self.workspace.listed.connect(self._show_title)
        self.workspace.closed.connect(self._on_closed)
        preferences.changed.connect(lambda _settings: self._refresh_preview())

    # -- actions

    def _act(self, known: Action, *values: bool) -> None:
        getattr(getattr(self, known.owner), known.name)(*values)

    # -- regions

    def _lay_out(self) -> None:
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.files = _empty_region(170)
        self.centre = _empty_region(340)
        self.page = _empty_region(260)
        self._banner = QLabel()
        self._banner.setObjectName("warning")
        self._banner.setWordWrap(True)
        self._banner.setMargin(10)
        self._banner.hide()
        self.stack = QStackedWidget()
        self.strips = QSplitter()
        self.strips.setProperty("orientation", numbers.VERTICAL)
        self.strips.setHandleWidth(1)
        self.strips.setChildrenCollapsible(False)
        self.strips.addWidget(self.stack)
        _fill(self.centre, self._banner, self.strips)
        for region in (self.files, self.centre, self.page):
            self.splitter.addWidget(region)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 1)
        self.splitter.setSizes(list(_SHARES))
        self.setCentralWidget(self.splitter)
        self.status = StatusBar()
        self.status.embargo_ended.connect(self._refresh_preview)
        self.status.embargo_ended.connect(self.workspace.listed)
        self.setStatusBar(self.status)
        self._blank = QWidget()
        self.stack.addWidget(self._blank)

    def _restore_layout(self) -> None:
        settings = self.preferences.settings
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        if settings.layout:
            self.splitter.restoreState(QByteArray.fromBase64(settings.layout.encode()))
        for name, region, shown in (
            ("show_dossiers", self.files, settings.show_dossiers and self.width() >= _NARROW),
            ("show_preview", self.page, settings.show_preview),
        ):
            region.setVisible(shown)
            self.actions_by_name[name].setChecked(shown)

    def open_after_first_paint(self, files: Sequence[Path], data: Path | None = None) -> None:
        """Open *files*, and the journal in the data folder *data*, as soon as the window stands."""
        self._waiting, self.data = list(files), data

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._on_first_painted)
        return handled

    @cached_property
    def _welcome(self) -> QWidget:
        from ui.window.welcome import Welcome  # noqa: PLC0415 - the window stands before anything else is loaded

        welcome = Welcome([self.actions_by_name[name] for name in ("new", "open", "open_sample")])
        self.stack.addWidget(welcome)
        return welcome

    @cached_property
    def dossiers(self) -> Dossiers:
        """The list of files."""
        from ui.dossiers import Dossiers  # noqa: PLC0415 - the window stands before anything else is loaded

        dossiers = Dossiers(self.workspace, self.preferences)
        dossiers.session_chosen.connect(self.workspace.show)
        dossiers.file_chosen.connect(lambda path: self.documents.open_files([path]))
        _fill(self.files, dossiers)
        return dossiers

    def _on_first_painted(self) -> None:
        icons.wake()
        theme.load_text_font()
        self.documents.add_notice(self.centre)
        self.workflow.start(self.centre)
        self.checking.start()
        self.files.setFocusProxy(self.dossiers)
        if self.data is not None:
            self.safety.start(self.data)
        if self._waiting:
            self.documents.open_files(self._waiting)
        if self.workspace.current is None:
            self.stack.setCurrentWidget(self._welcome)
        QTimer.singleShot(0, self.start_preview)

    def start_preview(self) -> None:
        """Make the preview, once; the window stands already."""
        if self.preview is not None:
            return
        from ui.preview import Preview  # noqa: PLC0415 - the window stands before anything else is loaded

        self.preview = Preview(self.documents.context, self.page)
        self.preview.set_current_tab(self.preferences.settings.preview_tab)
        self.preview.tab_changed.connect(lambda name: self.preferences.change(preview_tab=name))
        self.preview.field_clicked.connect(self._on_field_clicked)
        self.preview.pages_changed.connect(self.status.show_pages)
        _fill(self.page, self.preview)
        self.preview.setVisible(self.workspace.current is not None)
        self._refresh_preview()

    # -- the communiqué in front

    @property
    def form(self) -> Form | None:
        """The form of the communiqué in front."""
        return self._forms.get(self.workspace.current) if self.workspace.current else None

    def _form_of(self, session: Session) -> Form:
        if session not in self._forms:
            from ui.form.form import Form  # noqa: PLC0415

            form = Form(session)
            form.field_entered.connect(self._on_field_entered)
            form.whole_pasted.connect(self._on_whole_pasted)
            self._forms[session] = form
            self.form_made.emit(form)
            self.stack.addWidget(form)
        return self._forms[session]

    def _on_current_changed(self, session: Session | None) -> None:
        if self._shown is not None:
            self._shown.changed.disconnect(self._on_document_changed)
        self._shown = session
        if session is None:
            self.stack.setCurrentWidget(self._welcome)
        else:
            session.changed.connect(self._on_document_changed)
            form = self._form_of(session)
            self.stack.setCurrentWidget(form)
            form.go_to("headline")
        self._show_losses(session)
        self.status.show_session(session)
        if self.preview is not None:
            self.preview.setVisible(session is not None)
        self._refresh_preview()
        self._show_title()
        self._actions.follow(session)

    def _show_losses(self, session: Session | None) -> None:
        losses = session.losses if session else ()
        self._banner.setVisible(bool(losses))
        if losses:
            advice = _("The file is damaged and is not written over; save under another name.")
            self._banner.setText("⚠ " + " ".join((*losses, advice)))

    def _on_document_changed(self, _old: Communique, _new: Communique) -> None:
        self._refresh_preview()

    def _refresh_preview(self) -> None:
        session = self.workspace.current
        if self.preview is not None and session is not None:
            self.preview.show_document(session.doc, session.media)

    def _on_closed(self, session: Session) -> None:
        if (form := self._forms.pop(session, None)) is not None:
            self.stack.removeWidget(form)
            form.deleteLater()

    def _on_field_entered(self, place: str) -> None:
        if self.preview is not None:
            self.preview.mark_field(place)

    def _on_whole_pasted(self, clip: Clip, editor: TextEditor) -> None:
        self.intake.offer(clip, editor)

    def _on_field_clicked(self, place: str) -> None:
        if self.form is not None:
            self.activateWindow()
            self.form.go_to(place)

    def _show_title(self) -> None:
        session = self.workspace.current
        if session is None:
            self.setWindowTitle("AES Editor")
            self.setWindowModified(False)
        else:
            self.setWindowTitle(f"{session.title}[*] – AES Editor")
            self.setWindowModified(session.modified)
            self._show_losses(session)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for name in self.preferences.settings.recent[:_MOST_IN_MENU]:
            path = Path(name)
            action = menu.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(name)
            action.triggered.connect(lambda _checked=False, path=path: self.documents.open_files([path]))
        if menu.isEmpty():
            menu.addAction(_("No recent file")).setEnabled(False)

    # -- Qt

    def focusNextPrevChild(self, forward: bool) -> bool:
        target = neighbour(self.splitter, QApplication.focusWidget(), 1 if forward else -1)
        if target is not None:
            reasons = QtCore.Qt.FocusReason
            target.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
        return target is not None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.intake.take_files(_dropped_files(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.close_all():
            event.ignore()
            return
        self.preferences.change(
            show_dossiers=self.actions_by_name["show_dossiers"].isChecked() or self.width() < _NARROW,
            show_preview=self.actions_by_name["show_preview"].isChecked(),
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            layout=bytes(self.splitter.saveState().toBase64().data()).decode(),
        )
        if self.preview is not None:
            self.preview.shutdown()
        event.accept()


def _empty_region(least: int) -> QWidget:
    """Return a region at least *least* pixels wide, to be filled from top to bottom."""
    region = QWidget()
    region.setMinimumWidth(least)
    column = QVBoxLayout(region)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return region


def _fill(region: QWidget, *widgets: QWidget) -> None:
    """Put *widgets* into *region*, one below the other."""
    column = region.layout()
    assert column is not None
    for widget in widgets:
        column.addWidget(widget)


def _dropped_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

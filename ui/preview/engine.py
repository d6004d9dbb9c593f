"""The thread between window and worker. It holds one request at most: the newest."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aes_editor.i18n import _
from ui.preview.messages import Answer, Failure
from ui.preview.studio import Studio

if TYPE_CHECKING:
    from ui.preview.messages import Request
    from ui.preview.worker import Worker

_GRACE = 0.5
"""Seconds that a page in the making may take before it is stopped, once the window closes."""


class _Newest:
    """A box for one request. A newer one takes the place of one that nobody has taken yet."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._request: Request | None = None
        self._closed = False

    def put(self, request: Request) -> None:
        with self._changed:
            self._request = request
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()

    @property
    def closed(self) -> bool:
        return self._closed

    def take(self) -> Request | None:
        """Wait for a request and take it out; None once the box is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._request is not None)
            request, self._request = self._request, None
            return None if self._closed else request


class Engine(QObject):
    """Answers requests in the background: by a worker process, or within its own thread where there can be none.

    Signal: ``answered(answer)``, on the thread of the window. A request that is overtaken while it waits is dropped.
    """

    answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box = _Newest()
        self._thread = threading.Thread(target=self._run, name="preview", daemon=True)
        self._worker: Worker | None = None
        self._studio: Studio | None = None

    def ask(self, request: Request) -> None:
        """Have *request* answered, and no longer any that waits; returns at once."""
        self._box.put(request)
        if self._thread.ident is None:
            self._thread.start()

    def shutdown(self) -> None:
        """End the thread and its process; nothing is answered after this."""
        self._box.close()
        if self._thread.ident is None:
            return
        self._thread.join(_GRACE)
        while self._thread.is_alive():
            if worker := self._worker:
                worker.kill()
            self._thread.join(_GRACE)

    def _run(self) -> None:
        while request := self._box.take():
            answer = self._answer(request)
            if not self._box.closed:
                self.answered.emit(answer)
        if self._worker:
            self._worker.close()

    def _answer(self, request: Request) -> Answer:
        from ui.preview.worker import Worker, WorkerLost  # noqa: PLC0415 - 15 ms that the window need not wait for

        for _attempt in range(2):
            if self._studio or self._box.closed:
                break
            try:
                self._worker = self._worker or Worker()
                return self._worker.answer(request)
            except WorkerLost:
                self._worker = None
            except OSError:  # no process to be had
                self._studio = Studio()
        if self._studio:
            return self._studio.answer(request)
        sentence = _("The preview had to be stopped twice. It starts again with your next change.")
        return Answer(request.number, request.tab, Failure(sentence))

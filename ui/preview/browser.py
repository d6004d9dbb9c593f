"""A web page that runs no script, opens no connection, keeps nothing and goes nowhere.

The page world has JavaScript switched off; what the preview does to the page runs in Qt's application world, which
Chromium keeps apart from the page and runs nevertheless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld

_OWN = "data"
"""The one scheme that is let through: the images within the page, and the empty page it begins with."""

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.Accelerated2dCanvasEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.NavigateOnDropEnabled,
)


class Blocker(QWebEngineUrlRequestInterceptor):
    """Stops every request but those for what the page itself carries."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme() != _OWN:
            info.block(True)


class Page(QWebEnginePage):
    """The page of the preview. Links are text here: nothing a person does in it loads anything."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, _is_main_frame: bool
    ) -> bool:
        return QUrl(url).scheme() == _OWN and kind == QWebEnginePage.NavigationType.NavigationTypeTyped

    def javaScriptConsoleMessage(
        self, _level: QWebEnginePage.JavaScriptConsoleMessageLevel, _message: str, _line: int, _source: str
    ) -> None:
        """Say nothing of what Chromium kept the page from doing: it is meant to be kept from it."""

    def run(self, script: str, told: Callable[[object], None] | None = None) -> None:
        """Run *script* in the world of the preview; *told*, if given, gets its result."""
        if told:
            self.runJavaScript(script, _WORLD, told)
        else:
            self.runJavaScript(script, _WORLD)


def make_profile(parent: QObject) -> QWebEngineProfile:
    """Return a profile that lives in memory alone and reaches nothing outside."""
    profile = QWebEngineProfile(parent)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setUrlRequestInterceptor(Blocker(profile))
    return profile

"""The guide: docs/guide.md in a window of its own, also without a network."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser, QWidget

from colorstudio.support.resources import manual

_SIZE = (880, 760)


class Guide(QTextBrowser):
    """Shows the guide; a link into the net opens the person's browser, and only when it is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Guide"))
        self.resize(*_SIZE)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        page = manual("guide.md")
        self.setSearchPaths([str(page.parent)])
        self.document().setBaseUrl(QUrl.fromLocalFile(f"{page.parent}/"))
        self.document().setDefaultStyleSheet("img { max-width: 100%; }")
        self.setMarkdown(page.read_text(encoding="utf-8"))

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        elif url.hasFragment():
            self.scrollToAnchor(url.fragment())

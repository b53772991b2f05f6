"""The guide: docs/guide.md in a window of its own, also without a network. Escape closes it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QImage, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from colorstudio.support.resources import manual
from colorstudio.ui.measures import GAP, MARGIN, TIGHT

_SIZE = (880, 760)
_BESIDE_PICTURES = 64  # px: margins and the scroll bar


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
        self.setMarkdown(page.read_text(encoding="utf-8"))
        self.document().setDocumentMargin(MARGIN)
        self._space_out()

    def _space_out(self) -> None:
        """Let paragraphs stand apart, which Qt sets solid."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                form = block.blockFormat()
                form.setTopMargin(MARGIN if form.headingLevel() > 1 else 0)
                form.setBottomMargin(TIGHT if form.objectIndex() >= 0 else GAP)
                cursor.setBlockFormat(form)
            block = block.next()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back, which some window managers would give to another program."""
        super().closeEvent(event)
        before = self.parentWidget()
        if before is not None:
            before.window().activateWindow()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures no wider than the page, which would have to be dragged sideways."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return found
        image = found if isinstance(found, QImage) else QImage.fromData(found) if found else QImage()
        width = _SIZE[0] - _BESIDE_PICTURES
        return (
            image if image.width() <= width else image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        )

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        elif url.hasFragment():
            self.scrollToAnchor(url.fragment())

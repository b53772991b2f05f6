"""About: what the program is, its version and licences, and what may be done with the results."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from colorstudio._version import __version__
from colorstudio.support.resources import manual
from colorstudio.ui.measures import GAP, MARGIN
from colorstudio.ui.widgets.button import Button, ButtonSize
from colorstudio.ui.widgets.label import TextRole, label

_SIZE = (640, 520)


class About(QDialog):
    """Says who made what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About colorstudio"))
        self.resize(*_SIZE)
        notices = QPlainTextEdit(_paragraphs(manual("NOTICE").read_text(encoding="utf-8")))
        notices.setReadOnly(True)
        notices.setAccessibleName(self.tr("Licences"))
        close = Button(self.tr("Close"), size=ButtonSize.DIALOG)
        close.clicked.connect(self.accept)
        yours = label(
            self.tr(
                "The pictures that you make are yours. The network's weights are CC BY-NC 4.0: they may not be sold, "
                "nor be used to earn money."
            )
        )
        yours.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(label(f"colorstudio {__version__}", TextRole.DIALOG_TITLE))
        column.addWidget(label(self.tr("Everything stays on this computer: no account, no upload, no download.")))
        column.addWidget(yours)
        column.addWidget(notices, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _paragraphs(text: str) -> str:
    """The paragraphs of a text that was broken into lines for a terminal, each in one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))

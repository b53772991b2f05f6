"""The panel of the color that is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from colorstudio.ui.look import Look

if TYPE_CHECKING:
    from colorstudio.editor.open_photo import OpenPhoto


class ColorPanel(QWidget):
    """Shows and changes the color that one photo after the other is painted in."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def show_photo(self, photo: OpenPhoto | None) -> None:
        """Be of this photo from now on."""

"""A slider whose groove shows the colors along its way: hue from red to red, chroma from gray to vivid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import COLOR_GROOVE
from colorstudio.ui.widgets.slider import Slider
from colorstudio.ui.widgets.span import Span


class ColorSlider(Slider):
    """A slider over colors that are given to it at equal distances, first to last."""

    def __init__(self, span: Span, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(span, look, name=name, parent=parent)
        self._colors: tuple[QColor, ...] = ()

    def set_colors(self, colors: Sequence[QColor]) -> None:
        """Paint these along the groove, at least two."""
        assert len(colors) > 1, colors
        self._colors = tuple(colors)
        self.update()

    @override
    def paint_groove(self, painter: QPainter) -> None:
        groove = self.groove(COLOR_GROOVE)
        tokens = self.look.tokens
        if not self._colors or not self.isEnabled():
            painter.setBrush(QColor(tokens.groove))
        else:
            along = QLinearGradient(groove.topLeft(), groove.topRight())
            for index, color in enumerate(self._colors):
                along.setColorAt(index / (len(self._colors) - 1), color)
            painter.setBrush(along)
        painter.setPen(QColor(tokens.line))
        painter.drawRoundedRect(groove.adjusted(0.5, 0.5, -0.5, -0.5), COLOR_GROOVE / 2, COLOR_GROOVE / 2)
        painter.setPen(Qt.PenStyle.NoPen)

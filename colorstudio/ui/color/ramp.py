"""The ramp: one chroma on the photo's own tones from shadow to light, because it looks different on each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from colorstudio.document.colors import Chroma
from colorstudio.imaging.on_screen import on_screen
from colorstudio.ui.hint_colors import LIGHTNESS
from colorstudio.ui.look import Look
from colorstudio.ui.measures import SWATCH_RADIUS
from colorstudio.ui.rgb_image import rgb_image
from colorstudio.ui.widgets.painting import faded

_CURVE: Final = 12  # pixels of height
_GAP: Final = 2
_RAMP: Final = 20
_STEPS: Final = 256
_MARK: Final = QSize(4, 18)


class ToneRamp(QWidget):
    """Draws the chroma along the tones, a curve of how often the photo has them, and a mark at the one in question."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chroma = Chroma(0.0, 0.0)
        self._lightness = LIGHTNESS
        self._shares: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("This color on the tones of the photo, from shadow to light"))
        self.setToolTip(self.tr("This color on the tones of the photo, from shadow to light"))
        look.changed.connect(self.update)

    def show_chroma(self, chroma: Chroma) -> None:
        self._chroma = chroma
        self.update()

    def show_lightness(self, lightness: float) -> None:
        self._lightness = lightness
        self.update()

    def show_tones(self, counts: NDArray[Any]) -> None:
        """Draw how often each tone is in the photo: counts at equal distances of lightness from 0 to 100."""
        # The square root: a white border of the scan would press all other tones to the ground.
        roots = np.sqrt(counts.astype(np.float64))
        self._shares = tuple(float(share) for share in roots / max(float(roots.max(initial=0.0)), 1.0))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_STEPS, _CURVE + _GAP + _RAMP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        ramp = QRectF(0, _CURVE + _GAP, self.width(), _RAMP)
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.fillPath(self._curve(), QColor(tokens.border))
            brush = QBrush(rgb_image(_colors(self._chroma)))
            brush.setTransform(QTransform.fromScale(ramp.width() / _STEPS, _RAMP))
            painter.setBrush(brush)
            painter.drawRoundedRect(ramp, SWATCH_RADIUS, SWATCH_RADIUS)
            self._paint_mark(painter, ramp)

    def _curve(self) -> QPainterPath:
        path = QPainterPath(QPointF(0, _CURVE))
        for index, share in enumerate(self._shares):
            x = self.width() * index / max(len(self._shares) - 1, 1)
            path.lineTo(x, _CURVE - share * _CURVE)
        path.lineTo(self.width(), _CURVE)
        path.closeSubpath()
        return path

    def _paint_mark(self, painter: QPainter, ramp: QRectF) -> None:
        mark = QRectF(0, 0, _MARK.width(), _MARK.height())
        mark.moveCenter(QPointF(self._lightness / 100 * self.width(), ramp.center().y()))
        mark.moveLeft(min(max(mark.left(), 1.0), self.width() - 1.0 - mark.width()))
        painter.setPen(QPen(faded("#000000", 0.75), 1))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(mark, 1, 1)


@lru_cache(maxsize=4)
def _colors(chroma: Chroma) -> NDArray[np.uint8]:
    """One row, from black to white, as far as the screen has the chroma at each lightness."""
    lab = np.empty((1, _STEPS, 3), np.float32)
    lab[..., 0] = np.linspace(0, 100, _STEPS, dtype=np.float32)
    lab[..., 1:] = (chroma.a, chroma.b)
    return on_screen(lab)

"""The plane of all chromas at the lightness in question: a drag or the arrow keys pick one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from colorstudio.document.colors import Chroma
from colorstudio.ui.color.plane_picture import REACH, border, plane_pixels
from colorstudio.ui.color.shown import clipped
from colorstudio.ui.hint_colors import LIGHTNESS
from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL_RADIUS
from colorstudio.ui.rgb_image import rgb_image
from colorstudio.ui.widgets.painting import faded, paint_focus

SIDE: Final = 136
_SCALE: Final = SIDE / (2 * REACH)
_HATCH: Final = 6
_CURRENT: Final = 6.0  # radii of the rings
_PREVIOUS: Final = 3.5
_LEAP: Final = 5.0  # Lab units of an arrow key with Shift
_DOT: Final = 2.5
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}


class ColorPlane(QWidget):
    """Shows and picks a chroma: a to the right, b upward."""

    staged = Signal(object)  # a Chroma, while the drag goes on
    chosen = Signal(object)  # a Chroma, at its end
    taken_back = Signal()  # what was staged

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lightness = round(LIGHTNESS)
        self._current = Chroma(0.0, 0.0)
        self._seen = Chroma(0.0, 0.0)
        self._previous = Chroma(0.0, 0.0)
        self._before_drag: Chroma | None = None
        self.setFixedSize(SIDE, SIDE)
        self.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Color plane: green to red, blue to yellow"))
        look.changed.connect(self.update)

    def show_lightness(self, lightness: float) -> None:
        """Show the plane at another lightness, 0 to 100."""
        whole = round(lightness)  # nobody sees less, and each costs some milliseconds
        if whole != self._lightness:
            self._lightness = whole
            self.update()

    def show_colors(self, current: Chroma, previous: Chroma, *, seen: Chroma) -> None:
        """Ring other colors, without a signal; `seen` is what a screen can show of the current one."""
        self._current, self._previous, self._seen = current, previous, seen
        self.update()

    def point_of(self, chroma: Chroma) -> QPointF:
        """Say where a chroma lies in the widget."""
        return _at(chroma.a, chroma.b)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._before_drag = self._current
        self._stage(_chroma_at(event.position()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._before_drag is not None:
            self._stage(_chroma_at(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._before_drag is not None and event.button() is Qt.MouseButton.LeftButton:
            self._before_drag = None
            self.chosen.emit(self._current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._before_drag is not None:
            before, self._before_drag = self._before_drag, None
            self._stage(before)
            self.taken_back.emit()
            return
        if event.key() in _ENTER:
            self.chosen.emit(self._current)
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        far = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        a, b = (low + far * way for low, way in zip((self._current.a, self._current.b), step, strict=True))
        self._stage(clipped(a, b))
        self.chosen.emit(self._current)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrows nudge here, whatever shortcuts the window has on them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        plate, gamut = QPainterPath(), QPainterPath()
        plate.addRoundedRect(QRectF(0, 0, SIDE, SIDE), CONTROL_RADIUS, CONTROL_RADIUS)
        gamut.addPolygon(QPolygonF([_at(float(a), float(b)) for a, b in border(self._lightness)]))
        gamut.closeSubpath()
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillPath(plate, QColor(tokens.plane))
            painter.setClipPath(plate)
            _paint_hatching(painter)
            painter.fillPath(gamut, self._brush())
            _paint_axes(painter)
            painter.strokePath(gamut, QPen(faded("#ffffff", 0.75), 1.25))
            self._paint_ring(painter, self._previous, radius=_PREVIOUS, width=1.25)
            if self._seen != self._current:
                self._paint_seen(painter)
            self._paint_ring(painter, self._current, radius=_CURRENT, width=2.0)
            painter.setClipping(False)
            if self.hasFocus():
                paint_focus(painter, self.rect(), tokens, radius=CONTROL_RADIUS)

    def _brush(self) -> QBrush:
        ratio = self.devicePixelRatioF()
        brush = QBrush(rgb_image(plane_pixels(self._lightness, round(SIDE * ratio))))
        brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        return brush

    def _paint_ring(self, painter: QPainter, chroma: Chroma, *, radius: float, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(faded("#000000", 0.72), width + 2), QPen(QColor("#ffffff"), width)):
            painter.setPen(pen)
            painter.drawEllipse(self.point_of(chroma), radius, radius)

    def _paint_seen(self, painter: QPainter) -> None:
        """A dot where a color beyond the border is seen, and the way that it has to come in."""
        ring, dot = self.point_of(self._current), self.point_of(self._seen)
        for pen in (QPen(faded("#000000", 0.72), 3), QPen(QColor("#ffffff"), 1)):
            painter.setPen(pen)
            painter.drawLine(ring, dot)
        painter.setPen(QPen(faded("#000000", 0.72), 1))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(dot, _DOT, _DOT)

    def _stage(self, chroma: Chroma) -> None:
        self._current = chroma
        self.update()
        self.staged.emit(chroma)


def _at(a: float, b: float) -> QPointF:
    return QPointF(SIDE / 2 + _SCALE * a, SIDE / 2 - _SCALE * b)


def _chroma_at(point: QPointF) -> Chroma:
    """The chroma under the pointer; beside the widget it is that of the edge."""
    a, b = (point.x() - SIDE / 2) / _SCALE, (SIDE / 2 - point.y()) / _SCALE
    return Chroma(min(max(a, -REACH), REACH), min(max(b, -REACH), REACH))


def _paint_hatching(painter: QPainter) -> None:
    """What can't be shown at this lightness."""
    painter.setPen(QPen(faded("#ffffff", 0.07), 1.5))
    for start in range(-SIDE, SIDE, _HATCH):
        painter.drawLine(QPointF(start, SIDE), QPointF(start + SIDE, 0))


def _paint_axes(painter: QPainter) -> None:
    painter.setPen(QPen(faded("#000000", 0.30), 1))
    middle = SIDE / 2 + 0.5
    painter.drawLine(QPointF(middle, 0), QPointF(middle, SIDE))
    painter.drawLine(QPointF(0, middle), QPointF(SIDE, middle))

"""A slider: a neutral groove with a round knob, filled from its left end or from a tick.

It tells the value while a gesture goes on (`moved`) and once when it ends (`released`), so that a drag can be one step
of the history. A double click restores the default; Escape gives back the value from before the drag. The wheel acts
only where the slider has the focus: scrolling a panel must not change a color.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget
from typing_extensions import override

from colorstudio.ui.look import Look
from colorstudio.ui.measures import CONTROL, GROOVE, KNOB
from colorstudio.ui.widgets.span import Span

_WIDTH = 88
_TICK = QSize(1, 10)
_FOCUS_GAP = 2


@dataclass(frozen=True, slots=True)
class _Drag:
    """Where a drag began: the value then, and how far beside the knob's center it was gripped."""

    steps: int
    offset: float


class Slider(QSlider):
    """A slider over a `Span`. Qt's integer value counts the steps, so keys and screen readers work as in any slider."""

    moved = Signal(float)
    released = Signal(float)

    def __init__(self, span: Span, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._span = span
        self._look = look
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setRange(span.steps(span.low), span.steps(span.high))
        self.setSingleStep(1)
        self.setPageStep(max(1, (self.maximum() - self.minimum()) // 10))
        self.setValue(span.steps(span.default))
        self.valueChanged.connect(self._report)
        look.changed.connect(self.update)

    @property
    def look(self) -> Look:
        return self._look

    @property
    def amount(self) -> float:
        """The value, in the units of the span."""
        return self._span.value(self.value())

    def set_amount(self, amount: float) -> None:
        """Show another value, without a signal."""
        with QSignalBlocker(self):
            self.setValue(self._span.steps(amount))
        self.update()

    def reset(self) -> None:
        """Back to the default, as a gesture of its own."""
        self.setValue(self._span.steps(self._span.default))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, CONTROL)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(4 * KNOB, CONTROL)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        beside = event.position().x() - self._knob().x()
        on_knob = abs(beside) <= KNOB / 2
        self._drag = _Drag(self.value(), beside if on_knob else 0.0)
        self._drag_to(event.position().x(), self._drag)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag_to(event.position().x(), self._drag)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._end_drag(self._drag)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.reset()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self.setValue(self._drag.steps)
            self.released.emit(self.amount)
            self._drag = None
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            self.paint_groove(painter)
            self._paint_knob(painter)

    def paint_groove(self, painter: QPainter) -> None:
        """The groove below the knob; another kind of slider paints another one."""
        tokens = self._look.tokens
        groove = self.groove(GROOVE)
        painter.setBrush(QColor(tokens.groove))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        tick = None if self._span.tick is None else self._x(self._span.tick)
        if self.isEnabled():
            start, end = sorted((groove.left() if tick is None else tick, self._knob().x()))
            painter.setBrush(QColor(tokens.filled))
            painter.drawRoundedRect(QRectF(start, groove.top(), end - start, GROOVE), GROOVE / 2, GROOVE / 2)
        if tick is not None:
            upright = QRectF(round(tick), groove.center().y() - _TICK.height() / 2, _TICK.width(), _TICK.height())
            painter.fillRect(upright, QColor(tokens.filled if self.isEnabled() else tokens.off))

    def groove(self, height: int) -> QRectF:
        """The groove's place: the whole width, in the middle."""
        return QRectF(0, (self.height() - height) / 2, self.width(), height)

    def _paint_knob(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        center = self._knob()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.knob if self.isEnabled() else tokens.off))
        painter.drawEllipse(center, (KNOB - 1) / 2, (KNOB - 1) / 2)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, KNOB / 2 + _FOCUS_GAP, KNOB / 2 + _FOCUS_GAP)

    def _knob(self) -> QPointF:
        return QPointF(self._x(self.amount), self.height() / 2)

    def _x(self, amount: float) -> float:
        """The knob's center at a value; it stays whole at both ends."""
        return self._inset() + self._span.way(amount) * (self.width() - 2 * self._inset())

    def _inset(self) -> float:
        return KNOB / 2 + _FOCUS_GAP + 0.5

    def _drag_to(self, x: float, drag: _Drag) -> None:
        way = (x - drag.offset - self._inset()) / max(1.0, self.width() - 2 * self._inset())
        self.setValue(self._span.steps(self._span.value_at(way)))

    def _end_drag(self, drag: _Drag) -> None:
        self._drag = None
        if self.value() != drag.steps:
            self.released.emit(self.amount)

    def _report(self) -> None:
        self.moved.emit(self.amount)
        if self._drag is None:  # a key, the wheel, a reset: a gesture that ends where it begins
            self.released.emit(self.amount)
